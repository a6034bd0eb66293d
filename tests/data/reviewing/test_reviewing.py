"""Dua mata: what an analyst sends counts nowhere until a second person lets it through, and then as one version."""

import json
import threading
from dataclasses import replace
from decimal import Decimal

import pytest

from data import activity
from data.ingest.storing.editing import Correction, correct, edit
from data.ingest.storing.originals import original_path
from data.ingest.storing.save_error import SaveError
from data.ingest.storing.saving import save
from data.ingest.storing.undoing import undo
from data.permission import COMMAND_LINE, NotAllowed
from data.reviewing import deciding
from data.reviewing.approval import Approval, is_own, refuse_own, subject_of
from data.reviewing.content import pack_upload, rebuild_upload
from data.reviewing.submissions import (
    MOST_WAITING,
    read_submission,
    read_submissions,
    submit_edit,
    submit_undo,
    submit_upload,
)
from data.roles import Grant, read_roles
from tests.reviewing import (
    BUDI,
    DEWI,
    EKA,
    KALTIM,
    NTT,
    OMAR,
    PIPIT,
    RINA,
    ROLES,
    SITI,
    VISITOR,
    file_upload,
    hand_out,
    signed_in,
)  # fmt: skip
from tests.saving import FIGURE

PENDING = ("submission", "submission_event", "activity")


@pytest.fixture(autouse=True)
def roles(con):
    hand_out()


def counted(con):
    """Every table but those of what waits, row by row: what anything shown is made of."""
    tables = [name for (name,) in con.execute("select table_name from duckdb_tables() order by 1").fetchall()]
    return {
        name: con.execute(f"select * from {name} order by all").fetchall() for name in tables if name not in PENDING
    }


def standing(con):
    row = con.execute(
        "select value, version_id from current_score where (government_code, unit_code, indicator_code, component,"
        " year, kind) = (?, ?, ?, ?, ?, ?)",
        list(FIGURE),
    ).fetchone()
    return float(row[0]), row[1]


def send(con, *lines, sender=SITI, **more):
    return submit_upload(con, file_upload(*lines, **more), signed_in(sender))


def approve(con, number, reviewer=BUDI, accepted=(), effect=None):
    caller = signed_in(reviewer)
    effect = deciding.preview(con, number, caller, accepted).effect if effect is None else effect
    return deciding.approve(con, number, caller, effect=effect, accepted=accepted)


def correction(value="61.40", **more):
    return Correction(FIGURE, "x", "menurut surat seharusnya", value=Decimal(value), **more)


def events(con, number):
    rows = con.execute(
        "select state, email, version_id from submission_event where submission_id = ? order by state <> 'dikirim'",
        [number],
    )
    return rows.fetchall()


def test_what_an_analyst_sends_changes_nothing_that_counts(con):
    before = counted(con)
    numbers = [send(con), submit_edit(con, correction(), signed_in(SITI))]
    assert numbers == [1, 2] and counted(con) == before
    assert [row[0] for row in con.execute("select kind from activity order by happened_at").fetchall()] == ["kirim"] * 2
    found = deciding.preview(con, 1, signed_in(BUDI))
    assert [change.action for change in found.outcome.changes] == ["berubah"] and not found.trouble
    assert counted(con) == before


def test_under_two_eyes_nothing_is_written_directly(con):
    for write in (
        lambda: save(con, file_upload(), signed_in(SITI)),
        lambda: correct(con, correction(), signed_in(SITI)),
    ):
        with pytest.raises(NotAllowed, match="orang kedua"):
            write()
    assert standing(con) == (60.37, 1)


def refusals(con):
    found = con.execute("select subject, email, government_code from activity where kind = 'ditolak' order by all")
    return found.fetchall()


def test_a_direct_save_under_two_eyes_is_in_the_log_as_a_change(con, monkeypatch):
    monkeypatch.setattr(activity, "_noted", {})
    with pytest.raises(NotAllowed, match="orang kedua"):
        save(con, file_upload(), signed_in(SITI))
    assert refusals(con) == [("mengubah data", SITI, "53")]


def test_a_preview_that_is_refused_is_not_in_the_log_and_hides_no_attempt(con, monkeypatch):
    monkeypatch.setattr(activity, "_noted", {})
    own = Approval(1, "Omar", OMAR)
    for who, approval in ((DEWI, None), (SITI, Approval(1, "Siti", SITI)), (OMAR, own)):
        with pytest.raises(NotAllowed):
            save(con, file_upload(), signed_in(who), dry_run=True, approval=approval)
    assert refusals(con) == []
    for who, approval in ((DEWI, None), (OMAR, own)):
        with pytest.raises(NotAllowed):
            save(con, file_upload(), signed_in(who), approval=approval)
    assert refusals(con) == [("memeriksa", OMAR, "53"), ("mengubah data", DEWI, "53")]


def test_where_no_second_person_is_needed_nothing_waits(con):
    with pytest.raises(SaveError, match="simpan langsung"):
        send(con, KALTIM)
    with pytest.raises(SaveError, match="simpan langsung"):
        submit_upload(con, file_upload(), COMMAND_LINE)
    assert save(con, file_upload(KALTIM), signed_in(SITI)).version_id == 2


def test_an_approval_makes_the_version_a_direct_upload_would_have_made(con, state):
    letter = ("surat.pdf", b"%PDF-1.7 surat")
    given = {"letter_number": "B/7", "attachment": letter}
    number = send(con, **given)
    assert original_path(rebuilt(con, number).checks[0].source.sha256).is_file()
    assert approve(con, number) == 2
    asked = (
        "select s.value, s.stated_predikat, s.sheet_name, s.cell_address, s.evidence, u.file_name, u.sha256,"
        " u.byte_count, u.mode, u.based_on_version, u.accepted, u.plan, a.file_name, a.sha256, v.data_as_of,"
        " v.letter_number, v.title from score as s join upload as u using (version_id, file_number)"
        " join attachment as a using (version_id) join version as v using (version_id) where version_id = ?"
    )
    approved = con.execute(asked, [2]).fetchall()
    assert con.execute("select actor from version where version_id = 2").fetchone() == (f"{SITI}, disetujui {BUDI}",)
    assert standing(con) == (61.5, 2)
    undo(con, 2, "x", "x", COMMAND_LINE)
    assert save(con, file_upload(**given), COMMAND_LINE).version_id == 4
    direct = con.execute(asked, [4]).fetchall()
    assert [row[:9] + row[10:] for row in approved] == [row[:9] + row[10:] for row in direct] and len(approved) == 1
    assert events(con, number) == [("dikirim", SITI, None), ("disetujui", BUDI, 2)]


def rebuilt(con, number):
    (content,) = con.execute("select content from submission where submission_id = ?", [number]).fetchone()
    return rebuild_upload(content, "x")


def test_an_upload_comes_back_as_it_was_sent(con):
    sent = replace(file_upload(NTT, KALTIM, mode="ganti", letter_number="B/7"), base_version=1, started_version=1)
    sent.checks[0].plans[0].blank_means = "tidak_dinilai"
    again = rebuild_upload(pack_upload(sent), "Analis")
    assert again.checks[0].plans == sent.checks[0].plans
    assert again.checks[0].records == sent.checks[0].records
    assert replace(again, checks=[]) == replace(sent, checks=[])


def test_a_correction_and_an_undo_wait_and_are_approved_as_well(con):
    number = submit_edit(con, correction("61.40", predikat="B", letter_number="B/7"), signed_in(SITI))
    found = deciding.preview(con, number, signed_in(BUDI))
    assert [(c.old_value, c.new_value) for c in found.outcome.changes] == [(Decimal("60.37"), Decimal("61.4"))]
    assert found.outcome.headlines[0].startswith("Nilai Indeks RB Nusa Tenggara Timur 2019 naik")
    assert approve(con, number) == 2 and standing(con) == (61.4, 2)
    assert con.execute("select kind, letter_number from version where version_id = 2").fetchone() == ("edit", "B/7")
    with pytest.raises(NotAllowed, match="orang kedua"):
        undo(con, 2, "x", "keliru", signed_in(SITI))
    number = submit_undo(con, 2, "x", "keliru", signed_in(SITI))
    assert standing(con) == (61.4, 2)
    assert approve(con, number) == 3 and standing(con)[0] == 60.37
    row = con.execute("select title, actor, undoes_version from version where version_id = 3").fetchone()
    assert row == ("Pembatalan versi 2: keliru", f"{SITI}, disetujui {BUDI}", 2)


def test_nobody_approves_what_they_sent_themselves(con):
    number = send(con, sender=OMAR)
    for decide in (
        lambda: deciding.approve(con, number, signed_in(OMAR), effect=""),
        lambda: deciding.send_back(con, number, signed_in(OMAR), "x"),
    ):
        with pytest.raises(NotAllowed, match="kirimannya sendiri"):
            decide()
    (one,) = read_submissions(con, signed_in(OMAR))
    assert not deciding.may_review(one, signed_in(OMAR)) and deciding.may_review(one, signed_in(EKA))
    assert con.execute("select count(*) from activity where kind = 'ditolak' and email = ?", [OMAR]).fetchone()[0]


def test_a_reviewer_of_one_of_two_governments_decides_nothing(con):
    number = send(con, NTT, KALTIM)
    (one,) = read_submissions(con, signed_in(EKA))
    assert one.governments == ("53", "64") and not deciding.may_review(one, signed_in(EKA))
    assert deciding.name_reviewers(read_roles(), one) == [BUDI, RINA]
    with pytest.raises(NotAllowed, match="pemeriksa untuk Kalimantan Timur"):
        approve(con, number, EKA)
    with pytest.raises(NotAllowed, match="pemeriksa untuk Kalimantan Timur"):
        deciding.send_back(con, number, signed_in(EKA), "keliru")
    assert approve(con, number, BUDI) == 2


@pytest.mark.parametrize("email", [DEWI, "asing@example.org", None])
def test_who_has_no_role_for_its_governments_sees_nothing_of_it(con, email):
    number = send(con)
    caller = signed_in(email) if email else VISITOR
    assert read_submissions(con, caller) == []
    for look in (
        lambda: deciding.preview(con, number, caller),
        lambda: deciding.approve(con, number, caller, effect=""),
        lambda: deciding.withdraw(con, number, caller),
    ):
        with pytest.raises(NotAllowed, match="tidak ada, atau akun ini tidak boleh melihatnya"):
            look()


def test_who_leads_sees_it_and_decides_nothing(con):
    number = send(con)
    assert deciding.preview(con, number, signed_in(PIPIT)).outcome.changes
    with pytest.raises(NotAllowed, match="peran pemeriksa"):
        approve(con, number, PIPIT)
    with pytest.raises(NotAllowed, match="orang lain"):
        deciding.withdraw(con, number, signed_in(PIPIT))


def test_a_return_needs_a_reason_and_leaves_everything_as_it_was(con):
    before, number = counted(con), send(con)
    with pytest.raises(SaveError, match="alasan"):
        deciding.send_back(con, number, signed_in(BUDI), "  ")
    deciding.send_back(con, number, signed_in(BUDI), "angka 2019 keliru")
    assert counted(con) == before
    (one,) = read_submissions(con, signed_in(SITI))
    assert (one.state, one.reason, one.decided_by) == ("dikembalikan", "angka 2019 keliru", BUDI)
    with pytest.raises(SaveError, match=f"sudah dikembalikan oleh {BUDI}"):
        approve(con, number, RINA)


def test_what_was_withdrawn_is_not_approved(con):
    number = send(con)
    deciding.withdraw(con, number, signed_in(SITI))
    with pytest.raises(SaveError, match=f"sudah ditarik oleh {SITI}"):
        approve(con, number)
    assert events(con, number)[1] == ("ditarik", SITI, None)


def test_a_second_click_sends_nothing_twice(con):
    send(con)
    with pytest.raises(SaveError, match="sebagai kiriman 1"):
        send(con)


def test_what_could_not_be_stored_is_not_sent(con):
    save(con, file_upload(), COMMAND_LINE)
    with pytest.raises(SaveError, match="tidak ada yang berubah"):
        send(con)
    with pytest.raises(SaveError) as refusal:
        send(con, NTT.replace(";B\n", ";AA\n"))
    assert {issue.type for issue in refusal.value.issues} == {"predikat_mismatch"}
    with pytest.raises(SaveError, match="nilai yang sama"):
        submit_edit(con, correction("61.50", predikat="B"), signed_in(SITI))
    undo(con, 2, "x", "keliru", COMMAND_LINE)
    with pytest.raises(SaveError, match="sudah pernah dibatalkan"):
        submit_undo(con, 2, "x", "keliru", signed_in(SITI))
    assert con.execute("select count(*) from submission").fetchone() == (0,)


def test_a_warning_the_sender_accepted_stays_accepted_and_is_shown(con):
    number = send(con, NTT.replace(";B\n", ";AA\n"), accepted=["predikat_mismatch"])
    found = deciding.preview(con, number, signed_in(BUDI))
    assert not found.issues and {issue.type for issue in found.confirmed} == {"predikat_mismatch"}
    assert approve(con, number) == 2
    assert con.execute("select accepted from upload").fetchone() == ("predikat_mismatch",)


def test_what_changed_since_it_was_sent_asks_the_reviewer(con):
    numbers = [send(con), submit_edit(con, correction(), signed_in(SITI))]
    edit(con, FIGURE, COMMAND_LINE, actor="x", reason="surat baru", value=Decimal("62"))
    for number, version in zip(numbers, (3, 4), strict=True):
        found = deciding.preview(con, number, signed_in(BUDI))
        assert [issue.type for issue in found.issues] == ["newer_value"]
        with pytest.raises(SaveError, match="versi"):
            approve(con, number)
        assert approve(con, number, accepted=["newer_value"]) == version
    assert con.execute("select accepted from upload").fetchone() == ("newer_value",)


def test_what_changed_since_the_preview_asks_again(con):
    numbers = [send(con), submit_edit(con, correction(), signed_in(SITI))]
    seen = [deciding.preview(con, number, signed_in(BUDI), ["newer_value"]).effect for number in numbers]
    edit(con, FIGURE, COMMAND_LINE, actor="x", reason="surat baru", value=Decimal("62"))
    before = counted(con)
    for number, effect in zip(numbers, seen, strict=True):
        with pytest.raises(SaveError, match="berubah sejak pratinjau"):
            approve(con, number, accepted=["newer_value"], effect=effect)
    assert counted(con) == before
    number = submit_undo(con, 2, "x", "keliru", signed_in(SITI))
    effect = deciding.preview(con, number, signed_in(BUDI)).effect
    edit(con, FIGURE, COMMAND_LINE, actor="x", reason="surat lagi", value=Decimal("63"))
    with pytest.raises(SaveError, match="berubah sejak pratinjau"):
        approve(con, number, effect=effect)


def test_versions_about_something_else_do_not_ask_again(con):
    number = send(con)
    effect = deciding.preview(con, number, signed_in(BUDI)).effect
    edit(con, ("11", *FIGURE[1:]), COMMAND_LINE, actor="x", reason="surat", value=Decimal("50"), accepted=ANY)
    assert approve(con, number, effect=effect) == 3


ANY = frozenset({"predikat_mismatch", "fraction_suspected"})


def test_a_submission_that_no_longer_changes_anything_says_so_and_can_be_returned(con):
    number = send(con)
    save(con, file_upload(), COMMAND_LINE)
    assert "Tidak ada lagi yang diubah" in deciding.preview(con, number, signed_in(BUDI)).trouble
    with pytest.raises(SaveError, match="tidak ada lagi"):
        approve(con, number)
    deciding.send_back(con, number, signed_in(BUDI), "sudah tersimpan")


@pytest.mark.parametrize("damage", ["gone", "others"])
def test_a_kept_original_that_is_damaged_is_one_sentence(con, damage):
    number = send(con)
    path = original_path(rebuilt(con, number).checks[0].source.sha256)
    path.unlink()
    if damage == "others":
        path.write_bytes(b"sesuatu yang lain")
    assert "hilang atau rusak" in deciding.preview(con, number, signed_in(BUDI)).trouble
    with pytest.raises(SaveError, match="hilang atau rusak"):
        approve(con, number, effect="")
    deciding.send_back(con, number, signed_in(BUDI), "berkasnya hilang")


def test_of_two_reviewers_at_once_one_makes_the_version_and_the_other_is_told_who_was_first(con):
    sent = [send(con), submit_edit(con, correction("64"), signed_in(SITI))]
    save(con, file_upload(KALTIM), COMMAND_LINE)
    for number in sent:
        accepted = ["newer_value"]
        effect = deciding.preview(con, number, signed_in(BUDI), accepted).effect
        told = at_once(lambda who: approve(con, number, who, accepted, effect), (BUDI, RINA))  # noqa: B023
        (version,) = [one for one in told if isinstance(one, int)]
        (refused,) = [str(one) for one in told if isinstance(one, SaveError)]
        winner = con.execute("select actor from version where version_id = ?", [version]).fetchone()[0].split()[-1]
        assert f"sudah disetujui oleh {winner}" in refused
        assert len(events(con, number)) == 2
    assert con.execute("select last_version from version_counter").fetchone() == (4,)


def at_once(act, people):
    told, start = [], threading.Barrier(len(people))

    def run(who):
        start.wait()
        try:
            told.append(act(who))
        except SaveError as refusal:
            told.append(refusal)

    threads = [threading.Thread(target=run, args=(who,)) for who in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def test_reviewers_are_named_by_address_or_group_and_never_the_sender(con):
    hand_out(replace(ROLES, grants=(*ROLES.grants, Grant("pemeriksa", ("*",), claim=("groups", "biro")))))
    send(con, sender=OMAR)
    (one,) = read_submissions(con, signed_in(OMAR))
    assert deciding.name_reviewers(read_roles(), one) == [BUDI, RINA, EKA, "akun dengan groups = biro"]


def test_what_waits_is_kept_as_json_that_names_its_files(con):
    number = send(con)
    (content,) = con.execute("select content from submission where submission_id = ?", [number]).fetchone()
    told = json.loads(content)
    assert told["files"][0]["sha256"] and told["base_version"] == 1 and told["mode"] == "perbaiki"


@pytest.mark.parametrize("kind", ["unggah", "koreksi", "batal"])
def test_a_sender_whose_address_changed_is_still_the_sender(con, kind):
    known = {"iss": "https://masuk.test", "sub": "17"}
    save(con, file_upload(), COMMAND_LINE)
    sender = signed_in(SITI, **known)
    number = {
        "unggah": lambda: submit_upload(con, file_upload(NTT.replace("61,50", "62,50")), sender),
        "koreksi": lambda: submit_edit(con, correction(), sender),
        "batal": lambda: submit_undo(con, 2, "x", "keliru", sender),
    }[kind]()
    one = read_submission(con, number, signed_in(BUDI))
    renamed, namesake = signed_in(BUDI, **known), signed_in(BUDI, iss="https://lain.test", sub="17")
    assert (deciding.may_review(one, renamed), deciding.is_sender(one, renamed)) == (False, True)
    effect = deciding.preview(con, number, renamed).effect
    with pytest.raises(NotAllowed, match="kirimannya sendiri"):
        deciding.approve(con, number, renamed, effect=effect)
    with pytest.raises(NotAllowed, match="kirimannya sendiri"):
        deciding.send_back(con, number, renamed, "x")
    with pytest.raises(NotAllowed, match="kirimannya sendiri"):
        refuse_own(con, signed_in(SITI, **known | {"sub": "18"}), ["53"], one.email, one.subject)
    assert deciding.approve(con, number, namesake, effect=effect) == 3
    assert "masuk.test" not in read_submissions(con, signed_in(BUDI))[0].content


def test_the_subject_is_asked_again_where_the_version_is_written(con):
    approval = Approval(1, SITI, SITI, subject=("i", "s"))
    for caller in (signed_in(BUDI, iss="i", sub="s"), signed_in(RINA, iss="i", sub="s")):
        with pytest.raises(NotAllowed, match="kirimannya sendiri"):
            save(con, file_upload(), caller, approval=approval)


@pytest.mark.parametrize("claims", [{}, {"iss": "i"}, {"iss": "", "sub": ""}, {"iss": ["i"], "sub": 4}])
def test_claims_that_name_nobody_make_nobody_the_sender(claims):
    assert subject_of(signed_in(SITI, **claims)) is None
    assert not is_own(signed_in(BUDI, **claims), SITI, None)


def test_nobody_has_more_than_fifty_submissions_waiting(con, state):
    hand_out(replace(ROLES, grants=(*ROLES.grants, Grant("analis", ("53",), email=DEWI))))
    for number in range(1, MOST_WAITING + 1):
        con.execute("insert into submission values (?, 'batal', '53', 'x', ?, ?, ?)", [number, SITI, SITI, "{}"])
        con.execute("insert into submission_event values (?, now(), 'dikirim', ?, ?, null, null)", [number, SITI, SITI])
    with pytest.raises(SaveError, match="Sudah 50 kiriman Anda menunggu"):
        send(con)
    assert not list(state.glob("uploads/*"))  # nothing is kept of what is refused
    assert send(con, sender=DEWI) == MOST_WAITING + 1
    deciding.withdraw(con, 7, signed_in(SITI))
    assert send(con) == MOST_WAITING + 2


def test_a_list_of_submissions_leaves_their_content_out(con):
    number = send(con)
    assert [one.content for one in read_submissions(con, signed_in(BUDI), only_waiting=True)] == [""]
    assert read_submission(con, number, signed_in(BUDI)).content
    with pytest.raises(NotAllowed, match="tidak ada, atau akun ini tidak boleh"):
        read_submission(con, number, signed_in(DEWI))


def test_a_sender_who_lost_the_role_is_told_of(con):
    one = read_submission(con, send(con, NTT, KALTIM), signed_in(BUDI))
    assert deciding.trouble_of_sender(read_roles(), one) == ""
    hand_out(replace(ROLES, grants=(Grant("analis", ("64",), email=SITI), *ROLES.grants[1:])))
    told = deciding.trouble_of_sender(read_roles(), one)
    assert told == f"Pengirimnya, {SITI}, tidak lagi berperan analis untuk Nusa Tenggara Timur."
    by_claim = Grant("analis", ("53",), claim=("groups", "biro"))
    hand_out(replace(ROLES, grants=(Grant("analis", ("64",), email=SITI), by_claim)))
    assert deciding.trouble_of_sender(read_roles(), one) == ""
