"""How much of a page's article is read, and how little else: beside two libraries, which `make bench` installs."""

import importlib
import importlib.util
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from hearsay.domain.article import BlockKind
from hearsay.reading.registry import read_file

Tool = Callable[[Path], tuple[str, str]]
"""takes a page, gives its text and its title"""

ASIDE = {BlockKind.FURNITURE, BlockKind.COMMENT}
STYLES = Path(__file__).parents[1] / "reading" / "pages"
_SITE_BEHIND = re.compile(r"\s*(?:[|\[_–—-]|（).*$")


def by_hearsay(page: Path) -> tuple[str, str]:
    article = read_file(page, root=page.parent)
    return " ".join(b.span.of(article.text) for b in article.blocks if b.kind not in ASIDE), article.title


def by_trafilatura(page: Path) -> tuple[str, str]:
    trafilatura = importlib.import_module("trafilatura")
    found = trafilatura.bare_extraction(page.read_bytes(), include_comments=False, include_tables=True)
    metadata = trafilatura.extract_metadata(page.read_bytes())
    return (found.text or "" if found else ""), (metadata.title or "" if metadata else "")


def by_readability(page: Path) -> tuple[str, str]:
    from lxml import html

    document = importlib.import_module("readability").Document(page.read_text(encoding="utf-8", errors="replace"))
    return str(html.fromstring(document.summary()).text_content()), document.short_title()


def tools() -> dict[str, Tool]:
    known = {"trafilatura": by_trafilatura, "readability": by_readability}
    installed: dict[str, Tool] = {name: tool for name, tool in known.items() if importlib.util.find_spec(name)}
    return {"hearsay": by_hearsay} | installed


def expected_of(page: Path) -> tuple[str, str]:
    told = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    text = page.with_suffix(".txt")
    blocks = text.read_text(encoding="utf-8") if text.exists() else " ".join(words for _, words in told["blocks"])
    return blocks, told["title"]


def word_f1(found: str, expected: str) -> float:
    counts = Counter(re.findall(r"\w+", found)), Counter(re.findall(r"\w+", expected))
    return 2 * (counts[0] & counts[1]).total() / max(1, counts[0].total() + counts[1].total())


@pytest.mark.parametrize("which", ["real pages", "pages in the styles of publishing systems"])
def test_main_text_and_titles(shared: Path, which: str, benchmark: BenchmarkFixture) -> None:
    pages = sorted((shared / "pages" if which == "real pages" else STYLES).glob("*.html"))
    expected = [expected_of(page) for page in pages]
    read = {name: [tool(page) for page in pages] for name, tool in tools().items() if name != "hearsay"}
    read["hearsay"] = benchmark.pedantic(lambda: [by_hearsay(page) for page in pages], rounds=1)
    print(f"\n{which}: {len(pages)}")
    means = {}
    for name, found in read.items():
        scores = [word_f1(text, words) for (text, _), (words, _) in zip(found, expected, strict=True)]
        equal = sum(title == known for (_, title), (_, known) in zip(found, expected, strict=True))
        near = sum(
            _SITE_BEHIND.sub("", title) == _SITE_BEHIND.sub("", known)
            for (_, title), (_, known) in zip(found, expected, strict=True)
        )
        means[name] = sum(scores) / len(scores)
        print(
            f"  {name:12} mean F1 {means[name]:.3f}, worst {min(scores):.3f}; titles equal {equal}, "
            f"but for a site's name {near}"
        )
        benchmark.extra_info[name] = {"mean": means[name], "worst": min(scores), "titles": equal}
    assert means["hearsay"] == max(means.values())
    assert means["hearsay"] >= 0.97
