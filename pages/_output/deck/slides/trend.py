"""The trend with its target path: a native line chart cut at every method, or a table where there is no line."""

from math import floor

from data.number_format import format_number
from pages._output import notes
from pages._output.deck import text_fit
from pages._output.deck.brief import Brief, IndicatorFacts
from pages._output.deck.model import Cell, Chart, Column, LeftOut, Notes, Slide, Table
from pages._output.deck.slides import telling
from pages._output.deck.slides.listing import years_words
from pages._output.deck.slides.trend_series import categories, data_of, final, others, rules, series_of
from pages._output.sentences import deck as titles
from pages._output.sentences import trend_sentence, trend_title
from pages._output.sentences.target import path_title
from pages._output.trend_chart import value_range
from pages._output.trend_data import TrendData, final_marks, target_words
from pages._output.words import KIND, STATUS, join_words, year_range

COLUMNS = (
    Column("Tahun", 0.09, True),
    Column("Nilai", 0.24),
    Column("Target", 0.22),
    Column("Metode", 0.13),
    Column("Sumber", 0.32),
)
LEAST_MARKS = 2  # a chart of fewer says less than a table


def build(brief: Brief, indicator_code: str | None = None) -> Slide | LeftOut:
    """The trend of the main indicator, or of another one of the brief."""
    code = indicator_code or brief.indicator_code
    facts = brief.facts[code]
    data = data_of(brief, facts)
    if data is None:
        return LeftOut(f"{facts.indicator['short_name']} {brief.name} belum dimuat; unggah nilainya di Unggah data.")
    is_line = not data.is_ordinal and facts.indicator["unit"] != "peringkat"
    is_line = is_line and final(data) and len(final(data)) + len(data.goals) >= LEAST_MARKS
    flags = [mark.is_illustrative for mark in data.marks] or [goal.is_illustrative for goal in data.goals]
    title = telling.title_of(titles.within(_candidates(brief, facts, data), flags), flags)
    body = _chart(title, data) if is_line else _table(title, facts)
    footer, dropped = _footer(brief, facts, data, body)
    return Slide(
        "tren",
        title,
        body,
        footer,
        Notes(
            _say(brief, facts, data),
            tuple(dict.fromkeys([*notes.caveats(facts.points, facts.targets, facts.claims), *dropped])),
            _questions(facts, data),
            tuple(telling.point_origins(facts) + telling.target_origins(facts.indicator["short_name"], facts.targets)),
        ),
        any([*flags, *(goal.is_illustrative for goal in data.goals)]),
        _subtitle(brief, facts, data),
        subject=facts.indicator["short_name"],
    )


def _candidates(brief: Brief, facts: IndicatorFacts, data: TrendData) -> list[str]:
    """The finding with the indicator's name, then its first clause alone, then both without the name."""
    is_main = facts.indicator["indicator_code"] == brief.indicator_code == "RB"
    finding = _finding(facts, data)
    forms = dict.fromkeys([finding, finding.partition("; ")[0]])
    found = [titles.with_indicator(told, facts.indicator["short_name"], is_main) for told in forms]
    return list(dict.fromkeys([candidates[0] for candidates in found] + [candidates[-1] for candidates in found]))


def _subtitle(brief: Brief, facts: IndicatorFacts, data: TrendData) -> str:
    unit = facts.indicator["unit"]
    where = f"{brief.name}, {year_range(*data.years)}" + ("" if unit in ("opini", "peringkat") else f", {unit}")
    return telling.subtitle_of(*(f"{facts.indicator[key]}, {where}" for key in ("indicator_name", "short_name")))


def _finding(facts: IndicatorFacts, data: TrendData) -> str:
    if facts.indicator["unit"] == "peringkat":
        return "Peringkat nasional yang dikutip sumber"
    values, named = _values(data), _predikat_only(data)
    if not values and not named:
        return path_title(facts.path, facts.position, facts.target) if facts.target else "Belum ada nilai yang dimuat"
    return trend_title(values, named, _minimum(data))


def _values(data: TrendData) -> list[tuple[int, float, str]]:
    """(year, value, method) of the final results, oldest first; [] for ordered classes."""
    marks = [] if data.is_ordinal else sorted(final_marks(data, data.codes[0]), key=lambda mark: mark.year)
    return [(mark.year, mark.level, mark.method_code) for mark in marks]


def _predikat_only(data: TrendData) -> list[tuple[int, str]]:
    own = sorted((mark for mark in data.marks if mark.kind == "realisasi"), key=lambda mark: mark.year)
    return [(mark.year, mark.text) for mark in own if mark.level is None or data.is_ordinal]


def _minimum(data: TrendData) -> float | None:
    """0,5 % of the scale of the newest method, in points a year."""
    method = data.methods[-1]
    if method["usual_maximum"] is None or method["scale_minimum"] is None:
        return None
    return float(method["usual_maximum"] - method["scale_minimum"]) * 0.005


def _chart(title: str, data: TrendData) -> Chart:
    bottom, top, step = value_range(data)
    lowest = next((m["scale_minimum"] for m in data.methods if m["scale_minimum"] is not None), None)
    bottom = round(floor(round(bottom / step, 6)) * step, 6)  # so that the axis has ticks at multiples of its step
    series = series_of(data)
    values = [value for one in series for value in one.values if value is not None]
    if lowest is not None and min(values) >= lowest:
        bottom = max(bottom, float(lowest))
    shown = categories(data)
    told = "; ".join(
        f"{one.name}: " + ", ".join(f"{shown[n]} {format_number(v)}" for n, v in enumerate(one.values) if v is not None)
        for one in series
    )
    return Chart("lines", shown, series, bottom, top, step, data_unit(data), f"{title}. {told}.", rules(data))


def data_unit(data: TrendData) -> str:
    return data.methods[0]["unit"]


def _table(title: str, facts: IndicatorFacts) -> Table:
    """Every year with a value or a target; where there are too many the newest."""
    decimals = 0 if facts.indicator["unit"] == "peringkat" else 2
    years = sorted({item["year"] for item in [*facts.points, *facts.targets]})
    rows = [row for year in years for row in _rows_of(facts, year, decimals)]
    for start in range(len(rows)):
        if text_fit.rows_that_fit(COLUMNS, rows[start:]) == len(rows) - start:
            break
    rows = rows[start:]
    return Table(COLUMNS, tuple(rows), telling.table_words(title, rows))


def _rows_of(facts: IndicatorFacts, year: int, decimals: int) -> list[tuple[Cell, ...]]:
    points = [point for point in facts.points if point["year"] == year] or [None]
    target = next((t for t in facts.targets if t["year"] == year and t["is_governing"]), None)
    aim = (
        Cell(telling.tagged(target_words(target), target["is_illustrative"]), target["value"]) if target else Cell("–")
    )
    newest = facts.newest and facts.newest["year"] == year
    rows = []
    for point in points:
        shown, method, source, value = STATUS[None], "–", "–", None
        if point:
            kind = "" if point["kind"] == "realisasi" else f", {KIND[point['kind']]}"
            words = telling.value_words(point, decimals) if point["status"] == "ada" else STATUS[point["status"]]
            shown, value = telling.tagged(words + kind, point["is_illustrative"]), point["value"]
            method, source = point["method_name"] or "–", point["publisher"] or "unggahan"
        elif target:
            source = target["publisher"] or target["source_title"] or "unggahan"
        told = Cell(shown, value, "kita" if newest else "ink" if point else "muted", bool(newest))
        rows.append((Cell(str(year), year), told, aim, Cell(method), Cell(source)))
    return rows


def _footer(brief: Brief, facts: IndicatorFacts, data: TrendData, body) -> tuple[str, list[str]]:
    short, unit = facts.indicator["short_name"], facts.indicator["unit"]
    points = [point for point in facts.points if point["status"] == "ada"]
    targets = [target for target in facts.targets if target["is_governing"]]
    in_view = [m for m in facts.methods if any(m["method_code"] == point["method_code"] for point in points)]
    axis, more = "", []
    if isinstance(body, Chart):
        axis = telling.axis_start(body.minimum, data.methods[0]["scale_minimum"])
        if rules(data):
            more.append("Garis terputus pada pergantian metode dan tahun kosong.")
        if others(data) or any(mark.is_provisional or mark.kind == "sementara" for mark in final(data)):
            more.append("Tanda berongga: sementara atau penilaian mandiri.")
    else:
        years = sorted({item["year"] for item in [*facts.points, *facts.targets]})
        first = int(body.rows[0][0].text)
        more.append(telling.cut_sentence("Tahun yang tidak ditampilkan", [str(year) for year in years if year < first]))
    invented = [told for told in notes.caveats(facts.points, facts.targets, []) if "ILUSTRASI" in told]
    rest = [told for told in notes.caveats(facts.points, facts.targets, facts.claims) if "ILUSTRASI" not in told]
    return telling.footer_of(
        f"{short}{axis}." if unit in ("opini", "peringkat") else f"{short}, {unit}{axis}.",
        telling.sources(points, targets),
        telling.as_of(brief),
        telling.methods_words(in_view),
        more=[*invented, *more, *rest],
    )


def _say(brief: Brief, facts: IndicatorFacts, data: TrendData) -> tuple[str, ...]:
    flags = [mark.is_illustrative for mark in data.marks]
    told = trend_sentence(
        brief.name, _values(data), _minimum(data), _predikat_only(data), facts.indicator["short_name"]
    )
    aim = path_title(facts.path, facts.position, facts.target) if facts.target else "Belum ada target yang dimuat"
    return telling.marked(told, flags), f"{aim}."


def _questions(facts: IndicatorFacts, data: TrendData) -> tuple[str, ...]:
    told = []
    for mark_year, regulation in rules(data):
        year = data.years[0] + mark_year
        told.append(f"Dapatkah {year - 1} dibandingkan dengan {year}? Tidak; sejak {year} berlaku {regulation}.")
    told += _gap_questions(facts, data)
    documents = list(dict.fromkeys(one["document"] for one in facts.targets if one["is_governing"] and one["document"]))
    if documents and documents != ["RPJMD"]:
        told.append(f"Dari dokumen mana targetnya? {join_words(documents)}; rinciannya di asal angka.")
    if not told and _has_two_comparable(data):
        return ("Apa yang berubah di antara dua nilai terakhir?",)
    return tuple(told or [f"Kapan nilai {facts.indicator['short_name']} berikutnya keluar dan dimuat?"])


def _gap_questions(facts: IndicatorFacts, data: TrendData) -> list[str]:
    """Why a year between the first and the last has no value: as a source says, or because nothing is loaded."""
    states = {one["year"]: one for one in facts.points if one["status"] != "ada"}
    told_years = {one["year"] for one in facts.points if one["status"] == "ada"}
    reasons: dict[str, list[int]] = {}
    for year in range(data.years[0], data.years[1] + 1):
        if year not in told_years:
            reasons.setdefault(_gap_reason(states.get(year)), []).append(year)
    return [f"Mengapa {years_words(years)} kosong? {why}" for why, years in reasons.items()]


def _gap_reason(point: dict | None) -> str:
    if point is None:
        return "Nilainya belum dimuat di aplikasi ini."
    source = point["publisher"] or point["source_title"] or "unggahan"
    return f"{telling.upper_first(STATUS[point['status']])}, menurut {source}."


def _has_two_comparable(data: TrendData) -> bool:
    """Whether the last two results share a method, so that something can be said to have changed between them."""
    last = sorted((mark for mark in data.marks if mark.kind == "realisasi"), key=lambda mark: mark.year)[-2:]
    return len(last) > 1 and last[0].method_code == last[1].method_code
