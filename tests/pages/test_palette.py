"""One palette, equal to the theme Streamlit is given, readable in both themes."""

import tomllib
from pathlib import Path

import pytest

from pages._output.palette import DARK, LIGHT, palette_of

CONFIG = Path(__file__).parent.parent.parent / ".streamlit" / "config.toml"
ROLES = {
    "backgroundColor": "background",
    "secondaryBackgroundColor": "surface",
    "borderColor": "border",
    "textColor": "ink",
    "linkColor": "kita",
    "violetTextColor": "kita",
    "blueTextColor": "above",
    "orangeTextColor": "below",
    "redTextColor": "below",
    "grayTextColor": "muted",
    "blueBackgroundColor": "tint_above",
    "orangeBackgroundColor": "tint_below",
    "redBackgroundColor": "tint_below",
}


@pytest.mark.parametrize(("name", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_the_palette_equals_the_configured_theme(name, palette):
    theme = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][name]
    for key, role in ROLES.items():
        assert theme[key] == getattr(palette, role), key


def luminance(color):
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", ["ink", "muted", "kita", "above", "below", "peer"])
@pytest.mark.parametrize("ground", ["background", "band_a", "band_b"])
def test_every_text_colour_is_readable_on_every_ground(palette, role, ground):
    assert contrast(getattr(palette, role), getattr(palette, ground)) >= 4.5


def test_a_browser_that_has_not_said_gets_the_light_theme():
    assert (palette_of(None), palette_of("dark"), palette_of("light")) == (LIGHT, DARK, LIGHT)
