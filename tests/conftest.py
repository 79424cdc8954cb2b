"""What every test may lean on: the data beside the checkout, where it is there."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and labelled data beside the checkout; skips where a clone has none."""
    if not SHARED.is_dir():
        pytest.skip("no shared/ folder beside this checkout: its articles and labelled data are not part of the project")
    return SHARED
