"""The one way in which reading a file fails."""

from hearsay.domain.failures import HearsayError


class Unreadable(HearsayError):
    """A file could not be read; ``reason`` says why in one sentence for the reader, without the file's name."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
