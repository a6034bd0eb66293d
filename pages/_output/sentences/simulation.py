"""The sentences and titles of Simulasi. Each begins with the word, because no reader may take it for a result."""

from decimal import Decimal

from data.number_format import format_bound, format_number, format_percent, format_signed
from pages._output.sentences.marks import marked
from pages._output.simulation import Equalled, Goal, Plan, Slot, Step
from pages._output.simulation_address import BadChange
from pages._output.words import join_words

BAND = "Simulasi, bukan proyeksi"
GROUPS = {"PENGUNGKIT": "Pengungkit", "HASIL": "Hasil", "RB_GENERAL": "RB General", "RB_TEMATIK": "RB Tematik"}
RULE_OF_PLAN = (
    "Aturan: dihitung dari skor terakhir; bagian sesedikit mungkin, yang ruangnya (batas dikurangi nilai) terbesar "
    "lebih dulu; poin dibagi sebanding ruang, dibulatkan ke 0,01 sehingga batas tepat tercapai (batas terbuka "
    "dilampaui 0,01). Biaya dan kesulitan tiap bagian tidak dihitung."
)
RULE_OF_PEER = (
    "Aturan: tiap bagian mengikuti porsi batas yang dicapai pembanding, dibulatkan ke 0,01; bagian yang sudah lebih "
    "tinggi atau sama tetap pada nilai kita; bagian yang tidak dimuat pada pembanding tetap."
)
RULE_OF_INDEX = "Indeks simulasi = indeks terakhir + jumlah perubahan tiap bagian; predikat menurut batas bawah metode."
PEER_STATES = {
    "ikut": "mengikuti pembanding",
    "tetap_lebih_tinggi": "tetap: sudah sama atau lebih tinggi",
    "tidak_dimuat": "tetap: tidak dimuat pada pembanding",
    "tanpa_batas": "tetap: batas belum diketahui",
}


def simulated(sentence: str, flags) -> str:
    """'Simulasi: …', with the mark of illustrative figures behind the word: 'Simulasi: Ilustrasi: …'."""
    return f"Simulasi: {marked(sentence, flags)}"


def points(value: Decimal) -> str:
    """Two decimals, more only where the value has them: 4.5 -> '4,50', 4.235 -> '4,235'."""
    return format_number(value, max(2, -value.normalize().as_tuple().exponent))


def graded(value: Decimal, predikat: str | None) -> str:
    """'62,10 (B)'; a method without bands says so."""
    return f"{format_number(value)} ({predikat or 'tanpa skala'})"


def step_words(step: Step) -> str:
    """'BB (di atas 70)', 'AA (mulai 100)'."""
    return f"{step.predikat} ({'di atas' if step.is_open else 'mulai'} {format_bound(step.lower)})"


def goal_words(position: dict) -> str:
    """The governing target of a row of target_position: 'target 2024 sebesar 62,00', 'target 2024 A (di atas 80)'."""
    name = f"target {position['target_year']}"
    if position["target_value"] is None:
        bound = "di atas" if position["is_open"] else "mulai"
        return f"{name} {position['target_predikat']} ({bound} {format_bound(position['target_lower'])})"
    upper = position["target_upper"]
    return f"{name} sebesar {format_number(position['target_value'])}" + (
        f"–{format_number(upper)}" if upper is not None else ""
    )


def against(value: Decimal, goal: Goal | None) -> str:
    """', kurang 0,63 poin dari target 2024 sebesar 74,50', ', 1,00 poin di atas …', ', tepat pada …', or ''."""
    if goal is None:
        return ""
    gap = value - goal.lower
    if not gap:
        return f", tepat pada {'batas ' if goal.is_open else ''}{goal.words}"
    distance = f"{points(abs(gap))} poin"
    return f", kurang {distance} dari {goal.words}" if gap < 0 else f", {distance} di atas {goal.words}"


def headline(
    government: str,
    year: int,
    now: tuple[Decimal, str | None],
    then: tuple[Decimal, str | None],
    goal: Goal | None,
    peer: str | None,
    moved: int,
) -> str:
    """What the index becomes: from (value, predikat) to (value, predikat), and where that leaves the target.

    peer: 'Banten 2024' where the simulation starts from a peer's shares. moved: parts away from their last score.
    """
    start = f"setara dengan {peer}, " if peer else ""
    if not moved:
        same = f"; {start}tidak ada bagian yang berubah" if peer else "; belum ada skor yang digeser"
        return f"{government} meraih {graded(*now)} pada {year}{same}."
    change = then[0] - now[0]
    if not change:
        return f"{start}{government} tetap {graded(*now)}: perubahan {moved} bagian saling menutup."
    verb = "naik" if change > 0 else "turun"
    return f"{start}{government} {verb} dari {graded(*now)} ke {graded(*then)}{against(then[0], goal)}."


def chart_title(now: tuple, then: tuple, state: str | None) -> str:
    """The finding in at most 12 words: the change of predikat first, else the target, else the distance.

    state: tercapai | di_bawah | belum_dapat_dinilai of the simulated index, None without a target.
    """
    change = then[0] - now[0]
    if not change:
        return f"{graded(*now)}, sama dengan skor terakhir"
    word = {"tercapai": "; target tercapai", "di_bawah": "; masih di bawah target"}.get(state, "")
    if then[1] != now[1]:
        return f"Predikat {now[1]} menjadi {then[1]}{word}"
    return f"{format_signed(change)} poin, predikat tetap {then[1] or 'tanpa skala'}{word}"


def plan_sentence(plan: Plan, goal: Goal, slots: list[Slot], index: Decimal) -> str:
    """'Tambah 4,10 poin di Penguatan Pengawasan dan 1,90 di … untuk mencapai BB (di atas 70).', or why not."""
    if plan.state == "tercapai":
        return f"Skor terakhir {format_number(index)} sudah mencapai {goal.words}."
    if plan.state == "tidak_terjangkau":
        return (
            f"{_capital(goal.words)} tidak tercapai di dalam batas bagian: perlu {points(plan.needed)} poin, "
            f"sedangkan indeks paling tinggi {format_number(plan.highest)} bila semua bagian yang dapat digeser penuh."
        )
    names = {slot.key: slot.name for slot in slots}
    told = [(points(added), names[key]) for key, added in plan.additions.items()]
    parts = [f"{added} {'poin ' if not number else ''}di {name}" for number, (added, name) in enumerate(told)]
    return f"Tambah {join_words(parts)} untuk mencapai {goal.words}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def ambiguous(goal: Goal) -> str:
    """Why a target of A cannot be called met by its number."""
    return f"{_capital(goal.words)} tidak dapat dinilai dari angkanya saja: A dan A- berbagi satu rentang."


def rest_sentence(rest: Decimal, is_sum: bool, method: str) -> str:
    """What the loaded parts leave of the index, held constant; '' where they make it up exactly.

    is_sum: whether the method says that the parts make up the index.
    """
    if is_sum:
        return f"Selisih {format_signed(rest)} poin antara indeks dan jumlah bagian dianggap tetap." if rest else ""
    held = f"penyesuaian {format_signed(rest)} poin" if rest else "penyesuaian 0,00 poin"
    return (
        f"Menurut metode {method} bagian-bagian tidak selalu berjumlah indeks; {held} "
        "(termasuk bagian yang tidak dimuat) dianggap tetap."
    )


def fixed_reason(slot: Slot) -> str:
    """Why a part has no slider."""
    if slot.ceiling is None:
        return "batasnya belum diketahui"
    return f"nilainya di luar batas yang diketahui ({points(slot.ceiling)})"


def slider_label(slot: Slot, value: Decimal, tells_illustrative: bool) -> str:
    """'Penguatan Pengawasan · kini 5,84 dari 12,00 (batas belum pasti), +1,20'."""
    told = f"{slot.name} · kini {points(slot.value)} dari {points(slot.ceiling)}"
    told += " (batas belum pasti)" if slot.ceiling_basis == "uncertain" else ""
    told += " (ilustrasi)" if tells_illustrative and slot.is_illustrative else ""
    return told + (f", {format_signed(value - slot.value)}" if value != slot.value else "")


def peer_title(peer: str, results: list[Equalled]) -> str:
    """'Setara Banten 2024: 2 dari 11 bagian naik'."""
    rising = sum(1 for one in results if one.state == "ikut")
    if not any(one.share is not None for one in results):
        return f"{peer} tidak punya bagian yang sama"
    return f"Setara {peer}: {rising} dari {len(results)} bagian naik"


def share_words(share: Decimal | None) -> str:
    return format_percent(None if share is None else share * 100, 1)


def bad_change(error: BadChange) -> str:
    """One sentence on the first entry of the address that cannot be, and what would be right."""
    entry = error.entry[:80]
    if error.reason == "malformed":
        return f"Perubahan “{entry}” di alamat halaman ini tidak terbaca; bentuknya KODE:ANGKA, misalnya KODE:8."
    if error.reason == "unknown":
        return f"Bagian “{entry}” di alamat halaman ini tidak dikenal untuk pemerintah daerah dan tahun ini."
    name = error.slot.name
    if error.reason == "twice":
        return f"Bagian {name} disebut dua kali di alamat halaman ini; sebut satu kali."
    if error.reason == "fixed":
        return f"Bagian {name} tidak dapat digeser: {fixed_reason(error.slot)}."
    value = points(Decimal(entry))
    return f"Nilai {value} untuk {name} di alamat halaman ini di luar batasnya, 0 sampai {points(error.slot.ceiling)}."


def missing(government: str, year: int | None, has_parts: bool, has_index: bool) -> str:
    """What stops the simulation, in one sentence: no parts, no index, or parts without any known ceiling."""
    when = "" if year is None else f" {year}"
    if not has_parts:
        what = "skor komponen dan areanya belum dimuat"
    elif not has_index:
        what = "nilai indeksnya belum dimuat"
    else:
        what = "tidak ada bagian yang batasnya diketahui"
    return f"Simulasi: belum dapat dihitung untuk {government}{when}, karena {what}."
