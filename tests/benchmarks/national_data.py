"""A store of national size, the same at every run: government x (its perangkat daerah and itself) x year x indicator.

Of the 40 units of a government 39 are perangkat daerah and one is the government itself (unit_code ''). What is made is
handed to the statements of data/ingest/storing that write an upload: a version a year, two of targets, a correction.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from data import store
from data.ingest.storing.appending import append_claims
from data.ingest.storing.comparing import COLUMNS
from data.ingest.storing.originals import keep_original

PROVINCES = 38
LAST_YEAR = 2025
CORRECTED = 20_000  # values of the correction at full size; in proportion below it


class Size(NamedTuple):
    """How much is made. `units` counts the government itself, `indicators` the published ones that are no rank."""

    governments: int = 546
    units: int = 40
    years: int = 12
    indicators: int = 100

    @property
    def first_year(self) -> int:
        """The first evaluation year there is."""
        return LAST_YEAR - self.years + 1

    @property
    def corrected(self) -> int:
        """How many values the correction brings."""
        return max(1, CORRECTED * self.governments // 546)


class Written(NamedTuple):
    """One version of the store to be made: its title and the SELECT of its rows, with the columns of `incoming`."""

    title: str
    rows: str


# The published governments come first, provinces before all; what is missing is made under the provinces in turn.
GOVERNMENTS = """
insert into government
with province as (
    select *, row_number() over (order by government_code) - 1 as place from government where level = 'provinsi'
), made as (
    select p.government_code || '.' || lpad((80 + i // 38)::varchar, 2, '0') as government_code,
        'Kabupaten ' || p.short_name || ' ' || (1 + i // 38) as government_name, p.island_group, p.time_zone
    from range(0, greatest(0, $wanted - (select count(*) from government))) as made(i)
    join province as p on p.place = i % 38
)
select government_code, government_name, government_name, 'kabupaten', island_group, null, time_zone, false
from made
"""
INDICATORS = """
insert into indicator
select 100 + i, 'N' || lpad(i::varchar, 3, '0'), 'Indeks nasional ' || i, 'Indeks ' || i, 'Kementerian ' || (1 + i % 9),
    0, 100, 'poin', 'higher', null
from range(1, 1 + greatest(0, $wanted - (select count(*) from indicator where unit <> 'peringkat'))) as made(i)
order by i
"""
# Each made indicator was measured under two methods, with six bands each.
METHODS = """
insert into method by name
select indicator_code || '-' || part.began as method_code, indicator_code, 'Peraturan ' || part.began as regulation,
    part.began::varchar as short_name, part.began as valid_from_year, part.ended as valid_to_year, 100 as ceiling,
    100 as usual_maximum, 'stated' as certainty
from indicator
cross join (values (2000, 2019), (2020, null)) as part(began, ended)
where indicator_code like 'N___'
order by all
"""
BANDS = """
insert into band by name
select method_code, b.predikat, b.predikat as label, b.band_rank, b.lower_bound, true as lower_inclusive,
    'stated' as certainty
from method
cross join (values ('D', 1, 0), ('C', 2, 40), ('CC', 3, 50), ('B', 4, 60), ('BB', 5, 70), ('A', 6, 80)) as b(predikat,
    band_rank, lower_bound)
where indicator_code like 'N___'
order by all
"""
# Numbered members of every dimension; `roll` turns their numbers into the same 0 to 9999 at every run.
MEMBERS = """
create or replace temp table member_government as
select government_code, row_number() over (order by level <> 'provinsi', government_code) as g from government
qualify g <= $governments;
create or replace temp table member_unit as
select u, case when u > 0 then 'Dinas Urusan ' || lpad(u::varchar, 2, '0') else '' end as unit_code
from range(0, $units) as unit(u);
create or replace temp table member_indicator as
select indicator_code, scale_minimum, row_number() over (order by sort_order) as i
from indicator where unit <> 'peringkat' qualify i <= $indicators;
create or replace temp macro roll(g, u, i, y, salt) as
    (g::bigint * 7919 + u::bigint * 104729 + i::bigint * 1299709 + y::bigint * 15485863 + salt::bigint * 179424673)
        % 4294967296 * 1103515245 // 65536 % 10000;
"""
TYPES = {"string": "varchar", "int32": "integer", "decimal128(18, 6)": "decimal(18, 6)"}
EMPTY = ", ".join(f"cast(null as {TYPES[str(kind)]}) as {name}" for name, (kind, _) in COLUMNS.items())
# Of a hundred figures three are missing, one is a predikat alone, and of the last year a tenth is provisional.
SCORES = f"""
with figure as (
    select g.government_code, u.unit_code, i.indicator_code, y.year::integer as year, g, u, i,
        coalesce(i.scale_minimum, 0) as lowest, coalesce(m.usual_maximum, 100) - coalesce(i.scale_minimum, 0) as width,
        roll(g, u, i, 0, 1) / 10000 * 0.35 + 0.4 + (y.year - {{first}}) * 0.012 + roll(g, u, i, y.year, 2) / 10000 * 0.1
            as share, roll(g, u, i, y.year, 3) as fate
    from member_government as g
    cross join member_unit as u
    cross join member_indicator as i
    cross join (select unnest({{years}}) as year) as y
    join method as m on m.indicator_code = i.indicator_code
        and y.year between m.valid_from_year and coalesce(m.valid_to_year, 9999)
), whole as (
    select *, '' as component, round(lowest + width * share, 2) as number, null as max_score from figure
    union all
    select f.*, c.component, round(c.max_score * f.share, 2), c.max_score
    from figure as f
    join method as m on m.indicator_code = 'RB' and f.year between m.valid_from_year and coalesce(m.valid_to_year, 9999)
    join component as c on c.method_code = m.method_code and c.max_score is not null
    where f.indicator_code = 'RB' and f.u = 0
)
select s.* from (select {EMPTY} limit 0) as s
union all by name
(select government_code, unit_code, indicator_code, component, year,
    case when year = {LAST_YEAR} and u = 0 and fate >= 9000 then 'sementara' else 'realisasi' end as kind,
    '' as document, '' as document_version,
    case when fate between 300 and 310 then 'belum_dikeluarkan' else 'ada' end as status,
    case when fate >= 400 then number end::decimal(18, 6) as value, case when fate >= 400 then 2 end as value_decimals,
    case when fate between 311 and 399 then 'BB' end as stated_predikat,
    case when fate >= 400 then max_score end::decimal(18, 6) as max_score, 'Data' as sheet_name,
    'F' || (2 + i + u * 100) as cell_address
from whole
where fate >= 300
order by g, u, i, component, year)
"""
TARGETS = f"""
select s.* from (select {EMPTY} limit 0) as s
union all by name
(select g.government_code, '' as unit_code, i.indicator_code, '' as component, y.year::integer as year,
    'target' as kind, 'RPJMD' as document, '' as document_version, 'ada' as status,
    round(coalesce(i.scale_minimum, 0) + (coalesce(m.usual_maximum, 100) - coalesce(i.scale_minimum, 0))
        * (0.5 + roll(g, 0, i, 0, 5) / 10000 * 0.3 + (y.year - {{first}}) * 0.012), 2)::decimal(18, 6) as value,
    2 as value_decimals, {{first}} as plan_from_year, {{last}} as plan_to_year, 'Target' as sheet_name,
    'C' || (2 + i) as cell_address
from member_government as g
cross join member_indicator as i
cross join (select unnest({{years}}) as year) as y
join method as m on m.indicator_code = i.indicator_code
    and y.year between m.valid_from_year and coalesce(m.valid_to_year, 9999)
where roll(g, 0, i, y.year, 6) >= 500
order by g, i, year)
"""
# Final values of the last year but one, a little higher than what was said first.
CORRECTION = f"""
select * replace (value + 0.37 as value)
from ({SCORES})
where kind = 'realisasi' and value is not null and unit_code = '' and component = ''
limit {{count}}
"""


def make(con, size: Size) -> None:
    """Fill a store that holds the published data: governments, indicators and methods, then every version."""
    with store.write_transaction(con, "seed", "Rujukan nasional", "tests", date(2026, 1, 1)) as (cursor, _):
        cursor.execute(GOVERNMENTS, {"wanted": size.governments})
        cursor.execute(INDICATORS, {"wanted": size.indicators})
        cursor.execute(METHODS)
        cursor.execute(BANDS)
    for written in versions(size):
        write(con, size, written)


def versions(size: Size) -> Iterator[Written]:
    """What is written, in order: every year, the targets of two plans, and a correction of the last year but one."""
    first = size.first_year
    for year in range(first, LAST_YEAR + 1):
        yield Written(f"Nilai nasional {year}", SCORES.format(first=first, years=[year]))
    plans = ((2019, 2024, [2020, 2022, 2024]), (2025, 2030, [2025, 2027, 2030]))
    for began, ended, years in plans:
        yield Written(f"Target {began}-{ended}", TARGETS.format(first=began, last=ended, years=years))
    corrected = CORRECTION.format(first=first, years=[LAST_YEAR - 1], count=size.corrected)
    yield Written(f"Koreksi {LAST_YEAR - 1}", corrected)


def put_incoming(cursor, size: Size, written: Written) -> int:
    """Make the temp tables an upload is written from (incoming, decision); returns how many rows there are."""
    for statement in MEMBERS.split(";\n"):
        used = {name: value for name, value in size._asdict().items() if f"${name}" in statement}
        cursor.execute(statement, used)
    cursor.execute(
        "create or replace temp table incoming as"
        f" select row_number() over () as n, *, 1 as file_number from ({written.rows})"
    )
    cursor.execute("create or replace temp table decision as select n, 'disimpan' as fate from incoming")
    return cursor.execute("select count(*) from incoming").fetchone()[0]


class _NotKept(Exception):
    """Leaves the transaction without committing it."""


def write(con, size: Size, written: Written, is_kept: bool = True) -> None:
    """Store one version as an upload of one file is stored, with everything that counts computed anew.

    With is_kept False all of it is done, and then taken back.
    """
    given = "upload", written.title, "Analis nasional", date(2026, 1, 2)
    with suppress(_NotKept), store.open_version(con, *given) as (cursor, number):
        put_incoming(cursor, size, written)
        append_claims(cursor, number, "official", None)
        cursor.execute(
            "insert into upload values (?, 1, ?, ?, ?, 'perbaiki', ?, '', '[]')",
            [number, f"{written.title}.xlsx", keep_original(written.title.encode()), len(written.title), number - 1],
        )
        cursor.execute("drop table incoming")
        cursor.execute("drop table decision")
        store.settle(cursor)
        if not is_kept:
            raise _NotKept
