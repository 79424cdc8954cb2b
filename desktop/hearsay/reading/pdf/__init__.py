"""PDF: characters at places on pages become paragraphs in the order of reading."""
