"""The six questions and the ranking of perangkat daerah: their sentences, titles and printed rules."""

from data.number_format import format_number
from pages._output.planning.checklist import QUESTIONS, Office, done_by_question, done_count, unanswered_count
from pages._output.planning.office_ranking import PART_NAMES, Ranking, Rule
from pages._output.planning.ranking_parts import FORMULAS
from pages._output.planning.ranking_rule import MISSING_RULES
from pages._output.planning.values import decimal
from pages._output.sentences.marks import marked
from pages._output.sentences.planning import count_of, fitting, upper_first
from pages._output.words import join_words


def checklist_title(offices: list[Office]) -> str:
    """'12 dari 30 pertanyaan dijawab sudah; 9 belum dijawab', else which has fewest where all are answered."""
    done, whole = done_count(offices)
    flags = [flag for one in offices for flag in one.answer_flags]
    if not offices:
        return "Belum ada perangkat daerah yang dimuat"
    if not any(one.answered for one in offices):
        return "Enam pertanyaan belum dijawab satu pun"
    told = f"{done} dari {whole} pertanyaan dijawab sudah"
    if silent := unanswered_count(offices):
        return fitting([f"{told}; {format_number(silent, 0)} belum dijawab", told], flags)
    counts = done_by_question(offices)
    fewest = [key for key, count in counts.items() if count == min(counts.values())]
    name = QUESTIONS[fewest[0]].name
    named = [f"{told}; paling sedikit: {name[:1].lower()}{name[1:]}"] if len(fewest) == 1 else []
    return fitting([*named, told], flags)


def checklist_sentence(government: str, offices: list[Office]) -> str:
    """The opening of Enam pertanyaan: how much is complete, and how many are complete in all six."""
    if not offices:
        return f"Perangkat daerah {government} belum dimuat."
    done, whole = done_count(offices)
    full = sum(one.done == len(QUESTIONS) for one in offices)
    silent, unanswered = sum(not one.answered for one in offices), unanswered_count(offices)
    if silent == len(offices):
        return f"Enam pertanyaan belum dijawab satu pun oleh {len(offices)} perangkat daerah {government}."
    told = f"{done} dari {whole} pertanyaan perangkat daerah {government} dijawab sudah"
    told += f"; {format_number(unanswered, 0)} belum dijawab" if unanswered else ""
    told += f"; {full} dari {len(offices)} lengkap enam"
    told += f", {silent} belum menjawab" if silent else ""
    return marked(told + ".", [flag for one in offices for flag in one.answer_flags])


def ranking_title(ranking: Ranking) -> str:
    """'Biro Organisasi ke-1 dari 7 perangkat daerah: 84,20'."""
    if not ranking.placed:
        found = bool(ranking.unplaced)
        return "Belum ada perangkat daerah yang dapat diperingkat" if found else "Perangkat daerah belum dimuat"
    first, count = ranking.placed[0], len(ranking.placed)
    total = format_number(decimal(first.total), ranking.decimals)
    flags = ranking.flags
    if count == 1:
        return fitting(
            [f"Baru {first.name} yang dapat diperingkat: {total}", "Baru satu yang dapat diperingkat"], flags
        )
    if first.shared_by > 1:
        shared = upper_first(count_of(first.shared_by, count))
        return fitting([f"{shared} perangkat daerah bersama di tempat pertama: {total}"], flags)
    told = f"{first.name} ke-1 dari {count} perangkat daerah"
    return fitting([f"{told}: {total}", told, f"{count} perangkat daerah diperingkat, tertinggi {total}"], flags)


def ranking_sentence(government: str, ranking: Ranking) -> str:
    """Who is first, of how many, and how many have no place; nothing about why."""
    if not ranking.placed:
        return f"Perangkat daerah {government} belum dapat diperingkat sampai {ranking.quarter.words}."
    first = [one for one in ranking.placed if one.place == 1]
    total = format_number(decimal(first[0].total), ranking.decimals)
    who = join_words(one.name for one in first) if len(first) < 4 else f"{len(first)} perangkat daerah"
    told = f"{who} di tempat pertama dari {len(ranking.placed)} perangkat daerah {government}: {total}"
    told += f", sampai {ranking.quarter.words}"
    told += f"; {len(ranking.unplaced)} tanpa peringkat" if ranking.unplaced else ""
    return marked(told + ".", ranking.flags)


def rule_sentence(rule: Rule) -> str:
    """'Jumlah = 40 % nilai + 30 % kemajuan + …', what missing means, and how ties are placed."""
    parts = " + ".join(f"{weight} % {PART_NAMES[part].lower()}" for part, weight in rule.by_part.items() if weight)
    return (
        f"Jumlah = {parts}, tiap bagian 0–100. Yang kurang: {MISSING_RULES[rule.missing]}. Jumlah yang sama berbagi "
        "peringkat, diurutkan menurut nama; angka sesudah “bersama” adalah banyaknya yang menempatinya. Renaksi milik "
        "beberapa perangkat daerah dihitung pada masing-masing."
    )


def formula_lines(ranking: Ranking) -> list[tuple[str, str]]:
    """(part with its weight, formula) of every part, as they were used."""
    told = [(f"{PART_NAMES[part]} ({weight} %)", FORMULAS[part]) for part, weight in ranking.rule.by_part.items()]
    if ranking.basis is not None:
        basis = ", metode ".join(filter(None, [str(ranking.basis.year), ranking.basis.method]))
        told[0] = (told[0][0], f"{told[0][1]} (dipakai: {basis})")
    return told
