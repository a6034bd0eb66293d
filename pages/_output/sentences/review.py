"""What is said about figures that wait for a second person. sent: data.reviewing.submissions.Submission."""

from collections.abc import Iterable
from html import escape

from pages._output import html
from pages._output.version_words import moment_words
from pages._output.words import join_words

KINDS = {"unggah": "unggahan", "koreksi": "koreksi", "batal": "pembatalan"}
STATES = {
    "dikirim": ("○", "menunggu pemeriksaan", None),
    "disetujui": ("●", "disetujui", None),
    "dikembalikan": ("◇", "dikembalikan", None),
    "ditarik": ("◇", "ditarik pengirim", None),
}
UNCOUNTED = (
    "Belum ada yang dihitung: angka, tabel, dan unduhan tetap seperti sebelumnya sampai pemeriksa menyetujuinya."
)
SENT = "Kiriman {} terkirim untuk diperiksa."
DECIDING = "Yang disetujui menjadi versi data baru; yang dikembalikan tidak mengubah data."
SIGN_IN_FIRST = "Kiriman tampak bagi pemegang peran: masuk di halaman Akun, lalu buka alamat ini lagi."
SEND_AGAIN = (
    "Perbaiki menurut alasan itu, lalu kirim lagi dari Unggah data; kiriman ini tetap tersimpan sebagai catatan."
)
COLUMNS = [
    html.Column("Kiriman", "link"),
    html.Column("Keadaan", "state"),
    html.Column("Pemda", "places"),
    html.Column("Dikirim", "sent"),
]


def opening(sent) -> str:
    """'Kiriman 3 menunggu pemeriksaan: nilai.xlsx'"""
    return f"Kiriman {sent.submission_id} {STATES[sent.state][1]}: {title_words(sent)[:90]}"


def title_words(sent) -> str:
    """'nilai.xlsx', 'koreksi “menurut surat”', 'pembatalan versi 4 “berkas keliru”'."""
    if sent.kind == "unggah":
        return sent.title
    what, _colon, reason = sent.title.partition(": ")
    return f"{what[:1].lower()}{what[1:]} “{reason}”" if reason else what


def below(sent, zone: str | None) -> str:
    """Who sent it and when, and that nothing counts yet, or what became of it."""
    told = f"{KINDS[sent.kind].capitalize()} oleh {sent.actor}, {moment_words(sent.sent_at, zone)}"
    return f"{told} · belum dihitung di mana pun" if sent.waits else told


def returned(sent) -> str:
    """Why it came back."""
    return f"Dikembalikan dengan alasan: {sent.reason.rstrip(' .')}."


def decided(sent, zone: str | None) -> str:
    """'dikembalikan oleh Sri, 21 November 2026 11.05 WITA: angka 2021 keliru'; '' while it waits."""
    if sent.waits:
        return ""
    done = {"ditarik": "ditarik"}.get(sent.state, STATES[sent.state][1])
    told = f"{done} oleh {sent.decided_by}, {moment_words(sent.decided_at, zone)}"
    return f"{told}: {sent.reason}" if sent.reason else told


def who_decides(names: Iterable[str], places: str) -> str:
    """Who can approve it, or that nobody can."""
    names = list(names)
    if not names:
        return f"Belum ada pemeriksa untuk {places}; minta admin menunjuknya."
    return f"Yang dapat menyetujui: {join_words(names)}."


def needs_second(under: list[str], others: list[str]) -> str:
    """Before sending: which governments ask for a second person, and that a mixed file waits as a whole."""
    told = f"Dua mata berlaku untuk {join_words(under)}: perubahan dikirim, dan dihitung setelah disetujui pemeriksa."
    if others:
        told += f" Isi untuk {join_words(others)} ikut menunggu, karena satu berkas dikirim utuh."
    return told


def sent_words(number: int, names: Iterable[str], places: str) -> str:
    """After sending."""
    return f"{SENT.format(number)} {UNCOUNTED} {who_decides(names, places)}"


def lines(sent: list, places_of, zone_of) -> list[dict]:
    """One line per submission, each a link to it."""
    told = []
    for one in sent:
        zone = zone_of(one.governments)
        state = html.judgement(STATES[one.state])
        if not one.waits:
            reason = f"<br>{escape(one.reason)}" if one.reason else ""
            state = html.Markup(f"{state}<br>{_who_when(one.decided_by, one.decided_at, zone)}{reason}")
        title = f"{one.submission_id} · {title_words(one)}"
        told.append(
            {
                "link": html.Markup(f'<a href="{address(one.submission_id)}" target="_self">{escape(title)}</a>'),
                "places": places_of(one.governments),
                "sent": _who_when(one.actor, one.sent_at, zone),
                "state": state,
            }
        )
    return told


def _who_when(actor: str, moment, zone: str | None) -> html.Markup:
    """A person, and below them the moment on one line."""
    return html.Markup(f'{escape(actor)}<br><span class="rb-moment">{escape(moment_words(moment, zone))}</span>')


def address(submission_id: int) -> str:
    """The address that opens one submission."""
    return f"/unggah?kiriman={submission_id}"


def footer(waiting: list) -> html.Markup | None:
    """'1 kiriman menunggu pemeriksaan', a link to the oldest; None where nothing waits."""
    if not waiting:
        return None
    oldest = min(one.submission_id for one in waiting)
    told = f"{len(waiting)} kiriman menunggu pemeriksaan"
    return html.Markup(f'<p class="rb-footer"><a href="{address(oldest)}" target="_self">{told}</a></p>')
