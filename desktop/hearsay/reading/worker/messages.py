"""What goes through the pipes between Hearsay and the process that reads: requests there, answers back.

Every message is its length and as many bytes. Answers are JSON and believed in nothing but their form: whoever reads
a hostile file may be the file's by then.
"""

import json
from typing import IO, Any, NamedTuple

from hearsay.domain.article import Article
from hearsay.domain.plain_form import Form
from hearsay.reading.worker.limits import LONGEST_ANSWER

_LENGTH_BYTES = 8
_GREETING = b"hearsay reads"


class Request(NamedTuple):
    """A file's bytes, its suffix in lower case and what to call it; ``whole`` asks for one article of all it holds."""

    content: bytes
    suffix: str
    path: str
    whole: bool


class Answer(NamedTuple):
    """The articles of a file, or the reason why there are none. ``last`` says that the process ends after it."""

    articles: tuple[Article, ...] = ()
    reason: str = ""
    last: bool = False


class Garbled(Exception):
    """What came is no message, or the message stands for nothing that was asked for."""


class Messages:
    """Both ends of the conversation, each using its half."""

    def __init__(self, incoming: IO[bytes], outgoing: IO[bytes]) -> None:
        self._incoming, self._outgoing = incoming, outgoing
        self._article = Form(Article)

    def await_greeting(self) -> None:
        """Wait until the process is ready. Raises EOFError where it never was, Garbled where it is something else."""
        if self._receive(len(_GREETING)) != _GREETING:
            raise Garbled

    def greet(self) -> None:
        self._send(_GREETING)
        self._outgoing.flush()

    def ask(self, request: Request) -> Answer:
        """Send a request and wait for its answer.

        Raises Garbled for an answer that is none, EOFError where the other end is gone, OSError where the pipe is.
        """
        head = json.dumps([request.suffix, request.path, request.whole]).encode()
        self._send(head)
        self._send(request.content)
        self._outgoing.flush()
        return self._answer(self._receive(LONGEST_ANSWER), request)

    def next_request(self) -> Request:
        """Wait for a request. Raises EOFError when there will be none."""
        suffix, path, whole = json.loads(self._receive(1 << 20))
        return Request(self._receive(1 << 32), suffix, path, whole)

    def answer(self, answer: Answer) -> None:
        plain = [[self._article.plain(article) for article in answer.articles], answer.reason, answer.last]
        self._send(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode())
        self._outgoing.flush()

    def _answer(self, message: bytes, request: Request) -> Answer:
        try:
            articles, reason, last = json.loads(message)
            known = tuple(self._article.value(article) for article in articles)
        except (ValueError, TypeError, RecursionError) as problem:
            raise Garbled from problem
        answer = Answer(known, plain_reason(reason), last is True)
        if not answer.reason and not answer.articles:
            raise Garbled
        if not all(_is_sound(article, request.path) for article in answer.articles):
            raise Garbled
        return answer

    def _send(self, message: bytes) -> None:
        self._outgoing.write(len(message).to_bytes(_LENGTH_BYTES, "big"))
        self._outgoing.write(message)

    def _receive(self, longest: int) -> bytes:
        length = int.from_bytes(self._exactly(_LENGTH_BYTES), "big")
        if length > longest:
            raise Garbled
        return self._exactly(length)

    def _exactly(self, length: int) -> bytes:
        data = self._incoming.read(length)
        if len(data) < length:
            raise EOFError
        return data


def _is_sound(article: Article, path: str) -> bool:
    """True where an article has the name that was asked for, and its blocks lie in its text, one after the other."""
    if article.path != path and not article.path.startswith(f"{path}#"):
        return False
    end = 0
    for block in article.blocks:
        if not end <= block.start <= block.end <= len(article.text):
            return False
        end = block.end
    return True


def plain_reason(message: Any) -> str:
    """Return a reason as one line that can be shown, no longer than reasons are."""
    return " ".join("".join(c if c.isprintable() else " " for c in str(message)).split())[:500]
