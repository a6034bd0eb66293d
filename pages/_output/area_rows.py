"""The rows of the area table: areas in their official order, then the other parts of the index as a tree."""

from typing import NamedTuple

from pages._output.area_scheme import AREAS, Scheme, path_order
from pages._output.component_parts import area_name
from pages._output.words import join_words

AREA_GROUP, TREE_GROUP, GENERAL_GROUP = "Area perubahan", "Komponen indeks", "Bagian indeks"


class Cell(NamedTuple):
    """What one part has in one year. `ceiling` is None where no ceiling is known for all it is made of."""

    value: float  # points
    ceiling: float | None  # points
    ceiling_basis: str | None
    is_illustrative: bool
    made_of: str = ""  # named where an area is loaded under some of its wholes and not under all: 'Pemenuhan'

    @property
    def share_pct(self) -> float | None:
        """Share of the ceiling in percent; None for an area that is loaded in part."""
        return None if not self.ceiling or self.made_of else self.value / self.ceiling * 100


class Row(NamedTuple):
    """One part of the index over the years of its scheme."""

    key: str  # area code, else the dotted path; '' is the index itself
    name: str
    group: str
    depth: int  # 0 for what stands directly under its group
    level: str | None
    cells: dict[int, Cell]


def years_of(lines: list[dict], scheme: Scheme, measure: str) -> list[int]:
    """The columns: every year from the first to the last with a component, gaps included.

    measure: 'bagian' spans the methods of the scheme, 'poin' stays inside the method of the year on screen.
    """
    codes = (scheme.method_code,) if measure == "poin" else scheme.method_codes
    known = [line["year"] for line in lines if line["component"] and line["method_code"] in codes]
    return list(range(min(known), max(known) + 1)) if known else []


def table_rows(lines: list[dict], definitions: list[dict], scheme: Scheme, years: list[int]) -> list[Row]:
    """The rows of the scheme over `years`; what is not loaded has no cell.

    lines: rows of component_history. definitions: rows of components. Areas always stand there all eight;
    the other parts where they are loaded, or belong to the method of the year on screen.
    """
    own = [line for line in lines if line["year"] in years and scheme.holds(line["method_code"])]
    known = [one for one in definitions if scheme.holds(one["method_code"])]
    areas = [_area_row(code, own, known) for code in AREAS] if scheme.has_areas else []
    return areas + _tree_rows(own, known, scheme)


def _area_row(code: str, lines: list[dict], definitions: list[dict]) -> Row:
    named = [one for one in definitions if one["area_code"] == code and one["level"] == "area"]
    cells = {}
    for year in sorted({line["year"] for line in lines}):
        there = [line for line in lines if line["year"] == year and line["area_code"] == code]
        split = [line for line in there if line["level"] == "area"] or there
        if split:
            cells[year] = _joined(split, named)
    name = area_name(named[0]["component_name"]) if named else code
    return Row(code, name, AREA_GROUP, 0, "area", cells)


def _joined(split: list[dict], definitions: list[dict]) -> Cell:
    """One area from its lines of one year: their sum, and their ceilings' where all are known."""
    method = split[0]["method_code"]
    whole = {one["component"] for one in definitions if one["method_code"] == method}
    loaded = {line["component"] for line in split}
    is_part = split[0]["level"] == "area" and not whole <= loaded
    ceilings = [line["ceiling"] for line in split]
    bases = [line["ceiling_basis"] for line in split]
    return Cell(
        round(sum(line["value"] for line in split), 6),
        None if None in ceilings else round(sum(ceilings), 6),
        None if None in ceilings else next((b for b in ("uncertain", "known") if b in bases), "stated_by_upload"),
        any(line["is_illustrative"] for line in split),
        ", ".join(_whole_name(line["component_name"]) for line in split) if is_part else "",
    )


def _whole_name(component_name: str) -> str:
    """'Manajemen Perubahan (Pemenuhan)' -> 'Pemenuhan'."""
    return component_name.rpartition(" (")[2].rstrip(")")


def _tree_rows(lines: list[dict], definitions: list[dict], scheme: Scheme) -> list[Row]:
    names, levels = {}, {}
    for one in definitions:
        is_whole = one["level"] in ("component", "subcomponent")
        if one["method_code"] == scheme.method_code and is_whole:
            names[one["component"]], levels[one["component"]] = one["component_name"], one["level"]
    for line in lines:
        if line["level"] not in ("area", "area_total"):
            names.setdefault(line["component"], line["component_name"])
            levels.setdefault(line["component"], line["level"])
    cells: dict[str, dict[int, Cell]] = {}
    for line in lines:
        cells.setdefault(line["component"], {})[line["year"]] = Cell(
            line["value"], line["ceiling"], line["ceiling_basis"], line["is_illustrative"]
        )
    paths = [path for path in sorted(names, key=path_order) if path]
    group = TREE_GROUP if scheme.has_areas else GENERAL_GROUP
    rows = [Row(path, names[path], group, path.count("."), levels[path], cells.get(path, {})) for path in paths]
    return [*([Row("", "Indeks", group, 0, None, cells[""])] if "" in cells else []), *rows]


def drawn_rows(rows: list[Row]) -> list[Row]:
    """The rows worth a line of their own: the areas, or the parts of the tree above the indicators."""
    with_share = [row for row in rows if row.key and any(cell.share_pct is not None for cell in row.cells.values())]
    areas = [row for row in with_share if row.group == AREA_GROUP]
    return areas or [row for row in with_share if row.level != "indicator"]


def lowest_of(rows: list[Row], year: int, paths: set[str]) -> list[tuple[Row, Cell]]:
    """(row, cell) with a share in one year, lowest share first: areas where they have one, else the rows of `paths`.

    paths: the dotted paths of parts that do not overlap, so that no whole is compared with its own part.
    """
    known = [
        (row, row.cells[year])
        for row in rows
        if row.key and year in row.cells and row.cells[year].share_pct is not None
    ]
    areas = [one for one in known if one[0].group == AREA_GROUP]
    return sorted(areas or [one for one in known if one[0].key in paths], key=lambda one: one[1].share_pct)


def owner_of(owners: dict[str, dict], *keys: str | None) -> dict | None:
    """The owner row of the first of `keys` (area code or dotted path) that has one.

    owners: area -> row of the question area_owners with somebody named.
    """
    return next((owners[key] for key in keys if key in owners), None)


def owner_names(owner: dict | None) -> str | None:
    """'Biro Organisasi dan Inspektorat', None where nobody is named."""
    return join_words(owner["owners"].split("; ")) if owner else None


def is_owner_invented(owner: dict | None, is_illustrative: bool) -> bool:
    """Whether an illustrative owner stands beside a real figure, so that the mark of the figure does not cover it."""
    return owner is not None and owner["is_illustrative"] and not is_illustrative


def owner_words(owner: dict | None) -> str | None:
    """'Biro Organisasi dan Inspektorat · Pokja Pengawasan', None where nobody is named."""
    return " · ".join(filter(None, [owner_names(owner), owner["pokja"]])) if owner else None
