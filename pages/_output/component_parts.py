"""Cut one year of an index into parts that do not overlap, so that they can be ranked, added up and moved.

Components form a tree of dotted paths, and sheets hold its levels side by side: a whole, its parts, and areas that
appear under several wholes. Every rule about that is here, for the area page, the simulation and the profile alike.
"""

from typing import NamedTuple

SHARE_THAT_MAKES_UP = 0.75  # parts that reach three quarters of their whole stand for it

# The eight areas of change as people shorten them.
SHORT_AREA = {
    "MP": "Manajemen perubahan",
    "PUU": "Perundang-undangan",
    "ORG": "Organisasi",
    "TTL": "Tata laksana",
    "SDM": "SDM aparatur",
    "AKT": "Akuntabilitas",
    "WAS": "Pengawasan",
    "PP": "Pelayanan publik",
}


class Part(NamedTuple):
    """One part of an index in one year. `ceiling` and what follows from it are None where no ceiling is known."""

    key: str  # area code where an area appears under several wholes, else the dotted path
    name: str
    paths: tuple[str, ...]
    area_code: str | None
    value: float  # points
    ceiling: float | None  # points
    ceiling_basis: str | None  # stated_by_upload | known | uncertain, the weakest of its rows
    is_illustrative: bool

    @property
    def short_name(self) -> str:
        """The name for titles: an area as people shorten it, with the whole it stands under where it is not joined."""
        if self.area_code not in SHORT_AREA:
            return self.name
        return SHORT_AREA[self.area_code] + self.name[len(area_name(self.name)) :]

    @property
    def share_pct(self) -> float | None:
        """Share of the ceiling in percent."""
        return None if not self.ceiling else self.value / self.ceiling * 100

    @property
    def lost_points(self) -> float | None:
        """Ceiling minus value: what a full effort could return."""
        return None if self.ceiling is None else self.ceiling - self.value


def cut(lines: list[dict], *, needs_ceilings: bool, with_indicators: bool = False) -> list[Part]:
    """The parts of one year of question component_history, in path order; the row of the index itself is left out.

    A whole gives way to its parts when these make up at least three quarters of it, and with `needs_ceilings` only
    when all of them have a known ceiling too; then a whole without a known ceiling stays as it is. An area that stands
    under several wholes (Pemenuhan and Reform) becomes one part; with `needs_ceilings` only where all its ceilings
    are known. Areas stated as a whole ("area utuh") speak only where no split area is loaded. Levels below the
    subcomponent are used for areas alone unless `with_indicators`.
    """
    rows = {line["component"]: line for line in lines if line["component"] and _is_used(line, lines, with_indicators)}
    leaves = [path for root in _children("", rows) for path in _leaves(root, rows, needs_ceilings)]
    return _join_areas([rows[path] for path in leaves], needs_ceilings)


def _is_used(line: dict, lines: list[dict], with_indicators: bool) -> bool:
    if line["level"] == "area_total":
        return not any(one["level"] == "area" for one in lines)
    return with_indicators or line["level"] != "indicator"


def _children(path: str, rows: dict) -> list[str]:
    """The loaded paths nearest below `path`: a level that is not loaded is skipped."""
    below = [one for one in rows if one != path and (not path or one.startswith(path + "."))]
    return sorted(one for one in below if not any(one.startswith(other + ".") for other in below))


def _leaves(path: str, rows: dict, needs_ceilings: bool) -> list[str]:
    parts = _children(path, rows)
    if not parts or sum(rows[part]["value"] for part in parts) < rows[path]["value"] * SHARE_THAT_MAKES_UP:
        return [path]
    found = [leaf for part in parts for leaf in _leaves(part, rows, needs_ceilings)]
    if needs_ceilings and rows[path]["ceiling"] is not None and any(rows[leaf]["ceiling"] is None for leaf in found):
        return [path]
    return found


def _join_areas(rows: list[dict], needs_ceilings: bool) -> list[Part]:
    groups: dict[str, list[dict]] = {}
    for row in rows:
        groups.setdefault(row["area_code"] or row["component"], []).append(row)
    parts = []
    for key, group in groups.items():
        if len(group) > 1 and needs_ceilings and any(row["ceiling"] is None for row in group):
            parts += [_part(row["component"], [row]) for row in group]
        else:
            parts.append(_part(key if len(group) > 1 else group[0]["component"], group))
    return parts


def _part(key: str, group: list[dict]) -> Part:
    ceilings, bases = [row["ceiling"] for row in group], [row["ceiling_basis"] for row in group]
    name = group[0]["component_name"]
    return Part(
        key,
        area_name(name) if len(group) > 1 else name,
        tuple(row["component"] for row in group),
        group[0]["area_code"],
        _sum(row["value"] for row in group),
        None if None in ceilings else _sum(ceilings),
        None if None in ceilings else next((b for b in ("uncertain", "known") if b in bases), "stated_by_upload"),
        any(row["is_illustrative"] for row in group),
    )


def area_name(component_name: str) -> str:
    """'Manajemen Perubahan (Pemenuhan)' -> 'Manajemen Perubahan'."""
    return component_name.rpartition(" (")[0] if component_name.endswith(")") else component_name


def _sum(values) -> float:
    """A sum of points without the dust of floating point."""
    return round(sum(values), 6)


def changes(before: list[dict], after: list[dict]) -> tuple[list[tuple[str, float, float]], float | None]:
    """What moved between two years of one method: ((name, old, new) of every part, and what they leave unexplained).

    Only components loaded in both years count. The second is the change of the index minus those of its parts, None
    where the index is not loaded in both.
    """
    shared = {line["component"] for line in before} & {line["component"] for line in after}
    old, new = ([line for line in lines if line["component"] in shared] for lines in (before, after))
    parts = {part.paths: part for part in cut(new, needs_ceilings=False)}
    values = {line["component"]: line["value"] for line in old}
    moved = [(part.name, _sum(values[path] for path in paths), part.value) for paths, part in parts.items()]
    if "" not in shared:
        return moved, None
    total = next(line["value"] for line in new if line["component"] == "") - values[""]
    return moved, _sum([total, *(old - new for _, old, new in moved)])
