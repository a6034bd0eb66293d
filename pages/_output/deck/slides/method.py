"""Under which rules the main index was measured, and so which of its years may be compared."""

from urllib.parse import urlsplit

from data.number_format import format_bound
from pages._output.deck import text_fit
from pages._output.deck.brief import Brief, IndicatorFacts
from pages._output.deck.model import Cell, Column, LeftOut, Notes, Slide, Table
from pages._output.deck.slides import telling
from pages._output.deck.slides.listing import forms_of, years_words
from pages._output.deck.slides.source_list import build_sources
from pages._output.sentences import deck_reference as titles
from pages._output.sentences.deck import within
from pages._output.words import CERTAINTY, year_range

__all__ = ["build_method", "build_sources"]
COLUMNS = (
    Column("Metode", 0.2),
    Column("Berlaku", 0.12),
    Column("Skala", 0.1),
    Column("Predikat, batas bawah", 0.26),
    Column("Kepastian", 0.16),
    Column("Dimuat", 0.16),
)
RULE = "Predikat dibaca dari batas bawahnya, pada nilai tanpa pembulatan."
CLASSES = "Kelas berurutan, tertinggi lebih dulu, tanpa angka."


def build_method(brief: Brief) -> Slide | LeftOut:
    """The methods of the years from the first to the last figure or target of the main indicator."""
    facts = brief.main
    short, years = facts.indicator["short_name"], _years(facts)
    if not years:
        return LeftOut(f"{short} {brief.name} belum punya nilai atau target, jadi tidak ada metode yang dipakai.")
    methods = [one for one in facts.methods if _overlaps(one, min(years), max(years))]
    if not methods:
        return LeftOut(f"Metode {short} untuk {year_range(min(years), max(years))} belum dimuat.")
    rows = [_row(facts, method) for method in methods]
    kept = text_fit.rows_that_fit(COLUMNS, rows[::-1])  # the newest stay
    left_out = [regulation(method) for method in methods[: len(rows) - kept]]
    rows = tuple(rows[len(rows) - kept :])
    valued = [point["year"] for point in _results(facts)]
    found = titles.method_titles(len(methods), valued or years, regulation(methods[0]), bool(valued))
    flags = [item["is_illustrative"] for method in methods for item in _told(facts, method)[1]]
    title = telling.title_of(within(found, flags), flags)
    return Slide(
        "metode",
        title,
        Table(COLUMNS, rows, telling.table_words(title, rows)),
        _footer(brief, facts, methods, left_out),
        Notes(_say(methods), _caveats(methods, facts), _questions(methods), _origins(facts, methods)),
        any(flags),
        telling.subtitle_of(
            f"{short} {brief.name}, metode menurut tahun evaluasi", f"{short}, metode menurut tahun evaluasi"
        ),
        subject=short,
    )


def _footer(brief: Brief, facts: IndicatorFacts, methods: list[dict], left_out: list[str]) -> str:
    """How a predikat is read, what found no room, where the bounds come from, version."""
    rule = CLASSES if _is_ordinal(facts.bands) else RULE
    told, _ = telling.footer_of(
        [f"{facts.indicator['indicator_name']}. {rule}", rule],
        forms_of("Tidak ditampilkan: ", left_out),
        "Sumber: peraturan pada kolom Metode.",
        forms_of("Batas predikat dari ", _hosts(facts, methods), "laman lain"),
        telling.data_words(brief),
    )
    return told


def regulation(method: dict) -> str:
    """'PermenPANRB 9/2023' of a method whose whole basis is longer."""
    return method["regulation"].partition(",")[0]


def _results(facts: IndicatorFacts) -> list[dict]:
    return [one for one in facts.points if one["kind"] == "realisasi" and one["status"] == "ada"]


def _years(facts: IndicatorFacts) -> list[int]:
    return sorted({one["year"] for one in [*facts.points, *facts.targets]})


def _overlaps(method: dict, first: int, last: int) -> bool:
    return method["valid_from_year"] <= last and (method["valid_to_year"] or last) >= first


def _row(facts: IndicatorFacts, method: dict) -> tuple[Cell, ...]:
    """One method; the one of the figure on the slides in our colour."""
    is_own = bool(facts.figure) and facts.figure["method_code"] == method["method_code"]
    bands = _bands(facts, method)
    return (
        Cell(regulation(method), None, "kita" if is_own else "ink", is_own),
        Cell(_valid(method)),
        Cell(_scale(method, bands)),
        Cell(_band_words(bands)),
        Cell(_certainty(method, bands), tone="muted"),
        Cell(_loaded(facts, method)),
    )


def _valid(method: dict) -> str:
    if method["valid_to_year"] is None:
        return f"sejak {method['valid_from_year']}"
    return year_range(method["valid_from_year"], method["valid_to_year"])


def _scale(method: dict, bands: list[dict]) -> str:
    """'0–100', with the ceiling where it is another one."""
    if method["usual_maximum"] is None:
        return "kelas berurutan" if _is_ordinal(bands) else "tanpa batas atas"
    told = f"{format_bound(method['scale_minimum'] or 0)}–{format_bound(method['usual_maximum'])}"
    if method["ceiling"] in (None, method["usual_maximum"]):
        return told
    return f"{told}; batas atas {format_bound(method['ceiling'])}"


def _is_ordinal(bands: list[dict]) -> bool:
    return bool(bands) and all(band["lower_bound"] is None for band in bands)


def _bands(facts: IndicatorFacts, method: dict) -> list[dict]:
    return [band for band in facts.bands if band["method_code"] == method["method_code"]]


def _band_words(bands: list[dict]) -> str:
    """'AA > 90 · A > 80 · …', highest first; classes that share an interval once."""
    if not bands:
        return "belum ada batas predikat"
    told = {}
    for band in bands:
        sign = "≥" if band["lower_inclusive"] else ">"
        bound = "" if band["lower_bound"] is None else f" {sign} {format_bound(band['lower_bound'])}"
        told[band["step_predikat"] or band["predikat"]] = bound
    return " · ".join(f"{name}{bound}".replace(" ", "\u00a0") for name, bound in told.items())


def _certainty(method: dict, bands: list[dict]) -> str:
    """How sure the method and the bounds of its predikat are."""
    grades = list(dict.fromkeys(band["certainty"] for band in bands))
    own = CERTAINTY[method["certainty"]]
    if not grades or grades == [method["certainty"]]:
        return own
    return f"{own}; batas: {', '.join(CERTAINTY[grade] for grade in grades)}"


def _told(facts: IndicatorFacts, method: dict) -> tuple[str, list[dict]]:
    """What the years of a method are told from: its results, else its targets."""
    results = [point for point in _results(facts) if point["method_code"] == method["method_code"]]
    return (
        ("", results)
        if results
        else ("target ", [one for one in facts.targets if _overlaps(method, *[one["year"]] * 2)])
    )


def _loaded(facts: IndicatorFacts, method: dict) -> str:
    """'2017–2019', 'target 2024', illustrative years named as such; an en dash where nothing is loaded."""
    name, own = _told(facts, method)
    real = [one["year"] for one in own if not one["is_illustrative"]]
    invented = [one["year"] for one in own if one["is_illustrative"]]
    told = [years_words(real)] if real else []
    told += [f"{years_words(invented)} (ilustrasi)"] if invented else []
    return name + ", ".join(told) if told else "–"


def _hosts(facts: IndicatorFacts, methods: list[dict]) -> list[str]:
    """Whose pages the bounds were read from; the whole addresses are in the notes."""
    codes = {method["method_code"] for method in methods}
    found = [_host(band) for band in facts.bands if band["method_code"] in codes]
    return [host for host in found if host]


def _host(band: dict) -> str:
    return urlsplit((band["source"] or "").split(" ")[0]).netloc


def _say(methods: list[dict]) -> tuple[str, ...]:
    told = [f"Nilai {_valid(method)} dihitung dengan {regulation(method)}." for method in methods]
    if len(methods) == 1:
        return (*told, "Nilai antartahun boleh dibandingkan.")
    return (
        *told,
        "Nilai antartahun boleh dibandingkan di dalam satu metode; melewati pergantian metode, selisihnya bukan "
        "kenaikan atau penurunan.",
    )


def _caveats(methods: list[dict], facts: IndicatorFacts) -> tuple[str, ...]:
    told = [f"{regulation(method)}: {method['note']}" for method in methods if method["note"]]
    for method in methods:
        if not _bands(facts, method):
            told.append(f"{regulation(method)}: belum ada batas predikat, jadi predikatnya tidak dihitung.")
    return tuple(told)


def _questions(methods: list[dict]) -> tuple[str, ...]:
    if len(methods) == 1:
        return ("Apakah metodenya akan berganti? Periksa peraturan terbaru sebelum menetapkan target.",)
    last = methods[-1]["valid_from_year"]
    return (
        f"Mengapa garis {last - 1} dan {last} tidak disambung? Metodenya berganti pada {last}.",
        "Apakah target lama masih berlaku? Selisih ke target tetap dihitung, dengan catatan pergantian metode.",
    )


def _origins(facts: IndicatorFacts, methods: list[dict]) -> tuple[str, ...]:
    """The whole basis of each method, and where its bounds were read."""
    told = []
    for method in methods:
        told.append(f"Metode {_valid(method)}: {method['regulation']} ({CERTAINTY[method['certainty']]}).")
        for address in dict.fromkeys((band["source"] or "").split(" ")[0] for band in _bands(facts, method)):
            if address.startswith("http"):
                told.append(f"Batas predikat {regulation(method)}: {address}.")
    return tuple(told)
