"""Who may write over a real connection: only a browser on the server's own machine, without a proxy in between."""

import shutil

import pytest
from websockets.exceptions import InvalidStatus

from tests.serving import first_visit, serve

READ_ONLY = "hanya untuk membaca"


@pytest.fixture(scope="module")
def server(published_folder, tmp_path_factory):
    """A server bound to loopback, as .streamlit/config.toml says."""
    folder = tmp_path_factory.mktemp("access") / "state"
    shutil.copytree(published_folder, folder)
    with serve(folder) as address:
        yield address


def is_read_only(address, **request):
    bodies, _paths = first_visit(address, "unggah", **request)
    assert any("Unggah berkas nilai" in body for body in bodies)
    return any(READ_ONLY in body for body in bodies)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_browser_on_the_server_itself_may_write(server, host):
    assert not is_read_only(server, host=host)


@pytest.mark.parametrize("header", ["X_Forwarded_For", "Forwarded", "Via", "X_Real_IP", "CF_Connecting_IP"])
def test_a_request_through_a_proxy_may_only_read(server, header):
    assert is_read_only(server, **{header: "127.0.0.1"})


def test_a_name_that_is_not_this_machine_may_only_read(server):
    try:
        assert is_read_only(server, host="rb.example.go.id")
    except InvalidStatus as refused:  # Streamlit itself may turn such a visitor away
        assert refused.response.status_code == 403


def test_a_server_that_listens_to_the_network_lets_nobody_write(published_folder, tmp_path):
    shutil.copytree(published_folder, tmp_path / "open")
    with serve(tmp_path / "open", STREAMLIT_SERVER_ADDRESS="0.0.0.0") as address:
        assert is_read_only(address)


def test_a_server_whose_secrets_cannot_be_read_lets_nobody_write(published_folder, tmp_path):
    shutil.copytree(published_folder, tmp_path / "state")
    (tmp_path / "secrets.toml").write_text('[auth]\nredirect_uri = "http://x\n', encoding="utf-8")
    with serve(tmp_path / "state", STREAMLIT_SECRETS_FILES=str(tmp_path / "secrets.toml")) as address:
        assert is_read_only(address, host="localhost")
        bodies, _paths = first_visit(address, "akun", host="localhost")
        assert any("secrets.toml di server ini tidak dapat dibaca" in body for body in bodies)
