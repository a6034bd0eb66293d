"""Both governments on one indicator over the years, as lines that end where the method changes."""

from data.number_format import format_number, format_signed
from pages._output.deck.brief import Brief
from pages._output.deck.model import Chart, LeftOut, Notes, Series, Slide
from pages._output.deck.slides import pair_bars, study_words, telling
from pages._output.pair_data import flags, years_words
from pages._output.pair_slope import Slope, slopes_of
from pages._output.scale import nice_range
from pages._output.sentences import deck_comparison as titles
from pages._output.sentences.marks import marked
from pages._output.words import join_words, year_range

CODE = "kt_tren"
SIDES = (("peer", "peer"), ("own", "kita"))  # side of a row, tone of its line


def build(brief: Brief) -> Slide | LeftOut:
    """The indicator with the widest gap that has two common years under one method."""
    if brief.pack is None:
        return LeftOut(titles.PICK_PEER)
    own, peer = brief.pack.parties.names
    slope = widest(slopes_of(brief.peers[0].series, own, peer))
    if slope is None:
        return LeftOut(f"{own} dan {peer} belum punya dua tahun bersama dengan angka dan metode yang sama.")
    rows = drawn_rows(brief.peers[0].series, slope.indicator_code)
    told = [row for row in rows if row["own_value"] is not None or row["peer_value"] is not None]
    marks = [row[f"{side}_is_illustrative"] for row in told for side, _ in SIDES if row[f"{side}_value"] is not None]
    chart = _chart(brief, slope, told)
    start = telling.axis_start(chart.minimum, float(slope.last["scale_minimum"]))
    rules = "Garis tegak: metode berganti; nilai antarmetode tidak disambung." if chart.rules else ""
    footer, _ = telling.footer_of(
        f"{slope.short_name}, {slope.last['unit']}{start}; tahun tanpa angka dikosongkan.",
        study_words.INVENTED if any(marks) else "",
        telling.sources(_points(told), []),
        telling.as_of(brief),
        more=[rules, study_words.METHOD],
    )
    names = f"{slope.short_name}, {own} dan {peer}"
    drawn = year_range(told[0]["year"], told[-1]["year"])
    span = year_range(slope.first["year"], slope.last["year"])
    method = f" ({method_name(slope.last)})" if len({row["method_code"] for row in told}) > 1 else ""
    return Slide(
        CODE,
        telling.title_of(titles.within(titles.trend_titles(slope), marks), marks),
        chart,
        footer,
        _notes(brief, slope, told, marks),
        any(marks),
        subtitle=telling.subtitle_of(
            *([f"{names}, {drawn}"] if drawn == span else []),
            f"{names}, {drawn}; jarak pada judul: {span}{method}",
            f"{names}, {drawn}; jarak {span}",
            f"{slope.short_name}, {drawn}; jarak pada judul: {span}{method}",
        ),
    )


def widest(slopes: list[Slope]) -> Slope | None:
    """Where the partner is farthest ahead in percent of the scale, else where the distance is widest."""
    behind = [slope for slope in slopes if slope.last["verdict"] == "lebih_rendah"]
    return max(behind or slopes, key=lambda slope: abs(slope.last["difference_pct"]), default=None)


def drawn_rows(series: list[dict], code: str) -> list[dict]:
    """The rows of pair_series of one indicator, oldest first.

    Where both have numbers of different methods in a year, the row names our method alone: their value is left out.
    """
    rows = [row for row in series if row["indicator_code"] == code]
    apart = lambda row: row["state"] == "tidak_sebanding" and row["own_has_result"] and row["peer_has_result"]  # noqa: E731
    return [row | {"peer_value": None} if apart(row) else row for row in sorted(rows, key=lambda row: row["year"])]


def _chart(brief: Brief, slope: Slope, rows: list[dict]) -> Chart:
    own, peer = brief.pack.parties.names
    years = list(range(rows[0]["year"], rows[-1]["year"] + 1))
    methods = list(dict.fromkeys(row["method_code"] for row in rows))
    names = {code: method_name(next(row for row in rows if row["method_code"] == code)) for code in methods}
    series = [
        _series(f"{who}, {names[code]}" if len(methods) > 1 else who, tone, side, years, rows, code)
        for code in methods
        for (side, tone), who in zip(SIDES, (peer, own), strict=True)
        if any(row["method_code"] == code and row[f"{side}_value"] is not None for row in rows)
    ]
    low, high = (float(slope.last[f"scale_{end}"]) for end in ("minimum", "maximum"))
    values = [value for one in series for value in one.values if value is not None]
    bottom, top, step = nice_range(values, low, high)
    told = [
        f"{one.name} " + join_words(f"{words} ({year})" for year, words in zip(years, one.labels, strict=True) if words)
        for one in series
    ]
    return Chart(
        kind="lines",
        categories=tuple(_category(year, rows) for year in years),
        series=tuple(series),
        minimum=bottom,
        maximum=top,
        step=step,
        unit=slope.last["unit"],
        alt=f"Garis {slope.short_name} {own} dan {peer}. {'; '.join(told)}.",
        rules=_rules(years, rows, names),
        has_key=True,
    )


def method_name(row: dict) -> str:
    """'Metode 59/2020'; without a short name the first year it is told."""
    return f"Metode {row['method_name'] or row['year']}"


def _rules(years: list[int], rows: list[dict], names: dict[str, str]) -> tuple[tuple[int, str], ...]:
    """Where a new method begins: before its first year with a number."""
    found, known = [], {rows[0]["method_code"]}
    for row in rows:
        if row["method_code"] not in known:
            known.add(row["method_code"])
            found.append((years.index(row["year"]), names[row["method_code"]]))
    return tuple(found)


def _series(name: str, tone: str, side: str, years: list[int], rows: list[dict], code: str) -> Series:
    """One government under one method."""
    known = {row["year"]: row for row in rows if row["method_code"] == code and row[f"{side}_value"] is not None}
    found = [known.get(year) for year in years]
    words = [format_number(row[f"{side}_value"]) if row else "" for row in found]
    told = zip(years, found, words, strict=True)
    return Series(
        name,
        tuple(row and row[f"{side}_value"] for row in found),
        tuple(words),
        tone,
        tuple(
            f"{year}: {name} {value}, {pair_bars.origin_words(row, side)}" if row else "" for year, row, value in told
        ),
    )


def _category(year: int, rows: list[dict]) -> str:
    """'2022', '2022 ilustrasi', '2022 sebagian ilustrasi'."""
    shown = [
        (row, side) for row in rows if row["year"] == year for side, _ in SIDES if row[f"{side}_value"] is not None
    ]
    invented = [row[f"{side}_is_illustrative"] for row, side in shown]
    if not any(invented):
        return str(year)
    return f"{year} ilustrasi" if all(invented) else f"{year} sebagian ilustrasi"


def _points(rows: list[dict]) -> list[dict]:
    return [
        {"publisher": row[f"{side}_publisher"], "source_title": row[f"{side}_source_title"], "year": row["year"]}
        for row in rows
        for side, _ in SIDES
        if row[f"{side}_value"] is not None
    ]


def left_words(slope: Slope, rows: list[dict], own: str, peer: str) -> list[str]:
    """Why some years that are drawn are not in the distance of the title: one sentence for each reason."""
    groups: dict[str, list[int]] = {}
    for row in rows:
        if row not in slope.lines:
            groups.setdefault(_left_reason(slope, row, own, peer), []).append(row["year"])
    return [f"{years_words(years)} tidak ikut dalam jarak pada judul: {reason}." for reason, years in groups.items()]


def _left_reason(slope: Slope, row: dict, own: str, peer: str) -> str:
    if not (row["own_has_result"] and row["peer_has_result"]):
        return f"{peer if row['own_has_result'] else own} belum punya nilai yang dimuat"
    if row["state"] == "kelas":
        return "keduanya dibandingkan sebagai kelas, bukan angka"
    if row["state"] == "tidak_sebanding":
        return "metode atau jenis nilai keduanya tidak sama"
    return f"keduanya dinilai dengan {method_name(row)}, yang tidak disambung dengan {method_name(slope.last)}"


def _notes(brief: Brief, slope: Slope, rows: list[dict], marks: list[bool]) -> Notes:
    own, peer = brief.pack.parties.names
    say = [
        f"{row['year']}: {own} {format_number(row['own_value'])}, {peer} {format_number(row['peer_value'])}, selisih "
        f"{format_signed(row['difference_points'])} {row['unit']}."
        for row in slope.lines
    ]
    opening = marked(titles.trend_titles(slope)[0], flags(slope.lines))
    more = left_words(slope, rows, own, peer)
    asked = f"Apa yang dijalankan {peer} pada tahun ketika nilainya naik paling banyak?"
    name = slope.short_name
    shown = [
        f"{name} {row['year']}, {who} {format_number(row[f'{side}_value'])}: {pair_bars.origin_words(row, side)}"
        for row in rows
        for side, who in (("own", own), ("peer", peer))
        if row[f"{side}_value"] is not None
    ]
    return Notes((f"{opening}.", *say), (*study_words.caveats(brief, marks), *more), (asked,), tuple(shown))
