"""The app as it is served: compressed, with its headers, and never around its frame."""

import gzip
import shutil
import urllib.request

import pytest

from tests.serving import first_visit, serve


@pytest.fixture
def server(published_folder, tmp_path):
    """A fresh server on a copy of the published store; nothing has asked it anything yet."""
    shutil.copytree(published_folder, tmp_path / "served")
    with serve(tmp_path / "served") as address:
        yield address


def test_a_deep_link_as_the_very_first_request_goes_through_the_app(server):
    bodies, paths = first_visit(server, "tren", "pemda=53")
    assert {"tren", "metodologi"} <= set(paths)
    assert any("<h1" in body and "Nusa Tenggara Timur turun dari 61,65 ke 60,37" in body for body in bodies)
    assert any("Data versi 1" in body for body in bodies)


def test_a_script_of_the_pages_folder_has_no_address_of_its_own(server):
    bodies, _ = first_visit(server, "frame", "pemda=53")
    assert any("Data versi 1" in body for body in bodies)


def test_responses_carry_the_security_headers_and_are_compressed(server):
    browser = {"Accept-Encoding": "gzip", "Accept": "text/html,*/*"}
    request = urllib.request.Request(server + "/tren", headers=browser)
    with urllib.request.urlopen(request, timeout=10) as response:
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        page = gzip.decompress(response.read()).decode()
    assert page.index("rb_pemda") < page.index("</head>") < page.index("<body")
    script = page.split('src="./static/js/')[1].split('"')[0]
    request = urllib.request.Request(f"{server}/static/js/{script}", headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=10) as response:
        assert response.headers["Content-Encoding"] == "gzip"


def test_the_script_health_check_answers(server):
    with urllib.request.urlopen(server + "/_stcore/script-health-check", timeout=30) as response:
        assert (response.status, response.read()) == (200, b"ok")
