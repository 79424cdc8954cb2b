"""What several articles share, alter and copy."""
