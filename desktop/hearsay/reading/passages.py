"""One line of a file of passages, read as an article of its own."""

from hearsay.domain.article import Article, Block, BlockKind


def read_passage(line: str, path: str) -> Article:
    """Return an article of one paragraph whose text is exactly ``line``, so that offsets hold in the caller's file.

    A blank line has no block. ``path`` names the passage, e.g. ``passages.txt:3``.
    """
    blocks = (Block(0, len(line), BlockKind.PARAGRAPH),) if line.strip() else ()
    return Article(path=path, text=line, blocks=blocks)
