"""Reading and annotating, done once: what was found is kept until the file, its reader or the engine changes.

Results go by the content that they were made from, not by names and dates: hashing a thousand files takes a tenth of
a second, and a file that was changed within a tick of the clock is never taken for the one before. The reader's
corrections are laid over afterwards and never kept here.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from hearsay import __version__
from hearsay.attribution.served_languages import notice_for
from hearsay.domain.article import Article
from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.failures import StoreProblem
from hearsay.domain.plain_form import Form
from hearsay.reading.registry import Reading
from hearsay.resources import resource
from hearsay.services.locations import CachePlaces, data_dir
from hearsay.store.work_cache import WorkCache

_PACKAGE = Path(__file__).parents[1]
_NO_ARTICLE = Article("", "", ())


@contextmanager
def work_cache() -> Iterator[WorkCache | None]:
    """Open the cache of the data directory, the window's own, for the length of one command.

    None where there is no such directory, as for a user without a home: all the work is done, and nothing said of it.
    """
    try:
        data = data_dir()
    except StoreProblem:
        yield None
        return
    cache = WorkCache(CachePlaces(data).work)
    try:
        yield cache
    finally:
        cache.close()


class RememberedReading:
    """Reads what was not read before, by ``reading``; see Reading. What cannot be read is tried again each time."""

    def __init__(self, cache: WorkCache, reading: Reading) -> None:
        self._cache, self._reading = cache, reading

    def read(self, content: bytes, suffix: str, path: str, *, whole: bool) -> tuple[Article, ...]:
        key = _key("reading", self._maker, suffix, str(whole), sha256(content).hexdigest())
        known = self._cache.result(key)
        if known is not None:
            try:
                return tuple(_at(self._form.value(plain), path) for plain in json.loads(known))
            except (ValueError, TypeError):
                self._cache.forget(key)
        articles = self._reading(content, suffix, path, whole=whole)
        plain = [self._form.plain(replace(each, path=each.path.removeprefix(path))) for each in articles]
        self._cache.keep(key, json.dumps(plain, ensure_ascii=False).encode())
        return articles

    @cached_property
    def _form(self) -> Form[Article]:
        return Form(Article)

    @cached_property
    def _maker(self) -> str:
        return _maker(self._form.shape, [_PACKAGE / "reading", _PACKAGE / "domain"])


class RememberedAnnotations:
    """What the shipped engine found in articles, each with its primary document."""

    def __init__(self, cache: WorkCache) -> None:
        self._cache = cache

    def find(self, article: Article, primary: Article | None) -> AnnotatedArticle | None:
        """Return what was found in this very article, None where it was never annotated or the engine is another."""
        key = self._key(article, primary)
        known = self._cache.result(key)
        if known is None:
            return None
        try:
            return replace(self._form.value(json.loads(known)), article=article)
        except (ValueError, TypeError):
            self._cache.forget(key)
            return None

    def keep(self, annotated: AnnotatedArticle, primary: Article | None) -> None:
        """Keep what was found, but not what a failing engine or the rules in its stead made of it.

        Where the model does not read an article's language, the rules are no stand-in: their answer stays the same.
        """
        if not annotated.problem and annotated.notice == notice_for(annotated.article.language):
            plain = self._form.plain(replace(annotated, article=_NO_ARTICLE))
            self._cache.keep(self._key(annotated.article, primary), json.dumps(plain, ensure_ascii=False).encode())

    def _key(self, article: Article, primary: Article | None) -> bytes:
        # The engine looks at the words of the metadata too: a byline is no source. Where the file lies is no matter.
        plain = self._article_form.plain(replace(article, path=""))
        return _key("annotation", self._maker, json.dumps(plain), primary.id if primary is not None else "")

    @cached_property
    def _form(self) -> Form[AnnotatedArticle]:
        return Form(AnnotatedArticle)

    @cached_property
    def _article_form(self) -> Form[Article]:
        return Form(Article)

    @cached_property
    def _maker(self) -> str:
        made_by = [_PACKAGE / "attribution", _PACKAGE / "domain", resource("lexicons"), resource("models")]
        return _maker(self._form.shape, made_by)


def _at(article: Article, path: str) -> Article:
    return replace(article, path=path + article.path)


def _key(*parts: str) -> bytes:
    return sha256("\0".join(parts).encode()).digest()


def _maker(shape: str, folders: Iterable[Path]) -> str:
    """Return what tells one maker of results from another: the version, and the files that it consists of.

    In a checkout these change without a new version. In a frozen build the code lies in no files; its version tells.
    """
    found = [__version__, shape]
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                status = file.stat()
                found.append(f"{file.relative_to(folder)} {status.st_size} {status.st_mtime_ns}")
    return sha256("\n".join(found).encode()).hexdigest()
