"""The cover: where the government stands on the main indicator, with the facts behind the answer."""

from decimal import Decimal

from data.number_format import format_bound, format_number, format_percent, format_signed
from pages._output import notes
from pages._output.deck import layout, text_fit
from pages._output.deck.brief import Brief, IndicatorFacts
from pages._output.deck.model import Cell, Column, LeftOut, Notes, Slide, Table
from pages._output.deck.slides import telling
from pages._output.sentences import deck as titles
from pages._output.sentences.marks import marked
from pages._output.sentences.summary import headline, missing_years
from pages._output.sentences.target import path_words, required_words, target_sentence
from pages._output.trend_data import governing_words, target_words
from pages._output.words import LEVEL, PATH_REASON, STATUS, TARGET_STATUS

COLUMNS = (Column("Hal", 0.25), Column("Nilai", 0.23), Column("Keterangan", 0.52))
MOST_ROWS = 5
KICKER = "Bahan rapat"  # the catalogue puts that of the audience in its place


def build(brief: Brief) -> Slide | LeftOut:
    """The answer as title, its facts as a table; what is not loaded is named."""
    facts = brief.main
    flags = _title_flags(facts)
    candidates = titles.status_titles(
        brief.name, facts.indicator, facts.figure, facts.position, facts.target, facts.newest, facts.year
    )
    title = telling.title_of(titles.within(candidates, flags), flags, layout.COVER_TITLE, layout.COVER_SIZES)
    own = next((line for line in brief.ranking if line["government_code"] == brief.code), None)
    rows = _rows(brief, facts, own)
    rows = rows[: text_fit.rows_that_fit(COLUMNS, rows, layout.COVER_BODY)]
    points, targets = _used(facts)
    method = (facts.figure or {}).get("method_name")
    footer, dropped = telling.footer_of(
        telling.data_words(brief),
        telling.sources([*points, *_others(brief, facts)], targets),
        f"Metode {method}." if method else "",
        more=[missing(brief, facts), *_caveats(facts)],
    )
    return Slide(
        "status",
        title,
        Table(COLUMNS, tuple(rows), telling.table_words(title, rows)),
        footer,
        Notes(_say(brief, facts), tuple(dict.fromkeys([*_caveats(facts), *dropped])), _questions(brief, facts, own),
              _origins(brief, facts, own)),
        any(telling.TAG in cell.text for row in rows for cell in row) or any(flags),
        kicker=KICKER,
        byline=" · ".join([*([] if brief.name in title else [brief.name]), brief.meeting, brief.office]),
        subject=brief.name,
    )  # fmt: skip


def missing(brief: Brief, facts: IndicatorFacts) -> str:
    """'Nilai 2024 dan 2025 belum dimuat; terakhir 2023.'; '' where the newest expected year is there."""
    newest = facts.newest["year"] if facts.newest else None
    known = {point["year"]: point["status"] for point in facts.points if point["status"] != "ada"}
    return missing_years(newest, brief.to_year, known)


def _title_flags(facts: IndicatorFacts) -> list[bool]:
    if facts.figure is None:
        told = facts.newest or facts.target
        return [told["is_illustrative"]] if told else []
    aim = facts.position
    return [facts.figure["is_illustrative"], *([aim["target_is_illustrative"]] if aim else [])]


def _rows(brief: Brief, facts: IndicatorFacts, own: dict | None) -> list[tuple[Cell, ...]]:
    rows = [_value_row(brief, facts), _target_row(facts), _next_row(facts), _path_row(facts), _place_row(brief, own)]
    rows = [row for row in rows if row]
    if facts.newest is None:  # nothing to stand on: what else is known of this government
        rows += [_other_row(line) for line in _others(brief, facts)]
    return rows[:MOST_ROWS]


def _others(brief: Brief, facts: IndicatorFacts) -> list[dict]:
    """The other indicators on a cover without a value of its own (rows of indicator_overview)."""
    if facts.newest is not None:
        return []
    return [line for line in brief.overview if line["indicator_code"] != brief.indicator_code][:3]


def _value_row(brief: Brief, facts: IndicatorFacts) -> tuple[Cell, ...]:
    figure, short = facts.figure, facts.indicator["short_name"]
    if figure is None or figure["status"] != "ada":
        year = f" {facts.year}" if facts.year else ""
        state = STATUS[figure["status"] if figure else None]
        publisher = f"Menurut {figure['publisher'] or 'unggahan'}." if figure else ""
        last = f"Terakhir {telling.value_words(facts.newest)} pada {facts.newest['year']}." if facts.newest else ""
        reason = " ".join(filter(None, [publisher, last])) or "Belum ada nilai dari sumber mana pun."
        return Cell(f"{short}{year}"), Cell(state, tone="muted"), Cell(reason)
    decimals = 0 if facts.indicator["unit"] == "peringkat" else 2
    predikat = figure["predikat"] or figure["stated_predikat"]
    value = format_number(figure["value"], decimals) if figure["value"] is not None else predikat
    state = "Hanya predikat." if figure["value"] is None else f"Predikat {predikat}." if predikat else ""
    state += " Angka sementara." if figure["is_provisional"] else ""
    words = f"{state} {missing(brief, facts)}".strip() or f"Menurut {figure['publisher'] or 'unggahan'}."
    shown = Cell(telling.tagged(value, figure["is_illustrative"]), figure["value"], "kita", True)
    return Cell(f"{short} {figure['year']}", is_bold=True), shown, Cell(words)


def _target_row(facts: IndicatorFacts) -> tuple[Cell, ...]:
    position, target = facts.position, facts.target
    if position is None and target is None:
        return Cell("Jarak ke target"), Cell("–"), Cell("Target belum dimuat.")
    if position is None:
        document = telling.document_words(target)
        shown = telling.tagged(target_words(target), target["is_illustrative"])
        return Cell(f"Target {target['year']}"), Cell(shown, target["value"]), Cell(f"{document}. Menunggu nilainya.")
    mark, word, tone = TARGET_STATUS[position["target_status"]]
    aim = f"target {governing_words(position)}" + (
        f", {telling.document_words(position)}" if position["document"] else ""
    )
    invented = position["target_is_illustrative"] or facts.figure["is_illustrative"]
    if position["gap_points"] is None:
        return Cell(f"Terhadap target {position['target_year']}"), Cell(
            telling.tagged(f"{mark} {word}", invented), tone=tone or "muted"
        ), Cell(f"{telling.upper_first(aim)}.")  # fmt: skip
    gap = telling.tagged(f"{mark} {format_signed(position['gap_points'])} poin", invented)
    done = f"{word}, capaian {format_percent(position['achievement_pct'])}; {aim}."
    return Cell(f"Jarak ke target {position['target_year']}"), Cell(
        gap, position["gap_points"], tone or "ink", True
    ), Cell(telling.upper_first(done))  # fmt: skip


def _next_row(facts: IndicatorFacts) -> tuple[Cell, ...] | None:
    figure = facts.figure
    if figure is None or figure["value"] is None or figure["predikat"] is None:
        return None
    if figure["next_lower_bound"] is None:
        return Cell("Predikat berikutnya"), Cell("–"), Cell(f"{figure['predikat']} sudah predikat tertinggi skala ini.")
    distance = float(Decimal(str(figure["next_lower_bound"])) - Decimal(str(figure["value"])))  # 3.1, not 3.0999…94
    more, word = ("", "mulai") if figure["next_lower_inclusive"] else ("lebih dari ", "di atas")
    name = figure["next_predikat"].replace(" / ", " atau ")
    shown = telling.tagged(f"{more}{format_number(distance)} poin", figure["is_illustrative"])
    bound = format_bound(figure["next_lower_bound"])
    return Cell("Ke predikat berikutnya"), Cell(shown, distance), Cell(f"{name} {word} {bound}.")


def _path_row(facts: IndicatorFacts) -> tuple[Cell, ...] | None:
    path = facts.path
    if path is None or path["end_year"] is None:
        return None
    mark, word, tone = path_words(path)
    told = []
    if path["required_pace"] is not None and path["required_pace"] > 0:
        told.append(f"perlu {required_words(path)} setahun hingga {path['end_year']}")
    if path["achieved_pace"] is not None:
        told.append(f"laju dicapai {format_signed(path['achieved_pace'])} setahun")
    elif path["path_reason"]:
        told.append(PATH_REASON[path["path_reason"]])
    flags = [facts.figure["is_illustrative"], path["end_is_illustrative"], path["first_is_illustrative"]]
    words = "; ".join(told) or f"target akhir rencana {path['end_year']}"
    shown = telling.tagged(f"{mark} {word}", any(flags))
    return Cell("Jalur ke akhir rencana"), Cell(shown, tone=tone or "muted"), Cell(telling.upper_first(words) + ".")


def _place_row(brief: Brief, own: dict | None) -> tuple[Cell, ...] | None:
    if own is None or own["position"] is None:
        return None
    level, year, count = LEVEL[brief.level], own["year"], own["ranked_count"]
    real = titles.not_illustrative(brief.ranking)
    if count == 1:
        return Cell(f"Posisi {year}"), Cell("–"), Cell(f"Belum ada {level} lain dengan nilai {year}{real}.")
    invented = sum(line["state"] == "angka" and line["is_illustrative"] for line in brief.ranking)
    shown = telling.tagged(f"ke-{own['position']} dari {count}", invented)
    among = f", termasuk {invented} ilustrasi" if invented else ""
    words = f"Di antara {level} yang dimuat{among}; bukan peringkat nasional."
    return Cell(f"Posisi {year}"), Cell(shown, own["position"]), Cell(words)


def _other_row(line: dict) -> tuple[Cell, ...]:
    decimals = 2 if line["value"] is not None else 0
    shown = format_number(line["value"], decimals) if line["value"] is not None else line["stated_predikat"]
    predikat = line["predikat"] or line["stated_predikat"] if line["value"] is not None else None
    words = f"{predikat}; menurut" if predikat else "Menurut"
    return (
        Cell(f"{line['short_name']} {line['year']}"),
        Cell(telling.tagged(shown, line["is_illustrative"]), line["value"]),
        Cell(f"{words} {line['publisher'] or 'unggahan'}."),
    )


def _used(facts: IndicatorFacts) -> tuple[list[dict], list[dict]]:
    """The figure and the target on the cover."""
    point, target = facts.figure or facts.newest, telling.governing_target(facts)
    return [point] if point else [], [target] if target else []


def _caveats(facts: IndicatorFacts) -> list[str]:
    points, targets = _used(facts)
    return notes.caveats(points, targets, facts.claims)


def _say(brief: Brief, facts: IndicatorFacts) -> tuple[str, ...]:
    indicator = facts.indicator
    if facts.figure is None and facts.newest is not None:
        told = headline(brief.name, indicator, None, None, facts.target, facts.year, facts.newest)
    else:
        told = target_sentence(brief.name, indicator, facts.figure, facts.position, facts.path, facts.target)
    return tuple(filter(None, [marked(told, _title_flags(facts)), missing(brief, facts)]))


def _questions(brief: Brief, facts: IndicatorFacts, own: dict | None) -> tuple[str, ...]:
    told = []
    if missing(brief, facts) or facts.newest is None:
        told.append(f"Kapan nilai {facts.indicator['short_name']} {brief.to_year} dimuat, dan siapa memegang suratnya?")
    if facts.position is not None and not facts.position["is_due"]:
        year, later = facts.position["year"], facts.position["target_year"]
        told.append(f"Mengapa target {later}? Nilai {year} tanpa target sendiri; dipakai target tertulis berikutnya.")
    if own is not None and own["position"] is not None and own["ranked_count"] > 1:
        told.append("Apakah ini peringkat nasional? Bukan; posisi dihitung di antara yang nilainya dimuat.")
    if any(claim["differs"] and facts.figure and claim["year"] == facts.figure["year"] for claim in facts.claims):
        told.append("Mengapa berbeda dari sumber lain? Aturan pemilihan sumber ada di Metodologi.")
    return tuple(told or ["Apa yang dapat dilakukan sebelum evaluasi berikutnya?"])


def _origins(brief: Brief, facts: IndicatorFacts, own: dict | None) -> tuple[str, ...]:
    points, targets = _used(facts)
    told = telling.point_origins(facts, points) + telling.target_origins(facts.indicator["short_name"], targets)
    told += telling.overview_origins(_others(brief, facts))
    if own is not None and own["position"] is not None:
        told.append(f"Posisi {own['year']}: dihitung dari {own['ranked_count']} nilai yang dimuat.")
    return tuple(told)
