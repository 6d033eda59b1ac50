"""dev.py and the set-up behind it, without installing anything."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import dev
from tools import environment
from tools.environment import (
    Environment,
    SetUpError,
    check_python,
    child_environment,
    debian_packages,
    has_screen,
    install_debian_packages,
    is_older,
    missing_libraries,
    parse_missing,
    reason,
)

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = ("run", "test", "check", "shots", "bench", "i18n", "lock", "clean")

LDD = """
/x/PySide6/QtGui.abi3.so:
\tlinux-vdso.so.1 (0x00007ffd)
\tlibQt6Gui.so.6 => /x/PySide6/Qt/lib/libQt6Gui.so.6 (0x00007f)
\tlibEGL.so.1 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
/x/PySide6/Qt/plugins/platforms/libqxcb.so:
\tlibQt6Pdf.so.6 => not found
\tlibEGL.so.1 => not found
\tlibxcb-icccm.so.4 => not found
"""


class Recorder(Environment):
    """An environment that sets up nothing and notes what it is asked to run."""

    def __init__(self, root: Path, codes: dict[str, int] | None = None) -> None:
        super().__init__(root)
        self.codes = codes or {}
        self.calls: list[tuple[str, ...]] = []

    def prepare(self) -> None:
        self.calls.append(("prepare",))

    def run(self, *arguments: str) -> int:
        self.calls.append(arguments)
        return self.codes.get(arguments[1], 0)

    def run_program(self, *arguments: str) -> int:
        self.calls.append(("program", *arguments))
        return self.codes.get(arguments[0], 0)


@pytest.fixture
def recorder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """Make dev.py work on an empty folder and a recorder."""
    made = Recorder(tmp_path)
    monkeypatch.setattr(dev, "Environment", lambda _root: made)
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "OUT", tmp_path / "out")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return made


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        dev.main([command, "--help"])

    assert stopped.value.code == 0
    assert f"usage: dev.py {command}" in capsys.readouterr().out


def test_the_list_of_commands_is_whole(root: Path) -> None:
    result = subprocess.run(
        [sys.executable, "dev.py", "--help"], cwd=root, capture_output=True, text=True, check=True
    )

    assert all(f"\n    {command} " in result.stdout for command in COMMANDS)


@pytest.mark.parametrize("arguments", [[], ["paint"], ["check", "--fast"], ["shots"]])
def test_wrong_use_is_one_usage_message(
    recorder: Recorder, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        dev.main(arguments)

    assert stopped.value.code == 2
    assert "dev.py" in capsys.readouterr().err
    assert recorder.calls == []


def test_a_failed_set_up_is_one_line(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise SetUpError("no network")

    monkeypatch.setattr(recorder, "prepare", fail)

    assert dev.main(["check"]) == 3
    assert capsys.readouterr().err == "dev.py: no network\n"


def test_run_without_a_screen_leaves_pictures(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")

    assert dev.main(["run"]) == 0
    assert recorder.calls == [("prepare",), ("program", "tour", str(tmp_path / "out"))]


def test_run_with_a_screen_makes_the_sample_once(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    sample = tmp_path / "out" / "sample.passerelle"

    assert dev.main(["run"]) == 0
    sample.touch()
    assert dev.main(["run"]) == 0

    opened = ("program", str(sample))
    made = ("program", "sample", str(sample))
    assert recorder.calls == [("prepare",), made, opened, ("prepare",), opened]


def test_run_opens_the_file_it_is_given(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.chdir(tmp_path)

    dev.main(["run", "mine.passerelle"])

    assert recorder.calls[1:] == [("program", str(tmp_path / "mine.passerelle"))]


def test_test_runs_the_checks_first_then_pytest(recorder: Recorder) -> None:
    assert dev.main(["test"]) == 0

    tools = [call[1] for call in recorder.calls[1:]]
    assert tools == ["ruff", "ruff", "mypy", "tools.catalogues", "pytest"]


def test_arguments_go_to_pytest(recorder: Recorder) -> None:
    dev.main(["test", "--no-check", "tests/imports", "-k", "dates", "-x"])

    assert recorder.calls[1:] == [("-m", "pytest", "tests/imports", "-k", "dates", "-x")]


def test_the_tests_run_even_if_a_check_fails_and_the_outcome_is_failure(
    recorder: Recorder, capsys: pytest.CaptureFixture[str]
) -> None:
    recorder.codes = {"mypy": 1}

    assert dev.main(["test"]) == 1
    assert recorder.calls[-1][1] == "pytest"
    assert capsys.readouterr().err == "dev.py: failed checks: mypy\n"


def test_the_code_of_pytest_is_passed_on(recorder: Recorder) -> None:
    recorder.codes = {"pytest": 5}

    assert dev.main(["test"]) == 5


def test_clean_removes_what_tools_made_and_nothing_else(recorder: Recorder, tmp_path: Path) -> None:
    for name in ("out", ".venv", ".ruff_cache", "pcve_desktop/__pycache__"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "pcve_desktop" / "app.py").touch()

    dev.main(["clean"])
    assert {path.name for path in tmp_path.iterdir()} == {".venv", "pcve_desktop"}
    assert [path.name for path in (tmp_path / "pcve_desktop").iterdir()] == ["app.py"]
    dev.main(["clean", "--all"])
    assert {path.name for path in tmp_path.iterdir()} == {"pcve_desktop"}
    assert recorder.calls == []


@pytest.mark.parametrize(
    ("variables", "platform", "screen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_screen_is_recognised(variables: dict[str, str], platform: str, *, screen: bool) -> None:
    assert has_screen(variables, platform) is screen


@pytest.mark.parametrize("version", [(3, 10), (2, 7), (3, 14)])
def test_an_untried_python_is_refused(version: tuple[int, int]) -> None:
    with pytest.raises(SetUpError, match=rf"needs Python 3\.11.*this is {version[0]}\."):
        check_python(version)


def test_children_speak_utf8() -> None:
    assert child_environment({"LC_ALL": "C", "A": "b"}) == {"LC_ALL": "C.UTF-8", "A": "b"}
    assert child_environment({"LC_ALL": "fr_FR.UTF-8"}) == {"LC_ALL": "fr_FR.UTF-8"}


def test_missing_system_libraries_are_named_once_without_those_of_qt() -> None:
    assert parse_missing(LDD) == ["libEGL.so.1", "libxcb-icccm.so.4"]
    assert missing_libraries([]) == []


def test_libraries_lead_to_debian_packages() -> None:
    packages, unknown = debian_packages(["libEGL.so.1", "libxcb-icccm.so.4", "libodd.so.1"])

    assert packages == ["libegl1", "libxcb-icccm4"]
    assert unknown == ["libodd.so.1"]


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that is the whole PATH of a system with `env`, `true` and `sh` only."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("env", "true", "sh", "echo"):
        (folder / name).symlink_to(f"/bin/{name}")
    monkeypatch.setenv("PATH", str(folder))
    return folder


def write_command(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


linux_only = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="apt is a Linux matter"
)


@linux_only
def test_root_installs_with_apt(
    system: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_command(system, "apt-get", f'echo "$DEBIAN_FRONTEND $*" >> {tmp_path}/log')
    monkeypatch.setattr(environment, "_is_root", lambda: True)

    install_debian_packages(["libegl1", "libgl1"], purpose="for Qt's windows")

    assert (tmp_path / "log").read_text(encoding="utf-8").splitlines() == [
        "noninteractive -q -y update",
        "noninteractive -q -y install --no-install-recommends libegl1 libgl1",
    ]


@linux_only
def test_a_user_who_may_use_sudo_installs_through_it(
    system: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_command(system, "apt-get", f'echo "$*" >> {tmp_path}/log')
    write_command(system, "sudo", 'shift; exec "$@"')
    monkeypatch.setattr(environment, "_is_root", lambda: False)

    install_debian_packages(["libegl1"], purpose="for Qt's windows")

    assert "install --no-install-recommends libegl1" in (tmp_path / "log").read_text("utf-8")


@linux_only
@pytest.mark.parametrize("sudo", ["exit 1", None])
def test_a_user_without_rights_is_told_what_to_type(
    system: Path, monkeypatch: pytest.MonkeyPatch, sudo: str | None
) -> None:
    write_command(system, "apt-get", "exit 100")
    if sudo is not None:
        write_command(system, "sudo", sudo)
    monkeypatch.setattr(environment, "_is_root", lambda: False)

    with pytest.raises(SetUpError, match="run `sudo apt-get install python3-venv` once"):
        install_debian_packages(["python3-venv"], purpose="to make a virtual environment")


@linux_only
def test_a_system_without_apt_is_told_what_is_missing(
    system: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "_is_root", lambda: True)

    with pytest.raises(SetUpError, match="lacks what libegl1 holds on Debian"):
        install_debian_packages(["libegl1"], purpose="for Qt's windows")
    assert not (system / "apt-get").exists()


@linux_only
def test_a_failed_apt_says_why(system: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_command(system, "apt-get", "echo Reading...; echo 'E: Unable to locate it'; exit 100")
    monkeypatch.setattr(environment, "_is_root", lambda: True)

    with pytest.raises(SetUpError, match="E: Unable to locate it"):
        install_debian_packages(["libegl1"], purpose="for Qt's windows")


def test_nothing_to_install_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    install_debian_packages([], purpose="for Qt's windows")


@pytest.fixture
def copy(tmp_path: Path) -> Environment:
    """Return the environment of a folder that holds only what decides the set-up."""
    for name in ("requirements.lock", "requirements.in", "pyproject.toml"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    return Environment(tmp_path)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements.in", "pyproject.toml"])
def test_a_change_of_the_requirements_asks_for_a_new_set_up(copy: Environment, name: str) -> None:
    before = copy.fingerprint()
    assert copy.fingerprint() == before

    (copy.root / name).write_text("other", encoding="utf-8")

    assert copy.fingerprint() != before


def test_the_set_up_is_done_once_and_again_after_a_change(
    copy: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    copy.folder.mkdir()
    for name in ("_create", "_install_packages", "_add_system_libraries"):
        monkeypatch.setattr(copy, name, lambda step=name: steps.append(step))

    copy.prepare()
    copy.prepare()
    copy.lock.write_text("newer", encoding="utf-8")
    copy.prepare()

    whole = ["_create", "_install_packages", "_add_system_libraries"]
    assert steps == [*whole, "_add_system_libraries", *whole]


def test_an_interrupted_set_up_is_not_taken_for_done(
    copy: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise SetUpError("cut")

    copy.folder.mkdir()
    monkeypatch.setattr(copy, "_create", lambda: None)
    monkeypatch.setattr(copy, "_install_packages", fail)

    with pytest.raises(SetUpError):
        copy.prepare()
    with pytest.raises(SetUpError):
        copy.prepare()


def test_a_target_is_older_when_missing_or_made_before(tmp_path: Path) -> None:
    source, target = tmp_path / "a.po", tmp_path / "a.mo"
    source.touch()
    assert is_older(target, source)
    target.touch()
    os.utime(target, (2, 2))
    os.utime(source, (1, 1))
    assert not is_older(target, source)
    os.utime(source, (3, 3))
    assert is_older(target, source)


@pytest.mark.parametrize(
    ("output", "line"),
    [
        ("Looking\nERROR: no such version\nbye", "ERROR: no such version"),
        ("first\nlast\n\n", "last"),
        ("", "no output"),
    ],
)
def test_the_telling_line_of_a_failure_is_found(output: str, line: str) -> None:
    assert reason(output) == line


def test_the_lock_holds_names_versions_and_hashes_only(root: Path) -> None:
    text = (root / "requirements.lock").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]

    for line in lines:
        assert "==" in line or line.strip().startswith("--hash=sha256:"), line
    assert not any(word in text for word in ("http", "file:", "--index", "--find-links"))
