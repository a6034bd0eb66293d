"""One figure and everything ever claimed for it: where the number comes from and why it is the one that counts."""

from html import escape

from data.number_format import format_bound, format_date, format_number
from pages._output import html
from pages._output.version_words import letter_words, moment_words
from pages._output.words import EVIDENCE, STATUS

RULES = [
    (
        "silence",
        "Unggahan “belum dikeluarkan” atau “tidak dinilai” menggugurkan unggahan yang dikalahkannya; bila "
        "dimasukkan di halaman dengan alasan, juga angka terbitan.",
    ),
    ("number", "Yang menyebut angka mengalahkan yang tanpa angka."),
    ("illustrative", "Angka nyata mengalahkan ilustrasi."),
    ("upload", "Unggahan mengalahkan sumber terbitan."),
    ("newer_upload", "Di antara unggahan: versi terbaru."),
    ("evidence", "Surat kementerian, lalu resmi, pers, sekunder, disimpulkan."),
    ("published", "Yang terbaru terbit."),
    ("decimals", "Desimal terbanyak."),
    ("publisher", "Urutan nama penerbit."),
    ("rounded", "Angka bulat dari angka yang lebih teliti dianggap klaim yang sama; yang teliti yang dipakai."),
]
TARGET_RULE = (
    "document",
    "Beberapa dokumen: RPJMD (revisi terbaru), lalu Renstra, Road Map, nasional, lainnya; yang lain tetap tersimpan.",
)
EVIDENCE_ORDER = list(EVIDENCE)


def decisive_rule(winner: dict, loser: dict) -> str:
    """The key of the first rule of RULES that puts `winner` before `loser`, two standing rows of claim_history."""
    if (winner["document"], winner["document_version"]) != (loser["document"], loser["document_version"]):
        return "document"
    if winner["status"] != "ada" and loser["value"] is not None:
        return "silence"
    if loser["value"] is None and winner["value"] is not None:
        return "number"
    if winner["is_illustrative"] != loser["is_illustrative"]:
        return "illustrative"
    if winner["is_uploaded"] != loser["is_uploaded"]:
        return "upload"
    if _is_rounding(winner, loser):
        return "rounded"
    if winner["is_uploaded"] and winner["origin_version_id"] != loser["origin_version_id"]:
        return "newer_upload"
    if winner["evidence"] != loser["evidence"]:
        return "evidence"
    if winner["published_on"] != loser["published_on"]:
        return "published"
    return "decimals" if winner["value_decimals"] != loser["value_decimals"] else "publisher"


def _is_rounding(winner: dict, loser: dict) -> bool:
    """True when the loser's number is the published winner's, rounded."""
    if (
        winner["is_uploaded"]
        or loser["value"] is None
        or (winner["value_decimals"] or 0) <= (loser["value_decimals"] or 0)
    ):
        return False
    half = 0.5 / 10 ** (loser["value_decimals"] or 0)
    return loser["value"] - half <= winner["value"] < loser["value"] + half


def reason(winner: dict, loser: dict) -> str:
    """Why the loser does not count: 'kalah dari Haloberau.com: terbit lebih dulu'."""
    words = {
        "document": f"dokumen lain mengatur: {paper(winner)}",
        "silence": f"dinyatakan {STATUS.get(winner['status'], '')}",
        "number": "tanpa angka",
        "illustrative": "ilustrasi kalah dari angka nyata",
        "upload": "unggahan mengalahkan terbitan",
        "newer_upload": f"unggahan lebih baru: versi {winner['origin_version_id']}",
        "evidence": f"bukti lebih kuat: {evidence(winner)}",
        "published": "sumber itu terbit lebih baru",
        "decimals": "angkanya lebih teliti",
        "publisher": "setara; urutan nama penerbit",
        "rounded": "angka yang sama, dibulatkan",
    }[decisive_rule(winner, loser)]
    return f"kalah dari {who(winner)}: {words}"


def who(claim: dict) -> str:
    """The publisher or the file of a claim."""
    return claim["publisher"] or claim["file_name"] or claim["source_title"] or f"versi {claim['origin_version_id']}"


def paper(claim: dict) -> str:
    return " ".join(filter(None, [claim["document"], claim["document_version"]])) or "tanpa dokumen"


def evidence(claim: dict) -> str:
    return EVIDENCE.get(claim["evidence"], claim["evidence"] or "unggahan")


def number_words(claim: dict, decimals: int = 2) -> str:
    """The value as claimed: '60,37', '77,76–78,71', 'belum dikeluarkan', or 'tanpa angka'."""
    if claim["status"] != "ada":
        return STATUS.get(claim["status"], claim["status"])
    if claim["value"] is None:
        return "tanpa angka"
    upper = f"–{format_number(claim['upper_value'], decimals)}" if claim["upper_value"] is not None else ""
    return format_number(claim["value"], max(decimals, claim["value_decimals"] or 0)) + upper


def state(claim: dict, winner: dict | None) -> tuple[str, str, str | None]:
    """(mark, words, role) of one row of claim_history."""
    if claim["next_version_id"] is not None:
        done = "ditarik" if claim["next_is_withdrawn"] else "diperbarui"
        return "✕", f"{done} oleh versi {claim['next_version_id']}", "muted"
    if claim["is_current"]:
        back = ", dipulihkan" if claim["is_restored"] else ""
        return "●", f"berlaku sekarang{back}", "kita"
    return "○", reason(winner, claim) if winner else "tidak berlaku", None


HISTORY_COLUMNS = [
    html.Column("Keadaan", "state"),
    html.Column("Nilai", "value", True),
    html.Column("Predikat", "predikat"),
    html.Column("Versi", "version_id", True),
    html.Column("Waktu", "moment"),
    html.Column("Berkas", "file_name"),
    html.Column("Sel", "cell"),
    html.Column("Surat", "letter"),
    html.Column("Oleh", "actor"),
    html.Column("Derajat", "evidence"),
    html.Column("Sumber", "source"),
    html.Column("Catatan", "note"),
]
TARGET_COLUMNS = [*HISTORY_COLUMNS[:3], html.Column("Dokumen", "document_words"), *HISTORY_COLUMNS[3:]]


def history_lines(claims: list[dict], zone: str | None, decimals: int) -> list[dict]:
    """One line per row of claim_history, what counts first."""
    winner = current_of(claims)
    return [_history_line(claim, winner, zone, decimals) for claim in claims]


def current_of(claims: list[dict]) -> dict | None:
    """The claim whose number counts, or None."""
    return next((claim for claim in claims if claim["is_current"]), None)


def _history_line(claim: dict, winner: dict | None, zone, decimals: int) -> dict:
    standing = state(claim, winner)
    shown = html.judgement(standing) + (html.TAG if claim["is_illustrative"] else "")
    return {
        "_class": "rb-kita" if claim["is_current"] else "",
        "state": html.Markup(shown),
        "state_value": standing[1] + (" [ilustrasi]" if claim["is_illustrative"] else ""),
        "value": number_words(claim, decimals),
        "value_value": claim["value"],
        "predikat": claim["stated_predikat"],
        "document_words": paper(claim),
        "version_id": claim["version_id"],
        "moment": moment_words(claim["created_at"], zone),
        "file_name": claim["file_name"] or ("data terbitan" if claim["version_kind"] == "seed" else None),
        "cell": cell_words(claim),
        "letter": letter_words(claim),
        "actor": actor_words(claim),
        "evidence": evidence(claim),
        "source": source_words(claim),
        "source_value": ", ".join(filter(None, [claim["publisher"], claim["source_title"], claim["url"]])) or None,
        "note": claim["note"],
    }


def cell_words(claim: dict) -> str | None:
    """'Nilai!F8', or None where the claim came from no file."""
    return "!".join(filter(None, [claim["sheet_name"], claim["cell_address"]])) or None


def actor_words(claim: dict) -> str | None:
    """Who brought it in; the published data came with the app."""
    return "bawaan aplikasi" if claim["version_kind"] == "seed" else claim["actor"]


def source_words(claim: dict) -> html.Markup | str | None:
    """Publisher as a link to the address it was published under, with its date."""
    name = claim["publisher"] or claim["source_title"]
    if not name:
        return None
    dated = f", {format_date(claim['published_on'])}" if claim["published_on"] else ""
    return html.Markup(html.text(html.link(name, claim["url"])) + escape(dated))


def origin_facts(claim: dict, zone: str | None, decimals: int) -> list[tuple[str, str | html.Markup | None]]:
    """(name, words) pairs that answer 'angka ini dari mana?' for one claim; only what is known."""
    native = claim["native_value"]
    facts = [
        ("Nilai", number_words(claim, decimals)),
        ("Nilai asli", format_bound(native) if native is not None and native != claim["value"] else None),
        ("Embargo", f"{claim['embargo']}, belum tampil bagi pengunjung" if claim.get("embargo") else None),
        ("Predikat disebut", claim["stated_predikat"]),
        ("Predikat dihitung", claim["counting_predikat"] if claim["is_current"] else None),
        ("Dokumen", paper(claim) if claim["document"] else None),
        ("Metode", claim["regulation"]),
        ("Sumber", source_words(claim)),
        ("Judul", claim["source_title"] if claim["publisher"] else None),
        ("Derajat bukti", evidence(claim)),
        ("Berkas", claim["file_name"]),
        ("Lembar dan sel", cell_words(claim)),
        ("Surat", letter_words(claim)),
        ("Dimuat oleh", f"{actor_words(claim)}, versi {claim['origin_version_id']}"),
        ("Waktu", moment_words(claim["created_at"], zone)),
        ("Catatan", claim["note"]),
        ("Dasar", claim["basis"]),
    ]
    return [(name, words) for name, words in facts if words]


def finding(claims: list[dict], decimals: int) -> str:
    """The title of a figure: '60,37 (B) menurut Bappeda, dari 2 klaim'."""
    current = current_of(claims)
    count = len({claim["claim_id"] for claim in claims})
    if current is None:
        return f"Tidak ada angka yang berlaku; {count} klaim pernah ada"
    predikat = current["counting_predikat"] or current["stated_predikat"]
    value = number_words(current, decimals)
    if current["value"] is None and current["status"] == "ada":
        value = f"Hanya predikat {predikat}"
    elif predikat and current["value"] is not None:
        value += f" ({predikat})"
    mark = "Ilustrasi: " if current["is_illustrative"] else ""
    total = f", dari {count} klaim" if count > 1 else ", satu-satunya klaim"
    told = f"{value} menurut {who(current)}{total}"
    return mark + (told[0].upper() + told[1:])
