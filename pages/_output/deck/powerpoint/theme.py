"""Tones as places of the theme, never as colours: a province's template restyles every slide by its own theme."""

from pptx.enum.dml import MSO_THEME_COLOR as Theme
from pptx.util import Emu, Pt

from pages._output.deck import layout
from pages._output.deck.layout import Box

BODY_FONT = "+mn-lt"
PAPER, INK, FAINT, MUTED, SHADE = (
    *(Theme.BACKGROUND_1, Theme.TEXT_1, Theme.BACKGROUND_2, Theme.TEXT_2),
    Theme.ACCENT_1,
)
GROUND = {
    "kita": Theme.ACCENT_1, "peer": Theme.ACCENT_5, "other": Theme.ACCENT_2, "target": Theme.ACCENT_5,
    "above": Theme.ACCENT_3, "below": Theme.ACCENT_4, "muted": Theme.ACCENT_6, "ink": Theme.TEXT_1,
}  # fmt: skip
# Words are never lighter than muted text.
WORDS = GROUND | {"other": Theme.TEXT_1, "target": Theme.TEXT_1, "muted": Theme.TEXT_2}
HAIRLINE = -0.1  # brightness of FAINT in rules and grids


class Page:
    """How a page of 960 points stands on the slide of a template that may be smaller: everything by one factor."""

    def __init__(self, presentation):
        self.scale = presentation.slide_width / Pt(layout.WIDTH)
        self.faint: frozenset = frozenset()  # theme places too near the ground of a template for words
        self.light: frozenset = frozenset()  # theme places on which INK is read better than PAPER

    def words(self, tone: str):
        """Theme place for words of a tone: ink where the template's own colour could not be read."""
        return INK if WORDS[tone] in self.faint else WORDS[tone]

    def on_ground(self, tone: str):
        """Theme place for words inside a bar of a tone."""
        return INK if tone == "other" or GROUND[tone] in self.light else PAPER

    def length(self, points: float) -> Emu:
        return Emu(round(points * self.scale * Pt(1)))

    def size(self, points: float) -> Emu:
        """Size of letters, in whole tenths of a point."""
        return Pt(round(points * self.scale, 1))

    def frame(self, box: Box) -> tuple[Emu, Emu, Emu, Emu]:
        """left, top, width, height as python-pptx takes them."""
        return tuple(self.length(part) for part in box)

    def box(self, shape) -> Box:
        """The place of a shape in points of the 960 wide page."""
        unit = self.scale * Pt(1)
        return Box(shape.left / unit, shape.top / unit, shape.width / unit, shape.height / unit)


def style(font, page: Page, size: float | None, tone, *, is_bold: bool | None = None) -> None:
    """Set size (points, None: inherited), theme colour and weight of a font."""
    if size is not None:
        font.size = page.size(size)
    if tone is not None:
        font.color.theme_color = tone
    font.bold = is_bold
