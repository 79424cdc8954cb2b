"""Real files of our own writing, read the way the program reads them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hearsay.domain.article import Article, BlockKind
from hearsay.reading.registry import read_file

Read = Callable[..., Article]
Kinds = list[tuple[BlockKind, str]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write ``content`` to a file called ``name`` and read it."""

    def write_and_read(content: str | bytes, name: str = "article.txt") -> Article:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_file(path, root=tmp_path)

    return write_and_read


@pytest.fixture
def kinds(read: Read) -> Callable[..., Kinds]:
    """Write and read as ``read`` does; return every block's kind and words."""

    def kinds_of(content: str | bytes, name: str = "article.txt") -> Kinds:
        article = read(content, name)
        return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]

    return kinds_of
