"""Turn the answers about one index into what the trend chart draws: marks, segments, targets, absences."""

from typing import NamedTuple

from data.number_format import format_bound, format_number
from pages._output.words import EVIDENCE, KIND, STATUS
from queries import rows


class Mark(NamedTuple):
    """One figure on the chart; `level` is its height in axis units, None where only a predikat is known."""

    code: str
    name: str
    year: int
    kind: str
    level: float | None
    text: str  # the value as written
    predikat: str | None
    method_code: str | None
    is_provisional: bool
    is_illustrative: bool
    interval: tuple[float, float] | None  # of a predikat without number
    hover: str


class Goal(NamedTuple):
    """One written target; `upper` only for a range."""

    code: str
    name: str
    year: int
    level: float
    upper: float | None
    text: str
    hover: str
    is_illustrative: bool = False


class TrendData(NamedTuple):
    """Everything one trend chart shows, the first code being the government on screen."""

    codes: list[str]
    names: dict[str, str]
    years: tuple[int, int]
    marks: list[Mark]
    goals: list[Goal]
    absences: list[tuple[int, str]]  # (year, words) drawn below the axis
    bands: list[dict]
    methods: list[dict]  # never empty, oldest first
    is_ordinal: bool


def collect(codes, names, years, points, targets, bands, methods) -> TrendData:
    """Build TrendData from the answers score_series, target_series, bands and methods for `codes` and `years`."""
    bands, methods = rows(bands), rows(methods)
    is_ordinal = bool(bands) and all(band["lower_bound"] is None for band in bands)
    ranks = {(b["method_code"], b["predikat"]): b["band_rank"] for b in bands} if is_ordinal else {}
    first, last = years
    in_view = [p for p in rows(points) if first <= p["year"] <= last]
    marks = [_mark(point, ranks) for point in in_view if point["status"] == "ada"]
    goals = [
        _goal(t)
        for t in rows(targets)
        if t["is_governing"] and first <= t["year"] <= last and t["target_lower"] is not None
    ]
    return TrendData(
        list(codes),
        dict(names),
        (first, last),
        marks,
        goals,
        _absences(codes, names, in_view, marks, goals),
        bands,
        methods,
        is_ordinal,
    )


def _mark(point: dict, ranks: dict) -> Mark:
    level = point["value"]
    text = format_number(level)
    if ranks and point["stated_codes"]:
        level = ranks.get((point["method_code"], point["stated_codes"][0]))
    predikat = drawable(point["predikat"] or point["stated_predikat"])
    if point["value"] is None:
        text = drawable(point["stated_predikat"])
    interval = None
    if level is None and point["band_lower"] is not None:
        interval = (point["band_lower"], point["band_upper"])
    return Mark(
        point["government_code"],
        point["government_name"],
        point["year"],
        point["kind"],
        level,
        text,
        predikat,
        point["method_code"],
        bool(point["is_provisional"]),
        bool(point["is_illustrative"]),
        interval,
        _point_hover(point, text, predikat),
    )


def _point_hover(point: dict, text: str, predikat: str | None) -> str:
    value = f"{text} · {predikat}" if point["value"] is not None and predikat else text
    if point["value"] is None:
        value = f"{text} (hanya predikat)"
    state = [KIND[point["kind"]]] if point["kind"] != "realisasi" else []
    state += ["angka sementara"] if point["is_provisional"] and point["kind"] != "sementara" else []
    state += [point["embargo"]] if point.get("embargo") else []
    state += ["ilustrasi"] if point["is_illustrative"] else []
    source = "koreksi di halaman Unggah data"
    if point["publisher"]:
        source = f"{point['publisher']} ({EVIDENCE.get(point['evidence'], point['evidence'])})"
    elif point["sheet_name"]:
        source = f"unggahan, sel {drawable(point['sheet_name'])}!{point['cell_address']}"
    lines = [f"<b>{point['government_name']}</b> {point['year']}", value]
    lines += [", ".join(state)] if state else []
    lines += [f"Metode {(point['regulation'] or '–').partition(',')[0]}", f"Sumber: {source}"]
    return "<br>".join(lines)


def drawable(words: str | None) -> str | None:
    """Words of an upload inside a chart, where Plotly would take '<a href=...>' for a link."""
    return words and words.replace("<", "‹")


def _goal(target: dict) -> Goal:
    text = drawable(target_words(target)) + (" (ilustrasi)" if target["is_illustrative"] else "")
    document = drawable(" ".join(filter(None, [target["document"], target["document_version"]])))
    hover = (
        f"<b>{target['government_name']}</b> target {target['year']}<br>{text}<br>Dokumen: {document}"
        f"<br>Sumber: {target['publisher'] or target['source_title'] or 'unggahan'}"
    )
    return Goal(
        target["government_code"],
        target["government_name"],
        target["year"],
        target["target_lower"],
        target["upper_value"],
        text,
        hover,
        bool(target["is_illustrative"]),
    )


def target_words(target: dict) -> str:
    """A target as written: '71,00', '77,76–78,71' or 'A (di atas 80)'."""
    if target["value"] is None:
        bound = "di atas" if target["is_open"] else "mulai"
        return f"{target['stated_predikat']} ({bound} {format_bound(target['target_lower'])})"
    upper = target.get("upper_value")
    return format_number(target["value"]) + (f"–{format_number(upper)}" if upper is not None else "")


def governing_words(position: dict) -> str:
    """The target of a row of target_position as written."""
    return target_words(
        {
            "value": position["target_value"],
            "upper_value": position["target_upper"],
            "stated_predikat": position["target_predikat"],
            "target_lower": position["target_lower"],
            "is_open": position["is_open"],
        }
    )


def _absences(codes, names, in_view, marks, goals) -> list[tuple[int, str]]:
    """What has no place on the axis: not issued, a predikat outside every scale, a target year without figure."""
    absences = []
    for point in in_view:
        who = f"{point['government_name']}: " if len(codes) > 1 else ""
        if point["status"] != "ada":
            absences.append((point["year"], who + STATUS[point["status"]]))
    for mark in marks:
        if mark.level is None and mark.interval is None:
            who = f"{mark.name}: " if len(codes) > 1 else ""
            absences.append((mark.year, f"{who}{mark.text}"))
    known = {(mark.code, mark.year) for mark in marks}
    known |= {(point["government_code"], point["year"]) for point in in_view if point["status"] != "ada"}
    for goal in goals:
        if goal.code == codes[0] and (goal.code, goal.year) not in known:
            who = f"{names[goal.code]}: " if len(codes) > 1 else ""
            absences.append((goal.year, who + STATUS[None]))
    return absences


def segments(marks: list[Mark]) -> list[list[Mark]]:
    """Cut the marks of one government into runs without a missing year and under one method."""
    runs: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda one: one.year):
        last = runs[-1][-1] if runs else None
        if last and mark.year == last.year + 1 and mark.method_code == last.method_code:
            runs[-1].append(mark)
        else:
            runs.append([mark])
    return runs


def final_marks(data: TrendData, code: str) -> list[Mark]:
    """The final results of one government that have a place on the axis."""
    return [
        mark
        for mark in data.marks
        if mark.code == code and mark.level is not None and mark.kind == "realisasi" and not mark.is_provisional
    ]


def line_points(marks: list[Mark]) -> tuple[list, list, list]:
    """(x, y, hover) of a line through `marks` that stops, with None, at every gap and method break."""
    xs, ys, hovers = [], [], []
    for run in segments(marks):
        xs += [mark.year for mark in run] + [None]
        ys += [mark.level for mark in run] + [None]
        hovers += [mark.hover for mark in run] + [None]
    return xs, ys, hovers


def breaks(data: TrendData) -> list[tuple[int, str]]:
    """(first year, short name) of every method that begins inside the years in view."""
    first, last = data.years
    return [
        (method["valid_from_year"], method["method_name"] or "")
        for method in data.methods
        if first < method["valid_from_year"] <= last
    ]
