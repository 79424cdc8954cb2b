"""Notes and analyses as Markdown, HTML and JSON."""
