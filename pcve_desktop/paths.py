"""Where things live: the program's resources, and the user's settings, data and logs.

`PASSERELLE_HOME` moves settings, data and logs into one folder of the user's choice (a USB stick, a
test's temporary folder). Nothing here creates a folder: whoever writes does.
"""

from __future__ import annotations

import os
from pathlib import Path

APP_NAME = "Passerelle"
HOME_VARIABLE = "PASSERELLE_HOME"

_RESOURCES = Path(__file__).resolve().parent / "resources"


def resources_dir() -> Path:
    """Return the folder of icons, translations, sample network and help pages."""
    return _RESOURCES


def locale_dir() -> Path:
    """Return the folder of the translation catalogues."""
    return _RESOURCES / "locale"


def portable_home() -> Path | None:
    """Return the folder that `PASSERELLE_HOME` names, None when it is not set."""
    value = os.environ.get(HOME_VARIABLE, "").strip()
    return Path(value).expanduser().absolute() if value else None


def config_dir() -> Path:
    """Return the folder of the user's settings."""
    home = portable_home()
    if home is not None:
        return home / "config"
    from platformdirs import user_config_path

    return user_config_path(APP_NAME, appauthor=False, roaming=True)


def data_dir() -> Path:
    """Return the folder of the program's own data, such as backups."""
    home = portable_home()
    if home is not None:
        return home / "data"
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False)


def log_dir() -> Path:
    """Return the folder of crash reports and logs."""
    home = portable_home()
    if home is not None:
        return home / "log"
    from platformdirs import user_log_path

    return user_log_path(APP_NAME, appauthor=False)


def settings_file() -> Path:
    """Return the file that holds the user's settings."""
    return config_dir() / "settings.json"
