"""Every indicator of the government against its target, the main one in our colour."""

from data.number_format import format_number, format_percent, format_signed
from pages._output.deck import text_fit
from pages._output.deck.brief import Brief
from pages._output.deck.model import Cell, Column, LeftOut, Notes, Slide, Table
from pages._output.deck.slides import telling
from pages._output.deck.slides.listing import forms_of
from pages._output.sentences import deck_reference as titles
from pages._output.sentences.deck import within
from pages._output.trend_data import governing_words, target_words
from pages._output.words import STATUS, TARGET_STATUS, join_words

COLUMNS = (
    Column("Indikator", 0.26),
    Column("Nilai", 0.14, True),
    Column("Target", 0.19, True),
    Column("Selisih", 0.09, True),
    Column("Capaian", 0.11, True),
    Column("Status", 0.21),
)
RULE = (
    "Nilai terbaru terhadap target yang mengaturnya, tahun target di dalam kurung; selisih dalam satuan indikatornya."
)
SHORT_RULE = "Nilai terbaru; tahun target di dalam kurung."


def build(brief: Brief) -> Slide | LeftOut:
    """The table of all indicators, those with a target first; what does not fit is named in the footer."""
    overview = [line for line in brief.overview if line["unit"] != "peringkat"]
    aimed = [line for line in overview if line["target_year"] is not None]
    aims = [aim for aim in brief.aims if aim["unit"] != "peringkat"]
    if not overview and not aims:
        return LeftOut(f"Belum ada indikator {brief.name} yang dimuat.")
    others = [line for line in overview if line["target_year"] is None]
    lines = sorted([*aimed, *aims, *others], key=lambda line: line["indicator_code"] != brief.indicator_code)
    rows = [_aim_row(brief, line) if line in aims else _row(brief, line) for line in lines]
    shown = text_fit.rows_that_fit(COLUMNS, rows)
    statuses = [line["target_status"] for line in aimed] + ["belum_dapat_dinilai"] * len(aims)
    flags = [bool(line["is_illustrative"] or line.get("target_is_illustrative")) for line in lines]
    title = telling.title_of(within(titles.indicator_titles(statuses, len(lines)), flags), flags)
    rows, left_out = tuple(rows[:shown]), [line["short_name"] for line in lines[shown:]]
    return Slide(
        "indikator",
        title,
        Table(COLUMNS, rows, telling.table_words(title, rows)),
        _footer(brief, [line for line in lines[:shown] if line not in aims], left_out),
        Notes(_say(lines, aimed), _caveats(overview, left_out), _questions(others), _origins(overview, aims)),
        any(flags),
        telling.subtitle_of(
            f"Semua indikator {brief.name} sampai {brief.to_year}", f"Semua indikator sampai {brief.to_year}"
        ),
    )


def _footer(brief: Brief, told_lines: list[dict], left_out: list[str]) -> str:
    """The rule of the table, what found no room, sources of the values, version."""
    told, _ = telling.footer_of(
        [RULE, SHORT_RULE],
        forms_of("Tidak ditampilkan: ", left_out),
        telling.sources([{"source_title": None} | line for line in told_lines], []),
        telling.data_words(brief),
    )
    return told


def _row(brief: Brief, line: dict) -> tuple[Cell, ...]:
    """An indicator with a figure; without a target there is nothing to judge."""
    is_main = line["indicator_code"] == brief.indicator_code
    tone = "kita" if is_main else "ink"
    name = Cell(telling.tagged(f"{line['short_name']} {line['year']}", line["is_illustrative"]), None, tone, is_main)
    told = format_number(line["value"]) if line["value"] is not None else line["stated_predikat"] or "–"
    value = Cell(told + (" sementara" if line["is_provisional"] else ""), line["value"], tone, is_main)
    if line["target_year"] is None:
        nothing = (Cell("–"), Cell("–"))
        return (name, value, Cell(STATUS[None], tone="muted"), *nothing, _status("belum_dapat_dinilai"))
    year = f"{line['target_year']}, ilustrasi" if line["target_is_illustrative"] else str(line["target_year"])
    return (
        name,
        value,
        Cell(f"{governing_words(line)} ({year})", line["target_lower"]),
        Cell(format_signed(line["gap_points"]), line["gap_points"]),
        Cell(format_percent(line["achievement_pct"]), line["achievement_pct"]),
        _status(line["target_status"]),
    )


def _aim_row(brief: Brief, aim: dict) -> tuple[Cell, ...]:
    """An indicator that has a target and no figure yet."""
    is_main = aim["indicator_code"] == brief.indicator_code
    year = f"{aim['year']}, ilustrasi" if aim["is_illustrative"] else str(aim["year"])
    return (
        Cell(aim["short_name"], None, "kita" if is_main else "ink", is_main),
        Cell(STATUS[None], tone="muted"),
        Cell(f"{target_words(aim)} ({year})", aim["target_lower"]),
        Cell("–"),
        Cell("–"),
        _status("belum_dapat_dinilai"),
    )


def _status(code: str) -> Cell:
    mark, word, role = TARGET_STATUS[code]
    return Cell(f"{mark} {word}", None, role or "muted")


def _say(lines: list[dict], aimed: list[dict]) -> tuple[str, ...]:
    """Which meet their target, which do not, which cannot be told."""
    told = [f"{len(lines)} indikator, {len(aimed)} dengan nilai dan target."]
    for status, words in (("tercapai", "Tercapai"), ("di_bawah", "Di bawah target")):
        names = [f"{line['short_name']} {line['year']}" for line in aimed if line["target_status"] == status]
        if names:
            told.append(f"{words}: {join_words(names)}.")
    return tuple(told)


def _caveats(overview: list[dict], left_out: list[str]) -> tuple[str, ...]:
    told = ["Skala tiap indikator berbeda; selisih antarindikator tidak untuk dibandingkan."]
    later = [line for line in overview if line["target_year"] is not None and not line["is_due"]]
    if later:
        named = join_words(f"{line['short_name']} {line['year']} (target {line['target_year']})" for line in later)
        told.append(f"Nilai lebih lama daripada tahun targetnya: {named}.")
    for key, words in (("is_provisional", "Angka sementara"), ("is_illustrative", "ILUSTRASI, bukan data sebenarnya")):
        names = [f"{line['short_name']} {line['year']}" for line in overview if line[key]]
        if names:
            told.append(f"{words}: {join_words(names)}.")
    inferred = [f"{line['short_name']} {line['year']}" for line in overview if line["evidence"] == "inferred"]
    if inferred:
        told.append(f"Tahun atau nilai disimpulkan dari sumber: {join_words(inferred)}.")
    return tuple(told) + ((f"Tidak ditampilkan di slide: {join_words(left_out)}.",) if left_out else ())


def _questions(others: list[dict]) -> tuple[str, ...]:
    if not others:
        return (
            "Mengapa target suatu tahun lain yang dipakai? Target tahun nilainya didahulukan, lalu tahun berikutnya.",
        )
    return (f"Mengapa tidak ada target untuk {join_words(line['short_name'] for line in others)}? Belum dimuat.",)


def _origins(overview: list[dict], aims: list[dict]) -> tuple[str, ...]:
    """Where each value and each target comes from."""
    told = telling.overview_origins(overview)
    for line in overview:
        if line["target_year"] is not None:
            item = {"publisher": line["target_publisher"], "source_title": line["target_source_title"],
                    "evidence": line["target_evidence"], "is_illustrative": line["target_is_illustrative"]}  # fmt: skip
            label = f"Target {line['short_name']} {line['target_year']} {governing_words(line)}"
            told.append(telling.origin(label, item))
    told += [
        telling.origin(f"Target {aim['short_name']} {aim['year']} {target_words(aim)}", {"evidence": None} | aim)
        for aim in aims
    ]
    return tuple(told)
