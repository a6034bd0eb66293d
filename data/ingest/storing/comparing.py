"""What an upload would change: each of its figures beside what stands, before and after its claims are appended."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd

from data.ingest.model import Record

FIGURE = "government_code, unit_code, indicator_code, component, year, kind, document, document_version"
BATCH = 5_000  # rows that stand beside the store at a time, to and from it
# Columns of the temp table `incoming`, each with its type and how it is read from a record.
COLUMNS = {
    "government_code": ("varchar", lambda r: r.government),
    "unit_code": ("varchar", lambda r: r.unit),
    "indicator_code": ("varchar", lambda r: r.indicator),
    "component": ("varchar", lambda r: r.component),
    "year": ("integer", lambda r: r.year),
    "kind": ("varchar", lambda r: r.kind),
    "document": ("varchar", lambda r: (r.document if r.kind == "target" else "") or ""),
    "document_version": ("varchar", lambda r: (r.document_version if r.kind == "target" else "") or ""),
    "status": ("varchar", lambda r: r.status),
    "value": ("decimal(18, 6)", lambda r: _digits(r.value)),
    "upper_value": ("decimal(18, 6)", lambda r: _digits(r.upper_value)),
    "native_value": ("decimal(18, 6)", lambda r: _digits(r.native_value)),
    "value_decimals": ("integer", lambda r: r.value_decimals),
    "stated_predikat": ("varchar", lambda r: r.predikat),
    "plan_from_year": ("integer", lambda r: r.plan_from_year),
    "plan_to_year": ("integer", lambda r: r.plan_to_year),
    "max_score": ("decimal(18, 6)", lambda r: _digits(r.ceiling_hint)),
    "basis": ("varchar", lambda r: r.basis),
    "note": ("varchar", lambda r: r.note),
    "sheet_name": ("varchar", lambda r: r.sheet),
    "cell_address": ("varchar", lambda r: r.cell),
}

BEFORE = """
create or replace temp table standing_before as
select k.*,
    coalesce(k.publisher, f.file_name || coalesce(', ' || k.sheet_name || '!' || k.cell_address, ''), v.title) as source
from standing_figure as k
semi join (select distinct government_code, year from incoming) using (government_code, year)
left join upload as f on f.version_id = k.version_id and f.file_number = k.file_number
left join version as v on v.version_id = k.version_id
"""

DECIDE = f"""
create or replace temp table decision as
with upload_standing as (
    select * from uploaded_claim
    semi join incoming using ({FIGURE})
    where not is_withdrawn and is_illustrative = $is_illustrative
    qualify row_number() over (partition by {FIGURE} order by origin_version_id desc) = 1
), moved as (
    select {FIGURE}, max(version_id) as version_id
    from figure_change
    semi join incoming using ({FIGURE})
    where version_id in (select version_id from version where not is_illustrative)
    group by all
)
select i.n, i.threshold, greatest(coalesce(u.version_id, 0), coalesce(m.version_id, 0)) as newest_version,
    k.status, k.value, k.upper_value, k.predikat, k.version_id, k.source,
    case
        when u.status = i.status and u.value is not distinct from i.value
            and u.upper_value is not distinct from i.upper_value
            and u.native_value is not distinct from i.native_value
            and u.stated_predikat is not distinct from i.stated_predikat then 'sama'
        when $mode = 'tambah' and k.status in ('ada', i.status) and (not k.is_illustrative or $is_illustrative)
            then 'dilewati'
        else 'disimpan'
    end as fate,
    fate = 'disimpan' and newest_version > i.threshold and (k.status is distinct from i.status
        or k.value is distinct from i.value or k.upper_value is distinct from i.upper_value
        or u.stated_predikat <> i.stated_predikat
        or (i.value is null and k.predikat is distinct from i.stated_predikat)) as is_newer
from incoming as i
left join upload_standing as u using ({FIGURE})
left join standing_before as k using ({FIGURE})
left join moved as m using ({FIGURE})
"""

# What `ganti` withdraws: standing uploads of the years, indicators and documents it brings, that it does not hold.
WITHDRAW = f"""
create or replace temp table leaving as
with brought as (
    select distinct government_code, unit_code = '' as is_whole, indicator_code, component = '' as is_index, year,
        kind, document, document_version
    from incoming
)
select u.claim_id, u.version_id as newest_version, u.version_id > $threshold as is_newer, {FIGURE},
    k.status, k.value, k.upper_value, k.predikat, k.version_id, k.source
from uploaded_claim as u
left join standing_before as k using ({FIGURE})
semi join brought as b on b.government_code = u.government_code and b.is_whole = (u.unit_code = '')
    and b.indicator_code = u.indicator_code and b.is_index = (u.component = '') and b.year = u.year
    and b.kind = u.kind and b.document = u.document and b.document_version = u.document_version
anti join incoming as i using ({FIGURE})
where not u.is_withdrawn and u.is_illustrative = $is_illustrative and $mode = 'ganti'
"""


@dataclass(slots=True)
class Change:
    """One figure of an upload, or one that an upload or an undo withdraws or restores.

    action of an upload: baru | berubah | dikukuhkan (the value stands already; stored as an upload all the same) |
    sama (a standing upload says the same; not stored) | tercatat (stored, but another claim keeps counting) |
    ditarik | dilewati (mode tambah: stands already; not stored). Of an undo: dipulihkan | dihapus | ditahan (a newer
    version holds the figure). `figure` is Record.figure. old_* is what stood, new_* what stands after; status None is
    nothing. old_version and old_source say who said it; new_version is the version that speaks after.
    """

    action: str
    figure: tuple
    record: Record | None = None
    old_status: str | None = None
    old_value: Decimal | None = None
    old_upper_value: Decimal | None = None
    old_predikat: str | None = None
    old_version: int | None = None
    old_source: str | None = None
    new_status: str | None = None
    new_value: Decimal | None = None
    new_upper_value: Decimal | None = None
    new_predikat: str | None = None
    new_version: int | None = None


def put_records(cursor, records: list[Record], file_numbers: list, thresholds: list) -> None:
    """Make the temp table `incoming` of `records`, one row each, numbered n from 1.

    `file_numbers` and `thresholds` have one entry per record: the file it was read from, and the data version that
    file was prepared against, None where nothing newer can be overwritten unknowingly.
    """
    typed = ", ".join(f"{name} {kind}" for name, (kind, _) in COLUMNS.items())
    cursor.execute(
        f"create or replace temp table incoming (n integer, {typed}, file_number integer, threshold integer)"
    )
    for first in range(0, len(records), BATCH):
        batch = slice(first, first + BATCH)
        some = records[batch]
        frame = pd.DataFrame(
            {"n": range(first + 1, first + len(some) + 1)}
            | {name: pd.Series([read(record) for record in some], dtype=object) for name, (_, read) in COLUMNS.items()}
            | {"file_number": pd.array(file_numbers[batch], dtype="Int32")}
            | {"threshold": pd.array(thresholds[batch], dtype="Int32")}
        )
        cursor.register("incoming_frame", frame)
        cursor.execute("insert into incoming by name select * from incoming_frame")
        cursor.unregister("incoming_frame")


def compare(cursor, mode: str, is_illustrative: bool, threshold: int | None) -> None:
    """Decide about every row of `incoming` (temp table `decision`) and what leaves (temp table `leaving`)."""
    cursor.execute(BEFORE)
    cursor.execute(DECIDE, {"mode": mode, "is_illustrative": is_illustrative})
    cursor.execute(WITHDRAW, {"mode": mode, "is_illustrative": is_illustrative, "threshold": threshold})


def read_changes(cursor, version_id: int, records: list[Record]) -> list[Change]:
    """The changes of `incoming`, in the order of `records`, then what was withdrawn; after store.settle."""
    answer = cursor.execute(
        f"""
        select d.n, d.fate, d.status, d.value, d.upper_value, d.predikat, d.version_id, d.source,
            k.status, k.value, k.upper_value, k.predikat, k.version_id, c.version_id is not null as is_changed,
            k.claim_id = $prefix || d.n as is_counting
        from decision as d
        join incoming as i using (n)
        left join standing_figure as k using ({FIGURE})
        left join figure_change as c on c.version_id = $version_id and {_same("c", "i")}
        order by d.n
        """,
        {"version_id": version_id, "prefix": f"U{version_id}-"},
    )
    changes = [
        Change(_action(fate, old[0], is_changed, is_counting), records[n - 1].figure, records[n - 1], *old, *new)
        for some in iter(lambda: answer.fetchmany(BATCH), [])
        for n, fate, *rest in some
        for old, new, (is_changed, is_counting) in [(rest[:6], rest[6:11], rest[11:])]
    ]
    return changes + _read_withdrawn(cursor)


def _action(fate: str, old_status: str | None, is_changed: bool, is_counting: bool | None) -> str:
    if fate != "disimpan":
        return fate
    if old_status is None:
        return "baru"
    if is_changed:
        return "berubah"
    return "dikukuhkan" if is_counting else "tercatat"


def _read_withdrawn(cursor) -> list[Change]:
    answer = cursor.execute(
        f"""
        select distinct {FIGURE}, l.status, l.value, l.upper_value, l.predikat, l.version_id, l.source,
            k.status, k.value, k.upper_value, k.predikat, k.version_id
        from leaving as l
        left join standing_figure as k using ({FIGURE})
        order by all
        """
    ).fetchall()
    return [Change("ditarik", figure_of(row[:8]), None, *row[8:]) for row in answer]


def figure_of(columns) -> tuple:
    """Record.figure of the eight FIGURE columns: without document for anything but a target."""
    return tuple(columns) if columns[5] == "target" else tuple(columns[:6])


def _same(left: str, right: str) -> str:
    return " and ".join(f"{left}.{name} = {right}.{name}" for name in FIGURE.split(", "))


def _digits(number: Decimal | None) -> str | None:
    """The number as the store holds it, with six decimals at most."""
    return None if number is None else format(number.quantize(Decimal("0.000001"), ROUND_HALF_UP), "f")
