"""Names of files and folders as they can be shown: nothing in them hides, moves the cursor or turns the words round."""

import re
from functools import cache


def visible_name(name: str) -> str:
    """Return ``name`` with every character that cannot be seen for what it is written as a code.

    Those are control and bidi characters, which could make ``cod.exe`` read ``exe.doc``, line separators, zero-width
    spaces and what is no text at all: a byte becomes ``%1B``, a code point ``%u202E``. Joiners stay.
    """
    return name if name.isprintable() else _hidden().sub(_code, name)


@cache
def _hidden() -> re.Pattern[str]:
    return re.compile(
        "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
        "\U000e0000-\U000e007f]"
    )


def _code(found: re.Match[str]) -> str:
    code = ord(found[0])
    if 0xDC80 <= code <= 0xDCFF:  # Python keeps a byte that is no text so; Windows' names may hold any surrogate
        code -= 0xDC00
    return f"%{code:02X}" if code < 0x100 else f"%u{code:04X}"
