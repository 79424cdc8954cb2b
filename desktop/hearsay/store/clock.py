"""The time as the store keeps it."""

from collections.abc import Callable
from datetime import UTC, datetime


def now_utc() -> datetime:
    return datetime.now(UTC)


def stamp(now: Callable[[], datetime]) -> str:
    """Return the time in UTC, whose order as text is its order in time."""
    return now().astimezone(UTC).isoformat(timespec="microseconds")
