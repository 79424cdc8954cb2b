"""The trained attribution stage: a small network reads paragraphs, and legal labels are decoded from what it says."""
