"""The kaji-tiru pack: what people carry to the government they learn from, as a workbook to fill in."""

import re
from copy import copy
from datetime import date
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from pages._output.component_parts import SHORT_AREA
from pages._output.study_gaps import DIRECTION, Gap, Missing
from pages._output.study_guide import guide_lines
from pages._output.study_questions import TOPICS, Parties, Question, events_about
from pages._output.words import join_words
from pages._output.workbook import as_bytes, set_print, write_cell, write_table

ANSWERS = ("Sudah", "Sebagian", "Belum")
LONGEST_NAME = 31  # of a sheet
ALL_SHEET, NOBODY_SHEET = "Semua perangkat daerah", "Belum ada pengampu"
HEAD, LINE = PatternFill("solid", fgColor="F4F5F7"), Side(style="thin", color="DDE1E6")
BOX, WRAPPED = Border(top=LINE, bottom=LINE, left=LINE, right=LINE), Alignment(wrap_text=True, vertical="top")
INPUT = PatternFill("solid", fgColor="FBF6FA")

# Column key -> heading of a sheet, with the width of each.
SUMMARY = {
    "kind": ("Jenis", 11), "name": ("Indikator atau bagian", 30), "year": ("Tahun", 8), "method": ("Metode", 20),
    "own": ("Kita", 12), "peer": ("Mitra", 12), "unit": ("Satuan", 10), "own_pct": ("Kita (% skala)", 11),
    "peer_pct": ("Mitra (% skala)", 11), "points": ("Selisih (poin)", 11), "pct": ("Selisih (% skala)", 11),
    "direction": ("Arah", 18), "own_source": ("Bukti kita", 22), "peer_source": ("Bukti mitra", 22),
    "mark": ("Tanda", 14),
}  # fmt: skip
QUESTIONS = {
    "number": ("No", 5), "topic": ("Topik", 14), "about": ("Area atau indikator", 16), "words": ("Pertanyaan", 40),
    "basis": ("Selisih yang mendasari", 26), "owner": ("Pengampu kita", 18), "ask": ("Ditanyakan kepada", 20),
    "answer": ("Jawaban", 30), "proof": ("Bukti atau tautan", 16), "day": ("Tanggal", 11),
    "next": ("Tindak lanjut", 20), "mark": ("Tanda", 12),
}  # fmt: skip
# One perangkat daerah: the checklist above, its questions below, in the same columns.
CHECKLIST = {
    "number": ("No", 5), "topic": ("Topik", 16), "words": ("Yang dipelajari", 44),
    "basis": ("Yang tercatat tentang mitra", 28), "ask": ("Ditanyakan kepada", 20), "state": ("Keadaan kita", 12),
    "answer": ("Keterangan", 32), "proof": ("Tautan bukti", 20), "day": ("Tanggal", 11), "next": ("Tindak lanjut", 20),
}  # fmt: skip
OWN_QUESTIONS = {key: heading for key, (heading, _) in CHECKLIST.items()} | {
    "topic": "Area atau indikator", "words": "Pertanyaan", "basis": "Selisih yang mendasari", "state": "Terjawab",
    "answer": "Jawaban", "proof": "Bukti atau tautan",
}  # fmt: skip
FILLED_BY_HAND = ("answer", "proof", "day", "next", "state")


class Pack(NamedTuple):
    """Everything the workbook tells. events: rows of the question events about the peer. owners: of area_owners."""

    parties: Parties
    gaps: list[Gap]
    missing: list[Missing]
    questions: list[Question]
    events: list[dict]
    owners: list[dict]
    version_id: int
    data_as_of: date

    @property
    def offices(self) -> dict[str, list[dict]]:
        """Perangkat daerah -> its rows of area_owners, in their order."""
        found: dict[str, list[dict]] = {}
        for row in self.owners:
            for name in filter(None, (one.strip() for one in (row["owners"] or "").split(";"))):
                found.setdefault(name, []).append(row)
        return found

    @property
    def is_illustrative(self) -> bool:
        """Whether a value that is told, or an owner who is named, is illustrative."""
        named = [row["is_illustrative"] for row in self.owners if row["owners"]]
        peers = [question.ask_is_illustrative for question in self.questions]
        told = [any(gap.flags) for gap in self.gaps] + [one.is_illustrative for one in self.missing]
        return any(named) or any(peers) or any(told)


def file_name(pack: Pack) -> str:
    """'kaji-tiru-82-36-v12.xlsx', with '-ilustrasi' where an illustrative value or owner is used."""
    tail = "-ilustrasi" if pack.is_illustrative else ""
    return f"kaji-tiru-{pack.parties.own_code}-{pack.parties.peer_code}-v{pack.version_id}{tail}.xlsx"


def build_pack(pack: Pack) -> bytes:
    """Return the .xlsx: Baca dulu, Ringkasan selisih, Pertanyaan, and one checklist for each perangkat daerah."""
    book = Workbook()
    _write_guide(book.active, pack)
    summary = book.create_sheet("Ringkasan selisih")
    write_table(summary, _headings(SUMMARY), [summary_line(gap) for gap in pack.gaps])
    _finish(summary, SUMMARY, [1])
    questions = book.create_sheet("Pertanyaan")
    write_table(questions, _headings(QUESTIONS), [question_line(one) for one in pack.questions])
    _finish(questions, QUESTIONS, [1])
    taken = list(book.sheetnames)
    for office, rows, own in _office_sheets(pack):
        taken.append(sheet_name(office, taken))
        _write_office(book.create_sheet(taken[-1]), office, rows, own, pack)
    return as_bytes(book)


def sheet_name(name: str, taken: list[str]) -> str:
    """A name Excel takes: at most 31 characters, cut after a word, none of []:*?/\\, not taken in any case."""
    clean = re.sub(r"\s+", " ", re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name)).strip(" '") or "Perangkat daerah"
    used, number = {one.lower() for one in taken} | {"history"}, 1
    short = _cut(clean, LONGEST_NAME)
    while short.lower() in used:
        number += 1
        tail = f" ({number})"
        short = _cut(clean, LONGEST_NAME - len(tail)) + tail
    return short


def _cut(name: str, length: int) -> str:
    if len(name) <= length:
        return name
    words = name[: length - 1]
    return (words.rpartition(" ")[0] or words).rstrip(" '") + "…"


def _office_sheets(pack: Pack) -> list[tuple[str, list[dict], list[Question]]]:
    """(name, its rows of area_owners, its questions) of every sheet to fill in."""
    if not pack.offices:
        return [(ALL_SHEET, [], [one for one in pack.questions if one.basis])]
    sheets = [(name, rows, [q for q in pack.questions if name in q.owners]) for name, rows in pack.offices.items()]
    loose = [one for one in pack.questions if not one.owners and not one.for_all]
    return [*sheets, *([(NOBODY_SHEET, [], loose)] if loose else [])]


def summary_line(gap: Gap) -> dict:
    """A comparison as a line of Ringkasan selisih; numbers stay numbers."""
    mark, words, _ = DIRECTION[gap.verdict]
    told = [who for who, flag in zip(("kita", "mitra"), gap.flags, strict=True) if flag]
    marks = [f"ilustrasi: {join_words(told)}"] if told else []
    marks += ["batas belum pasti"] if gap.is_unsure else []
    kind = "Bagian RB" if gap.is_part else "Indikator"
    told_values = {key: _tidy(value) for key, value in gap._asdict().items()}
    return told_values | {"kind": kind, "direction": f"{mark} {words}", "mark": ", ".join(marks) or None}


def question_line(question: Question) -> dict:
    """A question as a line of Pertanyaan, with nothing yet where people write."""
    return question._asdict() | {
        "topic": TOPICS[question.topic].name,
        "owner": _tagged(question.owner_words, question.owner_is_illustrative),
        "ask": _tagged(question.ask, question.ask_is_illustrative),
        "basis": question.basis or "tanpa selisih: dipelajari setiap perangkat daerah",
        "mark": question.mark,
    }


def _tagged(words: str, is_illustrative: bool) -> str:
    return words + (" [ilustrasi]" if is_illustrative else "")


def _tidy(value):
    """A number without the dust of floating point."""
    return round(value, 6) if isinstance(value, float) else value


def checklist_lines(pack: Pack, rows: list[dict]) -> list[dict]:
    """The six topics for one perangkat daerah; the last one names the areas it answers for."""
    lines = []
    for number, (code, topic) in enumerate(TOPICS.items(), start=1):
        words = pack.parties.fill(topic.question)
        if code == "area" and rows:
            words += f" Yang diampu: {join_words(_area_name(row) for row in rows)}."
        seen = "; ".join(f"{event['title']} ({event['year']})" for event in events_about(code, pack.events))
        asked = pack.parties.fill(topic.ask)
        lines.append({"number": number, "topic": topic.name, "words": words, "basis": seen or None, "ask": asked})
    return lines


def _area_name(row: dict) -> str:
    return SHORT_AREA.get(row["area"]) or row["area_name"] or row["area"]


def _write_guide(sheet, pack: Pack) -> None:
    sheet.title = "Baca dulu"
    set_print(sheet, "portrait")
    for row, (name, words) in enumerate(guide_lines(pack), start=1):
        for column, value in enumerate((name, words), start=1):
            cell = sheet.cell(row, column)
            write_cell(cell, value or None)
            cell.alignment = Alignment(wrap_text=row > 1, vertical="top")
            cell.font = Font(bold=column == 1, size=14 if row == 1 else 11)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 96
    sheet.sheet_view.showGridLines = False


def _write_office(sheet, office: str, rows: list[dict], questions: list[Question], pack: Pack) -> None:
    parties = pack.parties
    tag = " [ilustrasi]" if any(row["is_illustrative"] for row in rows) else ""
    lead = f"Kaji tiru {parties.own_name} ke {parties.peer_name}, data versi {pack.version_id}."
    lead += " Enam topik: isi keadaan kita sebelum berangkat."
    lead += " Pertanyaan: isi saat kunjungan." if questions else " Tidak ada pertanyaan khusus dari selisih."
    for row, words in enumerate((office + tag, lead), start=1):
        write_cell(sheet.cell(row, 1), words)
    write_table(sheet, _headings(CHECKLIST), checklist_lines(pack, rows))
    heads = [3]
    if questions:
        heads.append(sheet.max_row + 1)
        lines = [question_line(one) | {"topic": one.about} for one in questions]
        write_table(sheet, OWN_QUESTIONS, [line | {"basis": _with_mark(line)} for line in lines])
    _finish(sheet, CHECKLIST, heads)
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    choice = DataValidation(type="list", formula1=f'"{",".join(ANSWERS)}"', allow_blank=True)
    choice.errorTitle, choice.error = "Pilihan", f"Pilih {join_words(ANSWERS)}."
    letter = get_column_letter(list(CHECKLIST).index("state") + 1)
    for first, last in zip(heads, [*(head - 1 for head in heads[1:]), sheet.max_row], strict=True):
        choice.add(f"{letter}{first + 1}:{letter}{last}")
    sheet.add_data_validation(choice)


def _with_mark(line: dict) -> str:
    """On the sheet of an office there is no column for marks; the basis carries its own."""
    return line["basis"] + (" [pengampu ilustrasi]" if line["owner_is_illustrative"] else "")


def _headings(columns: dict[str, tuple[str, int]]) -> dict[str, str]:
    return {key: heading for key, (heading, _) in columns.items()}


def _finish(sheet, columns: dict[str, tuple[str, int]], heads: list[int]) -> None:
    """Widths, wrapping, lines and A4 landscape; `heads` are the rows with headings, the last repeats on every page."""
    set_print(sheet, "landscape")
    sheet.print_title_rows = f"{heads[-1]}:{heads[-1]}"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "&P / &N"
    sheet.freeze_panes = f"A{heads[0] + 1}"
    made: dict[tuple, object] = {}
    for number, (key, (_, width)) in enumerate(columns.items(), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        for row in range(heads[0], sheet.max_row + 1):
            role = "head" if row in heads else key if key in FILLED_BY_HAND else "told"
            _style(sheet.cell(row, number), role, made)


def _style(cell, role: str, made: dict[tuple, object]) -> None:
    """Lines, wrapping, ground; a style made before is copied, because openpyxl looks each one up slowly."""
    key = (role, cell.number_format, cell.quotePrefix)
    if key in made:
        cell._style = copy(made[key])
        return
    cell.alignment, cell.border = WRAPPED, BOX
    if role != "told":
        cell.fill = HEAD if role == "head" else INPUT
    if role == "day":
        cell.number_format = "dd/mm/yyyy"
    made[key] = copy(cell._style)
