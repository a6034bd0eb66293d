"""The ranking agrees with a second computation, shares places among equals, and never hides what is missing."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from pages._output import html
from pages._output.planning.office_ranking import (
    COLUMNS,
    DEFAULT,
    PARTS,
    Rule,
    parse_rule,
    rank_offices,
    ranking_lines,
    rule_entry,
)
from pages._output.planning.quarter import Quarter
from pages._output.planning.ranking_rule import weight_problem
from pages._output.planning.ranking_sheet import build_ranking_workbook, file_name
from tests.pages.planning.samples import TODAY, action, answer, office, score

TW2 = Quarter(2025, 2)
QUESTIONS = ("road_map", "renaksi", "penerapan", "monev", "tim", "delapan_area")
NAMES = tuple("ABCDEFG")


def ranked(offices, actions=(), scores=(), answers=(), rule=DEFAULT, quarter=TW2):
    return rank_offices(list(offices), list(actions), list(scores), list(answers), rule, quarter, TODAY)


def everything(name, value, realised=2, done="sudah", number=1):
    """(actions, scores, answers) that leave nothing missing."""
    acts = [action(number=number, perangkat_daerah=name, target_2=2, realised_2=realised)]
    return acts, [score(name, value)], [answer(name, question, done) for question in QUESTIONS]


def joined(*parts):
    return [sum(each, []) for each in zip(*parts, strict=True)]


def test_the_four_parts_make_the_total_by_their_weights():
    own = joined(everything("A", 80.0, realised=1))
    own[2][0]["answer"] = "sebagian"
    own[2][1]["answer"] = None
    first = ranked([office("A")], *own).placed[0]
    assert [first.measures[part].value for part in PARTS] == [80, 50, 0, Fraction(450, 6)]
    assert first.total == Fraction(40 * 80 + 30 * 50 + 0 + 10 * 75, 100)
    assert first.measures["timeliness"].told == "0 dari 1 renaksi triwulan tepat waktu"


def test_equal_totals_share_a_place_and_the_next_follows_after_all_of_them():
    values = {"A": 90.0, "B": 80.0, "C": 80.0, "D": 70.0}
    own = joined(*(everything(name, value) for name, value in values.items()))
    told = ranked([office(name) for name in reversed(values)], *own).placed
    assert [(one.name, one.place_words) for one in told] == [
        ("A", "ke-1"), ("B", "ke-2 (bersama 2)"), ("C", "ke-2 (bersama 2)"), ("D", "ke-4"),
    ]  # fmt: skip


def test_a_third_is_exact_and_totals_that_differ_never_read_the_same():
    acts = [action(number=n, perangkat_daerah=name, target_2=3, realised_2=1) for n, name in enumerate("AB")]
    rule = Rule((50, 50, 0, 0), "tanpa_peringkat")
    scores = [score("A", 66.6667), score("B", 66.6668)]
    told = ranked([office("A"), office("B")], acts, scores, rule=rule)
    assert [one.name for one in told.placed] == ["B", "A"] and told.decimals == 4
    assert ranking_lines(told)[0]["total"] != ranking_lines(told)[1]["total"]


def test_who_lacks_a_part_is_listed_with_it_or_carries_spread_weights():
    own = joined(everything("A", 60.0), everything("B", 90.0, number=2))
    own[1] = own[1][:1]
    strict = ranked([office("A"), office("B")], *own)
    assert [one.name for one in strict.placed] == ["A"]
    assert strict.unplaced[0].missing == ("score",) and strict.unplaced[0].total is None
    assert ranking_lines(strict)[1]["place"] == "tanpa peringkat"
    assert ranking_lines(strict)[1]["missing_value"] == "Nilai: nilai 2024 belum dimuat"
    spread = ranked([office("A"), office("B")], *own, rule=DEFAULT._replace(missing="bobot_dibagi"))
    first = spread.placed[0]
    assert (first.name, first.total, first.is_spread) == ("B", 100, True)
    assert sum(first.weights.values()) == 100 and first.weights["progress"] == 50
    assert "bobot dibagi" in ranking_lines(spread)[0]["missing"]


def test_a_part_without_weight_is_never_missing():
    rule = Rule((0, 0, 100, 0), "tanpa_peringkat")
    told = ranked([office("A")], [action(target_2=1, perangkat_daerah="A")], rule=rule)
    assert told.placed[0].total == 0 and told.placed[0].missing == ()


def test_an_office_without_anything_is_not_nought():
    told = ranked([office("A", is_illustrative=True)], rule=DEFAULT._replace(missing="bobot_dibagi"))
    assert told.placed == [] and told.unplaced[0].missing == PARTS
    assert ranking_lines(told)[0]["mark"] == "ilustrasi" and ranking_lines(told)[0]["score_value"] is None


def test_scores_are_of_one_year_and_method_those_most_offices_have():
    scores = [score("A", 80.0), score("B", 70.0), score("A", 99.0, year=2025), score("C", 1.0, method="26/2020")]
    scores.append(score("D", 50.0, year=2026))
    told = ranked([office(name) for name in "ABCD"], scores=scores, rule=Rule((100, 0, 0, 0), "tanpa_peringkat"))
    assert told.basis == (2024, "9/2023")
    assert [(one.name, one.total) for one in told.placed] == [("A", 80), ("B", 70)]
    assert [one.name for one in told.unplaced] == ["C", "D"]


def test_a_score_on_its_own_scale_counts_in_percent_of_it():
    rows = [score("A", 3.0, scale_minimum=1, scale_maximum=5)]
    told = ranked([office("A")], scores=rows, rule=Rule((100, 0, 0, 0), "tanpa_peringkat"))
    assert told.placed[0].total == 50


def test_two_spellings_of_one_office_are_one_and_a_predikat_alone_is_told():
    own = joined(everything("BAPPEDA ", 80.0))
    told = ranked([office("Bappeda"), office("B")], own[0], [*own[1], score("B", None, predikat="BB")], own[2])
    assert [(one.name, one.missing) for one in told.placed] == [("Bappeda", ())]
    assert told.unplaced[0].measures["score"].told == "baru predikat BB, tanpa angka"


def test_progress_counts_no_more_than_all_of_a_target_and_only_what_is_reported_so_far():
    acts = [
        action(number=1, perangkat_daerah="A", target_1=2, realised_1=8, target_2=4, realised_2=1),
        action(number=2, perangkat_daerah="A", target_2=4, target_3=5, realised_3=5),
        action(number=3, perangkat_daerah="A", target_2=1, realised_2=0, stated_status="dibatalkan"),
    ]
    told = ranked([office("A")], acts, rule=Rule((0, 100, 0, 0), "tanpa_peringkat"))
    assert told.placed[0].total == Fraction(125, 3)
    assert told.placed[0].measures["progress"].told == (
        "rata-rata 3 triwulan yang bertarget, 1 di antaranya tanpa realisasi (0)"
    )


def test_nothing_is_judged_where_targets_fall():
    acts = [action(perangkat_daerah="A", target_1=10, realised_1=0, target_2=5, realised_2=0)]
    told = ranked([office("A")], acts, rule=Rule((0, 50, 50, 0), "tanpa_peringkat"))
    assert told.placed == [] and told.unplaced[0].missing == ("progress", "timeliness")


def test_what_several_offices_do_together_counts_for_each():
    acts = [action(perangkat_daerah="A; b", target_2=2, realised_2=1)]
    told = ranked([office("A"), office("B"), office("C")], acts, rule=Rule((0, 100, 0, 0), "tanpa_peringkat"))
    assert [(one.name, one.total) for one in told.placed] == [("A", 50), ("B", 50)]
    assert [one.name for one in ranked([office("A;B")], acts).unplaced] == ["A", "B"]


def by_hand(offices, actions, scores, answers, rule, until):
    """A second computation, written from the rule and in another way: (name -> total, names without a place)."""
    totals, without = {}, []
    for name in offices:
        numbers = []
        mine = [row for row in scores if row["perangkat_daerah"] == name]
        numbers.append(Fraction(Decimal(str(mine[0]["value"]))) if mine else None)
        ratios, hits, due = [], 0, 0
        for row in actions:
            if row["perangkat_daerah"] != name or row["stated_status"] == "dibatalkan":
                continue
            goals = [
                goal
                for goal in (row["target_1"], row["target_2"], row["target_3"], row["target_4"])
                if goal is not None
            ]
            down = len(goals) > 1 and goals == sorted(set(goals), reverse=True)
            for q in range(1, until + 1):
                goal, done = row[f"target_{q}"], row[f"realised_{q}"]
                if goal is None or down:
                    continue
                is_over = (2025, q * 3) < (TODAY.year, TODAY.month)
                if goal and (done is not None or is_over):
                    ratios.append(min(Fraction(1), Fraction(done or 0, goal)))
                is_met = done is not None and done >= goal
                due += is_met or is_over
                hits += is_met
        numbers.append(100 * sum(ratios) / len(ratios) if ratios else None)
        numbers.append(Fraction(100 * hits, due) if due else None)
        said = [row["answer"] for row in answers if row["perangkat_daerah"] == name and row["answer"]]
        numbers.append(Fraction(100 * (2 * said.count("sudah") + said.count("sebagian")), 12) if said else None)
        there = [(w, n) for w, n in zip(rule.weights, numbers, strict=True) if w and n is not None]
        gone = any(w and n is None for w, n in zip(rule.weights, numbers, strict=True))
        if not there or (gone and rule.missing == "tanpa_peringkat"):
            without.append(name)
        else:
            totals[name] = sum(w * n for w, n in there) / Fraction(sum(w for w, _ in there))
    return totals, without


few = st.one_of(st.none(), st.integers(0, 3))
action_rows = st.builds(
    lambda name, goals, done, status, obstacle: action(
        perangkat_daerah=name, stated_status=status, obstacle=obstacle,
        **{f"target_{n}": goal for n, goal in enumerate(goals, 1)},
        **{f"realised_{n}": one for n, one in enumerate(done, 1)},
    ),
    st.sampled_from(NAMES), st.tuples(few, few, few, few), st.tuples(few, few, few, few),
    st.sampled_from([None, None, "terhambat", "dibatalkan"]), st.sampled_from([None, "anggaran"]),
)  # fmt: skip
score_rows = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([60.0, 66.67, 80.0])).map(
    lambda known: [score(name, value) for name, value in known.items()]
)
answer_rows = st.dictionaries(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(QUESTIONS)),
    st.sampled_from(["sudah", "sebagian", "belum", None]),
).map(lambda known: [answer(*key, said) for key, said in known.items()])
rules = st.builds(
    lambda cuts, missing: Rule((cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], 100 - cuts[2]), missing),
    st.lists(st.sampled_from([0, 20, 40, 70, 100]), min_size=3, max_size=3).map(sorted),
    st.sampled_from(["tanpa_peringkat", "bobot_dibagi"]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(action_rows, max_size=12), score_rows, answer_rows, rules, st.integers(1, 4))
def test_any_ranking_agrees_with_a_second_computation(actions, scores, answers, rule, until):
    told = ranked(map(office, NAMES), actions, scores, answers, rule, Quarter(2025, until))
    totals, without = by_hand(NAMES, actions, scores, answers, rule, until)
    assert {one.name: one.total for one in told.placed} == totals
    assert [one.name for one in told.unplaced] == without
    assert [one.name for one in told.placed] == sorted(totals, key=lambda name: (-totals[name], name))
    for one in told.placed:
        assert one.place == 1 + sum(total > one.total for total in totals.values())
        assert one.shared_by == list(totals.values()).count(one.total)
        assert 0 <= one.total <= 100


@given(rules)
def test_a_rule_comes_back_from_the_address(rule):
    assert parse_rule(rule_entry(rule)) == rule


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("40,30,20,10,lengkap", DEFAULT), (None, DEFAULT), ("", DEFAULT),
        ("25,25,25,25", Rule((25, 25, 25, 25), "bobot_dibagi")),
        ("40,30,20", None), ("40,30,20,11", None), ("40,30,20,10,x", None), ("40,30,20,10,lengkapx", None),
        ("-10,50,50,10", None), ("40.5,29.5,20,10", None), ("²0,30,40,10", None), ("lengkap", None),
    ],
)  # fmt: skip
def test_only_weights_that_sum_to_hundred_are_a_rule(entry, expected):
    assert parse_rule(entry) == expected


def test_a_person_is_told_what_the_weights_sum_to():
    assert weight_problem([40, 30, 20, 10]) is None
    assert weight_problem([40, 30, 20, 5]) == "Jumlah bobot harus 100 %; sekarang 95 %."
    assert weight_problem([140, -40, 0, 0]) == "Tiap bobot harus bilangan bulat dari 0 sampai 100."


def sheet_of(told, desk="Biro Organisasi"):
    content = build_ranking_workbook(told, government="Maluku", desk=desk, version_id=12, data_as_of=date(2025, 8, 20))
    return load_workbook(BytesIO(content))["Peringkat"]


def words_of(sheet):
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def sample(**more):
    own = joined(everything("A", 60.0), everything("=B()", 90.0, number=2))
    own[1] = own[1][:1] + [row | more for row in own[1][1:]]
    return ranked([office("A"), office("=B()"), office("C")], *own)


def test_the_sheet_holds_the_rule_every_part_with_its_inputs_and_who_signs():
    told = sample()
    sheet = sheet_of(told)
    words = words_of(sheet)
    assert any("40 % nilai + 30 % kemajuan + 20 % ketepatan waktu + 10 % kelengkapan" in one for one in words)
    for signer in ("Sekretaris Daerah", "Inspektur", "Kepala Biro Organisasi"):
        assert signer in words
    assert "1 dari 1 renaksi triwulan tepat waktu" in words and "enam pertanyaan belum dijawab" in words
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    head = next(row for row in sheet.iter_rows() if row[0].value == "Peringkat")[0].row
    table = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=head + 1, max_row=head + 3)]
    assert [row[0] for row in table] == ["ke-1", "ke-2", "tanpa peringkat"]
    assert [row[2] for row in table] == [96, 84, None]
    assert table[0][1] == "=B()" and sheet.cell(head + 1, 2).data_type == "s"
    assert sheet.print_title_rows == f"${head}:${head}"
    assert not any("ILUSTRASI" in one for one in words)


def test_an_illustrative_input_marks_the_sheet_its_line_and_its_name():
    told = sample(is_illustrative=True)
    sheet = sheet_of(told, desk="Bagian Organisasi")
    words = words_of(sheet)
    assert words[0].startswith("Sebagian ilustrasi: ") and any("ILUSTRASI" in one for one in words)
    assert "sebagian ilustrasi" in words and "Kepala Bagian Organisasi" in words
    assert sheet.oddHeader.right.text == "SEBAGIAN ILUSTRASI"
    assert file_name(told, "81", 12) == "peringkat-81-2025-tw2-v12-ilustrasi.xlsx"
    assert file_name(sample(), "81", 12) == "peringkat-81-2025-tw2-v12.xlsx"


def test_the_table_on_screen_is_escaped_and_shows_inputs_on_pointing():
    own = joined(everything("<b>", 60.0))
    table = html.table(COLUMNS, ranking_lines(ranked([office("<b>")], *own)))
    assert "<b>" not in table and 'title="nilai 2024 60,00 pada skala 0–100"' in table
