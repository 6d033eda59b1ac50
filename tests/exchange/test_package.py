"""What packages are called."""

from __future__ import annotations

import datetime as dt

import pytest

from pcve_desktop.exchange.package import package_name

DAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("network", "office", "name"),
    [
        ("Les Tilleuls", "Rive Est", "tilleuls-rive-est"),
        ("Le Vallon", "", "vallon"),
        ("", "Foyer des Collines", "foyer-des-collines"),
        ("", "", ""),
        ("L’Étoile", "Œuvre & Cie", "etoile-oeuvre-cie"),
        ("Straße", "../../etc/passwd", "strasse-etc-passwd"),
        ("CON", "a\x00b:c", "con-a-b-c"),
        ("الحي", "Rive Est", "rive-est"),
        ("x" * 300, "y" * 300, f"{'x' * 60}-{'y' * 60}"),
    ],
)
def test_names_are_safe_everywhere(network: str, office: str, name: str) -> None:
    expected = f"{name}-2026-11-24" if name else "2026-11-24"

    assert package_name(network, office, DAY) == f"{expected}.passerelle-exchange"
