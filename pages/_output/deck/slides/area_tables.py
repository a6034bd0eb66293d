"""The tables about areas: the three parts that lost most points, and the heatmap of parts against years."""

from data.number_format import format_number
from pages._output.area_rows import (
    drawn_rows,
    is_owner_invented,
    lowest_of,
    owner_names,
    owner_of,
    table_rows,
    years_of,
)
from pages._output.area_table import cell_words, has_unknown_ceiling, invented_years, share_words
from pages._output.component_parts import SHORT_AREA, cut
from pages._output.deck import text_fit
from pages._output.deck.brief import Brief
from pages._output.deck.model import Cell, Column, LeftOut, Slide, Table
from pages._output.deck.slides import telling
from pages._output.deck.slides.area_study import Study, footer_of, lines_of_parts, notes_of, of_brief
from pages._output.sentences import area
from pages._output.sentences import deck as titles
from pages._output.words import year_range

THREE = (
    Column("Bagian", 0.34),
    Column("Nilai", 0.11, True),
    Column("Batas", 0.11, True),
    Column("Belum diraih", 0.15, True),
    Column("Pengampu", 0.29),
)
MOST_YEARS = 7
NAME_SHARE = 0.36  # of the heatmap's width
UNNAMED = "belum diisi"
UNSURE = " (belum pasti)"  # behind a ceiling


def build_three(brief: Brief) -> Slide | LeftOut:
    """The three parts that lost most points, with who answers for them."""
    study = of_brief(brief)
    if isinstance(study, LeftOut):
        return study
    first = [part for part in area.ranked(study.parts) if part.lost_points > 0][:3]
    if not first:
        return LeftOut(f"{area.lost_title(study.parts)} pada {study.year}; tidak ada poin yang dapat diperingkat.")
    rows, flags = [], [part.is_illustrative for part in first]
    for part in first:
        owner = owner_of(study.owners, part.area_code, *part.paths)
        named = owner_names(owner) or UNNAMED
        flags += [True] if is_owner_invented(owner, part.is_illustrative) else []
        lost = telling.tagged(format_number(part.lost_points), part.is_illustrative)
        rows.append(
            (
                Cell(area.short(part.name), is_bold=True),
                Cell(format_number(part.value), part.value),
                Cell(format_number(part.ceiling) + (UNSURE if _is_unsure(part) else ""), part.ceiling),
                Cell(lost, part.lost_points, "below", True),
                Cell(telling.tagged(named, owner and owner["is_illustrative"]), tone="ink" if owner else "muted"),
            )
        )
    title = telling.title_of(titles.within(titles.three_titles(study.parts), flags), flags)
    more = [area.top_words(study.parts)]
    footer, dropped = footer_of(brief, study, lines_of_parts(study, first), "Batas dikurangi nilai, poin.", more)
    return Slide(
        "area3",
        title,
        Table(THREE, tuple(rows), telling.table_words(title, rows)),
        footer,
        notes_of(
            study, lines_of_parts(study, first), dropped, [area.sentence(study.name, study.year, study.parts)], flags
        ),
        any(flags),
        telling.subtitle_of(f"Poin yang belum diraih, bagian Indeks RB {study.name}, {study.year}"),
        subject=f"Indeks RB {study.year}",
    )


def _is_unsure(part) -> bool:
    return part.ceiling_basis == "uncertain"


def build_table(brief: Brief) -> Slide | LeftOut:
    """Areas or parts against years, the share of the ceiling as words and shade."""
    study = of_brief(brief)
    if isinstance(study, LeftOut):
        return study
    every = years_of(study.lines, study.scheme, "bagian")
    years = every[-MOST_YEARS:]
    table = table_rows(study.lines, study.definitions, study.scheme, years)
    drawn = drawn_rows(table) or [row for row in table if row.key and row.cells and row.level != "indicator"]
    marked = invented_years(drawn)
    share = (1 - NAME_SHARE) / len(years)
    heads = [telling.tagged(str(year), year in marked) for year in years]
    columns = (Column("Bagian", NAME_SHARE), *(Column(head, share, True) for head in heads))
    rows = [(Cell(_row_name(row)), *(_heat(row.cells.get(year), year in marked) for year in years)) for row in drawn]
    count = text_fit.rows_that_fit(columns, rows)
    flags = [cell.is_illustrative for row in drawn[:count] for cell in row.cells.values()]
    title = telling.title_of(titles.within(_table_titles(study, table), flags), flags)
    more = [_break_words(study, years)]
    more += ["Yang bertuliskan poin: batasnya belum diketahui." if has_unknown_ceiling(drawn[:count]) else ""]
    more += [telling.cut_sentence("Tidak ditampilkan", [row.name for row in drawn[count:]])]
    more += [telling.cut_sentence("Tahun yang tidak ditampilkan", [str(year) for year in every[:-MOST_YEARS]])]
    used = _of_rows(study, drawn[:count], years)
    unsure = any(cell.ceiling_basis == "uncertain" for row in drawn[:count] for cell in row.cells.values())
    measure = "Nilai sebagai bagian dari batasnya, persen" + ("; sebagian batas belum pasti." if unsure else ".")
    footer, dropped = footer_of(brief, study, used, measure, more)
    say = [area.sentence(study.name, study.year, study.parts)]
    return Slide(
        "area_tabel",
        title,
        Table(columns, tuple(rows[:count]), telling.table_words(title, rows[:count])),
        footer,
        notes_of(study, used, dropped, say, flags),
        any(flags),
        telling.subtitle_of(f"Bagian Indeks RB, {study.name}, {year_range(years[0], years[-1])}, persen dari batas"),
        subject="Bagian Indeks RB",
    )


def _row_name(row) -> str:
    return SHORT_AREA.get(row.key, area.short(row.name))


def _heat(cell, is_marked: bool) -> Cell:
    if cell is None:
        return Cell("–", tone="muted")
    words = cell_words(cell, "bagian") + (f" ({cell.made_of})" if cell.made_of else "")
    share = cell.share_pct
    value = cell.value if share is None else share
    shade = None if share is None else max(0.0, min(1.0, share / 100))
    return Cell(telling.tagged(words, cell.is_illustrative and not is_marked), value, shade=shade)


def _break_words(study: Study, years: list[int]) -> str:
    """What must be said where the columns hold two methods; '' for one."""
    names = list(dict.fromkeys(study.method_names(years).values()))
    if len(names) < 2:
        return ""
    first = next(year for year in years if study.method_names(years)[year] == names[-1])
    return f"Metode {names[-1]} sejak {first}; batasnya lain, jadi yang dibandingkan bagian dari batas."


def _table_titles(study: Study, table: list) -> list[str]:
    paths = {path for part in cut(study.of_year, needs_ceilings=True) for path in part.paths}
    known = lowest_of(table, study.year, paths)
    row, cell = known[0] if known else (None, None)
    amount = cell and share_words(cell, "bagian")
    full = area.table_title(row and row.name, amount, study.year, len(known))
    return titles.lowest_titles(full, row and _row_name(row), amount, study.year)


def _of_rows(study: Study, rows: list, years: list[int]) -> list[dict]:
    """The rows of component_history behind the rows of the heatmap."""
    keys = {row.key for row in rows}
    held = [line for line in study.lines if line["year"] in years and study.scheme.holds(line["method_code"])]
    return [line for line in held if line["component"] and (line["component"] in keys or line["area_code"] in keys)]
