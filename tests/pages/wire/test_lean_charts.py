"""The chart script without kinds of charts nobody draws: every chart of ours is made of lines, and the rest is gone."""

import re
from pathlib import Path

import pytest

from pages._wire import lean_charts
from pages._wire.assets import assets, chart_scripts
from pages._wire.lean_charts import ENTRY, MODULE, lean

PAGES = Path(lean_charts.__file__).parent.parent

PLOTLY = "".join(
    [
        'before;return(()=>{var h=_({"src/lib.js"(e){e.a=1}}),',
        's=_({"src/traces/scatter.js"(e,t){t.exports=h()}}),',
        'f=_({"src/far.js"(e){e.b="far"}}),',
        'p=_({"src/traces/pie.js"(e,t){t.exports=f()}});var ',
        'c=_({"lib/core.js"(e,t){s(),h()}}),',
        'q=_({"lib/pie.js"(e,t){t.exports=p()}});',
        'return _({"lib/index.js"(e,t){var n=c();n.register([q()]),t.exports=n}})()})();after',
    ]
)


def paths_of(script: str) -> list[str]:
    return re.findall(r'"((?:src|lib)/[\w./-]+)"', script)


def test_only_what_the_core_can_call_is_left():
    leaner = lean(PLOTLY)
    assert paths_of(leaner) == ["src/lib.js", "src/traces/scatter.js", "lib/core.js", "lib/index.js"]
    assert leaner.startswith("before;") and leaner.endswith("after") and "n.register([])" in leaner
    assert "f=0,p=0;var c=" in leaner


@pytest.mark.parametrize(
    "changed",
    [
        PLOTLY.replace("n.register([q()])", "n.load([q()])"),
        PLOTLY.replace('"lib/core.js"', "core"),
        PLOTLY.replace("}}),f=_", "}}),g=1,f=_"),
        PLOTLY.replace("f=_({", "h=_({"),
        "",
    ],
)
def test_a_script_that_is_built_otherwise_is_left_alone(changed):
    assert lean(changed) is None


def test_the_installed_script_is_a_quarter_of_what_it_was_and_holds_every_part_of_a_chart_of_lines():
    (address,) = chart_scripts()
    asset = assets()[address]
    original, leaner = asset.path.read_text("utf-8"), asset.content().decode()
    assert asset.stands_in, "the chart script of this Streamlit is built otherwise: see pages/_wire/lean_charts.py"
    assert len(leaner) < len(original) / 4
    left = set(paths_of("".join(found[0] for found in MODULE.finditer(leaner))))
    parts = ("shapes", "annotations", "fx", "legend", "modebar")
    assert {f"src/components/{name}/index.js" for name in parts} <= left
    assert {path for path in left if re.fullmatch(r"src/traces/\w+/index.js", path)} == {"src/traces/scatter/index.js"}
    assert ENTRY.search(leaner)["kinds"] == ""


def test_no_chart_of_ours_is_made_of_anything_but_lines():
    """Whoever draws another kind keeps it registered in pages/_wire/lean_charts.py first."""
    sources = [path.read_text("utf-8") for path in PAGES.rglob("*.py")]
    kinds = {kind for source in sources for kind in re.findall(r"\bgo\.([A-Z]\w+)\(", source)}
    assert kinds == {"Figure"}
    assert not any("plotly.express" in source for source in sources)
