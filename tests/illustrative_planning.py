"""Decisions of rakers and answers to the six questions of five illustrative governments: all of it invented."""

import csv
from datetime import date
from io import StringIO

from tests.illustrative_actions import GOVERNMENTS
from tests.illustrative_figures import dice
from tests.illustrative_layout import MARK
from tests.illustrative_owners import AREAS, owners_of

# Area of its PIC -> what a raker decided.
DECISIONS = (
    ("Penataan Tata Laksana", "Menyelesaikan peta proses bisnis yang belum ditetapkan"),
    ("Penguatan Akuntabilitas", "Menindaklanjuti rekomendasi hasil evaluasi RB"),
    ("Manajemen Perubahan", "Menetapkan agen perubahan di tiap perangkat daerah"),
    ("Penguatan Pengawasan", "Mengusulkan unit kerja untuk pembangunan zona integritas"),
    ("Penataan Sistem Manajemen SDM Aparatur", "Menjadwalkan uji kompetensi jabatan administrator"),
    ("Peningkatan Kualitas Pelayanan Publik", "Melaksanakan survei kepuasan masyarakat di unit layanan"),
    ("Penataan Peraturan Perundang-undangan", "Mengusulkan pencabutan peraturan yang tumpang tindih"),
    ("Penataan dan Penguatan Organisasi", "Melaporkan realisasi renaksi tiap triwulan kepada sekretaris daerah"),
)
EARLIER, LAST = (2026, 3), (2026, 8)  # year and month of the two rakers
# Of each decision in turn: raker, deadline, status, follow-up; some late, some open, some done.
COURSES = (
    (LAST, date(2026, 10, 30), "berjalan", "Draf sedang dibahas pokja"),
    (LAST, date(2026, 12, 18), "berjalan", None),
    (LAST, date(2026, 9, 30), "selesai", "Surat keputusan sudah terbit"),
    (EARLIER, date(2026, 6, 30), "belum", None),
    (LAST, None, "belum", None),
    (LAST, date(2026, 11, 6), "belum", "Menunggu anggaran perubahan"),
    (EARLIER, date(2026, 5, 29), "selesai", "Selesai pada triwulan II"),
    (LAST, date(2027, 1, 15), "belum", None),
)
DECISION_HEAD = ("kode_pemda", "tanggal_raker", "keputusan", "pic", "tenggat", "status", "tindak_lanjut")
QUESTIONS = ("road_map", "renaksi", "penerapan", "monev", "tim", "delapan_area")
ANSWER_HEAD = ("kode_pemda", "perangkat_daerah", "pertanyaan", "jawaban", "bukti", "tanggal", "catatan")
EVIDENCE = "https://example.org/bukti-ilustrasi"


def raker_decisions() -> bytes:
    """Eight decisions of two rakers of each government; three are late in November 2026, three open, two done."""
    rows = []
    for government in GOVERNMENTS:
        rolls = dice("keputusan", government)
        days = {EARLIER: rolls.randint(3, 27), LAST: rolls.randint(3, 27)}
        turn = rolls.randrange(len(COURSES))
        for number, (area, words) in enumerate(DECISIONS):
            month, deadline, status, follow_up = COURSES[(number + turn) % len(COURSES)]
            held = date(*month, days[month])
            rows.append((government, held, words, owners_of(government, area)[0], deadline, status, follow_up))
    return _content(DECISION_HEAD, rows)


def checklist_answers() -> bytes:
    """What each perangkat daerah that answers for an area has of the six questions; a few did not answer all."""
    rows = []
    for government in GOVERNMENTS:
        offices = sorted({office for area in AREAS for office in owners_of(government, area)})
        for office in offices:
            rolls = dice("enam pertanyaan", government, office)
            for question in QUESTIONS:
                answer = rolls.choice(("sudah", "sudah", "sudah", "sebagian", "belum", None))
                if answer is None:
                    continue
                day = date(2026, rolls.randint(7, 10), rolls.randint(1, 28))
                note = "Menunggu pengesahan" if answer == "sebagian" else None
                rows.append((government, office, question, answer, EVIDENCE if answer == "sudah" else None, day, note))
    return _content(ANSWER_HEAD, rows)


def _content(head: tuple, rows: list[tuple]) -> bytes:
    """A CSV that says in its first line that it is illustrative."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([MARK])
    writer.writerow(head)
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8")
