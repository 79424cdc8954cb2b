import pytest

from scoring.timing import in_turns, times_as_fast


def test_works_take_turns_every_second_round_in_the_other_direction() -> None:
    done: list[str] = []
    taken = in_turns(lambda: done.append("a"), lambda: done.append("b"), lambda: done.append("c"), rounds=2)
    assert "".join(done) == "abccba"
    assert [len(seconds) for seconds in taken] == [2, 2, 2]


def test_the_slower_work_takes_longer() -> None:
    (short, long) = in_turns(lambda: sum(range(1_000)), lambda: sum(range(1_000_000)), rounds=3)
    assert times_as_fast(short, long) > 2


def test_speed_is_compared_within_rounds() -> None:
    assert times_as_fast((1.0, 10.0, 1.0), (3.0, 30.0, 4.0)) == 3


def test_rounds_cannot_be_missing() -> None:
    with pytest.raises(ValueError, match="zip"):
        times_as_fast((1.0,), (1.0, 2.0))
