"""Reading RB_STORE: where the PostgreSQL of a shared store is, without its password ever being told again."""

import os
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlsplit

from data.opening.errors import StoreError

PREFIX = "ducklake:postgres:"

# So that a server that is gone is noticed within seconds, and PostgreSQL shows who is connected.
DEFAULTS = {
    "connect_timeout": "5", "keepalives_idle": "10", "keepalives_interval": "5", "keepalives_count": "3",
    "tcp_user_timeout": "15000", "application_name": "rb-provinsi",
}  # fmt: skip
PAIR = re.compile(r"\s*(\w+)\s*=\s*('(?:[^'\\]|\\.)*'|(?:[^\s'\\]|\\.)*)(?=\s|$)")
ESCAPED = re.compile(r"\\(.)")


def read_address(address: str) -> dict[str, str]:
    """The connection parameters of 'ducklake:postgres:dbname=... host=...' (or of a postgresql:// address), completed.

    A password among them goes into PGPASSWORD, where the PostgreSQL library finds it, so that no parameter, and hence
    no error of the database, ever holds it. Raises StoreError, which repeats nothing of what was written.
    """
    if not address.startswith(PREFIX):
        raise StoreError(_unreadable())
    told = address.removeprefix(PREFIX)
    try:
        given = dict(_read_uri(told) if told.startswith(("postgres://", "postgresql://")) else _read_pairs(told))
    except ValueError:
        raise StoreError(_unreadable()) from None  # the error tells what was written
    if not given.get("dbname") or "sslpassword" in given:
        raise StoreError(_unreadable())
    if password := given.pop("password", ""):
        os.environ["PGPASSWORD"] = password
    return DEFAULTS | given


def _read_pairs(told: str) -> Iterator[tuple[str, str]]:
    place = 0
    while told[place:].strip():
        found = PAIR.match(told, place)
        if not found:
            raise ValueError("no pair of name and value")
        place, (name, value) = found.end(), found.groups()
        yield name, ESCAPED.sub(r"\1", value[1:-1] if value.startswith("'") else value)


def _read_uri(told: str) -> Iterator[tuple[str, str]]:
    parts = urlsplit(told)
    found = {"host": parts.hostname, "port": parts.port, "user": parts.username, "password": parts.password}
    found["dbname"] = parts.path.removeprefix("/")
    yield from ((name, unquote(str(value))) for name, value in found.items() if value)
    yield from parse_qsl(parts.query)


def write_parameters(parameters: dict[str, str]) -> str:
    """The parameters as the PostgreSQL library reads them."""
    quoted = {name: value.replace("\\", "\\\\").replace("'", "\\'") for name, value in parameters.items()}
    return " ".join(f"{name}='{value}'" for name, value in quoted.items())


def name_of(parameters: dict[str, str]) -> str:
    """What the store is called in a sentence after 'Basis data': 'bersama rb di db.example.go.id'."""
    host = parameters.get("host") or parameters.get("hostaddr") or os.environ.get("PGHOST") or "server ini"
    return f"bersama {parameters['dbname']} di {host}"


def _unreadable() -> str:
    return (
        f"RB_STORE tidak terbaca; tulis misalnya RB_STORE='{PREFIX}dbname=rb host=db.example.go.id user=rb' dan "
        "simpan kata sandinya di PGPASSFILE."
    )
