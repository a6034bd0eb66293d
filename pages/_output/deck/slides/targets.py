"""How far every indicator is from its target: bars in per cent of the scale, labelled with the points."""

from math import ceil, floor

from data.number_format import format_signed
from pages._output.deck.brief import Brief
from pages._output.deck.model import Cell, Chart, LeftOut, Notes, Series, Slide, Table
from pages._output.deck.slides import telling
from pages._output.deck.slides.target_rows import plain_name, target_table, without
from pages._output.scale import STEPS
from pages._output.sentences import deck as titles
from pages._output.sentences.target import achievement_rule, gap_rule, table_title, target_rule
from pages._output.target_table import is_red
from pages._output.trend_data import governing_words
from pages._output.words import STATUS, TARGET_STATUS, year_range

SERIES = (  # (target_status, name in the key, tone)
    ("tercapai", "Tercapai", "above"),
    ("di_bawah", "Di bawah target", "below"),
    ("belum_dapat_dinilai", "Belum dapat dinilai", "muted"),
)
MOST_BARS = 9
MOST_STEPS = 6
ROOM = 0.35  # of the span of the bars, beside them for their labels
MEASURE = "Nilai terbaru dikurangi target yang berlaku; label: selisih dalam satuan asli dan dalam % skala."
TABLE_MEASURE = "Nilai terbaru terhadap target yang berlaku."


def build(brief: Brief) -> Slide | LeftOut:
    """Every indicator with a target: bars where at least two have a number, else a table."""
    aimed = [line for line in brief.overview if line["target_year"] is not None]
    if not aimed and not brief.aims:
        return LeftOut(f"Target {brief.name} belum dimuat; unggah target di Unggah data.")
    statuses = [(line["short_name"], line["target_status"]) for line in aimed]
    statuses += [(aim["short_name"], "belum_dapat_dinilai") for aim in brief.aims]
    flags = [line["is_illustrative"] or line["target_is_illustrative"] for line in aimed]
    flags += [aim["is_illustrative"] for aim in brief.aims]
    title = telling.title_of(titles.within(titles.below_titles(statuses, table_title(statuses)), flags), flags)
    known = sorted((line for line in aimed if line["gap_pct"] is not None), key=lambda one: one["gap_pct"])
    if len(known) > 1:
        shown, measure = known[:MOST_BARS], MEASURE
        body, cut = _chart(title, shown), [line["short_name"] for line in known[MOST_BARS:]]
        apart = [line for line in aimed if line["gap_pct"] is None]
        more = [_goals(shown), _apart(apart, brief.aims)]
        more.append(telling.cut_sentence("Tanpa target", [line["short_name"] for line in without(brief)]))
    else:
        body, cut = target_table(title, aimed, brief)
        more, measure, every = [], TABLE_MEASURE, [*aimed, *without(brief)]
        shown = [line for line in every if any(row[0].text.startswith(plain_name(line)) for row in body.rows)]
    more.append(telling.cut_sentence("Tidak ditampilkan", cut))
    footer, dropped = _footer(brief, aimed, shown, measure, more)
    origins = tuple(_origins(brief, [*aimed, *(line for line in shown if line not in aimed)]))
    notes = _notes(aimed, [*dropped, _methods(shown)], isinstance(body, Chart), origins)
    is_invented = any(flags) or any(telling.TAG in cell.text for cell in _cells(body))
    return Slide("target", title, body, footer, notes, is_invented, _subtitle(brief, shown, isinstance(body, Chart)))


def _cells(body: Chart | Table) -> list[Cell]:
    return [cell for row in body.rows for cell in row] if isinstance(body, Table) else []


def _subtitle(brief: Brief, shown: list[dict], is_chart: bool) -> str:
    """The measure and the years of all values shown; of bars that they are in per cent of the scale."""
    years = sorted({line["year"] for line in shown})
    span = f", {year_range(years[0], years[-1])}" if years else ""
    bars = ", batang dalam % skala" if is_chart else ""
    return telling.subtitle_of(f"Selisih nilai terbaru dari target{bars}, {brief.name}{span}")


def _chart(title: str, lines: list[dict]) -> Chart:
    used = [one for one in SERIES if any(line["target_status"] == one[0] for line in lines)]
    series = tuple(
        Series(
            name,
            tuple(line["gap_pct"] if line["target_status"] == status else None for line in lines),
            tuple(_bar_label(line) if line["target_status"] == status else "" for line in lines),
            tone,
            tuple(_hover(line) if line["target_status"] == status else "" for line in lines),
            natives=tuple(line["gap_points"] if line["target_status"] == status else None for line in lines),
        )
        for status, name, tone in used
    )
    low = min(0.0, *(line["gap_pct"] for line in lines))
    high = max(0.0, *(line["gap_pct"] for line in lines))
    bottom, top, step = bar_range(low, high)
    told = "; ".join(f"{_name(line)} {_bar_label(line)}" for line in lines)
    return Chart(
        "bars",
        tuple(_name(line) for line in lines),
        series,
        bottom,
        top,
        step,
        "% skala",
        f"{title}. {told}.",
        has_key=len(series) > 1,
    )


def bar_range(low: float, high: float) -> tuple[float, float, float]:
    """(bottom, top, step) of an axis through nought, with room beside the bars for their labels."""
    room = (high - low or 1) * ROOM
    low, high = low - room if low < 0 else 0, high + room if high > 0 else 0
    low, high = (low, high) if high > low else (-1, 1)
    step = next((one for one in STEPS if (high - low) / one <= MOST_STEPS), STEPS[-1])
    return round(floor(low / step) * step, 6), round(ceil(high / step) * step, 6), step


def _name(line: dict) -> str:
    return telling.tagged(plain_name(line), line["is_illustrative"] or line["target_is_illustrative"])


def _label(line: dict) -> str:
    return f"{TARGET_STATUS[line['target_status']][0]} {format_signed(line['gap_points'])} poin"


def _bar_label(line: dict) -> str:
    """'▼ −1,00 poin (−20,0 %)': the gap in the unit of the indicator, then what the bar is long for."""
    percent = f"{format_signed(line['gap_pct'], 1)} %"
    return f"{_label(line)} ({percent})"


def _hover(line: dict) -> str:
    return f"{line['short_name']} {line['year']}: {gap_rule(line)}; {target_rule(line)}"


def _goals(lines: list[dict]) -> str:
    """'Target: SPBE 3,00 (2024), IPP 5,00 (2025).'"""
    told = [f"{line['short_name']} {governing_words(line)} ({line['target_year']})" for line in lines]
    return f"Target: {', '.join(told)}."


def _apart(lines: list[dict], aims: list[dict]) -> str:
    """What has a target and no bar."""
    told = [f"{line['short_name']} {line['year']} {TARGET_STATUS[line['target_status']][1]}" for line in lines]
    told += [f"{aim['short_name']} {STATUS[None]}" for aim in aims]
    return f"Tanpa batang: {'; '.join(told)}." if told else ""


def _sources(brief: Brief, aimed: list[dict], shown: list[dict]) -> list[str]:
    targets = [line | {"publisher": line["target_publisher"], "source_title": line["target_source_title"],
                       "year": line["target_year"]} for line in aimed]  # fmt: skip
    targets += [aim | {"source_title": None} for aim in brief.aims]
    return telling.sources([line | {"source_title": None} for line in shown], targets)


def _footer(brief: Brief, aimed: list[dict], shown: list[dict], measure: str, more: list[str]) -> tuple[str, list[str]]:
    invented = [line["short_name"] for line in aimed if line["is_illustrative"] or line["target_is_illustrative"]]
    marks = [f"Ilustrasi, bukan data sebenarnya: {', '.join(invented)}."] if invented else []
    method = _methods(shown)
    return telling.footer_of(
        measure, _sources(brief, aimed, shown), telling.as_of(brief),
        [method, "Metode tiap nilai di catatan." if method else ""], more=[*marks, *more],
    )  # fmt: skip


def _methods(shown: list[dict]) -> str:
    """'Metode: Indeks RB 2019 14/2014, SPBE 2022 59/2020.': each value with its own; '' where none is known."""
    told = [f"{plain_name(line)} {line['method_name']}" for line in shown if line["method_name"]]
    return f"Metode: {', '.join(told)}." if told else ""


def _notes(aimed: list[dict], dropped: list[str], is_chart: bool, origins: tuple[str, ...]) -> Notes:
    known = [line for line in aimed if line["gap_points"] is not None]
    say = [f"{plain_name(line)}: {_label(line)} terhadap target {line['target_year']}." for line in known]
    say = say or ["Selisih belum dapat dihitung untuk indikator mana pun."]
    red = [line["short_name"] for line in aimed if is_red(line)]
    if red:
        say.append(f"Merah-merah (di bawah target yang jatuh tempo dan memburuk): {', '.join(red)}.")
    later = [line for line in aimed if not line["is_due"]]
    caveats = [f"{one['short_name']}: target {one['target_year']} belum jatuh tempo pada nilai {one['year']}."
               for one in later]  # fmt: skip
    guessed = [line["short_name"] for line in aimed if line["target_evidence"] == "inferred"]
    caveats += [f"Tahun target disimpulkan: {', '.join(guessed)}."] if guessed else []
    questions = ["Dokumen mana yang menetapkan target, dan kapan diperbarui?"]
    if is_chart:
        questions.append("Mengapa batang memakai persen skala? Skala indikator berbeda; label menulis poinnya.")
    if any(line["target_year"] != line["year"] for line in aimed):
        questions.append(
            "Mengapa targetnya dari tahun lain? Dipakai target tahun nilai, atau tahun terdekat yang tertulis."
        )
    return Notes(tuple(say), tuple(filter(None, [*caveats, *dropped])), tuple(questions), origins)


def _origins(brief: Brief, lines: list[dict]) -> list[str]:
    told = []
    for line in lines:
        facts = brief.facts.get(line["indicator_code"])
        full = (
            next((p for p in facts.points if (p["year"], p["kind"]) == (line["year"], "realisasi")), line)
            if facts
            else line
        )
        told += telling.overview_origins([full | {"short_name": line["short_name"]}])
        if line["target_year"] is None:
            continue
        document = telling.document_words(line)
        aim = {"publisher": line["target_publisher"], "source_title": line["target_source_title"],
               "evidence": line["target_evidence"], "is_illustrative": line["target_is_illustrative"]}  # fmt: skip
        told.append(
            telling.origin(
                f"Target {line['short_name']} {line['target_year']} {governing_words(line)}, {document}", aim
            )
        )
        if line["gap_points"] is not None:
            told.append(f"Selisih {line['short_name']}: {gap_rule(line)}; capaian {achievement_rule(line)}.")
    return told + [one for aim in brief.aims for one in telling.target_origins(aim["short_name"], [aim])]
