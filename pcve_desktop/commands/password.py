"""A password for what a command writes: asked for unseen, or read from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO


def password_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that give a password to the files a command writes.

    There is no option that takes the password itself: it would stay in the history of the shell.
    """
    ask = click.option(
        "--password", "ask_password", is_flag=True,
        help="Ask for a password, unseen and twice; PDF and Excel files then open with it only. "
             "It is never a word of the command, where the history of the shell would keep it.",
    )  # fmt: skip
    read = click.option(
        "--password-file",
        type=click.File("r", encoding="utf-8-sig"),
        default=None,
        help="Take the password from the first line of this file; - for the standard input.",
    )
    return ask(read(command))


def asked_password(asked: bool, source: TextIO | None) -> str | None:
    """Return the password that was asked for or read, none without either option."""
    from pcve_desktop.reports.protect import checked

    if asked and source is not None:
        message = "--password and --password-file exclude each other."
        raise click.UsageError(message)
    if asked:
        prompted = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        return checked(str(prompted))
    if source is None:
        return None
    try:
        return checked(source.readline().rstrip("\r\n"))
    except UnicodeDecodeError:
        message = "The password file is not text in UTF-8."
        # Without what was raised before: it holds the content of the file.
        raise click.UsageError(message) from None
