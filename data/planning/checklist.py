"""The six questions of every perangkat daerah (road map, renaksi, penerapan, monev, tim, delapan area), answered."""

from collections.abc import Iterable

from data import access, store
from data.ingest.storing.save_error import SaveError
from data.number_format import format_number
from data.permission import Caller
from data.planning import fields, standing
from data.planning.model import ANSWERS, QUESTIONS, Answer
from data.roles import Right

TABLE = "checklist_answer"
CONTENT = ("answer", "evidence_url", "checked_on", "note")
QUESTION_WORDS = {
    "road_map": "road map", "renaksi": "renaksi", "penerapan": "penerapan renaksi", "monev": "monev",
    "tim": "tim pelaksana", "delapan_area": "delapan area",
}  # fmt: skip


def answer(
    con,
    caller: Caller,
    *,
    actor: str,
    government: str,
    answers: Iterable[Answer],
    base_version: int | None,
    is_illustrative: bool = False,
) -> int:
    """Store the answers that say something new as one version and return it; the others are passed over.

    base_version: the data version the person saw. A real answer stands before an illustrative one, and may not repeat
    its evidence, date or note, which nobody has seen. Raises NotAllowed when `caller` may not write, and SaveError with
    one sentence when an answer cannot be, nothing changes, or somebody answered since.
    """
    actor = access.require(con, caller, Right.WRITE, [government], actor)
    actor, answers = fields.clean_actor(actor), list(answers)
    with con.cursor() as cursor:
        title = f"Enam pertanyaan: {_subject(_changed(cursor, government, answers, is_illustrative, base_version))}"
    with store.open_version(con, "edit", title, actor, None, is_illustrative=is_illustrative) as (cursor, version_id):
        rows = _changed(cursor, government, answers, is_illustrative, base_version)
        said = {"version_id": version_id, "government_code": government, "actor": actor}
        standing.append(cursor, TABLE, [said | row for row in rows])
    return version_id


def write_answers(
    cursor, version_id: int, government: str, answers: list[Answer], *, actor: str, is_illustrative: bool
) -> int:
    """Write the answers that come with an upload inside its transaction and return how many say something new."""
    rows = _find_new(cursor, government, answers, is_illustrative, _read_standing(cursor, government))
    said = {"version_id": version_id, "government_code": government, "actor": actor}
    standing.append(cursor, TABLE, [said | row for row in rows.values()])
    return len(rows)


def _subject(rows: list[dict]) -> str:
    """Whose answers these are: the one perangkat daerah, else how many."""
    offices = sorted({row["perangkat_daerah"] for row in rows})
    return offices[0] if len(offices) == 1 else f"{format_number(len(offices), 0)} perangkat daerah"


def _changed(cursor, government: str, answers: list[Answer], is_illustrative: bool, base_version) -> list[dict]:
    """The rows of the answers that change something, none of which somebody changed since `base_version`."""
    kept = _read_standing(cursor, government)
    rows = _find_new(cursor, government, answers, is_illustrative, kept)
    keys = {(government, *key, is_illustrative): _name(row) for key, row in rows.items()}
    standing.refuse_newer(cursor, TABLE, keys, base_version, government)
    if not rows and any(name[2] for name in kept) and not is_illustrative:
        raise SaveError(
            "Tidak ada jawaban yang berubah; jawaban yang sama dengan data ilustrasi dicatat sebagai nyata bila diberi"
            " tanggal, bukti, atau catatan."
        )
    if not rows:
        raise SaveError("Tidak ada jawaban yang berubah; semuanya sudah tersimpan seperti itu.")
    return list(rows.values())


def _find_new(cursor, government: str, answers: list[Answer], is_illustrative: bool, kept: dict) -> dict[tuple, dict]:
    """(office, question) -> row of every answer that says more than what is `kept` (of _read_standing)."""
    fields.refuse_unknown_government(cursor, government)
    spelling = _read_offices(cursor, government)
    rows: dict[tuple, dict] = {}
    for one in answers:
        row = _clean(one)
        row["perangkat_daerah"] = spelling.setdefault(fields.folded(row["perangkat_daerah"]), row["perangkat_daerah"])
        key = (row["perangkat_daerah"], row["question"])
        if key in rows:
            raise SaveError(f"{_name(row)} dijawab dua kali dalam satu simpanan; sisakan satu.")
        if _is_new(row, kept.get((*key, is_illustrative)), kept.get((*key, True)), is_illustrative):
            rows[key] = row
    return rows


def _is_new(row: dict, own: dict | None, illustrative: dict | None, is_illustrative: bool) -> bool:
    """Whether the row says more than what stands; SaveError where it takes over what was made up."""
    said = {name: row[name] for name in CONTENT}
    if own is not None or is_illustrative or illustrative is None:
        return said != own and not (own is None and row["answer"] is None)
    if row["answer"] is None or said == illustrative:
        return False
    labels = {"evidence_url": "bukti", "checked_on": "tanggal", "note": "catatan"}
    copied = [label for name, label in labels.items() if said[name] is not None and said[name] == illustrative[name]]
    if copied:
        raise SaveError(
            f"{_name(row)}, kolom {copied[0]}: masih dari data ilustrasi; tulis yang sebenarnya atau kosongkan."
        )
    return True


def _clean(one: Answer) -> dict:
    office = fields.require_text(one.office, "Perangkat daerah", "tulis namanya", fields.LONGEST_NAME)
    question = fields.clean_choice(one.question, f"{office}, pertanyaan", QUESTIONS)
    if question is None:
        raise SaveError(f"{office}: pertanyaannya belum dipilih, seharusnya satu dari {', '.join(QUESTIONS)}.")
    where = f"{office}, {QUESTION_WORDS[question]}, kolom"
    row = {
        "perangkat_daerah": office,
        "question": question,
        "answer": fields.clean_choice(one.answer, f"{where} jawaban", ANSWERS),
        "evidence_url": fields.clean_url(one.evidence_url, f"{where} bukti"),
        "checked_on": fields.clean_date(one.checked_on, f"{where} tanggal"),
        "note": fields.clean_text(one.note, f"{where} catatan"),
    }
    return row if row["answer"] else row | dict.fromkeys(CONTENT)


def _name(row: dict) -> str:
    """'Dinas Kesehatan, monev'."""
    return f"{row['perangkat_daerah']}, {QUESTION_WORDS[row['question']]}"


def _read_standing(cursor, government: str) -> dict[tuple, dict]:
    """(office, question, is_illustrative) -> what stands, of real and of illustrative answers."""
    found = cursor.execute(
        f"""
        select c.perangkat_daerah, c.question, v.is_illustrative, {", ".join(CONTENT)}
        from {TABLE} as c
        join version_force as f using (version_id)
        join version as v using (version_id)
        where f.is_in_force and c.government_code = ?
        qualify row_number() over (
            partition by c.perangkat_daerah, c.question, v.is_illustrative order by c.version_id desc) = 1
        """,
        [government],
    ).fetchall()
    return {row[:3]: dict(zip(CONTENT, row[3:], strict=True)) for row in found if row[3] is not None}


def _read_offices(cursor, government: str) -> dict[str, str]:
    """Folded name -> the spelling under which the perangkat daerah already has answers."""
    found = cursor.execute(
        f"select perangkat_daerah from {TABLE} where government_code = ? order by version_id desc", [government]
    ).fetchall()
    return {fields.folded(name): name for (name,) in found}
