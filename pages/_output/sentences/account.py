"""The sentences of Akun: who is here, with which role, and why a sign-in does not count."""

from pages._output.words import join_words

SIGNED_IN_FOR = 12 * 3600  # seconds; the cookie of the framework lasts 30 days, a working day is enough for us
CLOCKS_APART = 300  # seconds the clock of the identity provider may be ahead of ours

WITHOUT = "Aplikasi ini berjalan tanpa masuk."
AT_THE_SERVER = "Dari komputer server ini semuanya boleh diubah; dari komputer lain aplikasi ini untuk dibaca."
HOW_TO_TURN_ON = (
    "Siapa pun di komputer server sendiri boleh mengubah data, memberi peran, dan membuat cadangan. Bila kantor "
    "memasang aplikasi di server bersama, masuk dengan akun kantor dinyalakan melalui bagian [auth] pada "
    ".streamlit/secrets.toml; langkahnya ada di README, bagian “Sign-in”."
)
VISITOR = "Masuk untuk mengunggah, memeriksa, dan melihat nilai sementara."
VISITOR_BELOW = "Tanpa masuk, semua halaman tetap terbuka untuk dibaca."
UNREACHED = (
    "Penyedia identitas kantor tidak menjawab, sehingga belum ada yang dapat masuk; coba lagi beberapa menit lagi, "
    "atau sampaikan kepada pengelola server."
)
WRONG_SETTING = (
    "Pengaturan masuk di server ini belum lengkap; pengelola server perlu memeriksa bagian [auth] pada secrets.toml."
)
NOBODY_SIGNS_IN = "Belum ada yang dapat masuk."
UNREADABLE = (
    "Berkas secrets.toml di server ini tidak dapat dibaca, sehingga tidak ada yang dapat masuk atau mengubah data; "
    "pengelola server perlu memperbaiki isinya (TOML, UTF-8) atau hak bacanya."
)
NO_EMAIL = "Penyedia identitas tidak menyebut alamat surel akun ini; minta pengelola server memeriksa izinnya."
ADMIN_ONLY = "Bagian ini untuk admin semua pemda. {}"


def trouble(told: dict, now: float, providers: int = 1) -> str | None:
    """Why a sign-in does not count, one sentence; None when it does.

    told: the claims of the identity token; now: seconds since 1970; providers: how many identity providers the server
    has. One alone may be silent about confirming addresses, because then the office chose whose accounts count.
    """
    issued = told.get("iat")
    email, verified = told.get("email"), told.get("email_verified")
    if not isinstance(email, str) or "@" not in email:
        return NO_EMAIL
    if verified not in (True, "true") and not (verified is None and providers <= 1):
        return "Alamat surel akun ini belum dipastikan penyedia identitas, sehingga tidak dapat dipakai untuk masuk."
    if isinstance(issued, bool) or not isinstance(issued, int | float):
        return "Penyedia identitas tidak menyebut kapan akun ini masuk; minta pengelola server memeriksanya."
    if issued > now + CLOCKS_APART:
        return "Waktu masuk akun ini lebih lambat dari jam server; periksa jam server, lalu masuk lagi."
    if now - issued > SIGNED_IN_FOR:
        return "Masuk berlaku 12 jam dan sudah lewat; masuk lagi untuk meneruskan."
    return None


def opening(name: str, held: list[tuple[str, str]]) -> str:
    """'Sri Wahyuni masuk sebagai analis Kalimantan Timur.' held: (role, governments in words) of every grant."""
    if not held:
        return f"{name} masuk tanpa peran."
    roles = list(dict.fromkeys(role for role, _places in held))
    if len(held) == 1:
        return f"{name} masuk sebagai {held[0][0]} {held[0][1]}."
    return f"{name} masuk sebagai {join_words(roles)}."


def below(email: str, held: list[tuple[str, str]]) -> str:
    """What the account may do, or what to ask for."""
    if not held:
        return f"Minta admin memberi peran kepada {email}; sampai itu akun ini melihat yang dilihat pengunjung."
    if all(role == "pimpinan" for role, _places in held):
        return f"{email} · melihat juga yang belum terbuka untuk pengunjung; tidak mengubah data"
    return f"{email} · setiap perubahan dicatat atas nama ini"
