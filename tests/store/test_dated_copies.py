"""Which copies stay: enough of the near past, some of the farther, and nothing removed that is not the program's."""

from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hearsay.store.dated_copies import AT_START, DAYS, WEEKS, DatedCopy, copies_in, kept, new_name

NOW = datetime(2026, 11, 22, 14, 0)
PURPOSES = (AT_START, "asked", "before-0004", "before-restore", "damaged")

moments = st.datetimes(datetime(2026, 5, 1), datetime(2026, 11, 23))
names = st.builds(lambda made, purpose: new_name(Path("backups"), purpose, made), moments, st.sampled_from(PURPOSES))


def told(files: list[Path]) -> list[DatedCopy]:
    return [copy for file in files if (copy := DatedCopy.of(file)) is not None]


def days_old(copy: DatedCopy) -> int:
    return (NOW.date() - copy.made.date()).days


@given(st.lists(names, max_size=60, unique=True))
def test_every_day_of_a_week_and_every_week_of_a_quarter_that_had_a_copy_still_has_one(files: list[Path]) -> None:
    copies = told(files)
    assert len(copies) == len(files)
    at_start = [copy for copy in copies if copy.purpose == AT_START]
    stay = kept(copies, NOW)
    assert stay <= set(copies)
    left = [copy for copy in at_start if copy in stay]
    recent = {copy.made.date() for copy in at_start if 0 <= days_old(copy) < DAYS}
    assert recent <= {copy.made.date() for copy in left}
    weeks = {copy.made.isocalendar()[:2] for copy in at_start if days_old(copy) <= 7 * WEEKS}
    assert weeks <= {copy.made.isocalendar()[:2] for copy in left}
    old = [copy for copy in left if days_old(copy) >= 0 and copy != max(copies)]
    assert len(old) <= DAYS + WEEKS + 2


@given(st.lists(names, max_size=60, unique=True))
def test_the_latest_stays_and_so_does_what_the_reader_asked_for_and_the_last_quarters_safeguards(
    files: list[Path],
) -> None:
    copies = told(files)
    stay = kept(copies, NOW)
    assert not copies or max(copies) in stay
    assert {copy for copy in copies if copy.purpose in {"asked", "damaged"}} <= stay
    assert {copy for copy in copies if copy.purpose.startswith("before-") and days_old(copy) <= 7 * WEEKS} <= stay
    assert kept(stay, NOW) == stay
    assert len(stay) == len({copy.file for copy in stay})


def test_a_copy_a_day_leaves_a_week_of_days_and_a_quarter_of_weeks() -> None:
    folder: set[DatedCopy] = set()
    for day in range(400):
        today = NOW + timedelta(days=day)
        folder |= set(told([new_name(Path("backups"), AT_START, today)]))
        folder = kept(folder, today)
    ages = sorted((NOW + timedelta(days=399) - copy.made).days for copy in folder)
    assert ages[:DAYS] == list(range(DAYS))
    assert 7 * (WEEKS - 1) <= ages[-1] <= 7 * WEEKS
    assert WEEKS + DAYS - 2 <= len(ages) <= WEEKS + DAYS
    assert all(later - earlier <= 7 for earlier, later in pairwise(ages))


def test_only_the_programs_own_files_are_listed_and_no_link_is(tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    assert copies_in(backups) == []
    backups.mkdir()
    first = new_name(backups, AT_START, NOW)
    first.touch()
    second = new_name(backups, AT_START, NOW)
    second.touch()
    for other in (
        "hearsay.db",
        "my hearsay-2026-01-01-080000-start.db",
        "hearsay-2026-13-41-080000-start.db",
        "hearsay-2026-01-01-080000-start.db-wal",
        "hearsay-2026-01-01-080000-start.txt",
        "letters.txt",
    ):
        (backups / other).touch()
    new_name(backups, "asked", NOW).mkdir()
    elsewhere = tmp_path / "elsewhere.db"
    elsewhere.touch()
    new_name(backups, AT_START, NOW - timedelta(days=1)).symlink_to(elsewhere)
    assert {copy.file for copy in copies_in(backups)} == {first, second}
    assert {(copy.made, copy.purpose) for copy in copies_in(backups)} == {(NOW, AT_START)}
