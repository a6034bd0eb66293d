"""What is done before the first visit: every import and question of a page, for whoever may see nothing held back."""

import threading

import pytest

from data import store
from pages._ui import asking
from pages._wire import warming

pytestmark = pytest.mark.usefixtures("on_screen")


def test_the_first_visit_finds_every_answer_of_ringkasan_there(monkeypatch):
    monkeypatch.setenv("RB_PEMDA", "64")
    warming.warm_up(threading.Event())
    asked = []
    monkeypatch.setattr(asking, "ask", lambda _con, name, *_rest, **_more: asked.append(name))
    asking.rows("score_series", government_codes=["64"], indicator_code="RB")
    asking.rows("government_indicators", government_code="64")
    asking.troubles()
    assert asked == []


def test_a_server_that_is_ending_does_not_go_on(monkeypatch):
    ending = threading.Event()
    ending.set()
    monkeypatch.setattr(asking, "troubles", lambda: pytest.fail("asked after the end"))
    warming.warm_up(ending)


def test_a_store_that_cannot_be_opened_ends_nothing(monkeypatch, capsys):
    def refuse():
        raise store.StoreError("Berkas basis data rusak.")

    monkeypatch.setattr(asking, "troubles", refuse)
    warming.warm_up(threading.Event())
    assert "Berkas basis data rusak." in capsys.readouterr().out
