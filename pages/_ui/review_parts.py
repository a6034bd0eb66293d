"""What waits for a second person, as the pages show it: the card on Unggah data, a line in the footer, sending."""

from collections.abc import Iterable

import streamlit as st

from data.access import needs_second
from data.reviewing.deciding import name_reviewers
from data.reviewing.submissions import Submission, read_submissions
from data.roles import read_roles
from pages._output import html
from pages._output.sentences import review as words
from pages._output.words import join_words
from pages._ui import access, asking, cards, filters

DECIDED_SHOWN = 5


def show_submissions() -> None:
    """The card of the first step: what waits, and what was decided last of what one sent oneself."""
    sent = read_submissions(asking.connection(), access.caller())
    known = access.identity()
    own = [one for one in sent if not one.waits and known and one.email == known.email]
    waiting = [one for one in sent if one.waits]
    if not (waiting or own):
        return
    with cards.card("waiting"):
        count = len(waiting)
        title = f"Menunggu pemeriksaan: {count} kiriman" if count else "Tidak ada kiriman yang menunggu pemeriksaan"
        open_one = "Belum dihitung di mana pun; buka satu untuk melihat isinya dan keputusannya"
        cards.heading(
            title, open_one if count else "Kiriman Anda yang terakhir diputuskan; buka satu untuk melihat isinya"
        )
        lines = words.lines(waiting + own[:DECIDED_SHOWN], place_names, zone_of)
        st.html(html.box(html.table(words.COLUMNS, lines, caption="Kiriman")))


def footer_line() -> None:
    """A quiet line for those who may see what waits; nothing for anybody else."""
    waiting = read_submissions(asking.connection(), access.caller(), only_waiting=True)
    if told := words.footer(waiting):
        st.html(told)


def who_decides(one: Submission) -> str:
    """Who could approve it, in one sentence."""
    return words.who_decides(name_reviewers(read_roles(), one), place_names(one.governments))


def tell_sent(number: int) -> str:
    """What is said right after sending, less where the page of the submission says the rest; '' where it cannot be
    seen any more."""
    if filters.read("kiriman") == str(number):
        return words.SENT.format(number)
    for one in read_submissions(asking.connection(), access.caller()):
        if one.submission_id == number:
            return words.sent_words(number, name_reviewers(read_roles(), one), place_names(one.governments))
    return ""


def second_person(governments: Iterable[str]) -> str | None:
    """Why a change of these governments is sent and not stored, in a sentence; None where it is stored directly."""
    governments, roles = sorted(governments), read_roles()
    if not governments or not needs_second(access.caller(), governments):
        return None
    under = [code for code in governments if roles.needs_second([code])]
    named = _governments()
    names = lambda codes: [named[code]["short_name"] if code in named else code for code in codes]  # noqa: E731
    return words.needs_second(names(under), names([code for code in governments if code not in under]))


def place_names(codes: Iterable[str]) -> str:
    """'Kalimantan Timur dan Banten'"""
    named = _governments()
    return join_words(named[code]["short_name"] if code in named else code for code in codes)


def zone_of(codes: Iterable[str]) -> str | None:
    """The zone of the first of these governments."""
    named = _governments()
    return next((named[code]["time_zone"] for code in codes if code in named), None)


def _governments() -> dict[str, dict]:
    return {one["government_code"]: one for one in asking.rows("governments")}
