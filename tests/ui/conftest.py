"""No test of the window waits for a reader: a question that nobody expects is answered, not waited for."""

import pytest
from PySide6.QtWidgets import QMessageBox


@pytest.fixture(autouse=True)
def unexpected_questions(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answer every message box with its last button; return what was asked."""
    asked: list[str] = []

    def answer(box: QMessageBox) -> int:
        asked.append(box.text())
        box.buttons()[-1].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return asked
