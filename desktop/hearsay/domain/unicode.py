"""Text that can be stored and written: every string of the program as well-formed Unicode."""


def well_formed(text: str) -> str:
    """Return ``text`` as it can be written in UTF-8: halves of surrogate pairs joined, single ones replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
