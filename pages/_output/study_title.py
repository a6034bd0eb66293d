"""The finding of the study pack in one line, and how its comparisons are counted: indicators apart from parts."""

from pages._output.sentences.marks import marked
from pages._output.study_gaps import Gap, ranked
from pages._output.study_questions import Parties
from pages._output.words import join_words

NEWEST_RULE = "Tiap perbandingan memakai tahun terbaru yang dimiliki keduanya, apa pun tahun yang dipilih di halaman."


def title_of(gaps: list[Gap], parties: Parties) -> str:
    """'Banten lebih tinggi pada 7 dari 9 indikator dan 16 dari 18 bagian RB'; at most 14 words for a name of one."""
    behind, judged = ranked(gaps), [gap for gap in gaps if gap.verdict != "belum_dapat_dinilai"]
    if behind:
        told = f"{parties.peer_name} lebih tinggi pada {count_words(behind, gaps)}"
        return marked(told, [flag for gap in gaps for flag in gap.flags])
    if judged:
        told = f"{parties.peer_name} {_level_words(judged)} pada {count_words(judged, judged)}"
        return marked(told, [flag for gap in judged for flag in gap.flags])
    return f"Belum ada pembanding dari {parties.peer_name}; enam topik tetap dibawa"


def _level_words(judged: list[Gap]) -> str:
    """How the peer stands where it is ahead nowhere."""
    lower = sum(gap.verdict == "lebih_tinggi" for gap in judged)
    return "lebih rendah" if lower == len(judged) else "setara atau lebih rendah" if lower else "setara"


def count_words(some: list[Gap], among: list[Gap]) -> str:
    """'7 dari 9 indikator dan 16 dari 18 bagian RB'; a kind without comparisons is left out."""
    told = []
    for is_part, noun in ((False, "indikator"), (True, "bagian RB")):
        count, whole = (sum(gap.is_part == is_part for gap in gaps) for gaps in (some, among))
        if whole:
            told.append(f"{count} {noun}" if count == whole == 1 or some is among else f"{count} dari {whole} {noun}")
    return join_words(told)
