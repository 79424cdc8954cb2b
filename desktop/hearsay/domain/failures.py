"""What can go wrong for the reader. The message of each says what happened, what was kept and what to do."""


class HearsayError(Exception):
    """Something asked for was not done; the message is written for the reader."""


class FolderProblem(HearsayError):
    """The folder is gone, cannot be read, or holds no article."""


class StoreProblem(HearsayError):
    """The notes' database is locked, damaged, full, read-only or from a newer version."""


class ExportProblem(HearsayError):
    """A file could not be written; what stood there before is untouched."""


class NoteProblem(HearsayError):
    """A note that was asked for does not fit: no such article, or its words are not there, or stand there twice."""


class LinkProblem(HearsayError):
    """A ``hearsay://`` link is not well made, or leads nowhere."""
