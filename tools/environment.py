"""Set-up of a working copy: virtual environment, locked packages, Qt's system libraries.

Standard library only: this runs before anything is installed. Each step looks first whether it has
anything to do, so a working copy that is set up costs a fraction of a second.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

OLDEST_PYTHON = (3, 11)
FIRST_UNTRIED_PYTHON = (3, 14)

# Raised when the steps below change, so that existing environments are set up again.
_SET_UP_VERSION = "1"
_FINGERPRINT_NAME = "passerelle-set-up"
_LOCK_HEADER = "# Every package, its version and hashes, for all systems. Made by dev.py lock.\n"

# Debian and Ubuntu package of each library that the Qt wheels take from the system.
_DEBIAN_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libICE.so.6": "libice6",
    "libSM.so.6": "libsm6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libpng16.so.16": "libpng16-16",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}

# What the program loads of Qt; other plug-ins may lack libraries without harm.
_QT_FILES = (
    "QtCore.abi3.so",
    "QtGui.abi3.so",
    "QtWidgets.abi3.so",
    "QtSvg.abi3.so",
    "QtPrintSupport.abi3.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqwayland.so",
    "Qt/plugins/platforms/libqxcb.so",
)
_NOT_FOUND = re.compile(r"^\s*(\S+) => not found", re.MULTILINE)


class SetUpError(Exception):
    """The set-up cannot go on; the message says why and what to do, in one line."""


class Environment:
    """The virtual environment of one working copy at `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.lock = root / "requirements.lock"
        windows = os.name == "nt"
        self.python = self.folder / ("Scripts/python.exe" if windows else "bin/python")
        self.program = self.python.with_name("pcve-desktop.exe" if windows else "pcve-desktop")

    def prepare(self) -> None:
        """Do whatever is still missing; raise `SetUpError` when that is not possible."""
        check_python(sys.version_info[:2])
        if self._fingerprint_file.exists() and self._stored() == self.fingerprint():
            self._compile_translations()
        else:
            self._create()
            self._install_packages()
            self._fingerprint_file.write_text(self.fingerprint(), encoding="utf-8")
        self._add_system_libraries()

    def fingerprint(self) -> str:
        """Return a digest of all that decides what the environment must hold."""
        digest = hashlib.sha256(_SET_UP_VERSION.encode())
        # The editable install points at this folder, and packages fit one Python only.
        digest.update(f"{self.root}\0{sys.version_info[:2]}\0".encode())
        for path in (self.lock, self.root / "pyproject.toml", self.root / "requirements.in"):
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def run(self, *arguments: str) -> int:
        """Run the environment's Python with `arguments` in the working copy; return its code."""
        return self._run(self.python, *arguments)

    def run_program(self, *arguments: str) -> int:
        """Run the program itself with `arguments` in the working copy; return its code."""
        return self._run(self.program, *arguments)

    def _run(self, executable: Path, *arguments: str) -> int:
        return subprocess.run(
            [str(executable), *arguments],
            cwd=self.root,
            env=child_environment(os.environ),
            check=False,
        ).returncode

    def lock_packages(self, *, upgrade: bool) -> None:
        """Write requirements.lock for all systems and Pythons; keep versions unless `upgrade`."""
        say("resolving the packages")
        with tempfile.TemporaryDirectory() as folder:
            # uv resolves for every system at once; it is needed for nothing else.
            resolver = Environment(Path(folder))
            resolver._create()
            pip = [str(resolver.python), "-m", "pip", "--disable-pip-version-check", "--no-input"]
            _run_quietly([*pip, "install", "--quiet", "uv"], cwd=self.root)
            command = [str(resolver.python), "-m", "uv", "pip", "compile", "--universal"]
            command += ["--python-version", ".".join(map(str, OLDEST_PYTHON)), "--generate-hashes"]
            command += ["--no-config", "--no-header", "--annotation-style", "line"]
            command += ["--upgrade"] if upgrade else []
            command += ["requirements-dev.in", "--output-file", self.lock.name]
            _run_quietly(command, cwd=self.root)
        self.lock.write_text(_LOCK_HEADER + self.lock.read_text(encoding="utf-8"), encoding="utf-8")

    @property
    def _fingerprint_file(self) -> Path:
        return self.folder / _FINGERPRINT_NAME

    def _stored(self) -> str:
        return self._fingerprint_file.read_text(encoding="utf-8").strip()

    def _create(self) -> None:
        if self._works():
            return
        if importlib.util.find_spec("ensurepip") is None:
            # Debian keeps ensurepip, which puts pip into a new environment, in a package apart.
            install_debian_packages(["python3-venv"], purpose="to make a virtual environment")
        say("making a virtual environment")
        if self.folder.exists():
            shutil.rmtree(self.folder)
        # A fresh interpreter sees an ensurepip that was installed a moment ago.
        _run_quietly([sys.executable, "-m", "venv", str(self.folder)], cwd=self.root)

    def _works(self) -> bool:
        """Whether the environment is there, whole, and of this Python's version."""
        if not self.python.exists():
            return False
        probe = "import sys, pip; print(*sys.version_info[:2])"
        result = subprocess.run(
            [str(self.python), "-c", probe], capture_output=True, text=True, check=False
        )
        return result.returncode == 0 and result.stdout.split() == [
            str(part) for part in sys.version_info[:2]
        ]

    def _install_packages(self) -> None:
        say("installing the packages of requirements.lock (once, about 150 MB)")
        pip = [str(self.python), "-m", "pip", "--disable-pip-version-check", "--no-input"]
        install = [*pip, "install", "--quiet", "--progress-bar", "off"]
        locked = ["--require-hashes", "--only-binary", ":all:", "-r", str(self.lock)]
        try:
            _run_quietly([*install, *locked], cwd=self.root)
        except SetUpError as error:
            raise SetUpError(f"{error} (the first set-up needs a network connection)") from None
        _run_quietly(
            [*install, "--no-deps", "--no-build-isolation", "--editable", "."], cwd=self.root
        )

    def _compile_translations(self) -> None:
        locale = self.root / "pcve_desktop" / "resources" / "locale"
        sources = list(locale.glob("*/LC_MESSAGES/*.po"))
        if any(is_older(path.with_suffix(".mo"), path) for path in sources):
            compiler = [str(self.python), "-m", "tools.catalogues", "compile"]
            _run_quietly(compiler, cwd=self.root)

    def _add_system_libraries(self) -> None:
        if not sys.platform.startswith("linux") or shutil.which("ldd") is None:
            return
        folders = list(self.folder.glob("lib/python3*/site-packages/PySide6"))
        files = [folder / name for folder in folders for name in _QT_FILES]
        missing = missing_libraries(path for path in files if path.exists())
        if not missing:
            return
        packages, unknown = debian_packages(missing)
        install_debian_packages(packages, purpose="for Qt's windows")
        if unknown:
            raise SetUpError(
                f"Qt lacks {', '.join(unknown)}: install these libraries, then run this again."
            )


def _is_root() -> bool:
    # Windows has no such thing as geteuid.
    return getattr(os, "geteuid", lambda: -1)() == 0


def say(text: str) -> None:
    """Tell the user what the set-up is doing."""
    print(f"set-up: {text}", flush=True)


def check_python(version: tuple[int, ...]) -> None:
    """Raise `SetUpError` unless this Python is one that the program is tried on."""
    if not OLDEST_PYTHON <= version < FIRST_UNTRIED_PYTHON:
        raise SetUpError(
            f"Passerelle needs Python 3.11, 3.12 or 3.13; this is {version[0]}.{version[1]}."
        )


def is_older(target: Path, source: Path) -> bool:
    """Whether `target` is missing or was made before `source` last changed."""
    return not target.exists() or target.stat().st_mtime_ns < source.stat().st_mtime_ns


def has_screen(variables: Mapping[str, str], platform: str) -> bool:
    """Whether a window can be shown; only Linux runs without a screen as a matter of course."""
    if variables.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    if not platform.startswith("linux"):
        return True
    return any(variables.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def child_environment(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the variables for a child: Qt complains loudly about an encoding other than UTF-8."""
    child = dict(variables)
    if child.get("LC_ALL") in {"C", "POSIX"}:
        child["LC_ALL"] = "C.UTF-8"
    return child


def missing_libraries(files: Iterable[Path]) -> list[str]:
    """Return the names of the system libraries that `files` need and the system lacks."""
    names = [str(path) for path in files]
    if not names:
        return []
    result = subprocess.run(["ldd", *names], capture_output=True, text=True, check=False)
    return parse_missing(result.stdout)


def parse_missing(output: str) -> list[str]:
    """Return the libraries that ldd's output says are not found, Qt's own left out."""
    found = set(_NOT_FOUND.findall(output))
    return sorted(name for name in found if not name.startswith(("libQt6", "libpyside", "libshib")))


def debian_packages(libraries: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the Debian packages that hold `libraries`, and the libraries of no known package."""
    names = list(libraries)
    packages = {_DEBIAN_PACKAGES[name] for name in names if name in _DEBIAN_PACKAGES}
    return sorted(packages), [name for name in names if name not in _DEBIAN_PACKAGES]


def install_debian_packages(packages: Sequence[str], *, purpose: str) -> None:
    """Install `packages` with apt, as root or through sudo; raise `SetUpError` where it cannot."""
    if not packages:
        return
    wanted = " ".join(packages)
    by_hand = f"run `sudo apt-get install {wanted}` once, then this command again."
    if shutil.which("apt-get") is None:
        raise SetUpError(
            f"The system lacks what {wanted} holds on Debian ({purpose}): install it, then run "
            "this command again."
        )
    prefix: list[str] = []
    if not _is_root():
        if not _can_sudo():
            raise SetUpError(f"The system lacks {wanted} ({purpose}): {by_hand}")
        prefix = ["sudo", "-n"]
    say(f"installing {wanted} ({purpose})")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    try:
        _run_quietly([*apt, "update"], cwd=Path("/"))
        _run_quietly([*apt, "install", "--no-install-recommends", *packages], cwd=Path("/"))
    except SetUpError as error:
        raise SetUpError(f"apt-get could not install {wanted}: {by_hand} ({error})") from None


def _can_sudo() -> bool:
    if shutil.which("sudo") is None:
        return False
    return subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0


def _run_quietly(command: Sequence[str], *, cwd: Path) -> None:
    """Run `command`; on failure raise `SetUpError` with the line of its output that says why."""
    result = subprocess.run(
        command,
        cwd=cwd,
        env=child_environment(os.environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if result.returncode:
        name = " ".join(Path(part).name if part == command[0] else part for part in command[:4])
        raise SetUpError(f"`{name} ...` failed: {reason(result.stdout)}")


def reason(output: str) -> str:
    """Return the line of a failed command's output that tells most."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    for line in lines:
        if line.lower().startswith(("error", "e:")):
            return line
    return lines[-1] if lines else "no output"
