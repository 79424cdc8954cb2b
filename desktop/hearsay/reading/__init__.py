"""A file or folder becomes articles."""
