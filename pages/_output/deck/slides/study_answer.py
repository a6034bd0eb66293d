"""The cover of Kaji tiru: who is ahead on how much, where the farthest, and what the visit is to bring home."""

from typing import NamedTuple

from pages._output.component_parts import SHORT_AREA
from pages._output.deck import layout, text_fit
from pages._output.deck.brief import Brief
from pages._output.deck.model import Cell, Column, LeftOut, Notes, Slide, Table
from pages._output.deck.slides import study_words, telling
from pages._output.deck.slides.pair_bars import group_mark
from pages._output.deck.slides.pair_tables import newest_lines
from pages._output.pair_data import results_of, source_points
from pages._output.sentences import deck_comparison as titles
from pages._output.sentences.benchmarking import RB
from pages._output.study_gaps import Gap, ranked
from pages._output.study_questions import TOPICS
from pages._output.study_title import count_words
from pages._output.words import join_words, year_range

KICKER = "Kaji tiru Reformasi Birokrasi"
FACTS = (Column("Hal", 0.24), Column("Temuan", 0.76))
MOST_NAMED = 3  # areas or indicators in one row


class Fact(NamedTuple):
    """A row of the cover, the values it rests on as notes.sources_line wants them, whether any is illustrative."""

    name: str
    words: str
    points: list[dict] = []
    is_illustrative: bool = False

    @property
    def row(self) -> tuple[Cell, Cell]:
        return Cell(self.name), Cell(self.words)


def build(brief: Brief) -> Slide | LeftOut:
    """The finding as title, the widest gaps, the Indeks RB by name, and the number of questions."""
    if brief.pack is None:
        return LeftOut(titles.PICK_PEER)
    pack, facts, home = brief.pack, facts_of(brief), _home(brief)
    room = layout.COVER_BODY.height - text_fit.row_height(FACTS, home, layout.COVER_BODY.width)
    count = text_fit.rows_that_fit(FACTS, [one.row for one in facts], layout.COVER_BODY._replace(height=room))
    shown = facts[:count]
    flags = [flag for gap in pack.gaps for flag in gap.flags]
    flags += [True] if any(one.is_illustrative for one in shown) and not any(flags) else []
    title = telling.title_of(
        titles.within(titles.answer_titles(pack.gaps, pack.parties), flags),
        flags,
        layout.COVER_TITLE,
        layout.COVER_SIZES,
    )
    footer, _ = telling.footer_of(
        study_words.INVENTED if any(flags) else "",
        study_words.sources([point for one in shown for point in one.points]),
        telling.data_words(brief),
        more=[
            telling.cut_sentence("Tidak muat", [one.name for one in facts[count:]]),
            telling.cut_sentence("Belum sebanding", [one.name for one in pack.missing]),
        ],
    )
    return Slide(
        "kt_jawaban",
        title,
        Table(FACTS, (*(one.row for one in shown), home), f"{title}. Temuan kunjungan ke {pack.parties.peer_name}."),
        footer,
        _notes(brief, flags),
        any(flags),
        kicker=KICKER,
        byline=f"{brief.name} ke {pack.parties.peer_name} · {brief.meeting} · {brief.office}",
    )


def facts_of(brief: Brief) -> list[Fact]:
    """The rows of the cover but the last, most important first."""
    pack = brief.pack
    own, peer = pack.parties.names
    told = [Fact("Sebanding", _counted(pack.gaps, peer))]
    for name, is_part in (("Selisih terlebar", False), ("Bagian RB terlebar", True)):
        told += [_fact(name, study_words.told_gap(gap, own, peer), [gap]) for gap in farthest(pack.gaps, is_part)]
    return [*told, _index(brief), *_areas(pack.gaps, peer), *_ours(pack.gaps, own, peer)]


def farthest(gaps: list[Gap], is_part: bool) -> list[Gap]:
    """The widest gap of one kind where the peer is ahead, or nothing."""
    return [gap for gap in ranked(gaps) if gap.is_part is is_part][:1]


def _fact(name: str, words: str, gaps: list[Gap]) -> Fact:
    points = [point for gap in gaps for point in study_words.points(gap)]
    return Fact(name, words, points, any(flag for gap in gaps for flag in gap.flags))


def _counted(gaps: list[Gap], peer: str) -> str:
    """'9 indikator (sebagian ilustrasi) dan 18 bagian RB (ilustrasi), tahun dan metode sama'."""
    kinds = [[gap for gap in gaps if gap.is_part is is_part] for is_part in (False, True)]
    told = [count_words(some, some) + group_mark([gap.flags for gap in some], peer) for some in kinds if some]
    return f"{join_words(told)}, tahun dan metode sama" if told else "belum ada"


def _index(brief: Brief) -> Fact:
    """The Indeks RB by name, also where it is missing."""
    own, peer = brief.pack.parties.names
    series = brief.peers[0].series
    line = next((one for one in newest_lines(series) if one["indicator_code"] == RB), None)
    if line is not None:
        points, is_invented = source_points([line]), line["own_is_illustrative"] or line["peer_is_illustrative"]
    else:
        line = next((one for one in brief.peers[0].compared if one["indicator_code"] == RB), None)
        told = [(one, side) for side in ("own", "peer") for one in results_of(series, RB, side)]
        points = [{"publisher": one[f"{side}_publisher"], "year": one["year"]} for one, side in told]
        is_invented = any(one[f"{side}_is_illustrative"] for one, side in told)
    words = study_words.index_words(own, peer, line, series).removeprefix("Indeks RB").strip(" :.")
    return Fact("Indeks RB", words, points, bool(is_invented))


def _areas(gaps: list[Gap], peer: str) -> list[Fact]:
    """The areas of change that are farthest behind; without any those nearest to the indicators, which are named."""
    behind = [gap for gap in ranked(gaps) if gap.area]
    parts = [gap for gap in behind if gap.is_part]
    shown = list({gap.area: gap for gap in reversed(parts or behind)}.values())[::-1][:MOST_NAMED]
    if not shown:
        return []
    mark = group_mark([gap.flags for gap in shown], peer)
    if not parts:
        told = join_words(f"{SHORT_AREA[gap.area]} ({gap.name} {gap.year})" for gap in shown)
        return [_fact("Area terkait", told + mark, shown)]
    return [_fact("Area berselisih terlebar", _named(shown, [SHORT_AREA[gap.area] for gap in shown]) + mark, shown)]


def _ours(gaps: list[Gap], own: str, peer: str) -> list[Fact]:
    """Where we are ahead; names beyond three are counted, and the mark speaks of all of them."""
    ours = [gap for gap in gaps if gap.verdict == "lebih_tinggi"]
    names = list(dict.fromkeys(titles.short_name(gap) for gap in ours))
    if not names:
        return []
    rest = [f"{len(names) - MOST_NAMED} lainnya"] if len(names) > MOST_NAMED else []
    mark = group_mark([gap.flags for gap in ours], peer)
    return [_fact(f"Lebih tinggi di {own}", _named(ours, names[:MOST_NAMED] + rest) + mark, ours)]


def _named(gaps: list[Gap], names: list[str]) -> str:
    """'SDM aparatur, Pengawasan, dan Manajemen perubahan, 2022', of different years '2021–2024'."""
    return f"{join_words(names)}, {year_range(min(gap.year for gap in gaps), max(gap.year for gap in gaps))}"


def _home(brief: Brief) -> tuple[Cell, Cell]:
    """The last row: what the visit is to bring home."""
    asked = brief.pack.questions
    invented = sum(any(one.flags) for one in asked)
    tail = f" ({invented} dari selisih ilustrasi)" if invented else ""
    words = f"Jawaban atas {len(asked)} pertanyaan dalam enam topik, dengan dokumennya{tail}"
    return Cell("Dibawa pulang", is_bold=True), Cell(words, len(asked), "kita", True)


def _notes(brief: Brief, flags: list[bool]) -> Notes:
    pack, behind = brief.pack, ranked(brief.pack.gaps)
    own, peer = pack.parties.names
    say = [study_words.told_gap(gap, own, peer) + "." for gap in behind[:5]]
    say.append("Enam topik: " + "; ".join(topic.name.lower() for topic in TOPICS.values()) + ".")
    missing = [f"Tidak dapat dibandingkan: {one.name}: {one.reason}." for one in pack.missing]
    questions = [f"Mengapa {peer}, dan siapa lagi yang lebih tinggi pada indikator yang sama?"]
    origins = study_words.origins(brief, [gap for gap in pack.gaps if not gap.is_part] + farthest(pack.gaps, True))
    caveats = (*study_words.caveats(brief, flags, pack.gaps), *missing)
    return Notes(tuple(say), caveats, tuple(questions), (*origins, telling.data_words(brief)))
