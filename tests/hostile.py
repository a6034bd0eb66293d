"""A store in which every text that a person or a source can write tries to run in the reader's browser."""

import io
from datetime import date
from decimal import Decimal

from openpyxl import Workbook

from data.groups import create_group
from data.ingest.illustrative import illustrative_upload
from data.ingest.pipeline import check_file
from data.ingest.storing.editing import edit
from data.ingest.storing.saving import Upload, save
from data.permission import COMMAND_LINE
from data.planning.decisions import add_decision
from data.planning.model import ActionEdit
from tests.planning import PLACE, put

RUN = "window.pwned=1"
MARK = "pwned"  # what a page shows where it shows an attack as the words it is
OUTSIDE = "https://evil.example"
ATTACKS = (
    f'"><img src=x onerror={RUN}>',
    f"<script>{RUN}</script>",
    f"'><svg onload={RUN}>",
    f"[pwned](javascript:{RUN})",
    f'<a href="javascript:{RUN}">pwned</a>',
    f"![pwned]({OUTSIDE}/a.png)<img src={OUTSIDE}/b.png>",
    f"</style></title></textarea><img src=x onerror={RUN}>",
    r":material/home: :red[pwned] $\LaTeX$ **pwned** `x` <b> " + "\u202epwned",
)
BAD_LINK = f"javascript:{RUN}"
SHEET = f'"><svg onload={RUN}>'  # Excel allows no brackets, slashes or colons, and 31 characters
FILE = f'"><img src=x onerror={RUN}>.xlsx'
# Columns that hold words. Codes, kinds and dates are chosen by the app and are not words of anybody.
WORDS = {
    "government_name", "short_name", "indicator_name", "issuer", "regulation", "note", "label", "source",
    "component_name", "title", "publisher", "basis", "actor", "letter_number", "reason", "name", "document_version",
    "activity", "theme", "pokja", "perangkat_daerah", "output_indicator", "unit", "obstacle", "follow_up", "decision",
    "pic", "unit_code", "sheet_name", "file_name", "column_name",
}  # fmt: skip
LINKS = {"url", "evidence_url"}
KEPT_AS_THEY_ARE = {("indicator", "unit"), ("seed_file", "file_name")}  # the app compares them with words of its own


def fill(con) -> None:
    """Put attacks into the store of `con`: through the doors people have, then by SQL where there is no door."""
    assert save(con, illustrative_upload("Uji"), COMMAND_LINE).version_id
    _upload(con)
    edit(con, ("53", "", "RB", "", 2019, "realisasi"), COMMAND_LINE, actor=ATTACKS[0], reason=ATTACKS[1], predikat="B",
         value=Decimal("61.3"), letter_number=ATTACKS[2], letter_date=date(2026, 1, 2))  # fmt: skip
    create_group(con, COMMAND_LINE, actor=ATTACKS[2], name=ATTACKS[0], reason=ATTACKS[3], members=["82", "81", "53"])
    fields = PLACE | {
        "area": "MP",
        "perangkat_daerah": ATTACKS[0],
        "activity": ATTACKS[1],
        "output_indicator": ATTACKS[2],
    }
    put(con, ActionEdit(fields=fields | {"obstacle": ATTACKS[5], "follow_up": ATTACKS[7], "pokja": ATTACKS[4]}))
    add_decision(con, COMMAND_LINE, actor=ATTACKS[0], government="64", raker_date=date(2026, 7, 1), decision=ATTACKS[0],
                 pic=ATTACKS[6], deadline=date(2026, 7, 31), follow_up=ATTACKS[5])  # fmt: skip
    _poison(con)


def _upload(con) -> None:
    book = Workbook()
    book.active.title = SHEET
    book.active.append(["Provinsi", "Indikator", "Tahun", "Jenis", "Nilai", "Predikat", "Sumber"])
    book.active.append(["Kalimantan Timur", "Indeks RB", 2024, "realisasi", 73.1, "BB", ATTACKS[0]])
    stream = io.BytesIO()
    book.save(stream)
    checked = check_file(FILE, stream.getvalue())
    told = {one.type for one in checked.issues}
    outcome = save(
        con,
        Upload([checked], ATTACKS[2], f"Unggahan {FILE}", date(2026, 1, 1), accepted=frozenset(told),
               letter_number=ATTACKS[1], letter_date=date(2026, 1, 1), attachment=(FILE + ".pdf", b"%PDF-1.4")),
        COMMAND_LINE,
    )  # fmt: skip
    assert outcome.version_id, [checked.issues, outcome.issues]


def _poison(con) -> None:
    """Add an attack to every word of every table; the same word gets the same one, so that names still match."""
    columns = con.execute(
        "select table_name, column_name from information_schema.columns"
        " join information_schema.tables using (table_name) where table_type = 'BASE TABLE' and data_type = 'VARCHAR'"
    ).fetchall()
    kept = ("kept_score", "kept_target")
    attacks = f"$attacks[1 + (hash({{}}) % {len(ATTACKS)})::integer]"
    for table, column in columns:
        if table in kept:
            continue
        if column in LINKS:
            con.execute(f"update {table} set {column} = $link where {column} is not null", {"link": BAD_LINK})
        elif column in WORDS and (table, column) not in KEPT_AS_THEY_ARE:
            told = f"{column} || ' ' || {attacks.format(column)}"
            con.execute(
                f"update {table} set {column} = {told} where {column} <> '' and not contains({column}, 'pwned')",
                {"attacks": list(ATTACKS)},
            )
    for table in kept:
        con.execute(f"delete from {table}")
        con.execute(f"insert into {table} by name select * from {table.replace('kept', 'computed')}")
