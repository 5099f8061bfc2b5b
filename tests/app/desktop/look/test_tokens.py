"""The design tokens: both themes name the same colours, and every pair has the contrast that it needs."""

from dataclasses import fields

import pytest

from widgets.colours import Colours, colours
from widgets.tokens import size, tokens

PAIRS: list[tuple[str, str, float]] = [tuple(pair) for pair in tokens()["contrast"]]


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "needed"), PAIRS)
def test_every_pair_has_the_contrast_that_it_needs(ink: str, ground: str, needed: float, is_dark: bool) -> None:
    shades = colours(is_dark=is_dark).named()
    found = contrast(shades[ink], shades[ground])
    assert found >= needed, f"{ink} on {ground}: {found:.2f}"


def test_pairs_cover_the_grounds_of_text() -> None:
    """WCAG 2.2, success criterion 1.4.3: 4.5 to 1 for text; criterion 1.4.11: 3 to 1 for controls and focus."""
    needs = {(ink, ground): needed for ink, ground, needed in PAIRS}
    for ink in ("ink", "muted", "accent", "missed", "prov"):
        for ground in ("surface", "window", "selection"):
            assert needs[ink, ground] == 4.5
    for edge in ("control", "focus"):
        assert needs[edge, "surface"] == needs[edge, "window"] == 3
    for level in ("legal", "recommended", "ambitious"):
        assert needs[f"on_{level}", level] == 4.5


def test_both_themes_name_every_colour_once() -> None:
    names = [field.name for field in fields(Colours)]
    assert list(tokens()["light"]) == list(tokens()["dark"]) == names
    assert set(colours(is_dark=False).named().values()) != set(colours(is_dark=True).named().values())


def test_measures_are_as_designed() -> None:
    found = {
        name: size(name) for name in ("rail", "rail_narrow", "top", "status", "scorecard", "scorecard_narrow")
    }
    assert found == {
        "rail": 184,
        "rail_narrow": 52,
        "top": 52,
        "status": 28,
        "scorecard": 292,
        "scorecard_narrow": 200,
    }
    with pytest.raises(KeyError):
        size("nothing")


def test_control_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def contrast(first: str, second: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
