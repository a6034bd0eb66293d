"""What a slide is before anybody draws it: finished words and plain numbers.

PowerPoint, workbook, briefing, preview and meeting screen all show the same Slide, so their numbers are the same.
Every text is Indonesian and final; nobody who draws a slide formats a number.
"""

from datetime import date
from typing import NamedTuple

from data.number_format import format_date

# Who or what a mark, a bar or a word speaks of; each writer has one colour for each tone.
TONES = ("kita", "peer", "other", "target", "above", "below", "muted", "ink")

METHOD = ", Metode "  # between whom a series speaks of and under which method


class Series(NamedTuple):
    """One line or one row of bars. All tuples have one entry for each category of the chart."""

    name: str  # 'Nilai, Metode 2023', 'Target', 'Banten'
    values: tuple[float | None, ...]  # unrounded, axis units; None is a gap and is never joined
    labels: tuple[str, ...]  # beside each mark: '73,87 BB'; '' for none
    tone: str  # of TONES; lines of tone 'target' are dashed with short dashes as marks
    hovers: tuple[str, ...] = ()  # one line about each mark: value, method, source; () for none
    is_hollow: tuple[bool, ...] = ()  # marks that are provisional or a self-assessment; () for none
    natives: tuple[float | None, ...] = ()  # what the labels print where the axis is a share: points; () for none

    @property
    def party(self) -> str:
        """Whom the series speaks of: its name without the method."""
        return self.name.split(METHOD)[0]


class Chart(NamedTuple):
    """A chart PowerPoint has natively: 'lines' (vertical value axis) or 'bars' (horizontal, first category on top)."""

    kind: str  # lines | bars
    categories: tuple[str, ...]  # years, or names; a year without value may carry why: '2020 belum dikeluarkan'
    series: tuple[Series, ...]
    minimum: float  # of the value axis, with maximum and step
    maximum: float
    step: float
    unit: str  # of the values: 'poin', '% skala'
    alt: str  # the chart in words
    rules: tuple[tuple[int, str], ...] = ()  # lines only: a new method begins before this category; its short name
    is_stacked: bool = False  # bars only
    has_key: bool = False  # whether the names of the series are shown as a key (two series or more in tones of parties)

    @property
    def parties(self) -> list[tuple[str, str]]:
        """(name, tone) of the lines of a key, kita first: one party cut into methods is one line."""
        found = dict.fromkeys((series.party, series.tone) for series in self.series)
        return sorted(found, key=lambda party: party[1] != "kita")


class Column(NamedTuple):
    """A column of a slide's table."""

    name: str
    share: float  # of the table's width; the shares of a table add up to 1
    is_number: bool = False  # right-aligned


class Cell(NamedTuple):
    """One cell: its words, and for the workbook the number they stand for."""

    text: str
    value: float | None = None
    tone: str = "ink"
    is_bold: bool = False
    shade: float | None = None  # 0 (faint) to 1 (strong) of a heatmap; None: no ground


class Table(NamedTuple):
    """A table that fits on one slide; who builds it keeps to the rows and words that fit (`text_fit`)."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alt: str


class Notes(NamedTuple):
    """What the speaker has at hand, each a list of sentences."""

    say: tuple[str, ...]
    caveats: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()  # what the room may ask
    origins: tuple[
        str, ...
    ] = ()  # where each number comes from: 'Indeks RB 2023 73,87: Lojikata (pers, Februari 2024)'


class Slide(NamedTuple):
    """One message. The title is the finding, at most 12 words before its mark of illustration."""

    code: str  # of the catalogue: 'tren', 'tren-SPBE'
    title: str
    body: Chart | Table
    footer: str  # measure, source, as-of date, method; at most two lines of 130 characters
    notes: Notes
    is_illustrative: bool
    subtitle: str = ""  # one line under the title: measure, place, years, unit
    kicker: str = ""  # a cover has one, above its title: 'Rapat kerja Reformasi Birokrasi'
    byline: str = ""  # of a cover: 'Triwulan IV 2026 · Biro Organisasi'
    subject: str = ""  # what the title speaks of where it does not say, for a text without the slide: 'Indeks RB'

    @property
    def is_cover(self) -> bool:
        return bool(self.kicker)


class LeftOut(NamedTuple):
    """Why a slide is not in the deck, as one sentence that says what would bring it."""

    reason: str


class Deck(NamedTuple):
    """The slides in their order, and what every file made from them carries."""

    title: str  # 'Raker triwulan, Kalimantan Timur, Triwulan IV 2026'
    government_name: str
    preset_name: str
    meeting: str  # 'Triwulan IV 2026'
    office: str  # 'Biro Organisasi'
    version_id: int
    as_of: date
    slides: tuple[Slide, ...]
    left_out: tuple[tuple[str, str], ...]  # (name of the slide, reason)
    file_stem: str  # 'raker-64-triwulan-iv-2026-data-v12', with '-ilustrasi' and '-embargo' where it holds such values
    address: str  # query of the page that makes this deck again: 'pemda=64&bahan=raker'
    embargo: str = ""  # 'embargo sampai 31 Desember 2026' where it is made with values that visitors do not see yet
    remade: str = ""  # what changed since the deck was made before, one sentence; '' when it was not or nothing did

    @property
    def is_illustrative(self) -> bool:
        return any(slide.is_illustrative for slide in self.slides)

    def mark_of(self, slide: Slide) -> str:
        """What stands in the corner of a slide: 'ILUSTRASI', 'EMBARGO' (of the whole deck), both, or ''."""
        return " · ".join(["ILUSTRASI"] * slide.is_illustrative + ["EMBARGO"] * bool(self.embargo))

    @property
    def version_words(self) -> str:
        """'Data versi 12', where there is little room."""
        return f"Data versi {self.version_id}"

    @property
    def data_words(self) -> str:
        """'Data versi 12' as every file carries it, with the embargo of what is in it."""
        return " · ".join(filter(None, [self.version_words, self.embargo]))

    @property
    def dated_words(self) -> str:
        """'Data versi 12, per 22 November 2026', with the embargo of what is in it."""
        dated = f"{self.version_words}, per {format_date(self.as_of)}"
        return " · ".join(filter(None, [dated, self.embargo]))
