"""The colours of the product, light and dark, equal to .streamlit/config.toml (a test says so)."""

from typing import NamedTuple


class Palette(NamedTuple):
    """One theme's colours as hex, named by role."""

    background: str
    surface: str  # inputs, table head
    border: str
    ink: str
    muted: str
    kita: str  # the government on screen, and nobody else
    above: str
    below: str
    peer: str
    second_peer: str
    other: str
    faint: str  # background series in small multiples
    band_a: str
    band_b: str
    grid: str
    tint_below: str
    tint_above: str


LIGHT = Palette(
    background="#FFFFFF", surface="#F4F5F7", border="#DDE1E6", ink="#16202B", muted="#55606B", kita="#7A1F5C",
    above="#1F6FB2", below="#A84800", peer="#3E4954", second_peer="#6B7680", other="#7E8790", faint="#D5DADF",
    band_a="#F7F8F9", band_b="#EDF0F2", grid="#E6E9ED", tint_below="#FBEDE1", tint_above="#E8F1FA",
)  # fmt: skip
DARK = Palette(
    background="#11161C", surface="#1A2129", border="#333D48", ink="#E8ECF0", muted="#A7B1BB", kita="#E594C8",
    above="#74B3EE", below="#F0A060", peer="#C3CBD3", second_peer="#96A1AC", other="#7C8792", faint="#333D48",
    band_a="#161D24", band_b="#1F2831", grid="#27303A", tint_below="#3A2817", tint_above="#16304A",
)  # fmt: skip

FONT = '"Source Sans", "Source Sans Pro", sans-serif'


def palette_of(theme_type: str | None) -> Palette:
    """The palette of 'light' or 'dark'; light when the browser has not said."""
    return DARK if theme_type == "dark" else LIGHT


def as_variables(palette: Palette) -> str:
    """The colours as CSS variables, --rb-second-peer for second_peer."""
    return "".join(f"--rb-{name.replace('_', '-')}:{color};" for name, color in palette._asdict().items())
