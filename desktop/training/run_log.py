"""A run's log: one record a line, for people and for plotting."""

import json
import time
from pathlib import Path
from typing import Any

LOG = "log.jsonl"


def log(run: Path, record: dict[str, Any]) -> None:
    """Add a record, with the time of day, to a run's log. Raises OSError."""
    with (run / LOG).open("a", encoding="utf-8") as file:
        file.write(json.dumps({"time": time.strftime("%Y-%m-%dT%H:%M:%S"), **record}) + "\n")
