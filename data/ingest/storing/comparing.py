"""What an upload would change: each of its figures beside what stands, before and after its claims are appended."""

from decimal import ROUND_HALF_UP, Decimal

import pyarrow as pa

from data.ingest.model import Record
from data.ingest.storing.changes import Change, Changes, figure_of

FIGURE = "government_code, unit_code, indicator_code, component, year, kind, document, document_version"
TEXT, WHOLE, EXACT = pa.string(), pa.int32(), pa.decimal128(18, 6)
# Columns of the view `incoming`, each with its type and how it is read from a record.
COLUMNS = {
    "government_code": (TEXT, lambda r: r.government),
    "unit_code": (TEXT, lambda r: r.unit),
    "indicator_code": (TEXT, lambda r: r.indicator),
    "component": (TEXT, lambda r: r.component),
    "year": (WHOLE, lambda r: r.year),
    "kind": (TEXT, lambda r: r.kind),
    "document": (TEXT, lambda r: (r.document if r.kind == "target" else "") or ""),
    "document_version": (TEXT, lambda r: (r.document_version if r.kind == "target" else "") or ""),
    "status": (TEXT, lambda r: r.status),
    "value": (EXACT, lambda r: r.value),
    "upper_value": (EXACT, lambda r: r.upper_value),
    "native_value": (EXACT, lambda r: r.native_value),
    "value_decimals": (WHOLE, lambda r: r.value_decimals),
    "stated_predikat": (TEXT, lambda r: r.predikat),
    "plan_from_year": (WHOLE, lambda r: r.plan_from_year),
    "plan_to_year": (WHOLE, lambda r: r.plan_to_year),
    "max_score": (EXACT, lambda r: r.ceiling_hint),
    "basis": (TEXT, lambda r: r.basis),
    "note": (TEXT, lambda r: r.note),
    "sheet_name": (TEXT, lambda r: r.sheet),
    "cell_address": (TEXT, lambda r: r.cell),
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


def put_records(cursor, records: list[Record], file_numbers: list, thresholds: list) -> None:
    """Show `records` to the cursor as the view `incoming`, one row each, numbered n from 1.

    `file_numbers` and `thresholds` have one entry per record: the file it was read from, and the data version that
    file was prepared against, None where nothing newer can be overwritten unknowingly. Nothing is copied into the
    store; the view ends with the cursor.
    """
    columns = {"n": pa.array(range(1, len(records) + 1), WHOLE)}
    columns |= {name: _column(map(read, records), kind) for name, (kind, read) in COLUMNS.items()}
    given = {"file_number": file_numbers, "threshold": thresholds}
    columns |= {name: pa.array(numbers, WHOLE) for name, numbers in given.items()}
    cursor.register("incoming", pa.table(columns))


def _column(values, kind: pa.DataType) -> pa.Array:
    """The values as the store holds them, numbers with six decimals at most."""
    values = list(values)
    try:
        return pa.array(values, kind)
    except pa.ArrowInvalid:
        return pa.array([_rounded(value) for value in values] if kind == EXACT else values, kind)


def _rounded(number: Decimal | None) -> Decimal | None:
    return None if number is None else number.quantize(Decimal("0.000001"), ROUND_HALF_UP)


def compare(cursor, mode: str, is_illustrative: bool, threshold: int | None) -> None:
    """Decide about every row of `incoming` (temp table `decision`) and what leaves (temp table `leaving`)."""
    cursor.execute(BEFORE)
    cursor.execute(DECIDE, {"mode": mode, "is_illustrative": is_illustrative})
    cursor.execute(WITHDRAW, {"mode": mode, "is_illustrative": is_illustrative, "threshold": threshold})


def read_changes(cursor, version_id: int, records: list[Record]) -> Changes:
    """The changes of `incoming`, in the order of `records`, then what was withdrawn; after store.settle."""
    told = cursor.execute(
        f"""
        select d.n,
            case
                when d.fate <> 'disimpan' then d.fate
                when d.status is null then 'baru'
                when c.version_id is not null then 'berubah'
                when k.claim_id = $prefix || d.n then 'dikukuhkan'
                else 'tercatat'
            end as action,
            d.status as old_status, d.value as old_value, d.upper_value as old_upper, d.predikat as old_predikat,
            d.version_id as old_version, d.source, k.status as new_status, k.value as new_value,
            k.upper_value as new_upper, k.predikat as new_predikat, k.version_id as new_version
        from decision as d
        join incoming as i using (n)
        left join standing_figure as k using ({FIGURE})
        left join figure_change as c on c.version_id = $version_id and {_same("c", "i")}
        order by d.n
        """,
        {"version_id": version_id, "prefix": f"U{version_id}-"},
    ).to_arrow_table()
    return Changes(told, records, _read_withdrawn(cursor))


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


def _same(left: str, right: str) -> str:
    return " and ".join(f"{left}.{name} = {right}.{name}" for name in FIGURE.split(", "))
