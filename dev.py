#!/usr/bin/env python3
"""The project's commands. Each sets up what it needs first: python3 dev.py run, test, check, ...

Standard library only. Exit codes: 0 all well, 1 a check or test failed, 2 wrong use of a command,
3 the set-up could not be done.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

from tools.environment import Environment, SetUpError, has_screen, say

ROOT = Path(__file__).resolve().parent
OUT = ROOT / "out"
FAILED = 1
SET_UP_FAILED = 3
MOST_WORKERS = 4

CACHES = (".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", "build", "dist", "out")


def run(environment: Environment, options: argparse.Namespace) -> int:
    """Open the window on FILE or the sample network; with no screen, leave its pictures in out/."""
    environment.prepare()
    OUT.mkdir(exist_ok=True)
    # The program starts in the working copy; the user's path is relative to where they are.
    files = [] if options.file is None else [str(Path(options.file).absolute())]
    if not has_screen(os.environ, sys.platform):
        say("no screen: the pictures, the PDF and the workbook go to out/")
        return environment.run_program("tour", str(OUT), *files)
    if not files:
        files = [str(OUT / "sample.passerelle")]
        if not Path(files[0]).exists() and environment.run_program("sample", *files):
            return FAILED
    return environment.run_program(*files)


def test(environment: Environment, options: argparse.Namespace) -> int:
    """Run all checks, then the tests; arguments after the command go to pytest."""
    environment.prepare()
    failed = [] if options.no_check else failed_checks(environment)
    arguments = list(options.pytest)
    if not arguments:
        arguments = ["-q", "-n", str(min(os.cpu_count() or 1, MOST_WORKERS))]
    code = environment.run("-m", "pytest", *arguments)
    if failed:
        print(f"dev.py: failed checks: {', '.join(failed)}", file=sys.stderr)
    return code or (FAILED if failed else 0)


def check(environment: Environment, _options: argparse.Namespace) -> int:
    """Run ruff, mypy and the check of the translations."""
    environment.prepare()
    failed = failed_checks(environment)
    if failed:
        print(f"dev.py: failed checks: {', '.join(failed)}", file=sys.stderr)
        return FAILED
    print("All checks passed.")
    return 0


def failed_checks(environment: Environment) -> list[str]:
    """Run every check, whatever the others say; return the names of those that failed."""
    checks = {
        "ruff check": ("-m", "ruff", "check"),
        "ruff format": ("-m", "ruff", "format", "--check", "--quiet"),
        "mypy": ("-m", "mypy"),
        "translations": ("-m", "tools.catalogues", "check"),
    }
    failed = []
    for name, arguments in checks.items():
        print(f"== {name}", flush=True)
        if environment.run(*arguments):
            failed.append(name)
    return failed


def shots(environment: Environment, options: argparse.Namespace) -> int:
    """Leave a picture of every page in DIR: each language and theme, laptop and projector size."""
    environment.prepare()
    choices = [("--lang", "en fr de"), ("--theme", "light dark"), ("--size", "1366x768 1920x1080")]
    arguments = [
        part for name, values in choices for value in values.split() for part in (name, value)
    ]
    return environment.run_program("tour", str(Path(options.folder).absolute()), *arguments)


def bench(environment: Environment, options: argparse.Namespace) -> int:
    """Measure speed against the bare libraries and print the ratios."""
    environment.prepare()
    arguments = options.pytest or ["tests/bench"]
    return environment.run("-m", "pytest", "-q", "-s", "-m", "bench", *arguments)


def i18n(environment: Environment, _options: argparse.Namespace) -> int:
    """Bring the catalogue of each language to the texts of the code; say what is missing."""
    environment.prepare()
    return environment.run("-m", "tools.catalogues", "update")


def lock(environment: Environment, options: argparse.Namespace) -> int:
    """Write requirements.lock anew from requirements.in and requirements-dev.in."""
    environment.lock_packages(upgrade=options.upgrade)
    return 0


def clean(environment: Environment, options: argparse.Namespace) -> int:
    """Remove what the tools made: caches, builds, out/, and with --all the environment too."""
    names = [*CACHES, environment.folder.name] if options.all else list(CACHES)
    for name in names:
        shutil.rmtree(ROOT / name, ignore_errors=True)
    for folder in ("pcve_desktop", "tests", "tools"):
        for cache in list((ROOT / folder).rglob("__pycache__")):
            shutil.rmtree(cache, ignore_errors=True)
    return 0


def parser() -> argparse.ArgumentParser:
    """Return the command line of this file."""
    top = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    entries = {}
    for action in (run, test, check, shots, bench, i18n, lock, clean):
        text = action.__doc__ or ""
        entry = commands.add_parser(
            action.__name__, help=text, description=text, allow_abbrev=False
        )
        entry.set_defaults(action=action, pytest=[])
        entries[action.__name__] = entry
    entries["run"].add_argument("file", nargs="?", metavar="FILE", help="a .passerelle file")
    entries["test"].add_argument(
        "--no-check", action="store_true", help="run the tests without the checks"
    )
    entries["shots"].add_argument("folder", metavar="DIR", help="where the pictures go")
    entries["lock"].add_argument(
        "--upgrade", action="store_true", help="move to the newest versions allowed"
    )
    entries["clean"].add_argument(
        "--all", action="store_true", help="remove the virtual environment as well"
    )
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit code."""
    top = parser()
    options, rest = top.parse_known_args(arguments)
    if rest and options.action not in {test, bench}:
        top.error(f"unknown argument: {rest[0]}")
    options.pytest = rest
    try:
        code: int = options.action(Environment(ROOT), options)
    except SetUpError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return SET_UP_FAILED
    except KeyboardInterrupt:
        return 130
    return code


if __name__ == "__main__":
    sys.exit(main())
