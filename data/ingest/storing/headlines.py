"""What an upload or an undo does to the figures people know, in finished sentences."""

from collections.abc import Iterable

from data.ingest.storing.figure_words import STATUSES, FigureNames, number_words

MOST = 12

FIGURES = """
select c.government_code, c.unit_code, c.indicator_code, c.component, c.year, c.kind, c.old_status, c.old_value,
    c.old_predikat, c.new_status, c.new_value, c.new_predikat
from figure_change as c
left join indicator as i using (indicator_code)
where c.version_id = $version_id and c.unit_code = '' and c.component = '' and c.kind <> 'target'
order by i.sort_order, c.old_status is null, c.government_code, c.year desc, c.kind
"""
POSITIONS = """
select government_code, indicator_code, target_year, arg_max(target_status, year) as target_status,
    arg_max(is_due, year) as is_due
from target_position
where list_contains($governments, government_code) and unit_code = '' and component = ''
    and target_status in ('tercapai', 'di_bawah')
group by all
"""


def keep_positions(cursor, governments: Iterable[str]) -> None:
    """Note how every target of `governments` stands before anything is written (temp table `old_position`)."""
    cursor.execute(f"create or replace temp table old_position as {POSITIONS}", {"governments": list(governments)})


def write_headlines(cursor, version_id: int, governments: Iterable[str]) -> list[str]:
    """Sentences about what version `version_id` changes, at most MOST and one that counts the rest; after settle.

    governments: those of keep_positions, all that the version says something about.
    """
    names = FigureNames(cursor)
    told = _tell_targets(cursor, names, list(governments))
    for row in cursor.execute(FIGURES, {"version_id": version_id}).fetchall():
        told += _tell_figure(names.name(row[:6]), row[6:9], row[9:])
    if len(told) > MOST + 1:
        told[MOST:] = [f"Dan {len(told) - MOST} perubahan lain."]
    return told


def _tell_targets(cursor, names: FigureNames, governments: list[str]) -> list[str]:
    rows = cursor.execute(
        f"""
        select n.government_code, n.indicator_code, n.target_year, n.target_status
        from ({POSITIONS}) as n
        left join old_position as o using (government_code, indicator_code, target_year)
        where n.target_status is distinct from o.target_status and (n.target_status = 'tercapai' or n.is_due)
        order by all
        """,
        {"governments": governments},
    ).fetchall()
    words = {"tercapai": "kini tercapai", "di_bawah": "kini belum tercapai"}
    return [
        f"Target {year} {names.indicators.get(indicator, indicator)} {names.governments[government]} {words[status]}."
        for government, indicator, year, status in rows
    ]


def _tell_figure(name: str, old: tuple, new: tuple) -> list[str]:
    """Sentences about one figure; `old` and `new` are status, value, predikat."""
    (_, old_value, old_predikat), (status, value, predikat) = old, new
    if status != "ada":
        return [f"{name} kini {STATUSES[status]}."]
    told = []
    if value is None:
        return [f"{name} kini berpredikat {predikat}."]
    if old_value is None:
        return [f"{name} kini bernilai {number_words(value)}" + (f" ({predikat})." if predikat else ".")]
    if value != old_value:
        verb = "naik" if value > old_value else "turun"
        told.append(f"Nilai {name} {verb} dari {number_words(old_value)} menjadi {number_words(value)}.")
    if predikat and predikat == old_predikat:
        told.append(f"Predikat {name} tetap {predikat}.")
    elif predikat:
        told.append(f"Predikat {name} menjadi {predikat}" + (f", sebelumnya {old_predikat}." if old_predikat else "."))
    return told
