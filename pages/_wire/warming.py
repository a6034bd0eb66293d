"""What the first visit after a start would wait for, done while its browser still loads the frontend."""

import importlib
import os
import threading
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from data.store import StoreError
from pages._ui import asking

UI = Path(__file__).parent.parent / "_ui"
USUAL_INDICATOR = "RB"


def warm_up(ending: threading.Event) -> None:
    """Import what pages are made of, and ask what every page asks; two to three seconds of a processor.

    It stops early when the server is `ending`. Whatever goes wrong is told by the page that meets it next.
    """
    try:
        for step in chain(_imports(), _questions()):
            if ending.is_set():
                return
            step()
    except StoreError as error:
        print(error)
    except Exception:
        traceback.print_exc()


def _imports() -> Iterator[Callable[[], object]]:
    names = [f"pages._ui.{path.stem}" for path in sorted(UI.glob("*.py"))]
    return (partial(importlib.import_module, name) for name in ("plotly.graph_objects", *names))


def _questions() -> Iterator[Callable[[], object]]:
    """Those of every page, and those of Ringkasan about the government it opens with, else the first there is."""
    yield asking.troubles
    known = [one["government_code"] for one in asking.rows("governments") if one["indicator_count"]]
    code = os.environ.get("RB_PEMDA") or next(iter(known), None)
    if code not in known:
        return
    (version,) = asking.rows("data_version")
    yield partial(asking.rows, "indicator_overview", government_code=code, to_year=version["data_as_of"].year - 1)
    for name in ("government_indicators", "raker_decisions"):
        yield partial(asking.rows, name, government_code=code)
    for name in ("score_series", "target_series", "target_position"):
        yield partial(asking.rows, name, government_codes=[code], indicator_code=USUAL_INDICATOR)
    yield partial(asking.rows, "component_history", government_code=code, indicator_code=USUAL_INDICATOR)
