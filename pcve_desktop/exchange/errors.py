"""What can be wrong with a package, in sentences for the person in front of it."""

from __future__ import annotations

from pcve_desktop.errors import PasserelleError
from pcve_desktop.i18n import mark


class ExchangeError(PasserelleError):
    """A problem with a file that offices hand over; nothing was changed here."""


class PackageMissing(ExchangeError):
    """There is no file at that place, or it cannot be read."""

    def __init__(self, name: str) -> None:
        super().__init__(
            mark(
                "“{name}” cannot be read: it may have been moved, or be on a USB key. "
                "Nothing was changed."
            ),
            name=name,
        )


class NotAPackage(ExchangeError):
    """The file is something else."""

    def __init__(self, name: str) -> None:
        super().__init__(
            mark("“{name}” is not an exchange file. Nothing was changed; choose another file."),
            name=name,
        )


class DamagedPackage(ExchangeError):
    """The file did not arrive whole."""

    def __init__(self, name: str) -> None:
        super().__init__(
            mark(
                "“{name}” is damaged, so nothing of it was taken. "
                "Ask the office that made it to send it again."
            ),
            name=name,
        )


class ForgedPackage(ExchangeError):
    """The file is whole, but holds what this program never writes."""

    def __init__(self, name: str) -> None:
        super().__init__(
            mark(
                "“{name}” holds what Passerelle does not write, so nothing of it was taken. "
                "Ask the office that it comes from whether it made this file."
            ),
            name=name,
        )


class TooLarge(ExchangeError):
    """The file is larger, or would become larger, than any of this program."""

    def __init__(self, name: str) -> None:
        super().__init__(
            mark(
                "“{name}” is larger than exchange files can be, so nothing of it was taken. "
                "Ask the office that made it for a file with what is missing here only."
            ),
            name=name,
        )


class NewerPackage(ExchangeError):
    """The file comes from a newer version of the program."""

    def __init__(self, name: str) -> None:
        super().__init__(
            mark(
                "“{name}” was made by a newer version of Passerelle. Nothing was changed; "
                "update the program to open it."
            ),
            name=name,
        )


class PasswordNeeded(ExchangeError):
    """The file is locked with a password and none was given."""

    def __init__(self, name: str) -> None:
        super().__init__(
            mark("“{name}” has a password. Ask the office that made it, by another way."),
            name=name,
        )


class WrongPassword(ExchangeError):
    """The file does not open with this password; nobody can tell whether it is damaged."""

    def __init__(self, name: str) -> None:
        super().__init__(
            mark(
                "“{name}” does not open: the password is another one, or the file is damaged. "
                "Nothing was changed; type the password again or ask for the file again."
            ),
            name=name,
        )


class EmptyPassword(ExchangeError):
    """A file would be locked with a password of nothing."""

    def __init__(self) -> None:
        super().__init__(mark("The password is empty. Nothing was written; choose one."))


class CannotPack(ExchangeError):
    """The place does not take the file."""

    def __init__(self, name: str, folder: str) -> None:
        super().__init__(
            mark(
                "“{name}” could not be written in the folder {folder}. "
                "Nothing was changed; choose another folder or make room."
            ),
            name=name,
            folder=folder,
        )


class TooMuchToPack(ExchangeError):
    """The workspace does not fit into one package."""

    def __init__(self, name: str) -> None:
        super().__init__(
            mark(
                "“{name}” would be larger than exchange files can be. Nothing was written; "
                "limit it to one network or to what the other office does not have."
            ),
            name=name,
        )
