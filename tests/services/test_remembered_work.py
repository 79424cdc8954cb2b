"""A folder that was read and coloured before is so again at once, the same to the last confidence."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hearsay.domain.article import Article
from hearsay.reading.registry import read_here
from hearsay.services.analysis import Analysis
from hearsay.services.opening import open_folder
from hearsay.services.remembered_work import RememberedAnnotations, RememberedReading, work_cache
from hearsay.store.work_cache import WorkCache


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[WorkCache]:
    cache = WorkCache(tmp_path / "cache.db")
    yield cache
    cache.close()


class Counted:
    """Reads, and counts what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, content: bytes, suffix: str, path: str, *, whole: bool) -> tuple[Article, ...]:
        self.asked.append(path)
        return read_here(content, suffix, path, whole=whole)


FEED = b"""<rss version="2.0"><channel><title>Harbour News</title>
<item><title>Ferry sold</title><description>The ferry was sold on Monday.</description></item>
<item><title>Pier closed</title><description>The pier is closed, the mayor said.</description></item></channel></rss>"""


def test_the_same_bytes_are_read_once_whatever_they_are_called(cache: WorkCache) -> None:
    counted = Counted()
    first = RememberedReading(cache, counted).read(FEED, ".xml", "a.xml", whole=False)
    again = RememberedReading(cache, counted).read(FEED, ".xml", "b/c.xml", whole=False)
    assert counted.asked == ["a.xml"]
    assert [article.path for article in again] == [article.path.replace("a.xml", "b/c.xml") for article in first]
    assert [article.text for article in again] == [article.text for article in first]
    whole = RememberedReading(cache, counted).read(FEED, ".xml", "a.xml", whole=True)
    assert len(whole) == 1
    assert counted.asked == ["a.xml", "a.xml"]


def test_touching_one_file_reads_one_file(cache: WorkCache, case_folder: Path) -> None:
    from hearsay.reading.folder import read_folder

    counted = Counted()
    first = read_folder(case_folder, reading=RememberedReading(cache, counted).read)
    assert len(counted.asked) == 4
    counted.asked.clear()
    assert read_folder(case_folder, reading=RememberedReading(cache, counted).read) == first
    assert not counted.asked
    (case_folder / "1 wire.txt").write_text("Bridge memo leaks\n\nThe mayor said nothing.\n")
    read_folder(case_folder, reading=RememberedReading(cache, counted).read)
    assert counted.asked == ["1 wire.txt"]


def test_annotations_come_back_the_same_and_without_the_engine(cache: WorkCache, case_folder: Path) -> None:
    folder = open_folder(case_folder, cache=cache)
    first = Analysis(remembered=RememberedAnnotations(cache)).analyse_folder(folder)
    remembered = RememberedAnnotations(cache)
    assert tuple(remembered.find(article, folder.primary) for article in folder.articles) == first
    assert Analysis(remembered=remembered).analyse_folder(open_folder(case_folder, cache=cache)) == first
    assert Analysis().analyse_folder(folder) == first


def test_another_primary_document_or_text_is_another_annotation(cache: WorkCache, case_folder: Path) -> None:
    folder = open_folder(case_folder)
    remembered = RememberedAnnotations(cache)
    article = folder.articles[0]
    Analysis(remembered=remembered).annotate(article, folder.primary)
    assert remembered.find(article, folder.primary) is not None
    assert remembered.find(article, None) is None
    assert remembered.find(folder.articles[1], folder.primary) is None


def test_what_the_rules_found_in_place_of_the_model_is_not_kept(
    cache: WorkCache, case_folder: Path, rules_standing_in: Analysis
) -> None:
    folder = open_folder(case_folder)
    remembered = RememberedAnnotations(cache)
    remembered.keep(rules_standing_in.annotate(folder.articles[0]), None)
    assert remembered.find(folder.articles[0], None) is None


def test_an_article_in_a_language_that_the_model_does_not_read_is_known_again_with_its_notice(
    cache: WorkCache, tmp_path: Path
) -> None:
    (tmp_path / "hafen").mkdir()
    (tmp_path / "hafen" / "a.txt").write_text(
        "Der Hafen bleibt zu\n\n„Die Fähre fährt heute nicht mehr“, sagte die Bürgermeisterin. "
        "Am Abend war das Wasser über die Mauer gestiegen, und die Straße ist seitdem gesperrt.\n",
        "utf-8",
    )
    folder = open_folder(tmp_path / "hafen")
    remembered = RememberedAnnotations(cache)
    annotated = Analysis(remembered=remembered).annotate(folder.articles[0])
    assert "German" in annotated.notice
    assert remembered.find(folder.articles[0], None) == annotated


@pytest.mark.parametrize("known", [0, 1, 3])
def test_what_several_processes_found_is_kept_and_what_is_known_is_not_sent_to_them(
    cache: WorkCache, case_folder: Path, known: int
) -> None:
    folder = open_folder(case_folder)
    remembered = RememberedAnnotations(cache)
    for article in folder.articles[1 : 1 + known]:
        Analysis(remembered=remembered).annotate(article, folder.primary)
    found = Analysis(remembered=remembered).analyse_folder(folder, jobs=2)
    assert found == Analysis().analyse_folder(folder)
    assert tuple(remembered.find(article, folder.primary) for article in folder.articles) == found


def test_damage_in_the_cache_is_work_done_again(cache: WorkCache, case_folder: Path, tmp_path: Path) -> None:
    folder = open_folder(case_folder, cache=cache)
    cache.close()
    (tmp_path / "cache.db").write_bytes(b"\x00" * 5000)
    assert open_folder(case_folder, cache=cache) == folder


@pytest.mark.skipif(sys.platform == "win32", reason="a home is told otherwise there")
def test_a_command_of_a_user_without_a_home_keeps_nothing_where_it_happens_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HEARSAY_DATA", "XDG_DATA_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 2**31 - 7)  # no such user
    monkeypatch.chdir(tmp_path)
    with work_cache() as cache:
        assert cache is None
