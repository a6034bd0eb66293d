"""The first sheet of the study pack: who visits whom, how the questions were made, what could not be compared."""

from data.number_format import format_bound, format_date
from pages._output.component_parts import SHORT_AREA
from pages._output.owners import NEAREST_AREA
from pages._output.study_gaps import LEVEL_PCT, MARK, Gap, Missing, ranked
from pages._output.study_questions import MOST_DETAILED, TOPICS
from pages._output.study_title import NEWEST_RULE, count_words
from pages._output.words import join_words

NAMES = {"OMBUDSMAN": "Ombudsman", "MERIT": "Sistem Merit", "BPK": "Opini BPK"}
KINDS_TOLD = ("pelaksanaan", "penghargaan")  # of events; ranks and national figures say nothing about the peer's work


def guide_lines(pack) -> list[tuple[str, str]]:
    """(name, words) of every line of Baca dulu for a study_pack.Pack; the first is the title of the workbook."""
    parties, behind = pack.parties, ranked(pack.gaps)
    lines = [
        (f"Paket kaji tiru: {parties.own_name} ke {parties.peer_name}", ""),
        ("Yang berkunjung", f"{parties.own_name} (kode {parties.own_code}), disebut “kita”"),
        ("Yang dikunjungi", f"{parties.peer_name} (kode {parties.peer_code}), disebut “mitra”"),
        ("Data", f"versi {pack.version_id}, per {format_date(pack.data_as_of)}"),
        *([("ILUSTRASI", _invented(pack))] if pack.is_illustrative else []),
        ("Temuan", _finding(pack.gaps, behind)),
        ("Enam topik", "; ".join(f"({n}) {topic.name.lower()}" for n, topic in enumerate(TOPICS.values(), start=1))),
        ("Lembar", "Ringkasan selisih: semua perbandingan. Pertanyaan: semua pertanyaan bernomor, untuk diisi."),
        ("", _sheets(pack)),
    ]
    lines += [("Aturan pertanyaan" if not n else "", f"{n + 1}. {rule}") for n, rule in enumerate(_rules(parties))]
    lines += _not_compared(pack.missing)
    lines += _known(pack)
    return lines


def _invented(pack) -> str:
    gaps = [f"{gap.name} {gap.year}" for gap in pack.gaps if any(gap.flags)]
    gaps += [one.name.removesuffix(MARK) for one in pack.missing if one.is_illustrative]
    told = [f"Nilai ilustrasi, bukan data sebenarnya: {_few(gaps)}."] if gaps else []
    if any(row["is_illustrative"] for row in pack.owners if row["owners"]):
        told.append("Nama perangkat daerah pengampu adalah ilustrasi.")
    if any(question.ask_is_illustrative for question in pack.questions):
        told.append("Nama pengampu mitra adalah ilustrasi.")
    return " ".join([*told, "Ganti dengan data sebenarnya sebelum dipakai di luar latihan."])


def _few(names: list[str], most: int = 12) -> str:
    names = list(dict.fromkeys(names))
    return join_words(names[:most] + ([f"{len(names) - most} lainnya"] if len(names) > most else []))


def _finding(gaps: list[Gap], behind: list[Gap]) -> str:
    if not gaps:
        return "Belum ada yang dapat dibandingkan pada tahun dan metode yang sama. Enam topik tetap dipelajari."
    if not behind:
        return (
            f"Mitra tidak lebih tinggi secara berarti pada {count_words(gaps, gaps)}, jadi tidak ada pertanyaan dari "
            "selisih. Enam topik tetap dipelajari."
        )
    names = _few([f"{gap.name} {gap.year}" for gap in behind])
    return f"Mitra lebih tinggi pada {count_words(behind, gaps)}: {names}."


def _sheets(pack) -> str:
    if not pack.offices:
        return (
            "Semua perangkat daerah: daftar periksa enam topik dan pertanyaan; pengampu kita belum dimuat, jadi salin "
            "lembar ini untuk tiap perangkat daerah."
        )
    return (
        f"Satu lembar untuk tiap perangkat daerah pengampu ({len(pack.offices)}): daftar periksa enam topik dan "
        "pertanyaannya sendiri. Pertanyaan untuk semua perangkat daerah diajukan satu kali, dari lembar Pertanyaan."
    )


def _rules(parties) -> list[str]:
    level = format_bound(LEVEL_PCT)
    nearest = "; ".join(
        f"{SHORT_AREA[area]}: {', '.join(NAMES.get(code, code) for code, one in NEAREST_AREA.items() if one == area)}"
        for area in dict.fromkeys(NEAREST_AREA.values())
    )
    return [
        "Yang dibandingkan: indikator, tahun penilaian, dan metode yang sama; hasil evaluasi, tanpa angka sementara. "
        + NEWEST_RULE,
        "Bagian Indeks RB dibandingkan sebagai bagian dari batasnya masing-masing. Bila tahun terbaru tidak menilai "
        "delapan area, tahun terbaru yang menilainya ikut dibandingkan. Pada baris itu “% skala” berarti % batas.",
        f"Selisih di bawah {level} % skala disebut setara dan tidak ditanyakan. Bila mitra tidak lebih tinggi, "
        "tidak ada pertanyaan.",
        f"Tiap selisih menanyakan apa yang dijalankan mitra; {MOST_DETAILED} selisih terbesar juga menanyakan "
        "renaksi dan monevnya, kecuali bagian komponen hasil: itu hasil kerja bersama, tanpa pengampu. "
        "Selisih kelas (predikat) tidak punya besaran, jadi tidak diurutkan menurut besarnya.",
        "Pertanyaan tidak menyimpulkan sebab: selisih menunjukkan di mana bertanya, bukan mengapa.",
        "Pengampu kita diambil dari data pengampu area. Indikator tanpa pengampu sendiri memakai pengampu area "
        f"terdekat ({nearest}); kedekatan itu aturan aplikasi ini, bukan ketentuan.",
        f"“Ditanyakan kepada” adalah usulan: pengampu mitra bila datanya dimuat, selain itu lewat {parties.desk}. "
        "Contoh hal yang dapat dilihat pada tiap area adalah pengingat, bukan daftar resmi.",
    ]


def _not_compared(missing: list[Missing]) -> list[tuple[str, str]]:
    if not missing:
        return [("Tidak dapat dibandingkan", "tidak ada")]
    groups: dict[str, list[str]] = {}
    for one in missing:
        groups.setdefault(one.reason, []).append(one.name)
    told = [f"{join_words(names)}: {reason}." for reason, names in groups.items()]
    return [("Tidak dapat dibandingkan" if not number else "", words) for number, words in enumerate(told)]


def _known(pack) -> list[tuple[str, str]]:
    """What has been published about the peer's own work, with its source."""
    events = [event for event in pack.events if event["kind"] in KINDS_TOLD]
    told = [
        f"{event['year']}: {event['title']}" + "".join(f" · {event[key]}" for key in ("publisher", "url") if event[key])
        for event in events
    ]
    told = told or ["belum ada catatan yang dimuat"]
    return [(f"Yang tercatat tentang {pack.parties.peer_name}" if not n else "", words) for n, words in enumerate(told)]
