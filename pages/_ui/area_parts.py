"""The cards of Area & indikator: the table of areas, the ranking, the yearly change and the small lines."""

import streamlit as st

from pages._output import area_bars, area_lines, area_table, area_waterfall, html, notes, sentences
from pages._output.area_card import page
from pages._output.area_rows import Row, drawn_rows, lowest_of, owner_names, owner_of, table_rows, years_of
from pages._output.area_scheme import method_of, scheme_of
from pages._output.area_study import Study
from pages._output.component_parts import Part, cut
from pages._output.sentences import area
from pages._output.words import year_range
from pages._ui import asking, cards, filters

INDICATOR = "RB"
MEASURES = {"bagian": "Bagian dari batas", "poin": "Poin"}
DETAILS = {"bagian": "Bagian utama", "indikator": "Sampai indikator"}


def gather(government: str, name: str, year: int, lines: list[dict]) -> Study | None:
    """Everything about one government and year; None where no method of the index is known for that year."""
    methods = asking.rows("methods", indicator_codes=[INDICATOR])
    definitions = asking.rows("components", indicator_codes=[INDICATOR])
    scheme = scheme_of(year, methods, definitions)
    owners = asking.rows("area_owners", government_code=government)
    if scheme is None:
        return None
    return Study(
        government,
        name,
        year,
        lines,
        methods,
        definitions,
        scheme,
        {one["area"]: one for one in owners if one["owners"]},
    )


def parts_of(study: Study) -> list[Part]:
    """The exclusive parts of the year, down to indicators where the person asked for them."""
    wants = filters.read("rincian") == "indikator"
    return cut(study.of_year, needs_ceilings=True, with_indicators=wants)


def lead(study: Study, parts: list[Part]) -> str:
    """Under the sentence: what ceilings are uncertain, who the first part belongs to, and what of it is invented."""
    first = area.leaders(parts)
    told = []
    if first and len(parts) > 1 and not _owner_of(study, first[0]):
        told.append("Pengampunya belum diisi; isi di Unggah data.")
    unsure = sum(part.ceiling_basis == "uncertain" for part in parts)
    if unsure:
        told.append(f"Batas {unsure} dari {len(parts)} bagian belum pasti.")
    told.append(f"Metode {study.method['method_name']}.")
    return " ".join(told)


def opening(study: Study, parts: list[Part]) -> str:
    """The sentence of the page, marked where its figures are illustrative."""
    first = area.leaders(parts)
    owner = _owner_of(study, first[0]) if len(first) == 1 else None
    flags = [part.is_illustrative for part in first or parts]
    flags += [owner["is_illustrative"]] if owner else []
    told = area.sentence(study.name, study.year, parts, owner_names(owner))
    return sentences.marked(told, flags)


def _owner_of(study: Study, part: Part) -> dict | None:
    return owner_of(study.owners, part.area_code, *part.paths)


def show_table(study: Study) -> None:
    """Areas and parts against years, the number in the cell."""
    with cards.card("area_table"):
        place = st.container()
        measure = filters.choose_part("Ukuran", "ukuran", MEASURES)
        filters.stop_on_unknown()
        years = years_of(study.lines, study.scheme, measure)
        if not years:
            words = f"Bagian indeks dengan metode {study.method['method_name']} belum dimuat."
            with place:
                cards.heading(words, f"{study.name}; tabel tampil setelah nilainya dimuat")
            return
        names = study.method_names(years)
        table = table_rows(study.lines, study.definitions, study.scheme, years)
        title = _table_title(study, table, measure)
        unit = "bagian dari batas, persen" if measure == "bagian" else "poin"
        with place:
            cards.heading(title, f"Bagian Indeks RB, {study.name}, {year_range(years[0], years[-1])}, {unit}")
        st.html(
            area_table.heat_table(table, years, names, study.owners, measure=measure, year=study.year, caption=title)
            + area_table.legend()
        )
        words = f"{_footer(study, years)} {area_table.method_words(study.scheme, years, names)}"
        if area_table.has_unknown_ceiling(table) and measure == "bagian":
            words += " Yang bertuliskan poin: batasnya belum diketahui."
        cards.footer(words)
        _owner_note(study)
        lines = area_table.table_lines(table, names, study.owners)
        cards.data_links(f"area-{study.government}", title, area_table.COLUMNS, lines, words)


def _table_title(study: Study, table: list[Row], measure: str) -> str:
    """The lowest share of the year on screen, marked where cells of the table are illustrative."""
    paths = {path for part in cut(study.of_year, needs_ceilings=True) for path in part.paths}
    known = lowest_of(table, study.year, paths)
    row, cell = known[0] if known else (None, None)
    told = area.table_title(row and row.name, cell and area_table.share_words(cell, measure), study.year, len(known))
    return sentences.marked(told, [cell.is_illustrative for row in table for cell in row.cells.values()])


def _owner_note(study: Study) -> None:
    """Where owners come from, or where to name them."""
    address = page("unggah", study.government)
    told = "Pengampu menurut unggahan; ubah" if study.owners else "Pengampu area belum diisi; isi"
    st.html(f"<p class='rb-footer'>{told} di <a href='{address}' target='_self'>Unggah data</a>.</p>")


def _footer(study: Study, years: list[int]) -> str:
    """Sources, date, and which years are illustrative."""
    used = [line for line in study.lines if line["year"] in years]
    (version,) = asking.rows("data_version")
    told = [notes.sources_line(used, []), notes.as_of(version["data_as_of"])]
    invented = sorted({line["year"] for line in used if line["is_illustrative"]})
    if invented:
        told.append(f"Angka ILUSTRASI, bukan data sebenarnya: {', '.join(map(str, invented))}.")
    return " ".join(filter(None, told))


def show_lost(study: Study, parts: list[Part]) -> None:
    """Points not reached, ranked; parts without a known ceiling are listed and not ranked."""
    title = sentences.marked(area.lost_title(parts), [part.is_illustrative for part in parts])
    with cards.card("area_lost"):
        cards.heading(
            title, f"Batas dikurangi nilai, bagian indeks {study.name}, {study.year}, poin. {area.top_words(parts)}"
        )
        if has_indicators(study):
            filters.choose_part("Rincian", "rincian", DETAILS)
            filters.stop_on_unknown()
        st.html((area_bars.bars(parts, study.owners) + area_bars.unranked(parts)) or "<p class='rb-muted'>–</p>")
        words = f"{_footer(study, [study.year])} Metode {study.method['method_name']}."
        if any(part.ceiling_basis == "uncertain" for part in parts):
            words += " Batas yang belum pasti ikut diperingkat dan disebut."
        cards.footer(words)
        lines = area_bars.table_lines(parts, study.owners)
        cards.data_links(f"area-belum-diraih-{study.government}", title, area_bars.COLUMNS, lines, words)


def has_indicators(study: Study) -> bool:
    """Whether indicators with known ceilings make other parts than the wholes do, or were asked for by address."""
    wholes, details = (cut(study.of_year, needs_ceilings=True, with_indicators=wants) for wants in (False, True))
    return wholes != details or filters.read("rincian") is not None


def show_change(study: Study) -> None:
    """The yearly change step by step, or one sentence where nothing can be compared."""
    change = area_waterfall.yearly_change(study.lines, study.year, study.wholes)
    with cards.card("area_change"):
        if change is None:
            cards.heading(
                "Perubahan tahunan belum dapat dirinci", area.no_change(study.year, study.method["method_name"])
            )
            return
        told = area.change_title(change.total, area_waterfall.part_steps(change), change.before, study.year)
        title = sentences.marked(told, change.is_illustrative)
        cards.heading(title, f"Perubahan Indeks RB {study.name} per bagian, {change.before}–{change.year}, poin")
        lines = area_waterfall.table_lines(change)
        words = f"{_footer(study, [change.before, change.year])} Metode {study.method['method_name']}."
        if change.total is None:
            st.html(html.table(area_waterfall.COLUMNS, lines, caption=title))
            words += " Nilai indeks tidak dimuat pada kedua tahun, jadi langkahnya tidak dirangkai."
        else:
            drawn = area_waterfall.build_waterfall(change, asking.palette())
            alt = area_waterfall.alt_words(title, change)
            cards.chart("area_change", drawn, alt=alt, file_name=f"perubahan-{study.government}-{study.year}")
            words += f" {drawn.axis_note} {area_waterfall.rest_words(change)}"
        cards.footer(words.strip())
        cards.data_links(f"perubahan-area-{study.government}", title, area_waterfall.COLUMNS, lines, words)


def show_lines(study: Study) -> None:
    """One tiny line for each area or part, share of its ceiling, on the same axes."""
    years = years_of(study.lines, study.scheme, "bagian")
    table = table_rows(study.lines, study.definitions, study.scheme, years)
    codes = {year: method["method_code"] for year in years if (method := method_of(year, study.methods))}
    drawn = area_lines.lines_of(drawn_rows(table), codes)
    if all(len(line.points) < 2 for line in drawn):
        return  # one year is in the table already
    title = sentences.marked(
        area.lines_title([line.move for line in drawn if line.move]),
        [point.is_illustrative for line in drawn for point in line.points],
    )
    breaks = [year for year in years[1:] if codes[year] != codes[year - 1]]
    with cards.card("area_lines"):
        cards.heading(
            title,
            f"Bagian dari batas, {study.name}, {year_range(years[0], years[-1])}; "
            f"sumbu sama, {area_lines.span_words(drawn)}",
        )
        st.html(area_lines.multiples(drawn, years, breaks, asking.palette()))
        words = f"{_footer(study, years)} Naik atau turun bila bergerak sedikitnya 0,5 poin persen setahun."
        if breaks:
            words += " Garis tegak: pergantian metode; garis tidak disambung melewatinya atau melewati tahun kosong."
        cards.footer(words)
        lines = area_lines.table_lines(drawn, study.scheme.method_names(study.methods))
        cards.data_links(f"area-per-tahun-{study.government}", title, area_lines.COLUMNS, lines, words)
