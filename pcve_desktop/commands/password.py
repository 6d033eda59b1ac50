"""A password for what a command writes: asked for unseen, or read from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO


# There is no option that takes the password itself.
_UNSEEN = "It is never a word of the command, where the history of the shell would keep it."
_WRITING = "Ask for a password, unseen and twice; PDF and Excel files then open with it only. "
_SEALING = "Ask for a password, unseen and twice; the file then opens with it only. "
_OPENING = "Ask for the password of a file that has one, unseen. "


def password_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that give a password to the files a command writes."""
    return _options(command, _WRITING)


def sealing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that give a password to the exchange file a command writes."""
    return _options(command, _SEALING)


def opening_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that give the password of a file a command reads."""
    return _options(command, _OPENING)


def _options(command: Callable[..., Any], what: str) -> Callable[..., Any]:
    ask = click.option("--password", "ask_password", is_flag=True, help=what + _UNSEEN)
    read = click.option(
        "--password-file",
        type=click.File("r", encoding="utf-8-sig"),
        default=None,
        help="Take the password from the first line of this file; - for the standard input.",
    )
    return ask(read(command))


def asked_password(asked: bool, source: TextIO | None, *, new: bool = True) -> str | None:
    """Return the password that was asked for or read, none without either option.

    A new one is asked for twice and has to be one that every program reads alike. Raises
    PasswordRefused.
    """
    if asked and source is not None:
        message = "--password and --password-file exclude each other."
        raise click.UsageError(message)
    if asked:
        word = str(click.prompt("Password", hide_input=True, confirmation_prompt=new, err=True))
    elif source is None:
        return None
    else:
        try:
            word = source.readline().rstrip("\r\n")
        except UnicodeDecodeError:
            message = "The password file is not text in UTF-8."
            # Without what was raised before: it holds the content of the file.
            raise click.UsageError(message) from None
    if not new:
        return word
    from pcve_desktop.reports.protect import checked

    return checked(word)
