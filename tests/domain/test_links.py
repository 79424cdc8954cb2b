"""Links back into Hearsay: what is written reads back, and what somebody else wrote does no harm."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.domain.failures import LinkProblem
from hearsay.domain.links import LONGEST, LONGEST_EXACT, HearsayLink, is_link, parsed_link

NAMES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40)


@given(NAMES, NAMES, st.text(st.characters(exclude_categories=["Cs"]), max_size=150), st.integers(0, 10**9 - 1))
def test_a_place_survives_as_a_link_that_needs_no_escaping(folder: str, article: str, exact: str, start: int) -> None:
    link = HearsayLink(f"/cases/{folder}", article, "ab" * 16, exact, start)
    assert re.fullmatch(r"hearsay://open\?[\w.~%=&/-]+", link.url, re.ASCII)
    assert "%%" not in link.url
    assert is_link(link.url)
    back = parsed_link(link.url)
    assert back == HearsayLink(link.folder, article, link.note, exact[:LONGEST_EXACT], start if exact else None)


@pytest.mark.parametrize(
    "url",
    [
        "hearsay:",
        "hearsay://open",
        "hearsay://open?folder=",
        "hearsay://open?folder=cases",
        "hearsay://open?folder=//server/share",
        "hearsay://open?folder=%5C%5Cserver%5Cshare",
        "hearsay://open?folder=/a%00b",
        "hearsay://open?folder=/a%0Ab",
        "hearsay://open?folder=/a%FF",
        "hearsay://run?folder=/a",
        "hearsay://open/x?folder=/a",
        "hearsay://[open?folder=/a",
        "https://open?folder=/a",
        "hearsay://open?folder=/" + "a" * LONGEST,
        "hearsay://open?" + "&".join(f"x{n}=1" for n in range(100)),
    ],
)
def test_what_is_not_well_made_is_refused(url: str) -> None:
    with pytest.raises(LinkProblem, match="nothing was opened"):
        parsed_link(url)


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading(text: str) -> None:
    for url in (text, f"hearsay://open?folder=/x&{text}"):
        try:
            assert parsed_link(url).folder
        except LinkProblem:
            continue


def test_a_slash_that_a_browser_adds_and_a_start_that_is_no_number_do_no_harm() -> None:
    assert parsed_link("HEARSAY://open/?folder=/a&start=-3&exact=x") == HearsayLink("/a", exact="x")
