"""The tables of a study visit: classes and what cannot be compared, questions, the checklist."""

from pages._output.deck import text_fit
from pages._output.deck.brief import Brief
from pages._output.deck.model import Cell, Column, LeftOut, Notes, Slide, Table
from pages._output.deck.slides import pair_bars, pair_tables, study_words, telling
from pages._output.pair_data import flags, in_classes, is_invented, results_of, source_points
from pages._output.sentences import deck_comparison as titles
from pages._output.study_gaps import Missing
from pages._output.study_questions import TOPICS, Question
from pages._output.words import join_words

HINTS = {
    "road_map": "data, pelibatan, target tahunan",
    "renaksi": "pengusul, output, target triwulan",
    "penerapan": "pelaksana, anggaran, keterlambatan",
    "monev": "jadwal, pelaporan, tindak lanjut",
    "tim": "dasar hukum, pokja, pembagian tugas",
    "area": "cara menerapkan, bukti penilaian",
}
QUESTIONS = (
    Column("No", 0.06, True),
    Column("Pertanyaan", 0.42),
    Column("Selisih yang mendasari", 0.3),
    Column("Ditanyakan kepada", 0.22),
)
MOST_OFFICES = 6
NO_OWNERS = "Pengampu area belum dimuat; isi di halaman Unggah data."


def build_classes(brief: Brief) -> Slide | LeftOut:
    """What is compared as classes, and what cannot be compared with its reason."""
    if brief.pack is None:
        return LeftOut(titles.PICK_PEER)
    (own, peer), series = brief.pack.parties.names, brief.peers[0].series
    lines = in_classes(pair_tables.newest_lines(series))
    rows = _class_rows(brief, lines)
    if not rows:
        return LeftOut(f"Semua yang dimuat untuk {own} dan {peer} sebanding sebagai angka.")
    cells = [row for row, _ in rows]
    columns = pair_tables.class_columns(own, peer)
    table, count = pair_tables.fitted(columns, cells, f"Kelas {own} dan {peer}, dan yang belum sebanding")
    marks = [*flags(lines), *(is_invented for _, is_invented in rows[len(lines) : count])]
    candidates = titles.classes_titles(own, peer, lines, len(rows) - len(lines))
    footer, _ = telling.footer_of(
        "Kelas dibandingkan menurut urutannya, tanpa diubah menjadi angka.",
        telling.cut_sentence("Tidak muat", [row[0].text for row in cells[count:]]),
        study_words.INVENTED if any(marks) else "",
        telling.sources(source_points(lines), []),
        telling.as_of(brief),
        more=[study_words.METHOD],
    )
    caveats = [f"{one.name}: {one.reason}." for one in brief.pack.missing]
    say = [f"{row[0].text}: {own} {row[1].text}, {peer} {row[2].text}; {row[3].text}." for row in cells]
    return Slide(
        "kt_kelas",
        telling.title_of(titles.within(candidates, marks), marks),
        table,
        footer,
        Notes(
            tuple(say),
            (*study_words.caveats(brief, marks), *caveats),
            ("Siapa yang dapat memuat data yang belum ada, dan dari surat mana?",),
            (*pair_bars.origins_of_lines(lines, series, own, peer), telling.data_words(brief)),
        ),
        any(marks),
        subtitle=telling.subtitle_of(f"Predikat, zona, atau opini {own} dan {peer}, tahun bersama terbaru"),
    )


def _class_rows(brief: Brief, lines: list[dict]) -> list[tuple[tuple[Cell, ...], bool]]:
    """Rows of the table with whether they tell of an illustrative value: classes, then what cannot be compared."""
    (own, peer), series = brief.pack.parties.names, brief.peers[0].series
    missing = pair_tables.not_compared(series)
    told = [any(row[f"{side}_is_illustrative"] for side in ("own", "peer") for row in results_of(series, code, side))
            for code in missing]  # fmt: skip
    return [
        *zip(pair_tables.class_rows(lines, peer), map(is_invented, lines), strict=True),
        *zip(pair_tables.missing_rows(missing, series, own, peer), told, strict=True),
        *_missing_parts(brief, series),
    ]


def _missing_parts(brief: Brief, series: list[dict]) -> list[tuple[tuple[Cell, ...], bool]]:
    """Parts of the Indeks RB that cannot be compared, those of one reason in one row; whether they are illustrative."""
    known = {line["short_name"] for line in series}
    groups: dict[tuple, list[Missing]] = {}
    for one in brief.pack.missing:
        if one.name not in known:
            groups.setdefault((one.clause, one.years, one.is_illustrative), []).append(one)
    rows = []
    for (why, years, is_illustrative), group in groups.items():
        names = [one.name for one in group]
        told = join_words(names[:2] + [f"{len(names) - 2} lainnya"]) if len(names) > 3 else join_words(names)
        nothing = pair_tables.NOT_LOADED if why.startswith(pair_tables.NOT_LOADED) else "–"
        sides = (Cell(words or nothing, tone="muted") for words in years)
        rows.append(((Cell(told), *sides, Cell(telling.upper_first(why), tone="muted")), is_illustrative))
    return rows


def sharpest(questions: list[Question]) -> list[Question]:
    """Questions of one gap each, in the order the slide tells: see `order_words`.

    Every gap is asked about once before any is asked about again. Real gaps come before illustrative ones, among each
    the widest share of the scale first and classes last. Without gaps the questions for everybody.
    """
    single = [one for one in questions if one.basis and one.topic not in ("road_map", "tim")]
    rounds: dict[str, list[Question]] = {}
    for one in single:
        rounds.setdefault(one.basis, []).append(one)
    groups = sorted(rounds.values(), key=lambda group: any(group[0].flags))  # stable: questions come widest first
    deepest = max(map(len, groups), default=0)
    found = [group[depth] for depth in range(deepest) for group in groups if depth < len(group)]
    return found or [one for one in questions if not one.basis]


def order_words(questions: list[Question]) -> str:
    """The order of `sharpest` in words."""
    if not any(one.basis for one in questions):
        return "Enam topik untuk semua"
    invented = {any(one.flags) for one in questions}
    if len(invented) > 1:
        return "Data nyata dulu, lalu selisih terlebar; satu pertanyaan tiap selisih dulu"
    return "Selisih terlebar dulu, satu pertanyaan tiap selisih"


def build_questions(brief: Brief) -> Slide | LeftOut:
    """The sharpest questions, each with the gap behind it and whom to ask; their numbers are those of the pack."""
    if brief.pack is None:
        return LeftOut(titles.PICK_PEER)
    peer, found = brief.pack.parties.peer_name, sharpest(brief.pack.questions)
    table, count = pair_tables.fitted(QUESTIONS, [_question_row(one) for one in found], f"Pertanyaan untuk {peer}")
    shown, rest = found[:count], len(brief.pack.questions) - count
    marks = [flag for one in shown for flag in (*one.flags, one.ask_is_illustrative)]
    names = list(dict.fromkeys(one.about for one in shown if one.basis))
    order = order_words(found)
    footer, _ = telling.footer_of(
        "Nomor menurut paket kaji tiru; selisih menunjukkan di mana bertanya, bukan mengapa.",
        f"{rest} pertanyaan lain ada di paket kaji tiru (xlsx) di halaman Benchmarking." if rest else "",
        study_words.INVENTED if any(marks) else "",
        telling.as_of(brief),
    )
    gaps = [
        gap
        for gap in brief.pack.gaps
        if gap.is_behind and any(f"{gap.name} {gap.year}: " in one.basis for one in shown)
    ]
    say = [f"{one.number}. {one.words} Ditanyakan kepada {_asked(one)}." for one in shown]
    owners = [f"Pertanyaan {one.number}, pengampu kita: {one.owner_words}." for one in shown]
    return Slide(
        "kt_pertanyaan",
        telling.title_of(titles.within(titles.questions_titles(peer, names, count), marks), marks),
        table,
        footer,
        Notes(
            tuple(say),
            ("“Ditanyakan kepada” adalah usulan.", *owners, *study_words.caveats(brief, marks, gaps)),
            (f"Dokumen apa yang dapat dibagikan {peer}?",),
            study_words.origins(brief, gaps) + (telling.data_words(brief),),
        ),
        any(marks),
        subtitle=telling.subtitle_of(f"{order}, {brief.pack.parties.own_name} ke {peer}", order),
    )


def _asked(question: Question) -> str:
    return telling.tagged(question.ask, question.ask_is_illustrative)


def _question_row(question: Question) -> tuple[Cell, ...]:
    """The words without their reminders, which stand in the notes."""
    words = question.words.partition(" Antara lain: ")[0]
    basis = question.basis or "tanpa selisih: dipelajari setiap perangkat daerah"
    return Cell(str(question.number), question.number), Cell(words), Cell(basis), Cell(_asked(question))


def build_checklist(brief: Brief) -> Slide | LeftOut:
    """Six topics beside the perangkat daerah that answer for areas; the cells are empty, to write in."""
    if brief.pack is None:
        return LeftOut(titles.PICK_PEER)
    pack = brief.pack
    peer, offices = pack.parties.peer_name, list(pack.offices)
    table, count = _checklist(brief, offices)
    marks = [row["is_illustrative"] for name in offices[:count] for row in pack.offices[name]]
    footer, _ = telling.footer_of(
        "Diisi Sudah, Sebagian, atau Belum sebelum berangkat; jawaban dan bukti saat kunjungan.",
        telling.cut_sentence("Perangkat daerah lain", offices[count:]),
        "" if offices else NO_OWNERS,
        "Nama pengampu ilustrasi." if any(marks) else "",
        telling.as_of(brief),
        more=["Satu lembar tiap perangkat daerah ada di paket kaji tiru (xlsx)."],
    )
    return Slide(
        "kt_daftar",
        telling.title_of(titles.within(titles.checklist_titles(peer, count), marks), marks),
        table,
        footer,
        Notes(
            tuple(f"{topic.name}: {pack.parties.fill(topic.question)}" for topic in TOPICS.values()),
            ("Enam topik berlaku untuk setiap perangkat daerah, juga yang bukan pengampu area.",),
            ("Siapa yang mengisi, dan kapan hasilnya dibahas?",),
            tuple(_owner_origin(row) for row in pack.owners if row["owners"]) or (NO_OWNERS,),
        ),
        any(marks),
        subtitle=telling.subtitle_of(f"Keadaan kita sebelum berangkat ke {peer}", f"Kaji tiru ke {peer}"),
    )


def _checklist(brief: Brief, offices: list[str]) -> tuple[Table, int]:
    """(the table with as many perangkat daerah as fit, how many these are); without any it asks for what is written."""
    tagged = {name: any(row["is_illustrative"] for row in brief.pack.offices[name]) for name in offices}
    for count in range(min(MOST_OFFICES, len(offices)), -1, -1):
        heads = [telling.tagged(name, tagged[name]) for name in offices[:count]]
        heads = heads or ["Keadaan kita", f"Jawaban {brief.pack.parties.peer_name}", "Bukti"]
        columns = (Column("Topik", 0.3), *(Column(head, 0.7 / len(heads)) for head in heads))
        topics = enumerate(TOPICS.items(), start=1)
        rows = [(Cell(f"{n}. {topic.name}: {HINTS[code]}"), *(Cell("") for _ in heads)) for n, (code, topic) in topics]
        if text_fit.rows_that_fit(columns, rows) == len(rows):
            break
    named = join_words(offices[:count]) or "semua perangkat daerah"
    return Table(columns, tuple(rows), f"Daftar periksa enam topik untuk {named}"), count


def _owner_origin(row: dict) -> str:
    """'Pengampu Manajemen Perubahan, Biro Organisasi: pengampu.xlsx, sel Maluku Utara!C7'."""
    named = telling.tagged(row["owners"], row["is_illustrative"])
    cell = f", sel {row['sheet_name']}!{row['cell_address']}" if row["cell_address"] else ""
    return f"Pengampu {row['area_name'] or row['area']}, {named}: {row['publisher'] or 'unggahan'}{cell}"
