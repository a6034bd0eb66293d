"""Signing in at a real identity provider in a real browser: who one is then, what one may, and how it ends."""

import io
import re
import shutil
import urllib.request
from contextlib import contextmanager, suppress

import pytest
from openpyxl import Workbook
from playwright.sync_api import TimeoutError
from websockets.exceptions import InvalidStatus

from data.roles import Grant, Roles, write_roles
from tests import oidc
from tests.browser.conftest import settle, turned_away, watch
from tests.serving import first_visit

GRANTS = (
    Grant("admin", ("*",), "budi@example.go.id"),
    Grant("analis", ("64",), claim=("groups", "biro-organisasi")),
)
HOUR = 3600


@pytest.fixture(scope="module")
def provider():
    with oidc.provider() as address:
        yield address


@pytest.fixture(scope="module")
def office(published_folder, tmp_path_factory, provider):
    """(address of the app, its state folder) of a server where people sign in, with GRANTS."""
    folder = tmp_path_factory.mktemp("office") / "state"
    shutil.copytree(published_folder, folder)
    give(folder, *GRANTS)
    secrets = oidc.write_secrets(folder.parent / "secrets", default=provider)
    with oidc.serve_signed(folder, secrets) as address:
        yield address, folder


def give(folder, *grants):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RB_STATE", str(folder))
        write_roles(Roles(grants))


@contextmanager
def browser(chromium, address, cookie=None):
    """A page of a browser of its own, with a cookie of somebody who signed in before where one is given."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    if cookie:
        context.add_cookies([{"name": oidc.COOKIE, "value": cookie, "url": address, "httpOnly": True}])
    page = context.new_page()
    watch(page)
    yield page
    context.close()


def go(page, address):
    page.goto(address)
    settle(page)


def sentence(page):
    return " ".join(page.locator("h1").inner_text().split())


def wait_for(page, words):
    page.wait_for_function(f"document.body.innerText.replace(/\\s+/g, ' ').includes({words!r})")


def sign_in(page, address, provider, email, page_before="/akun"):
    """Press Masuk, say at the provider who one is, and come back."""
    go(page, address + page_before)
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.wait_for_url(f"{provider}/**")
    page.get_by_placeholder("sub").fill(email)
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url(f"{address}/**")
    settle(page)


def send(page, government, value):
    book = Workbook()
    book.active.title = "Nilai"
    for line in (
        ["Provinsi", "Indikator", "Tahun", "Jenis", "Nilai"],
        [government, "Indeks RB", 2016, "realisasi", value],
    ):
        book.active.append(line)
    stream = io.BytesIO()
    book.save(stream)
    kind = "application/octet-stream"
    page.set_input_files(
        "[data-testid=stFileUploaderDropzoneInput]",
        {"name": "nilai.xlsx", "mimeType": kind, "buffer": stream.getvalue()},
    )


def step(page, name):
    """Press a button of the upload until it is gone: a page that is being drawn anew may swallow a press."""
    for _ in range(5):
        page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        page.get_by_role("button", name=name).click()
        with suppress(TimeoutError):
            page.get_by_role("button", name=name).wait_for(state="detached", timeout=5000)
            return


def test_somebody_signs_in_is_called_by_name_and_signs_out(chromium, office, provider):
    address, _folder = office
    with browser(chromium, address) as page:
        go(page, f"{address}/unggah?pemda=64")
        wait_for(page, "hanya untuk membaca")
        sign_in(page, address, provider, "sri@example.go.id", "/akun?pemda=64")
        page.wait_for_url(f"{address}/akun**")
        wait_for(page, "Sri Wahyuni masuk sebagai analis Kalimantan Timur.")
        cookies = {cookie["name"]: cookie for cookie in page.context.cookies(address)}
        assert all(
            cookies[name]["httpOnly"] and cookies[name]["sameSite"] == "Lax"
            for name in (oidc.COOKIE, f"{oidc.COOKIE}_tokens")
        )
        assert "_streamlit_user" not in page.evaluate("document.cookie")
        page.get_by_role("button", name="Keluar", exact=True).click()
        page.wait_for_url(f"{provider}/**")
        page.get_by_role("button", name="End session").click()
        page.wait_for_url(f"{address}/**")
        go(page, f"{address}/akun")
        assert sentence(page).startswith("Masuk untuk mengunggah")
        assert oidc.COOKIE not in {cookie["name"] for cookie in page.context.cookies(address)}
        assert turned_away(page) == []
        cookie = oidc.make_cookie(address, "budi@example.go.id", name="Budi Santoso")
    with browser(chromium, address, cookie) as page:
        go(page, f"{address}/sumber?bagian=aktivitas&pemda=64")
        told = " ".join(page.locator(".rb-table").first.inner_text().split())
        assert "Masuk sebagai analis" in told and "Keluar" in told and "Sri Wahyuni (sri@example.go.id)" in told


def test_signing_in_leads_back_to_the_page_one_came_from(chromium, office, provider):
    address, _folder = office
    with browser(chromium, address) as page:
        go(page, f"{address}/tren?pemda=53")
        page.get_by_text("Akun", exact=True).first.click()
        page.get_by_role("menuitem", name="Masuk").click()
        wait_for(page, "Masuk untuk mengunggah")
        page.get_by_role("button", name="Masuk", exact=True).click()
        page.wait_for_url(f"{provider}/**")
        page.get_by_placeholder("sub").fill("sri@example.go.id")
        page.get_by_role("button", name="Authorize").click()
        page.wait_for_url(f"{address}/tren?pemda=53**")


def test_an_analyst_uploads_for_their_own_government_and_for_no_other(chromium, office):
    address, _folder = office
    cookie = oidc.make_cookie(address, "sri@example.go.id", name="Sri Wahyuni", groups=["biro-organisasi"])
    for government, may in (("Nusa Tenggara Timur", False), ("Kalimantan Timur", True)):
        with browser(chromium, address, cookie) as page:
            go(page, f"{address}/unggah")
            send(page, government, "61,5" if may else "62,5")
            if page.get_by_role("button", name=re.compile("^Lanjut ke")).first.inner_text() == "Lanjut ke pemeriksaan":
                step(page, "Lanjut ke pemeriksaan")
            step(page, "Lanjut ke pratinjau")
            if may:
                page.get_by_role("button", name="Simpan").first.click()
                wait_for(page, "tersimpan")
            else:
                wait_for(page, "memerlukan peran analis untuk Nusa Tenggara Timur")


@pytest.mark.parametrize(
    ("email", "claims", "expected"),
    [
        ("tamu@example.go.id", {"name": "Tamu"}, "Tamu masuk tanpa peran."),
        ("palsu@example.go.id", {"email_verified": False}, "belum dipastikan penyedia identitas"),
        ("budi@example.go.id", {"age": 13 * HOUR}, "Masuk berlaku 12 jam dan sudah lewat"),
        ("budi@example.go.id", {"age": -HOUR}, "lebih lambat dari jam server"),
        ("bukan-surel", {}, "tidak menyebut alamat surel"),
    ],
)
def test_a_sign_in_that_gives_no_right_says_why(chromium, office, email, claims, expected):
    address, _folder = office
    with browser(chromium, address, oidc.make_cookie(address, email, **claims)) as page:
        go(page, f"{address}/akun")
        wait_for(page, expected)
        go(page, f"{address}/sumber?bagian=aktivitas")
        assert page.get_by_text("Unduh log").count() == 0
        go(page, f"{address}/akun?bagian=peran")
        wait_for(page, "Bagian ini untuk admin semua pemda.")


def test_an_address_that_was_not_confirmed_gets_nothing_from_the_provider_itself(chromium, office, provider):
    address, _folder = office
    with browser(chromium, address) as page:
        sign_in(page, address, provider, "palsu@example.go.id")
        go(page, f"{address}/akun")
        wait_for(page, "belum dipastikan penyedia identitas")


@pytest.mark.parametrize(
    "forged",
    [
        {"secret": "another-secret-0123456789abcdef0123"},
        {"origin": "http://localhost:1"},
    ],
    ids=["signed by somebody else", "of another app"],
)
def test_a_forged_cookie_is_a_visitor(chromium, office, forged):
    address, _folder = office
    with browser(chromium, address, oidc.make_cookie(address, "budi@example.go.id", **forged)) as page:
        go(page, f"{address}/akun")
        assert sentence(page).startswith("Masuk untuk mengunggah")


def test_a_role_taken_away_counts_no_more_at_the_next_click(chromium, office):
    address, folder = office
    cookie = oidc.make_cookie(address, "sri@example.go.id", name="Sri Wahyuni", groups=["biro-organisasi"])
    with browser(chromium, address, cookie) as page:
        go(page, f"{address}/sumber?bagian=aktivitas&pemda=64")
        page.get_by_text("Unduh log").nth(1).wait_for()
        give(folder, GRANTS[0])
        try:
            page.get_by_role("radio", name="Kelengkapan").click()
            page.get_by_role("radio", name="Aktivitas").click()
            wait_for(page, "belum diberi peran")
            page.get_by_text("Unduh log").first.wait_for(state="detached")  # what the last run showed goes last
        finally:
            give(folder, *GRANTS)


def test_the_cookie_is_of_no_use_to_a_page_of_another_program(office):
    address, _folder = office
    cookie = f"{oidc.COOKIE}={oidc.make_cookie(address, 'budi@example.go.id', name='Budi Santoso')}"
    bodies, _paths = first_visit(address, "akun", host="localhost", Cookie=cookie)  # no token against forged requests
    assert any("Masuk untuk mengunggah" in body for body in bodies)
    assert not any("Budi" in body for body in bodies)
    with pytest.raises(InvalidStatus) as refused:
        first_visit(address, "akun", host="jahat.example", Cookie=cookie)
    assert refused.value.response.status_code == 403


def test_a_provider_that_is_down_is_told_in_one_sentence(chromium, published_folder, tmp_path):
    shutil.copytree(published_folder, tmp_path / "state")
    gone = f"http://localhost:{oidc.free_port()}"
    secrets = oidc.write_secrets(tmp_path / "secrets", kantor=gone, dinas=gone)
    with oidc.serve_signed(tmp_path / "state", secrets) as address, browser(chromium, address) as page:
        go(page, f"{address}/akun")
        assert page.get_by_role("button", name="Masuk dengan dinas").count() == 1
        page.get_by_role("button", name="Masuk dengan kantor").click()
        wait_for(page, "Penyedia identitas kantor tidak menjawab")
        assert page.url.startswith(f"{address}/akun")
        assert page.locator("[data-testid=stException]").count() == 0


def test_a_token_of_another_issuer_signs_nobody_in(chromium, published_folder, provider, tmp_path):
    """The metadata say one issuer, the token of the same keys another: 127.0.0.1 in place of localhost."""
    shutil.copytree(published_folder, tmp_path / "state")
    told = urllib.request.urlopen(f"{provider}/.well-known/openid-configuration", timeout=5).read()
    changed = told.replace(f'"issuer": "{provider}"'.encode(), b'"issuer": "https://lain.example"')
    assert changed != told
    with oidc.static_answer(changed) as other:
        secrets = oidc.write_secrets(tmp_path / "secrets", default=other)
        with oidc.serve_signed(tmp_path / "state", secrets) as address, browser(chromium, address) as page:
            sign_in(page, address, provider, "budi@example.go.id")
            go(page, f"{address}/akun")
            assert sentence(page).startswith("Masuk untuk mengunggah")
