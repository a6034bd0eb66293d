"""Who published the numbers loaded for a government and its peers, how firm they are, and where sources disagree."""

from typing import NamedTuple

from data.number_format import format_date
from pages._output import notes
from pages._output.deck import text_fit
from pages._output.deck.brief import Brief, IndicatorFacts, Peer
from pages._output.deck.model import Cell, Column, LeftOut, Notes, Slide, Table
from pages._output.deck.slides import telling
from pages._output.deck.slides.listing import forms_of, years_words
from pages._output.pair_data import comparable
from pages._output.sentences import deck_reference as titles
from pages._output.sentences.deck import within
from pages._output.words import EVIDENCE, join_words, year_range

COLUMNS = (
    Column("Penerbit", 0.27),
    Column("Yang diambil", 0.33),
    Column("Tahun", 0.12),
    Column("Derajat", 0.13),
    Column("Terbit", 0.15),
)
UPLOAD = "Unggahan"
MOST_NAMES = 3
OWN_FIRST, PEERS_FIRST = 7, 4  # publishers of our numbers, then of the peers', before the others
ORDER = "Bila sumber berbeda: unggahan, lalu surat kementerian, resmi, pers, sekunder, disimpulkan; lalu yang terbaru."


class Used(NamedTuple):
    """One number that is listed."""

    publisher: str
    what: str  # 'Indeks RB', 'target SPBE', 'SPBE Banten'
    code: str  # of the indicator
    year: int
    kind: str  # as in figure_doubts
    evidence: str | None
    published_on: str | None
    is_illustrative: bool
    is_own: bool  # ours, not a peer's


def build_sources(brief: Brief) -> Slide | LeftOut:
    """A row for each publisher, those with most numbers first; the rest and every doubt are named."""
    used = numbers_listed(brief)
    if not used:
        return LeftOut(f"Belum ada angka {brief.name} yang dimuat, jadi belum ada sumber.")
    groups = _groups(used)
    rows = [_row(group) for group in groups]
    kept = text_fit.rows_that_fit(COLUMNS, rows)
    rows, left_out = tuple(rows[:kept]), groups[kept:]
    contested = _contested(brief, used)
    inferred = _inferred(used)
    flags = [group[0].is_illustrative for group in groups]
    found = titles.source_titles(len(groups), len(contested), _inferred_count(used))
    title = telling.title_of(within(found, flags), flags)
    footer, _ = telling.footer_of(
        telling.data_words(brief),
        forms_of("Berbeda antarsumber: ", contested),
        forms_of("Disimpulkan: ", inferred),
        forms_of("Sumber lain: ", [group[0].publisher for group in left_out], "sumber"),
        "Rincian tiap angka di catatan.",
    )
    return Slide(
        "sumber",
        title,
        Table(COLUMNS, rows, telling.table_words(title, rows)),
        footer,
        Notes(
            _say(brief, groups), _caveats(brief, contested, inferred, left_out), _questions(contested), _origins(brief)
        ),
        any(flags),
        _subtitle(brief),
    )


def numbers_listed(brief: Brief) -> list[Used]:
    """The values and targets of the main indicator, the newest of the others, and the peers' that can be compared.

    Not what the slides show to the digit: the values of everybody else on the slide of places are not among them.
    """
    told = [one for facts in brief.facts.values() for one in _of_facts(facts)]
    for line in brief.overview:
        if line["indicator_code"] not in brief.facts:
            told += _of_overview(line)
    for aim in brief.aims:
        if aim["indicator_code"] not in brief.facts:
            told.append(_used(aim, f"target {aim['short_name']}", aim["indicator_code"], "target"))
    told += [_used(part, "area dan komponen RB", "RB", "realisasi") for part in brief.components if part["component"]]
    return told + [one for peer in brief.peers for one in _of_peer(peer)]


def _of_facts(facts: IndicatorFacts) -> list[Used]:
    short, code = facts.indicator["short_name"], facts.indicator["indicator_code"]
    points = [_used(point, short, code, point["kind"]) for point in facts.points]
    return points + [_used(target, f"target {short}", code, "target") for target in facts.targets]


def _of_overview(line: dict) -> list[Used]:
    """A figure, and the target that governs it."""
    short, code = line["short_name"], line["indicator_code"]
    told = [_used(line, short, code, "realisasi")]
    if line["target_year"] is not None:
        target = {
            key: line[f"target_{key}"] for key in ("year", "publisher", "source_title", "evidence", "is_illustrative")
        }
        told.append(_used(target, f"target {short}", code, "target"))
    return told


def _of_peer(peer: Peer) -> list[Used]:
    """The peer's values that can be compared with ours."""
    told = []
    for line in _comparable_lines(peer):
        names = ("publisher", "source_title", "evidence", "published_on", "is_illustrative")
        item = {"year": line["year"]} | {key: line[f"peer_{key}"] for key in names}
        told.append(_used(item, f"{line['short_name']} {peer.name}", line["indicator_code"], "realisasi", False))
    return told


def _comparable_lines(peer: Peer) -> list[dict]:
    """The rows of pair_series of the indicators that are compared, in the years in which both have a like value."""
    codes = {line["indicator_code"] for line in comparable(peer.compared)}
    return [line for line in comparable(peer.series) if line["indicator_code"] in codes]


def _used(item: dict, what: str, code: str, kind: str, is_own: bool = True) -> Used:
    publisher = item["publisher"] or item.get("source_title") or UPLOAD
    dated = (item["evidence"], item.get("published_on"), bool(item["is_illustrative"]))
    return Used(publisher, what, code, item["year"], kind, *dated, is_own)


def _groups(used: list[Used]) -> list[list[Used]]:
    """The numbers by publisher, illustrative ones apart, most numbers first; peers have a place in the first rows."""
    found: dict[tuple[str, bool], list[Used]] = {}
    for one in used:
        found.setdefault((one.publisher, one.is_illustrative), []).append(one)
    groups = sorted(found.values(), key=lambda group: (-len(group), group[0].publisher))
    own = [group for group in groups if any(one.is_own for one in group)]
    peers = [group for group in groups if group not in own]
    return own[:OWN_FIRST] + peers[:PEERS_FIRST] + own[OWN_FIRST:] + peers[PEERS_FIRST:]


def _row(group: list[Used]) -> tuple[Cell, ...]:
    found = {one.evidence for one in group}
    grades = [words for grade, words in EVIDENCE.items() if grade in found] or ["unggahan"]
    years = [one.year for one in group]
    return (
        Cell(telling.tagged(group[0].publisher, group[0].is_illustrative)),
        Cell(_names(one.what for one in group)),
        Cell(year_range(min(years), max(years))),
        Cell(", ".join(grades)),
        Cell(_dates(group), tone="muted"),
    )


def _names(names) -> str:
    names = list(dict.fromkeys(names))
    if len(names) <= MOST_NAMES:
        return join_words(names)
    return f"{', '.join(names[:MOST_NAMES])}, dan {len(names) - MOST_NAMES} lainnya"


def _dates(group: list[Used]) -> str:
    """'Februari 2024'; the years where a publisher was read on several dates; '–' where no date is known."""
    dates = sorted({str(one.published_on)[:10] for one in group if one.published_on})
    if len(dates) < 2:
        return format_date(dates[0]) if dates else "–"
    first, last = dates[0][:4], dates[-1][:4]
    return first if first == last else f"{first}–{last}"


def _contested(brief: Brief, used: list[Used]) -> list[str]:
    """'Indeks RB 2020', 'target SPBE 2024': numbers of the deck for which another source has another one."""
    told = {(one.code, one.year, one.kind) for one in used if one.is_own}
    found = [one for one in brief.doubts if one["is_contested"]]
    return [
        f"{'target ' if one['kind'] == 'target' else ''}{one['short_name']} {one['year']}"
        for one in found
        if (one["indicator_code"], one["year"], one["kind"]) in told
    ]


def _inferred(used: list[Used]) -> list[str]:
    """'Opini BPK Banten 2016, 2018–2021': what was concluded from its source, by what it is."""
    years: dict[str, list[int]] = {}
    for one in used:
        if one.evidence == "inferred":
            years.setdefault(one.what, []).append(one.year)
    return [f"{what} {years_words(own)}" for what, own in years.items()]


def _inferred_count(used: list[Used]) -> int:
    return sum(one.evidence == "inferred" for one in used)


def _rest(left_out: list[list[Used]]) -> str:
    names = [group[0].publisher for group in left_out]
    return f"Sumber lain: {join_words(names)}." if names else ""


def _subtitle(brief: Brief) -> str:
    peers = [peer.name for peer in brief.peers]
    forms = [join_words([brief.name, *peers])]
    forms += [f"{brief.name} dan {len(peers)} pembanding"] if peers else []
    return telling.subtitle_of(*(f"Sumber angka yang dimuat untuk {names}" for names in forms))


def _say(brief: Brief, groups: list[list[Used]]) -> tuple[str, ...]:
    count, full = sum(map(len, groups)), join_words(one.indicator["short_name"] for one in brief.facts.values())
    held = [f"semua nilai dan target {full} {brief.name}", "yang terbaru dari indikator lainnya"]
    held += ["area dan komponen RB"] if any(part["component"] for part in brief.components) else []
    held += [f"nilai {join_words(peer.name for peer in brief.peers)} yang sebanding"] if brief.peers else []
    return (f"Daftar ini memuat {count} angka dari {len(groups)} sumber: {join_words(held)}.", ORDER)


def _caveats(brief: Brief, contested, inferred, left_out) -> tuple[str, ...]:
    told = [f"Berbeda antarsumber: {join_words(contested)}."] if contested else []
    told += [f"Tahun atau nilai disimpulkan dari sumber: {join_words(inferred)}."] if inferred else []
    for facts in brief.facts.values():
        found = notes.caveats(facts.points, facts.targets, facts.claims)
        told += [f"{facts.indicator['short_name']}: {one}" for one in found]
    told.append("Angka pemerintah daerah lain pada slide posisi tidak termasuk; sumbernya di catatan slide itu.")
    return tuple(told + ([_rest(left_out)] if left_out else []))


def _questions(contested: list[str]) -> tuple[str, ...]:
    told = ["Angka ini dari mana? Riwayat tiap angka ada di halaman Data & sumber."]
    if contested:
        told.append(f"Mengapa angka {contested[0]} berbeda dari yang diberitakan? {ORDER}")
    return tuple(told)


def _origins(brief: Brief) -> tuple[str, ...]:
    """Every number with its source, peers' last."""
    told = []
    for facts in brief.facts.values():
        told += telling.point_origins(facts) + telling.target_origins(facts.indicator["short_name"], facts.targets)
    told += telling.overview_origins([line for line in brief.overview if line["indicator_code"] not in brief.facts])
    for peer in brief.peers:
        for line in _comparable_lines(peer):
            item = {key[5:]: value for key, value in line.items() if key.startswith("peer_")}
            label = f"{line['short_name']} {peer.name} {line['year']} {telling.value_words(item)}"
            told.append(telling.origin(label, item))
    return tuple(told)
