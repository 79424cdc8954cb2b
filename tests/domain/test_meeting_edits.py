"""Two windows change one note: what only one of them changed is kept, and nobody's words go unseen."""

from hypothesis import given
from hypothesis import strategies as st

from hearsay.domain.meeting_edits import Written, joined

words = st.sampled_from(["", "Ask her.", "Ask him.", "Ask her twice."])
tags = st.lists(st.sampled_from("abcd"), unique=True).map(tuple)
written = st.builds(Written, words, tags)


@given(written, written, written)
def test_no_body_is_lost(seen: Written, theirs: Written, mine: Written) -> None:
    both = joined(seen, theirs, mine)
    changed = {each.body for each in (theirs, mine)} - {seen.body}
    if both is None:
        assert len(changed) == 2
    else:
        assert changed <= {both.body}


@given(written, written, written)
def test_tags_that_either_added_are_there_and_those_taken_away_are_not(
    seen: Written, theirs: Written, mine: Written
) -> None:
    both = joined(seen, theirs, mine)
    if both is not None:
        added = (set(theirs.tags) | set(mine.tags)) - set(seen.tags)
        kept = set(seen.tags) & set(theirs.tags) & set(mine.tags)
        assert set(both.tags) == added | kept
        assert len(both.tags) == len(set(both.tags))


@given(written, written)
def test_an_edit_of_ones_own_is_what_it_is(seen: Written, mine: Written) -> None:
    assert joined(seen, seen, mine) == mine
    assert joined(seen, mine, mine) == mine or set(seen.tags) - set(mine.tags)
