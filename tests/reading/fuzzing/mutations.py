"""Files made wrong on purpose: golden files and invented ones, changed in the ways that break readers.

Each number stands for one input, the same on every machine.
"""

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from random import Random

FILES = Path(__file__).parents[1] / "files"
LARGEST = 2_000_000
"""bytes of an input: larger ones show nothing new, and slow the others down"""

_INVENTED: dict[str, bytes] = {
    "page.html": b"<!DOCTYPE html><html lang=en><head><title>Ferry</title><meta property='og:title' content='Ferry'>"
    b'<script type=\'application/ld+json\'>{"@type":"NewsArticle","headline":"Ferry","author":[{"name":"A"}]}'
    b"</script></head><body><article><h1>Ferry</h1><blockquote>\xe2\x80\x9cNo,\xe2\x80\x9d said Ines.</blockquote>"
    b"<table><tr><td>1</td></tr></table><ul><li>one</li></ul><p>The ferry &amp; the pier &#8220;left&#8221;.</p>"
    b"</article></body></html>",
    "list.md": b"---\ntitle: Ferry\ndate: 2024-05-01\n---\n# Ferry\n\n> quoted *words* [link](http://a.example)\n\n"
    b"* one\n  * two\n    * three\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n\n[^1]: note\n",
    "words.txt": "Ferry sold\n\nBy Ines Abreu\n\n“Never,” said the mayor – „nie“, «jamais», ‘no’.\n".encode(),
    "rich.rtf": rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}\pard\b Ferry\b0\par \u8220?No\u8221? said {\i Ines}.\par}",
    "feed.rss": b"<?xml version='1.0'?><rss version='2.0'><channel><title>N</title><item><title>T</title><description>"
    b"<![CDATA[<p>Words &amp; more</p>]]></description><pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate></item>"
    b"</channel></rss>",
    "post.eml": b"From: a@b.example\r\nSubject: =?utf-8?q?F=C3=A9rry?=\r\nMIME-Version: 1.0\r\nMessage-ID: <1@b>\r\n"
    b"Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nWords.\r\n"
    b"--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+V29yZHMuPC9wPg==\r\n--x--\r\n",
    "found.json": b'{"version":1,"primary":null,"articles":[{"path":"a","title":"T","text":"Words here.",'
    b'"blocks":[{"start":0,"end":11,"kind":"paragraph"}]}]}',
    "doc.xml": b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY e 'words'>]><feed xmlns='http://www.w3.org/2005/Atom'>"
    b"<entry><title>T</title><content type='html'>&lt;p&gt;x&lt;/p&gt;</content></entry></feed>",
}
_TOKENS: Sequence[bytes] = (
    *(
        b"<div>",
        b"</p>",
        b"<table><tr><td>",
        b"<!--",
        b"]]>",
        b"<![CDATA[",
        b"<script>",
        b"&#x202e;",
        b"&#xFFFFFFFF;",
        b"&amp",
    ),
    *(
        b"<!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
        b"<?xml version='1.0' encoding='utf-32'?>",
        b"<svg><style>",
        b"\x00",
    ),
    *(
        b"{\\b ",
        b"}",
        b"\\bin99999999 ",
        b"\\u-1?",
        b"\\'ff",
        b"\\uc9999999 ",
        b"> > > > ",
        b"* * * ",
        b"[a](",
        b"![",
        b"```\n",
    ),
    *(
        b"obj\n<</Length 99999999/Filter/FlateDecode>>stream\n",
        b"endobj",
        b"/Kids[1 0 R]",
        b"/Parent 1 0 R",
        b"xref\n0 99999",
    ),
    *(
        b"PK\x03\x04",
        b"PK\x01\x02",
        b"PK\x05\x06",
        b"\r\n--x\r\n",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n",
    ),
    *(
        b"=?utf-8?b?////?=",
        b'"\\ud800"',
        b"[[[[[[",
        b'{"a":',
        b"1e999",
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"\xe2\x80\xae",
        b"\xf4\x8f\xbf\xbf",
    ),
)
_EXTREMES = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 2**63 - 1, 2**64 - 1)


class Inputs:
    """The inputs by number."""

    def __init__(self) -> None:
        self._seeds = [(path.name, path.read_bytes()) for path in sorted(FILES.glob("[!.]*")) if path.is_file()]
        self._seeds += sorted(_INVENTED.items())

    def __getitem__(self, number: int) -> tuple[bytes, str]:
        """Return the bytes and the suffix of an input."""
        random = Random(number)  # noqa: S311 - the same inputs each time
        name, content = random.choice(self._seeds)
        suffix = "." + name.rpartition(".")[2].lower()
        if content.startswith(b"PK") and random.random() < 0.7:
            content = self._zip_changed(content, random)
        else:
            content = self._changed(content, random)
        if random.random() < 0.03:
            suffix = "." + random.choice(self._seeds)[0].rpartition(".")[2].lower()
        return content[:LARGEST], suffix

    def _changed(self, content: bytes, random: Random) -> bytes:
        for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
            content = random.choice(_CHANGES)(content, self._seeds, random)[:LARGEST]
        return content

    def _zip_changed(self, content: bytes, random: Random) -> bytes:
        """Change what one entry holds, where flipping packed bytes would only break its checksum."""
        with zipfile.ZipFile(BytesIO(content)) as old:
            entries = [(entry.filename, old.read(entry)) for entry in old.infolist()]
        chosen = random.randrange(len(entries))
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
            for number, (name, data) in enumerate(entries):
                new.writestr(name, self._changed(data, random) if number == chosen else data)
        return packed.getvalue()


Seeds = Sequence[tuple[str, bytes]]


def _place(content: bytes, random: Random) -> int:
    return random.randrange(len(content) + 1)


def _flip(content: bytes, _: Seeds, random: Random) -> bytes:
    changed = bytearray(content)
    for _turn in range(random.choice((1, 2, 8, 64))):
        if changed:
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(content: bytes, _: Seeds, random: Random) -> bytes:
    return content[: _place(content, random)]


def _drop(content: bytes, _: Seeds, random: Random) -> bytes:
    start = _place(content, random)
    return content[:start] + content[start + random.choice((1, 4, 50, 1000)) :]


def _repeat(content: bytes, _: Seeds, random: Random) -> bytes:
    start = _place(content, random)
    chunk = content[start : start + random.choice((1, 8, 100, 2000))]
    times = min(random.choice((2, 10, 500, 20_000)), 1 + 200_000 // max(1, len(chunk)))
    return content[:start] + chunk * times + content[start:]


def _insert(content: bytes, _: Seeds, random: Random) -> bytes:
    start = _place(content, random)
    return content[:start] + random.choice(_TOKENS) * random.choice((1, 1, 3, 400, 20_000)) + content[start:]


def _set_length(content: bytes, _: Seeds, random: Random) -> bytes:
    start, width = _place(content, random), random.choice((1, 2, 4, 8))
    number = random.choice(_EXTREMES) % (1 << 8 * width)
    return content[:start] + number.to_bytes(width, random.choice(("big", "little"))) + content[start + width :]


def _write_number(content: bytes, _: Seeds, random: Random) -> bytes:
    """Put another number in place of one that is written in digits."""
    start = _place(content, random)
    digits = next((place for place in range(start, len(content)) if content[place : place + 1].isdigit()), None)
    if digits is None:
        return content
    end = digits
    while content[end : end + 1].isdigit():
        end += 1
    return content[:digits] + str(random.choice((-1, *_EXTREMES))).encode() + content[end:]


def _splice(content: bytes, seeds: Seeds, random: Random) -> bytes:
    other = random.choice(seeds)[1]
    return content[: _place(content, random)] + other[_place(other, random) :]


def _noise(content: bytes, _: Seeds, random: Random) -> bytes:
    start = _place(content, random)
    return content[:start] + random.randbytes(random.choice((1, 16, 300))) + content[start:]


_CHANGES: Sequence[Callable[[bytes, Seeds, Random], bytes]] = (
    _flip, _cut, _drop, _repeat, _insert, _insert, _set_length, _write_number, _splice, _noise,
)  # fmt: skip
