"""What can go wrong outside the user's files; what is wrong inside them is a `Finding`, never an exception."""


class QmsgenError(Exception):
    """A failure that a person can act on: one sentence, no full stop, the thing first.

    Message and hint are texts or, where the reader's language is to be spoken, phrases.
    """

    def __init__(self, message: object, hint: object = "") -> None:
        super().__init__(str(message))
        self.message = message
        self.hint = hint


class UsageError(QmsgenError):
    """The command line asks for something that does not exist."""


class EnvironmentFault(QmsgenError):
    """The machine refuses: a folder that cannot be written, a full disk, a lock, a missing font or library."""


class EncodingFault(QmsgenError):
    """A document that cannot be put into a format without loss."""
