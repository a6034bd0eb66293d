"""Six questions for every perangkat daerah: no answer is not complete, evidence is linked where it is web."""

from datetime import date, datetime

from pages._output import html
from pages._output.planning.checklist import (
    COLUMNS,
    QUESTIONS,
    checklist,
    done_by_question,
    done_count,
    matrix,
    table_lines,
)
from pages._output.sentences.planning_office import checklist_sentence, checklist_title
from pages._output.study_questions import TOPICS
from tests.pages.planning.samples import answer, office

ANSWERS = [
    answer("A", "road_map", "sudah", evidence_url="https://x.go.id/rm.pdf", checked_on=datetime(2025, 6, 3)),
    answer("A", "renaksi", "sudah", evidence_url="lemari 3"),
    answer("A", "monev", "sebagian", note="baru TW I"),
    answer("B", "delapan_area", "belum", evidence_url="javascript:alert(1)"),
    answer("B", "bukan_pertanyaan", "sudah"),
    answer("A", "tim", None),
]


def offices():
    return checklist(ANSWERS, [office("B"), office("A"), office("C")])


def test_the_six_questions_are_those_of_the_study_pack():
    assert [topic.name for topic in QUESTIONS.values()] == [topic.name for topic in TOPICS.values()]
    assert tuple(QUESTIONS) == ("road_map", "renaksi", "penerapan", "monev", "tim", "delapan_area")


def test_every_office_is_there_and_only_sudah_is_complete():
    told = offices()
    assert [(one.name, one.done, one.answered) for one in told] == [("A", 2, 3), ("B", 0, 1), ("C", 0, 0)]
    assert done_count(told) == (2, 18)
    assert told[0].done_pct == 100 * told[0].done / 6 or float(told[0].done_pct) == 100 * 2 / 6
    assert done_by_question(told)["road_map"] == 1


def test_an_office_that_only_answered_is_listed_too():
    assert [one.name for one in checklist(ANSWERS, [])] == ["A", "B"]


def test_two_spellings_are_one_office_and_a_real_answer_stands_before_an_illustrative_one():
    rows = [answer("bappeda", "monev", "sudah"), answer("Bappeda", "monev", "belum", is_illustrative=True)]
    for given in (rows, rows[::-1]):
        told = checklist(given, [office("Bappeda")])
        assert [(one.name, one.answers["monev"].code) for one in told] == [("Bappeda", "sudah")]
    newer = [*rows, answer("BAPPEDA", "monev", "sebagian", version_id=13)]
    assert checklist(newer, [])[0].answers["monev"].code == "sebagian"


def test_the_matrix_shows_mark_word_evidence_and_day():
    told = matrix(offices(), caption="Enam pertanyaan")
    assert "▲ sudah" in told and "● sebagian" in told and "▼ belum" in told
    assert 'href="https://x.go.id/rm.pdf"' in told and "3 Juni 2025" in told
    assert "lemari 3" in told and 'href="javascript' not in told and told.count("<a ") == 1
    assert 'title="baru TW I"' in told and "2 dari 6" in told and "33 %" in told
    assert told.count("belum dijawab") == 3 + 5 + 6


def test_names_and_notes_are_escaped():
    rows = [answer("<b>A</b>", "monev", "sudah", note='"><script>', evidence_url="<i>")]
    told = matrix(checklist(rows, []), caption="<x>") + html.table(COLUMNS, table_lines(checklist(rows, [])))
    assert not any(bad in told for bad in ("<b>A", "<script>", "<i>", "<x>"))


def test_illustrative_answers_carry_the_mark_once_for_all_or_each():
    invented = [answer("A", "monev", "sudah", is_illustrative=True)]
    assert matrix(checklist(invented, []), caption="x").count("rb-tag") == 1
    mixed = [*invented, answer("A", "tim", "sudah")]
    assert matrix(checklist(mixed, []), caption="x").count("rb-tag") == 1
    assert checklist_title(checklist(mixed, [])).startswith("Sebagian ilustrasi: ")
    assert "rb-tag" in matrix(checklist([], [office("D", is_illustrative=True)]), caption="x")


def test_the_title_counts_answers_and_names_the_weakest_question_where_there_is_one():
    assert checklist_title(offices()) == "2 dari 18 pertanyaan dijawab sudah; 14 belum dijawab"
    full = [answer("A", key, "belum" if key == "monev" else "sudah") for key in QUESTIONS]
    assert checklist_title(checklist(full, [])) == "5 dari 6 pertanyaan dijawab sudah; paling sedikit: monev dijalankan"
    silent = checklist([], [office("A", is_illustrative=True)])
    assert checklist_title(silent) == "Enam pertanyaan belum dijawab satu pun"
    assert checklist_sentence("PPU", silent) == "Enam pertanyaan belum dijawab satu pun oleh 1 perangkat daerah PPU."
    assert checklist_title([]) == "Belum ada perangkat daerah yang dimuat"


def test_the_sentence_says_who_is_complete_and_who_is_silent():
    assert checklist_sentence("PPU", offices()) == (
        "2 dari 18 pertanyaan perangkat daerah PPU dijawab sudah; 14 belum dijawab; 0 dari 3 lengkap enam, "
        "1 belum menjawab."
    )
    assert checklist_sentence("PPU", []) == "Perangkat daerah PPU belum dimuat."


def test_a_row_of_several_offices_is_of_each():
    told = checklist([answer("A; B", "tim", "sudah")], [office("B;C")])
    assert [(one.name, one.done) for one in told] == [("A", 1), ("B", 1), ("C", 0)]


def test_lines_keep_days_and_missing_answers_as_they_are():
    lines = table_lines(offices())
    assert len(lines) == 18
    first = lines[0]
    assert (first["checked_value"], first["answer_value"]) == (date(2025, 6, 3), "sudah")
    assert lines[-1]["answer_value"] == "belum dijawab" and lines[-1]["checked"] is None
