"""Where settings, data and logs go."""

from __future__ import annotations

from pathlib import Path

import pytest

from pcve_desktop import paths


def test_the_home_variable_moves_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PASSERELLE_HOME", str(tmp_path / "stick"))

    assert paths.config_dir() == tmp_path / "stick" / "config"
    assert paths.data_dir() == tmp_path / "stick" / "data"
    assert paths.log_dir() == tmp_path / "stick" / "log"
    assert paths.settings_file() == tmp_path / "stick" / "config" / "settings.json"


def test_a_relative_home_stays_where_the_program_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PASSERELLE_HOME", "stick")

    home = paths.portable_home()

    monkeypatch.chdir("/")
    assert home == tmp_path / "stick"


@pytest.mark.parametrize("value", [None, "", "  "])
def test_without_the_variable_the_system_decides(
    monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    if value is None:
        monkeypatch.delenv("PASSERELLE_HOME")
    else:
        monkeypatch.setenv("PASSERELLE_HOME", value)

    assert paths.portable_home() is None
    folders = [paths.config_dir(), paths.data_dir(), paths.log_dir()]
    assert all(folder.is_absolute() and "Passerelle" in folder.parts for folder in folders)


def test_asking_for_a_folder_does_not_make_it(passerelle_home: Path) -> None:
    paths.config_dir()
    paths.data_dir()
    paths.log_dir()

    assert not passerelle_home.exists()


def test_resources_lie_inside_the_package() -> None:
    assert paths.resources_dir() == Path(paths.__file__).parent / "resources"
    assert paths.locale_dir() == paths.resources_dir() / "locale"
