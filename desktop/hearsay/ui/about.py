"""What the program says of itself."""

from PySide6.QtWidgets import QMessageBox, QWidget

from hearsay import __version__


def tell_about(window: QWidget) -> None:
    """Show what Hearsay is, its version and its licence."""
    QMessageBox.about(
        window,
        "About Hearsay",
        f"Hearsay {__version__}\n\nShows who vouches for every sentence.\n"
        "Everything runs on this machine; nothing ever goes to a network.\nMIT licence.",
    )
