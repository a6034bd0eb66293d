"""Tables, tiles and bullets escape what they show and say what is missing."""

import pytest

from pages._output import html

HOSTILE = "<script>alert(1)</script>"


def test_a_hostile_name_is_shown_and_not_run():
    shown = html.table([html.Column(HOSTILE, "name")], [{"name": HOSTILE}], caption=HOSTILE) + html.tile(*[HOSTILE] * 4)
    assert "<script" not in shown
    assert shown.count("&lt;script&gt;") == 7


@pytest.mark.parametrize("value", [None, "", float("nan")])
def test_a_missing_cell_is_a_dash(value):
    assert "<td>–</td>" in html.table([html.Column("Nilai", "value")], [{"value": value}])


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", None, ""])
def test_only_web_addresses_become_links(url):
    assert html.link("Koran", url) == "Koran"
    assert "href" in html.link("Koran", "https://contoh.id/a?b=1&c=2")


BULLET = {
    "short_name": "SPBE", "year": 2024, "value": 3.79, "scale_minimum": 0, "scale_maximum": 5,
    "band_edges": [0, 1.8, 2.6, 3.5, 4.2], "target_lower": 3.0, "gap_points": 0.79, "target_status": "tercapai",
}  # fmt: skip


def test_a_bullet_shows_value_and_gap_with_mark_and_comma():
    shown = html.bullets([BULLET])
    assert "3,79" in shown and "▲ +0,79" in shown and "width:75.80%" in shown and "left:60.00%" in shown


def test_a_bullet_above_the_scale_stays_inside_its_strip():
    assert "width:100.00%" in html.bullets([BULLET | {"value": 5.2, "target_lower": None}])


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("![x](http://a.id/x.png)", r"\!\[x\](http\:⁠//a.id/x.png)"),
        ("<b>$x^2$ `c` **d** ~~e~~ &lt;", r"\<b\>\$x^2\$ \`c\` \*\*d\*\* \~\~e\~\~ \&lt;"),
        (":material/home: :red[x]", r"\:⁠material/home\: \:⁠red\[x\]"),
        ("www.a.id a@b.id", "www⁠.a.id a@⁠b.id"),
        ("Pilih lembar: nilai (1).xlsx", r"Pilih lembar\: nilai (1).xlsx"),
    ],
)
def test_words_in_streamlits_own_boxes_are_no_markdown(said, shown):
    assert html.plain(said) == shown
