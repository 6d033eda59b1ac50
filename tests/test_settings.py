"""Settings: what is kept, and that no file content can stop the program."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from pcve_desktop.i18n import Translator
from pcve_desktop.settings import (
    Settings,
    SettingsNotSavedError,
    load_settings,
    save_settings,
)

FULL = Settings(
    language="de",
    text_size=120,
    theme="dark",
    reduced_motion=False,
    recent=("/data/valmont.passerelle", "/data/rive-est.passerelle"),
    office="Mairie de Valmont, côté jardin",
    geometry="AdnQywADAAA=",
    reminders=False,
    reminded=("2026-11-24 0123456789abcdef",),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def store(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    assert load_settings(path) == Settings(
        language="en", text_size=100, theme="system", reduced_motion=None, recent=(), office=""
    )
    assert not path.parent.exists()


def test_the_first_language_is_that_of_the_system(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")

    assert load_settings(path).language == "fr"


def test_what_is_saved_comes_back(path: Path) -> None:
    save_settings(FULL, path)

    assert load_settings(path) == FULL


def test_the_home_variable_says_where(passerelle_home: Path) -> None:
    save_settings(FULL)

    assert load_settings() == FULL
    assert [entry.name for entry in (passerelle_home / "config").iterdir()] == ["settings.json"]


def test_the_newest_recent_file_comes_first_and_eight_are_kept(tmp_path: Path) -> None:
    settings = Settings()
    for number in range(10):
        settings = settings.with_recent(tmp_path / f"{number}.passerelle")
    settings = settings.with_recent(tmp_path / "5.passerelle")

    assert [Path(known).stem for known in settings.recent] == list("59876432")


def test_a_recent_file_can_be_forgotten(tmp_path: Path) -> None:
    settings = Settings().with_recent(tmp_path / "a").with_recent(tmp_path / "b")

    assert settings.without_recent(tmp_path / "a").recent == (str(tmp_path / "b"),)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\x00\xff\xfe",
        b"[]",
        b"null",
        b'"text"',
        b"[" * 100_000,
        b'{"text_size": ' + b"9" * 5000 + b"}",
        b"{" + b" " * 300_000 + b"}",
    ],
    ids=["empty", "cut", "binary", "list", "null", "text", "deep", "long number", "huge"],
)
def test_a_damaged_file_is_put_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)

    assert load_settings(path) == Settings()
    assert not path.exists()
    assert path.with_name("settings.json.broken").read_bytes() == content


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "tr"),
        ("language", ["fr"]),
        ("language", {}),
        ("text_size", "120"),
        ("text_size", True),
        ("text_size", 120.5),
        ("theme", "pink"),
        ("theme", None),
        ("reduced_motion", 1),
        ("reduced_motion", "yes"),
        ("recent", "a"),
        ("recent", {"a": 1}),
        ("office", 3),
        ("office", "a\nb"),
        ("office", "\ud800"),
        ("office", "x" * 201),
        ("geometry", "x" * 9000),
        ("unknown", 1),
    ],
)
def test_a_senseless_value_is_replaced_alone(path: Path, name: str, value: object) -> None:
    store(path, {"text_size": 110, "theme": "light", name: value})

    loaded = load_settings(path)

    expected = Settings(text_size=110, theme="light")
    if name in {"text_size", "theme"}:
        expected = replace(expected, **{name: getattr(Settings(), name)})
    assert loaded == expected
    assert path.exists()


@pytest.mark.parametrize(("stored", "size"), [(10, 90), (90, 90), (160, 160), (10**9, 160)])
def test_the_text_size_stays_in_bounds(path: Path, stored: int, size: int) -> None:
    store(path, {"text_size": stored})

    assert load_settings(path).text_size == size


def test_only_usable_recent_files_are_kept(path: Path) -> None:
    store(path, {"recent": ["/a", 3, "", None, "/b\x00", "/a", *(f"/{n}" for n in range(20))]})

    assert load_settings(path).recent == ("/a", *(f"/{n}" for n in range(7)))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    values=st.dictionaries(
        st.sampled_from(
            ["language", "text_size", "theme", "reduced_motion", "recent", "office", "geometry"]
        ),
        json_values,
    )
)
def test_whatever_is_loaded_can_be_saved_and_is_the_same(
    path: Path, values: dict[str, object]
) -> None:
    store(path, values)

    loaded = load_settings(path)

    save_settings(loaded, path)
    assert load_settings(path) == loaded


def test_a_folder_in_the_place_of_the_file_gives_defaults(path: Path) -> None:
    path.mkdir(parents=True)

    assert load_settings(path) == Settings()


def test_a_failed_save_says_so_and_leaves_the_old_settings(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_settings(FULL, path)

    def refuse(_source: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(SettingsNotSavedError) as caught:
        save_settings(Settings(), path)

    assert str(path.parent) in caught.value.message(Translator("en"))
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.json"]
    assert load_settings(path) == FULL


def test_a_folder_that_cannot_be_made_is_a_known_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(SettingsNotSavedError):
        save_settings(Settings(), tmp_path / "file" / "settings.json")


def test_a_reminder_is_kept_as_a_day_and_a_digest() -> None:
    day, before = date(2026, 11, 24), date(2026, 11, 23)
    told = Settings().with_reminded("network", before).with_reminded("other", day)
    assert told.was_reminded("other", day)
    assert not told.was_reminded("network", day)
    # Yesterday is forgotten.
    assert len(told.reminded) == 1
    assert "other" not in told.reminded[0]


@pytest.mark.parametrize("reminded", [5, "2026-11-24 x", [5, None], ["x" * 100]])
def test_reminders_that_make_no_sense_are_left_out(path: Path, reminded: object) -> None:
    store(path, {"reminded": reminded, "reminders": "yes"})
    loaded = load_settings(path)
    assert loaded.reminded == ()
    assert loaded.reminders
