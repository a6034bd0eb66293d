"""The person's own table with the cells that need attention marked, and what an upload changes, cell by cell."""

from functools import cache
from html import escape
from itertools import islice

from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.cell import coordinate_from_string

from data.ingest.model import Issue, Owner, Record, Sheet
from data.ingest.reading.areas import area_name
from data.ingest.reading.cells import cell_words
from data.ingest.reading.plan import ROLES, Column, Plan
from data.ingest.reading.reference import Reference
from data.ingest.storing.action_words import action_words, change_words
from data.ingest.storing.owner_words import owner_words
from data.number_format import format_number
from data.planning.model import Action
from pages._output import html
from pages._output.upload_words import ACTION_ACTIONS, ACTIONS, MARKS, OWNER_ACTIONS, SEVERITIES
from pages._output.words import STATUS

ROWS_SHOWN = 60
COLUMNS_SHOWN = 40
TEXT_SHOWN = 60
KINDS = {"realisasi": "realisasi", "mandiri": "mandiri", "sementara": "sementara", "target": "target"}


def marked_cells(issues: list[Issue], sheet: str) -> dict[tuple[int, int], Issue]:
    """(row, column) from 0 -> the gravest issue of the cell; notes mark nothing."""
    cells: dict[tuple[int, int], Issue] = {}
    for issue in issues:
        if issue.sheet == sheet and issue.cell and issue.severity != "note":
            letters, number = coordinate_from_string(issue.cell)
            key = (number - 1, column_index_from_string(letters) - 1)
            known = cells.get(key)
            if known is None or SEVERITIES.index(issue.severity) < SEVERITIES.index(known.severity):
                cells[key] = issue
    return cells


def rows_to_show(sheet: Sheet, plan: Plan, cells: dict[tuple[int, int], Issue], only_marked: bool) -> list[int]:
    """The rows of the picture: those with marks, or all from the first data row, at most ROWS_SHOWN."""
    if only_marked:
        return sorted({row for row, _column in cells})[:ROWS_SHOWN]
    filled = (row for row in range(plan.first_row, len(sheet.rows)) if any(v is not None for v in sheet.rows[row]))
    return [row for _number, row in zip(range(ROWS_SHOWN), filled, strict=False)]


def sheet_table(sheet: Sheet, plan: Plan, issues: list[Issue], only_marked: bool) -> str:
    """The table as it was sent, with its own row numbers and column letters; marks carry their words as well."""
    cells = marked_cells(issues, sheet.name)
    columns = [column for column in plan.columns if is_shown(sheet, plan, column)][:COLUMNS_SHOWN]
    head = "".join(
        f'<th scope="col"><small>{get_column_letter(c.index + 1)}</small><br>{escape(c.header[:TEXT_SHOWN])}</th>'
        for c in columns
    )
    body = []
    for row in rows_to_show(sheet, plan, cells, only_marked):
        tds = "".join(_cell(sheet, row, column.index, cells.get((row, column.index))) for column in columns)
        body.append(f'<tr><th scope="row">{row + 1}</th>{tds}</tr>')
    table = f'<thead><tr><th><span class="rb-hidden">Baris</span></th>{head}</tr></thead><tbody>{"".join(body)}</tbody>'
    caption = f'<caption class="rb-hidden">Lembar {escape(sheet.name)} seperti yang dikirim</caption>'
    return html.box(f'<div class="rb-scroll"><table class="rb-table rb-sheet">{caption}{table}</table></div>')


def _cell(sheet: Sheet, row: int, column: int, issue: Issue | None) -> str:
    values = sheet.rows[row]
    value = values[column] if column < len(values) else None
    shown = cell_words(value, sheet.marks.get((row, column)))[:TEXT_SHOWN]
    number = ' class="rb-number"' if isinstance(value, (int, float)) and not isinstance(value, bool) else ""
    if issue is None:
        return f"<td{number}>{escape(shown)}</td>"
    mark, _role = MARKS[issue.severity]
    words = escape(f"{issue.message} {issue.fix}")
    return f'<td class="rb-mark-{issue.severity}" title="{words}">{mark} {escape(shown) or "kosong"}</td>'


def column_samples(sheet: Sheet, plan: Plan, column: int, most: int = 3) -> str:
    """The first values of a column, for recognising it."""
    found = []
    for row in range(plan.first_row, len(sheet.rows)):
        values = sheet.rows[row]
        if column < len(values) and values[column] is not None:
            found.append(cell_words(values[column], sheet.marks.get((row, column)))[:30])
        if len(found) == most:
            break
    return " · ".join(found)


def reading_lines(
    records: list[Record], owners: list[Owner], actions: list[Action], reference: Reference, most: int = 8
) -> list[dict]:
    """How cells were read: '71,5 dibaca sebagai 71,50'; those typed differently from what is stored come first."""
    told = cache(figure_value)  # most of a large file's values repeat
    differing = (r for r in records if r.found not in ("", told(r.status, r.value, r.upper_value, r.predikat)))
    chosen = list(islice(differing, most))
    if len(chosen) < most:
        others = (r for r in records if r.found in ("", told(r.status, r.value, r.upper_value, r.predikat)))
        chosen += islice(others, most - len(chosen))
    lines = [{"cell": f"{r.sheet}!{r.cell}", "found": r.found or "kosong", "read": record_value(r)} for r in chosen]
    for owner in [owner for owner in owners if owner.office][:most]:
        read = f"pengampu {_place_name(owner.government, owner.area, reference)}"
        lines.append({"cell": f"{owner.sheet}!{owner.cell}", "found": owner.office, "read": read})
    for action in actions[:most]:
        read = f"renaksi {reference.governments[action.government].short_name} {action.year}: {action_words(action)}"
        lines.append({"cell": f"{action.sheet}!{action.cell}", "found": action.activity or "–", "read": read})
    return lines


def _place_name(government: str, area: str, reference: Reference) -> str:
    return f"{area_name(area, reference)}, {reference.governments[government].short_name}"


def record_value(record: Record) -> str:
    """'60,37 (B)', '77,76–78,71', 'BB', 'belum dikeluarkan'."""
    return figure_value(record.status, record.value, record.upper_value, record.predikat)


def figure_value(status: str | None, value, upper_value=None, predikat: str | None = None) -> str:
    """A figure in words; nothing at all is 'belum dimuat'."""
    if status != "ada":
        return STATUS.get(status, STATUS[None])
    if value is None:
        return predikat or "–"
    text = format_number(value)
    if upper_value is not None:
        text += f"–{format_number(upper_value)}"
    return f"{text} ({predikat})" if predikat else text


def figure_parts(figure: tuple, reference: Reference) -> dict[str, str]:
    """The names of a figure (Record.figure): government, unit, indicator, component, year, kind."""
    government, unit, indicator, component, year, kind = figure[:6]
    method = reference.method(indicator, year)
    part = method.components.get(component) if method and component else None
    return {
        "government": reference.governments[government].name if government in reference.governments else government,
        "unit": unit,
        "indicator": reference.indicators[indicator].short_name if indicator in reference.indicators else indicator,
        "component": part.name if part else component,
        "year": str(year),
        "kind": KINDS.get(kind, kind),
    }


def change_lines(changes: list, reference: Reference) -> list[dict]:
    """One line per figure an upload touches: old -> new, with the cell it comes from."""
    lines = []
    for change in changes:
        parts = figure_parts(change.figure, reference)
        record = change.record
        lines.append(
            parts
            | {
                "what": " · ".join(filter(None, [parts["indicator"], parts["component"], parts["unit"]])),
                "old": figure_value(change.old_status, change.old_value, change.old_upper_value, change.old_predikat),
                "new": record_value(record) if record else "ditarik",
                "action": ACTIONS[change.action],
                "place": f"{record.sheet}!{record.cell}" if record else "–",
                "sheet": record.sheet if record else None,
                "cell": record.cell if record else None,
                "_class": f"rb-change-{change.action}",
            }
        )
    return lines


def owner_lines(changes: list, reference: Reference) -> list[dict]:
    """One line per area an upload touches, with the keys of change_lines: who answers for it -> who will."""
    lines = []
    for change in changes:
        said, area = change.said, area_name(change.area, reference)
        old = owner_words(change.old_owners, change.old_pokja, change.old_note)
        new = owner_words(change.new_owners, change.new_pokja, change.new_note)
        lines.append(
            {
                "government": reference.governments[change.government].name,
                "indicator": "Pengampu area",
                "component": area,
                "what": area,
                "kind": "pengampu",
                "old": f"{old} [ilustrasi]" if change.old_is_illustrative else old,
                "new": f"{new} [ilustrasi]" if change.new_is_illustrative else new,
                "action": OWNER_ACTIONS[change.action],
                "place": f"{said.sheet}!{said.cell}" if said else "–",
                "sheet": said.sheet if said else None,
                "cell": said.cell if said else None,
                "_class": f"rb-change-{change.action}",
                "old_shown": _tagged(old, change.old_is_illustrative),
                "new_shown": _tagged(new, change.new_is_illustrative),
            }
        )
    return lines


def action_lines(changes: list, reference: Reference) -> list[dict]:
    """One line per action an upload touches, with the keys of change_lines: what stood in its fields -> what stands."""
    lines = []
    for change in changes:
        known, said = change.new or change.old, change.said
        old, new = change_words(change)
        area = "RB Tematik" if known.area == "TEMATIK" else area_name(known.area, reference)
        lines.append(
            {
                "government": reference.governments[known.government].name,
                "unit": known.office,
                "indicator": "Rencana aksi",
                "component": known.activity,
                "what": known.activity,
                "area": f"{area}: {known.theme}" if known.theme else area,
                "code": change.action_id,
                "year": str(known.year),
                "kind": "renaksi",
                "old": old,
                "new": new,
                "action": ACTION_ACTIONS[change.action],
                "place": f"{said.sheet}!{said.cell}" if said else "–",
                "sheet": said.sheet if said else None,
                "cell": said.cell if said else None,
                "_class": f"rb-change-{change.action}",
            }
        )
    return lines


def _tagged(words: str, is_illustrative: bool) -> html.Markup:
    return html.Markup(escape(words) + (html.TAG if is_illustrative else ""))


def plan_lines(sheet: Sheet, plan: Plan) -> list[dict]:
    """One line per column of a sheet: letter, header, samples, and what it is read as."""
    return [
        {
            "Kolom": get_column_letter(column.index + 1),
            "Judul": column.header or "(tanpa judul)",
            "Contoh isi": column_samples(sheet, plan, column.index),
            "Dibaca sebagai": ROLES[column.role],
            "Tahun": column.year,
        }
        for column in plan.columns
        if is_shown(sheet, plan, column)
    ]


def is_shown(sheet: Sheet, plan: Plan, column: Column) -> bool:
    """Whether a column has a header or anything below it."""
    rows = sheet.rows[plan.first_row :]
    return bool(column.header) or any(column.index < len(row) and row[column.index] is not None for row in rows)


def governments(reference: Reference) -> dict[str, str]:
    """Code -> name of every government, provinces first."""
    ordered = sorted(reference.governments.values(), key=lambda g: (g.level != "provinsi", g.code))
    return {government.code: government.name for government in ordered}
