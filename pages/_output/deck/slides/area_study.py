"""What the slides about areas share: the year with parts of the index, its method, its parts and their owners."""

from data.number_format import format_number, format_percent
from pages._output.area_rows import owner_of
from pages._output.area_scheme import method_of, scheme_of
from pages._output.area_study import Study
from pages._output.deck.brief import Brief
from pages._output.deck.model import LeftOut, Notes
from pages._output.deck.slides import telling
from pages._output.sentences import area


def of_brief(brief: Brief) -> Study | LeftOut:
    """The newest year with parts up to the newest year looked at, or the chosen year; why there is none."""
    years = sorted({line["year"] for line in brief.components if line["component"]})
    if not years:
        return LeftOut(f"Skor area {brief.name} belum dimuat; unggah LKE di Unggah data.")
    within = [year for year in years if year <= brief.to_year]
    if brief.chosen_year is not None and brief.chosen_year not in years or not within:
        wanted = brief.chosen_year or brief.to_year
        told = area.nothing_loaded(brief.name, wanted, years[-1])
        return LeftOut(told.removesuffix(".") + "; unggah LKE di Unggah data.")
    year = brief.chosen_year or within[-1]
    scheme = scheme_of(year, brief.component_methods, brief.definitions)
    if scheme is None:
        return LeftOut(f"Metode indeks untuk {year} belum dikenal, jadi bagiannya tidak dapat dibaca.")
    return Study(
        brief.code,
        brief.name,
        year,
        [line for line in brief.components if line["year"] <= brief.to_year],
        brief.component_methods,
        brief.definitions,
        scheme,
        {one["area"]: one for one in brief.owners if one["owners"]},
    )


def lines_of_parts(study: Study, parts: list) -> list[dict]:
    """The rows of component_history that some parts of the year are made of."""
    paths = {path for part in parts for path in part.paths}
    return [line for line in study.of_year if line["component"] in paths]


def footer_of(brief: Brief, study: Study, used: list[dict], measure: str, more: list[str]) -> tuple[str, list[str]]:
    years = sorted({line["year"] for line in used})
    invented = sorted({line["year"] for line in used if line["is_illustrative"]})
    marks = [f"Angka ILUSTRASI, bukan data sebenarnya: {', '.join(map(str, invented))}."] if invented else []
    known = [method_of(year, study.methods) for year in years]
    return telling.footer_of(
        measure, telling.sources(used, []), telling.as_of(brief), telling.methods_words(known), more=[*marks, *more]
    )


def notes_of(study: Study, used: list[dict], dropped: list[str], say: list[str], flags: list[bool]) -> Notes:
    caveats = caveats_of(used)
    unsure = [part.short_name for part in study.parts if part.ceiling_basis == "uncertain"]
    if unsure:
        caveats.append(telling.cut_sentence("Batas belum pasti", unsure))
    first = area.leaders(study.parts)
    questions = ["Apa yang paling cepat mengembalikan poin, dan siapa pengampunya?"]
    if first and not owner_of(study.owners, first[0].area_code, *first[0].paths):
        questions.append(f"Siapa pengampu {first[0].short_name}? Belum diisi di Unggah data.")
    if len({line["method_code"] for line in used}) > 1:
        questions.append(
            "Mengapa bukan poinnya yang dibandingkan? Batas berbeda antarmetode; yang dibaca bagian dari batas."
        )
    origins = [telling.origin(line_words(line), line) for line in used]
    told = tuple(telling.marked(one, flags) for one in say if one)
    return Notes(told, tuple(dict.fromkeys([*caveats, *dropped])), tuple(questions), tuple(origins))


def caveats_of(lines: list[dict]) -> list[str]:
    """Sentences about values that are provisional, inferred or illustrative."""
    told = []
    for key, words in (("is_provisional", "Angka sementara menurut sumber"),
                       ("is_illustrative", "Angka ILUSTRASI, bukan data sebenarnya")):  # fmt: skip
        years = sorted({line["year"] for line in lines if line[key]})
        if years:
            told.append(f"{words}: {', '.join(map(str, years))}.")
    return told


def line_words(line: dict) -> str:
    ceiling = f" dari {format_number(line['ceiling'])}" if line["ceiling"] is not None else ""
    share = f" ({format_percent(line['share_pct'], 1)})" if line["share_pct"] is not None else ""
    return f"{line['component_name']} {line['year']} {format_number(line['value'])}{ceiling}{share}"
