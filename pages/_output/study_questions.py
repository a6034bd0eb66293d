"""The questions that people take to the government they learn from, made from the six topics and from the gaps.

A question asks what the peer does; it never says why the peer is ahead. Where the peer is not ahead nothing is asked.
"""

from typing import NamedTuple

from pages._output.component_parts import SHORT_AREA
from pages._output.owners import Owner
from pages._output.sentences.marks import marked
from pages._output.study_gaps import Gap, gap_words, owner_of, ranked
from pages._output.words import join_words

MOST_DETAILED = 3  # gaps that also ask about renaksi and monev
MOST_NAMED = 5  # indicators named in one question
NOBODY, EVERYBODY = "belum ditentukan", "semua perangkat daerah"


class Topic(NamedTuple):
    """One of the six things a visit studies. `question` and `ask` hold {mitra} and {biro}."""

    name: str
    question: str
    ask: str
    words: tuple[str, ...]  # in the title of an event that is about it


TOPICS = {
    "road_map": Topic(
        "Road map disusun",
        "Bagaimana {mitra} menyusun road map RB: dari data apa, siapa yang terlibat, dan bagaimana target "
        "tiap tahunnya ditetapkan?",
        "{biro} {mitra} dan perangkat daerah perencanaan",
        ("road map", "roadmap"),
    ),
    "renaksi": Topic(
        "Renaksi disusun",
        "Bagaimana renaksi RB {mitra} diturunkan dari road map: siapa yang mengusulkan kegiatan, dan bagaimana output "
        "serta target triwulannya ditulis?",
        "{biro} {mitra}",
        ("renaksi", "rencana aksi", "reksi"),
    ),
    "penerapan": Topic(
        "Renaksi diterapkan",
        "Bagaimana perangkat daerah {mitra} menjalankan renaksinya: pelaksana, anggaran, dan langkah bila kegiatan "
        "terlambat?",
        "{biro} {mitra} dan perangkat daerah pelaksana",
        ("pelaksanaan",),
    ),
    "monev": Topic(
        "Monev dijalankan",
        "Bagaimana monev RB {mitra} dijalankan: seberapa sering, siapa melapor kepada siapa, dan bagaimana temuannya "
        "ditindaklanjuti?",
        "{biro} dan Inspektorat {mitra}",
        ("monev", "pmprb", "evaluasi", "monitoring"),
    ),
    "tim": Topic(
        "Tim pelaksana dibentuk",
        "Bagaimana tim pelaksana RB {mitra} dibentuk: dasar hukum, susunan pokja, dan pembagian tugas dengan perangkat "
        "daerah?",
        "{biro} {mitra}",
        ("tim rb", "pokja", "tim pelaksana"),
    ),
    "area": Topic(
        "Delapan area diterapkan",
        "Bagaimana perangkat daerah {mitra} menerapkan delapan area perubahan, dan bukti apa yang dipakai "
        "saat dinilai?",
        "{biro} {mitra} dan pengampu tiap area",
        ("area perubahan", "8 area", "delapan area"),
    ),
}
# What to look at in an area or indicator: reminders of this app, no official list; the pack says so.
LOOK_AT = {
    "MP": "tim RB, agen perubahan, dan pembangunan budaya kerja",
    "PUU": "harmonisasi peraturan dan pengendalian penyusunannya",
    "ORG": "evaluasi kelembagaan dan tindak lanjutnya",
    "TTL": "peta proses bisnis, SOP, SPBE, dan keterbukaan informasi",
    "SDM": "perencanaan pegawai, pengembangan kompetensi, kinerja individu, dan data kepegawaian",
    "AKT": "keterlibatan pimpinan, perjanjian kinerja, dan pemantauan kinerja",
    "WAS": "gratifikasi, SPIP, pengaduan masyarakat, benturan kepentingan, dan zona integritas",
    "PP": "standar pelayanan, pengelolaan pengaduan, dan survei kepuasan",
    "SPBE": "arsitektur SPBE, layanan digital, dan pengelolaan data",
    "SPI": "pengendalian gratifikasi, benturan kepentingan, dan tindak lanjut rekomendasi",
    "SPIP": "penilaian risiko, kegiatan pengendalian, dan peran Inspektorat",
    "BPK": "penyusunan laporan keuangan, pengelolaan aset, dan tindak lanjut rekomendasi",
    "IGA": "inventarisasi inovasi, bukti dukung, dan pelaporannya",
}
PLANNING_PARTS = ("STRATEGI", "TEM_STRATEGI")  # parts of the index that score the renaksi themselves


# Indicators that are called like the body that publishes them, as what they measure.
SPOKEN = {"OMBUDSMAN": "penilaian kepatuhan pelayanan publik (Ombudsman)"}
SCORES = {"OMBUDSMAN": "nilai Ombudsman"}


class Parties(NamedTuple):
    """Who visits whom. `desk` is where a visit begins: Biro Organisasi of a province, Bagian Organisasi of others."""

    own_code: str
    own_name: str
    peer_code: str
    peer_name: str
    desk: str

    @property
    def names(self) -> tuple[str, str]:
        return self.own_name, self.peer_name

    def fill(self, words: str) -> str:
        return words.replace("{mitra}", self.peer_name).replace("{biro}", self.desk)


class Question(NamedTuple):
    """One question. `gap` is None for the six of everybody; `owners` empty with `for_all` false: nobody is named."""

    number: int
    topic: str  # key of TOPICS
    about: str  # area or indicator
    words: str
    basis: str  # the gap in words, '' without one
    owner_words: str
    owners: tuple[str, ...]
    for_all: bool
    ask: str
    flags: tuple[bool, ...]  # illustrative: both values of its gap
    owner_is_illustrative: bool = False
    ask_is_illustrative: bool = False  # the peer's owner who is named

    @property
    def mark(self) -> str | None:
        told = ["ilustrasi" if all(self.flags) else "sebagian ilustrasi"] if any(self.flags) else []
        return ", ".join(told + (["pengampu ilustrasi"] if self.owner_is_illustrative else [])) or None


def questions_of(gaps: list[Gap], parties: Parties, owners: list[dict], peer_owners: list[dict]) -> list[Question]:
    """All questions, numbered: the six topics for everybody, then the gaps where the peer is ahead, largest first.

    Rules. Every such gap asks what the peer carries out there; one in the strategy part asks about the renaksi. The
    three largest with a share of the scale also ask for the renaksi and the monev behind them. All gaps together ask
    once for their targets in the road map; those without an owner on our side ask once who answers for them there.
    A part of the results is nobody's task: it asks neither who answers for it nor for renaksi and monev.
    owners, peer_owners: rows of the question area_owners of both.
    """
    behind = ranked(gaps)
    drafts = [_general(topic, parties) for topic in TOPICS]
    drafts += _joint(behind, parties, owners)
    measured = [gap for gap in behind if gap.pct is not None and not gap.is_result][:MOST_DETAILED]
    for gap in behind:
        drafts += _of_gap(gap, gap in measured, parties, owner_of(gap, owners), owner_of(gap, peer_owners))
    return [draft._replace(number=number) for number, draft in enumerate(drafts, start=1)]


def _general(code: str, parties: Parties) -> Question:
    topic = TOPICS[code]
    words, ask = parties.fill(topic.question), parties.fill(topic.ask)
    return Question(0, code, "Umum", words, "", EVERYBODY, (), True, ask, ())


def _joint(behind: list[Gap], parties: Parties, owners: list[dict]) -> list[Question]:
    """The questions that all gaps ask together: targets in the road map, and who answers for what nobody owns here."""
    tasks = [gap for gap in behind if gap.key != "RB" and not gap.is_result]
    unowned = [gap for gap in tasks if owner_of(gap, owners) is None]
    told = []
    if behind:
        words = f"Bagaimana road map {{mitra}} menulis target tiap tahun dan kegiatan untuk {_named(behind)}?"
        told.append(_shared("road_map", behind, words, parties))
    if unowned:
        words = f"Perangkat daerah atau pokja mana di {{mitra}} yang mengampu {_named(unowned)}?"
        told.append(_shared("tim", unowned, words, parties))
    return told


def _shared(topic: str, gaps: list[Gap], words: str, parties: Parties) -> Question:
    flags = tuple(flag for gap in gaps for flag in gap.flags)
    basis = f"Mitra lebih tinggi pada {len(gaps)} perbandingan" if len(gaps) > 1 else gap_words(gaps[0], *parties.names)
    asked = parties.fill(TOPICS[topic].ask)
    about = "Beberapa area dan indikator" if len(gaps) > 1 else _about(gaps[0])
    return Question(0, topic, about, parties.fill(words), marked(basis, flags), EVERYBODY, (), True, asked, flags)


def _named(gaps: list[Gap]) -> str:
    names = list(dict.fromkeys(SPOKEN.get(gap.key, gap.name) for gap in gaps))
    rest = len(names) - MOST_NAMED
    return join_words(names[:MOST_NAMED] + [f"{rest} lainnya"] if rest > 0 else names)


def _of_gap(gap: Gap, is_large: bool, parties: Parties, owner: Owner | None, peer_owner: Owner | None):
    told = [("renaksi" if gap.key.rpartition(".")[2] in PLANNING_PARTS else "area", _carried_out(gap))]
    if is_large:
        told.append((
            "penerapan",
            f"Kegiatan renaksi {{mitra}} mana yang menyasar {SPOKEN.get(gap.key, gap.name)}: apa output, target "
            "triwulan, dan anggarannya?",
        ))  # fmt: skip
        told.append((
            "monev",
            f"Bagaimana kemajuan {SCORES.get(gap.key, gap.name)} dipantau di {{mitra}} sepanjang tahun, dan apa "
            "langkahnya bila tertinggal?",
        ))  # fmt: skip
    basis = marked(gap_words(gap, *parties.names), gap.flags)
    is_everybody = gap.key == "RB"
    named = EVERYBODY if is_everybody else owner.words if owner else NOBODY
    return [
        Question(
            0, topic, _about(gap), parties.fill(words), basis, named, owner.names if owner else (), is_everybody,
            _ask(gap, parties, peer_owner), gap.flags, bool(owner and owner.is_illustrative),
            bool(peer_owner and peer_owner.is_illustrative and not is_everybody),
        )
        for topic, words in told
    ]  # fmt: skip


def _carried_out(gap: Gap) -> str:
    kind = "area" if gap.is_part and gap.area else "bagian" if gap.is_part else "indikator"
    look = LOOK_AT.get(gap.key) or LOOK_AT.get(gap.area)
    seen = f" Antara lain: {look}." if look else ""
    name = SPOKEN.get(gap.key) or (gap.name if gap.name.startswith("Indeks") else f"{kind} {gap.name}")
    return (
        f"Apa saja yang dijalankan {{mitra}} pada {name} menjelang penilaian {gap.year}, sejak kapan, dan dokumen apa "
        f"yang dapat dibagikan?{seen}"
    )


def _about(gap: Gap) -> str:
    return SHORT_AREA.get(gap.area, gap.name) if gap.is_part and gap.area else gap.name


def _ask(gap: Gap, parties: Parties, owner: Owner | None) -> str:
    """Whom to ask there: the owner they have loaded, else whoever answers for it, through the desk of the peer."""
    if gap.key == "RB" or (gap.is_result and not owner):
        return f"{parties.desk} {parties.peer_name}"
    if owner:
        return f"{join_words(owner.names)}, {parties.peer_name}"
    return f"pengampu {SPOKEN.get(gap.key) or _about(gap)} di {parties.peer_name}, lewat {parties.desk}"


def events_about(topic: str, events: list[dict]) -> list[dict]:
    """What the peer is known to have done about a topic: events whose title names it, never a rank or an award."""
    words = TOPICS[topic].words
    return [e for e in events if e["kind"] == "pelaksanaan" and any(word in e["title"].lower() for word in words)]
