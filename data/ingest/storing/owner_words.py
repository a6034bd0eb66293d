"""Owners of areas in words: what an upload or an undo does to them, and what it would overwrite unknowingly."""

from data.ingest.issue import make_issue
from data.ingest.model import Issue
from data.ingest.storing.owners import OwnerChange

MOST = 8


class PlaceNames:
    """Names of governments and areas as the store at `cursor` knows them."""

    def __init__(self, cursor):
        ask = lambda sql: dict(cursor.execute(sql).fetchall())  # noqa: E731
        self.governments = ask("select government_code, government_name from government")
        self.areas = ask("select area, area_name from area_name")

    def name(self, government: str, area: str) -> str:
        """'Penguatan Pengawasan, Nusa Tenggara Timur'; a code that is not known stands for itself."""
        return f"{self.areas.get(area, area)}, {self.governments.get(government, government)}"


def owner_words(owners: str | None, pokja: str | None, note: str | None = None) -> str:
    """'Inspektorat Daerah; Biro Hukum (Pokja Pengawasan)', with the note after a dot; 'tanpa pengampu' for nobody."""
    if owners is None:
        return "tanpa pengampu"
    told = f"{owners} ({pokja})" if pokja else owners
    return f"{told} · {note}" if note else told


def write_owner_headlines(cursor, changes: list[OwnerChange]) -> list[str]:
    """Sentences about the areas that change hands; one for all that had nobody before, of each government."""
    if not changes:
        return []
    if all(change.action == "sama" for change in changes):
        return ["Semua pengampu di berkas ini sudah tersimpan dari unggahan sebelumnya; tidak ada yang berubah."]
    if all(change.action in ("sama", "dilewati") for change in changes):
        return ["Semua area di berkas ini sudah mempunyai pengampu; tidak ada yang ditambahkan."]
    names = PlaceNames(cursor)
    fresh: dict[str, int] = {}
    told = []
    for change in changes:
        if change.action == "baru":
            fresh[change.government] = fresh.get(change.government, 0) + 1
        elif _is_heard_of(change):
            told.append(_tell(change, names))
    more = len(told) - MOST
    told = told if more <= 1 else [*told[:MOST], f"Dan pengampu {more} area lain berubah."]
    return [f"{count} area {names.governments[code]} kini punya pengampu." for code, count in fresh.items()] + told


def _is_heard_of(change: OwnerChange) -> bool:
    """Whether the change is more than a note."""
    old = (change.old_owners, change.old_pokja, change.old_is_illustrative)
    return old != (change.new_owners, change.new_pokja, change.new_is_illustrative)


def _tell(change: OwnerChange, names: PlaceNames) -> str:
    name = names.name(change.government, change.area)
    old, new = (
        owner_words(owners, pokja) + (" [ilustrasi]" if is_illustrative else "")
        for owners, pokja, is_illustrative in (
            (change.old_owners, change.old_pokja, change.old_is_illustrative),
            (change.new_owners, change.new_pokja, change.new_is_illustrative),
        )
    )
    if change.new_owners is None:
        return f"{name} kini tanpa pengampu."
    if change.old_owners is None:
        return f"Pengampu {name} kini {new}."
    return f"Pengampu {name} berubah dari {old} menjadi {new}."


def find_newer_owners(cursor, owners: list) -> list[tuple[int, Issue]]:
    """Areas whose owner a version newer than the file has changed: that version and its warning.

    `owners` are those written by owners.write_owners, whose temp tables are read.
    """
    names, issues = PlaceNames(cursor), []
    overwritten = cursor.execute(
        "select d.n, d.newest_version, k.owners, k.pokja, d.owners, d.pokja from owner_decision as d"
        " left join owner_before as k using (government_code, area) where d.is_newer order by d.n"
    ).fetchall()
    for n, version, *said in overwritten:
        owner = owners[n - 1]
        facts = {"version": version, "other_found": owner_words(*said[:2]), "name": names.name(*owner.place)}
        issues.append((version, make_issue("newer_owner", owner.sheet, owner.cell, owner_words(*said[2:]), **facts)))
    withdrawn = cursor.execute(
        "select max(l.version_id), government_code, area, any_value(k.owners), any_value(k.pokja)"
        " from owner_leaving as l left join owner_before as k using (government_code, area)"
        " where l.is_newer group by government_code, area order by government_code, area"
    ).fetchall()
    for version, government, area, *said in withdrawn:
        facts = {"version": version, "name": names.name(government, area)}
        issues.append((version, make_issue("newer_owner_withdrawn", found=owner_words(*said), **facts)))
    return issues
