"""The PowerPoint file of the sample deck, read again through python-pptx, openpyxl and its XML."""

import io
import re
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Pt

from pages._output.deck import layout, text_fit
from pages._output.deck.model import Chart, Table
from pages._output.deck.powerpoint.file import build_pptx
from pages._output.deck.powerpoint.master import build_master
from pages._output.deck.powerpoint.notes import AXIS_FOLLOWS, LABELS_STAY
from tests.pages.deck.ooxml_order import misplaced
from tests.pages.deck.sample_deck import DECK, LINES, PAIR, SLIDES

MADE = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(scope="module")
def content():
    return build_pptx(DECK, MADE)


@pytest.fixture(scope="module")
def slides(content):
    return list(Presentation(io.BytesIO(content)).slides)


def deck_of(*slides):
    return DECK._replace(slides=slides)


def drawn(slide):
    """The one native slide of a model slide."""
    return Presentation(io.BytesIO(build_pptx(deck_of(slide), MADE))).slides[0]


def chart_of(native):
    return next(shape.chart for shape in native.shapes if shape.has_chart)


def placeholder(native, kind):
    return next(shape for shape in native.placeholders if shape._element.xpath(f".//p:ph[@type='{kind}']"))


def test_every_slide_has_title_footer_number_and_notes(slides):
    for slide, native in zip(SLIDES, slides, strict=True):
        assert native.shapes.title.text_frame.text == slide.title
        assert placeholder(native, "ftr").text_frame.text.replace("\v", " ") == slide.footer
        assert placeholder(native, "sldNum")._element.xpath(".//a:fld/@type") == ["slidenum"]
        notes = native.notes_slide.notes_text_frame.text
        for heading in ("Yang disampaikan", "Catatan", "Pertanyaan yang mungkin", "Asal angka"):
            assert f"{heading}\n" in notes
        for words in (*slide.notes.say, *slide.notes.caveats, *slide.notes.questions, *slide.notes.origins):
            assert words in notes


def test_notes_say_that_chart_labels_are_finished_text_and_only_there(slides):
    for slide, native in zip(SLIDES, slides, strict=True):
        assert (LABELS_STAY in native.notes_slide.notes_text_frame.text) == isinstance(slide.body, Chart)


def test_notes_of_the_first_slide_tell_the_version_the_address_and_what_is_missing():
    told = build_pptx(DECK._replace(remade="Dua angka berubah sejak versi 11."), MADE)
    first, second = (s.notes_slide.notes_text_frame.text for s in list(Presentation(io.BytesIO(told)).slides)[:2])
    for words in ("Data versi 12", DECK.address, "Dua angka berubah sejak versi 11.", "Rencana aksi belum dimuat."):
        assert words in first
        assert words not in second


def test_cover_has_its_kicker_and_byline_and_other_slides_their_subtitle(slides):
    words = [shape.text_frame.text for shape in slides[0].placeholders]
    assert SLIDES[0].kicker in words
    assert SLIDES[0].byline in words
    assert SLIDES[1].subtitle in [shape.text_frame.text for shape in slides[1].placeholders]
    assert all(shape.text_frame.text for native in slides for shape in native.placeholders)


def test_an_illustrative_slide_is_marked_and_no_other(slides):
    for slide, native in zip(SLIDES, slides, strict=True):
        assert ("ILUSTRASI" in [s.text_frame.text for s in native.shapes if s.has_text_frame]) == slide.is_illustrative


def test_chart_and_table_are_native_and_described(slides):
    for slide, native in zip(SLIDES, slides, strict=True):
        frames = [shape for shape in native.shapes if shape.has_chart or shape.has_table]
        assert [frame.has_chart for frame in frames] == [isinstance(slide.body, Chart)]
        assert frames[0]._element.xpath(".//p:cNvPr/@descr") == [slide.body.alt]


def test_charts_hold_series_categories_gaps_and_labels_with_comma(slides):
    for slide, native in zip(SLIDES, slides, strict=True):
        if not isinstance(slide.body, Chart):
            continue
        plot = chart_of(native).plots[0]
        assert tuple(plot.categories) == slide.body.categories
        for series, found in zip(slide.body.series, plot.series, strict=True):
            assert found.name == series.name
            assert found.values == series.values
            texts = ["".join(t.text for t in label.iter(f"{A}t")) for label in found._element.iter(f"{C}dLbl")]
            pairs = zip(series.labels, series.values, strict=True)
            assert texts == [words for words, value in pairs if words and value is not None]


def test_a_gap_has_no_point_and_is_left_open(slides):
    chart = chart_of(slides[1])
    assert chart._chartSpace.xpath(".//c:dispBlanksAs/@val") == ["gap"]
    first = chart.plots[0].series[0]._element
    assert first.xpath("c:val//c:pt/@idx") == ["0"]
    assert first.xpath("c:val//c:ptCount/@val") == ["6"]


def test_the_workbook_inside_a_chart_holds_the_numbers_to_the_last_digit():
    third = 100 / 3 + 1e-13
    exact = (third, 0.1 + 0.2, None, 2 / 3, 68.105, 1e-7)
    assert float(f"{0.1 + 0.2:.16G}") != 0.1 + 0.2
    series = LINES.series[0]._replace(values=exact, labels=("",) * 6)
    chart = chart_of(drawn(SLIDES[1]._replace(body=LINES._replace(series=(series, *LINES.series[1:])))))
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    rows = list(book.active.iter_rows(values_only=True))
    assert rows[0] == (None, *(one.name for one in (series, *LINES.series[1:])))
    assert tuple(row[0] for row in rows[1:]) == LINES.categories
    assert tuple(row[1] for row in rows[1:]) == exact
    assert tuple(row[4] for row in rows[1:]) == LINES.series[3].values
    assert chart.plots[0].series[0].values == exact


def test_targets_are_dashed_kita_is_thick_and_provisional_marks_are_hollow(slides):
    lines = chart_of(slides[1]).plots[0].series
    dashes = [line._element.xpath("c:spPr/a:ln/a:prstDash/@val") for line in lines]
    assert dashes == [[], [], ["dash"], [], ["dash"]]
    assert [line.format.line.width for line in lines] == [Pt(3), Pt(3), Pt(1.5), Pt(3), Pt(1.5)]
    assert lines[3]._element.xpath("c:dPt/c:marker/c:spPr/a:solidFill/a:schemeClr/@val") == ["bg1"]
    assert lines[3]._element.xpath("c:dPt/c:idx/@val") == ["5"]


def test_only_the_newest_value_of_kita_is_large(slides):
    sizes = {
        "".join(text.text for text in label.iter(f"{A}t")): label.xpath(".//a:rPr/@sz")
        for label in chart_of(slides[1])._chartSpace.iter(f"{C}dLbl")
    }
    assert [words for words, found in sizes.items() if found == [str(layout.NEWEST * 100)]] == ["74,10 BB"]


def test_rules_of_new_methods_stand_between_two_categories(slides):
    native = slides[1]
    frame = next(shape for shape in native.shapes if shape.has_chart)
    share = {
        one.tag.removeprefix(C): float(one.get("val")) for one in plot_layout(frame.chart) if one.tag[-1] in "xywh"
    }
    left, width = frame.left + share["x"] * frame.width, share["w"] * frame.width
    rules = [shape for shape in native.shapes if shape.name.startswith("Batas")]
    for (before, name), rule in zip(LINES.rules, rules, strict=True):
        assert rule.left == pytest.approx(left + width * before / len(LINES.categories), abs=Pt(0.5))
        assert rule.top + rule.height == pytest.approx(
            frame.top + (share["y"] + share["h"]) * frame.height, abs=Pt(0.5)
        )
        assert name in [shape.text_frame.text for shape in native.shapes if shape.has_text_frame]


def plot_layout(chart):
    return chart._chartSpace.xpath("c:chart/c:plotArea/c:layout/c:manualLayout/*")


def test_bars_run_from_the_top_and_pairs_stand_beside_each_other(slides):
    pair, stacked, gaps = (chart_of(slides[number]) for number in (2, 3, 4))
    assert all(chart.category_axis.reverse_order for chart in (pair, stacked, gaps))
    assert (pair.plots[0].overlap, stacked.plots[0].overlap, gaps.plots[0].overlap) == (0, 100, 100)
    assert all(chart.has_legend for chart in (pair, stacked, gaps))
    assert not chart_of(slides[1]).has_legend
    assert gaps.value_axis.minimum_scale <= -25


def test_the_axis_shows_no_decimals_unless_it_needs_them_and_then_says_so():
    fine = LINES._replace(minimum=3.0, maximum=4.5, step=0.5)
    native = drawn(SLIDES[1]._replace(body=fine))
    assert "0.0" in chart_of(native).value_axis.tick_labels.number_format
    assert AXIS_FOLLOWS in native.notes_slide.notes_text_frame.text
    whole = drawn(SLIDES[1])
    assert "." not in chart_of(whole).value_axis.tick_labels.number_format
    assert AXIS_FOLLOWS not in whole.notes_slide.notes_text_frame.text


def test_no_slide_and_no_chart_names_a_colour_or_a_font_of_its_own(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if re.match(r"ppt/(slides|slideLayouts|slideMasters|charts)/[^/]+\.xml", name):
                text = package.read(name).decode()
                assert "srgbClr" not in text, name
                assert set(re.findall('latin typeface="([^"]*)"', text)) <= {"+mn-lt", "+mj-lt"}, name


def test_the_elements_stand_in_the_order_of_the_standard(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.endswith(".xml"):
                assert misplaced(etree.fromstring(package.read(name))) == [], name


def test_ids_of_shapes_are_unique_on_every_slide(slides):
    for native in slides:
        ids = native._element.xpath(".//p:cNvPr/@id")
        assert len(ids) == len(set(ids))


def test_the_package_holds_no_part_nobody_points_at_and_no_relation_without_part(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = set(package.namelist())
        pointed = set()
        for name in names:
            if name.endswith(".rels"):
                base = name.replace("_rels/", "").removesuffix(".rels").rpartition("/")[0]
                for rel in etree.fromstring(package.read(name)):
                    target = rel.get("Target")
                    parts = [] if target.startswith("/") else [part for part in base.split("/") if part]
                    for part in target.strip("/").split("/"):
                        parts = parts[:-1] if part == ".." else [*parts, part]
                    pointed.add("/".join(parts))
    own = {name for name in names if not name.endswith(".rels") and name != "[Content_Types].xml"}
    assert own == pointed
    assert len([name for name in names if name.startswith("ppt/slideLayouts/slideLayout")]) == 2


def test_the_same_deck_at_the_same_time_is_the_same_bytes(content):
    assert build_pptx(DECK, MADE) == content


def test_two_times_change_only_the_times(content):
    later = build_pptx(DECK, MADE + timedelta(days=1, hours=3))
    assert later != content
    assert without_times(later) == without_times(content)


def without_times(content):
    """Every part by name, those of workbooks inside too, with the times of its properties blanked."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for info in package.infolist():
            blob = package.read(info)
            inner = without_times(blob) if info.filename.endswith(".xlsx") else None
            parts[info.filename] = inner or re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"", blob), info.date_time
    return parts


def test_the_file_says_who_made_it_from_which_data_and_when(content):
    found = Presentation(io.BytesIO(content)).core_properties
    assert found.title == DECK.title
    assert found.author == "Biro Organisasi, Kalimantan Timur"
    assert "Data versi 12" in found.keywords
    assert "Data versi 12" in found.comments
    assert found.created.replace(tzinfo=UTC) == found.modified.replace(tzinfo=UTC) == MADE


def test_progress_is_told_after_each_slide():
    told = []
    build_pptx(DECK, MADE, progress=lambda *words: told.append(words))
    assert [done for done, _, _ in told] == list(range(1, 8))
    assert told[-1] == (7, 7, f"Slide 7 dari 7: {SLIDES[-1].title}")


def text_shapes(native):
    return [shape for shape in native.shapes if shape.has_text_frame and shape.text_frame.text.strip()]


def inherited_size(shape, native):
    """The size of a text: its run's, its layout's or the master's."""
    run = shape.text_frame.paragraphs[0].runs
    if run and run[0].font.size:
        return run[0].font.size.pt
    idx = shape.placeholder_format.idx
    held = next(one for one in native.slide_layout.placeholders if one.placeholder_format.idx == idx)
    return int(held._element.xpath(".//a:lvl1pPr/a:defRPr/@sz")[0]) / 100


def check_fit(native):
    for shape in text_shapes(native):
        size = inherited_size(shape, native)
        words = shape.text_frame.text.replace("\u2039#\u203a", "99").replace("\v", "\n")
        is_title = shape == native.shapes.title
        height = text_fit.height_of(words, size, shape.width / Pt(1), is_bold=is_title, is_serif=is_title)
        assert height <= shape.height / Pt(1) + 1, words
        assert shape.left >= 0
        assert shape.left + shape.width <= Pt(layout.WIDTH)
        assert shape.top + shape.height <= Pt(layout.HEIGHT)
    for shape in native.shapes:
        if shape.has_table:
            check_table(shape)


def check_table(shape):
    """Every cell's words fit its row as set, and the whole table stands above the footer."""
    table = shape.table
    assert shape.top + sum(row.height for row in table.rows) <= Pt(layout.FOOTER.top)
    for row in table.rows:
        for cell, column in zip(row.cells, table.columns, strict=True):
            run = cell.text_frame.paragraphs[0].runs[0]
            width = (column.width - cell.margin_left - cell.margin_right) / Pt(1)
            height = text_fit.height_of(cell.text_frame.text, run.font.size.pt, width, is_bold=bool(run.font.bold))
            assert height + (cell.margin_top + cell.margin_bottom) / Pt(1) <= row.height / Pt(1) + 0.5


def test_no_text_is_larger_than_its_box(slides):
    for native in slides:
        check_fit(native)


def test_the_longest_title_and_footer_still_fit():
    title = "Ilustrasi: Kabupaten Kepulauan Tanimbar melampaui target Indeks Reformasi Birokrasi pada 2023 dan 2024"
    footer = "Indeks RB, poin, sumbu mulai dari 60. Sumber: KemenPANRB melalui Biro Organisasi Setda. " * 3
    for slide in SLIDES[:2]:
        check_fit(drawn(slide._replace(title=title, footer=footer[:255].strip(), is_illustrative=True)))


def test_parts_too_small_for_their_label_have_it_beside_them():
    series = [one._replace(values=(0.05, 3.2)) for one in SLIDES[3].body.series]
    chart = chart_of(drawn(SLIDES[3]._replace(body=SLIDES[3].body._replace(series=tuple(series)))))
    first, last = (one._element.xpath("c:dLbls/c:dLbl")[0] for one in chart.plots[0].series)
    assert float(first.xpath("c:layout/c:manualLayout/c:y/@val")[0]) < 0
    assert last.xpath("c:dLblPos/@val") == ["inBase"]
    assert misplaced(chart._chartSpace) == []


def test_labels_of_one_year_stand_on_different_sides_of_their_marks(slides):
    sides = {}
    for series in chart_of(slides[1]).plots[0].series:
        for label in series._element.iter(f"{C}dLbl"):
            sides.setdefault(label.idx_val, []).append(label.xpath("c:dLblPos/@val")[0])
    assert sorted(sides[1]) == sorted(sides[5]) == ["b", "t"]


def test_a_full_table_keeps_the_usual_size_and_stays_above_the_footer():
    body = SLIDES[6].body
    rows = tuple(body.rows[0] for _ in range(text_fit.rows_that_fit(body.columns, [body.rows[0]] * 50)))
    native = drawn(SLIDES[6]._replace(body=Table(body.columns, rows, body.alt)))
    check_fit(native)
    table = next(shape.table for shape in native.shapes if shape.has_table)
    assert table.cell(1, 1).text_frame.paragraphs[0].runs[0].font.size.pt == layout.TEXT


def test_a_long_name_of_a_category_and_many_years_keep_the_plot_on_the_slide():
    names = ("Meningkatnya penerapan sistem merit pada perangkat daerah 2024", *PAIR.categories[1:])
    years = tuple(str(2011 + number) for number in range(13)) + ("2024 belum dikeluarkan",)
    line = LINES.series[0]._replace(values=(70.0,) * 14, labels=("70,00 BB",) * 14)
    many = LINES._replace(categories=years, series=(line,), rules=((3, "Metode 2014"), (10, "Metode 2020")))
    for body in (PAIR._replace(categories=names), many):
        shares = [float(one.get("val")) for one in plot_layout(chart_of(drawn(SLIDES[1]._replace(body=body))))[-4:]]
        left, top, width, height = shares
        assert 0 < left < left + width <= 1
        assert 0 < top < top + height <= 1
        assert width > 0.5


def test_the_empty_template_has_our_two_layouts_and_no_slide():
    presentation = Presentation(io.BytesIO(build_master()))
    assert [one.name for one in presentation.slide_layouts] == ["Sampul", "Isi"]
    assert len(presentation.slides) == 0
    assert presentation.slide_width == Pt(layout.WIDTH)
    assert build_master() == build_master()


def test_a_page_that_only_imports_the_builders_does_not_pay_for_python_pptx():
    room = "pages._output.deck.powerpoint"
    modules = f"{room}.file, {room}.template, {room}.master"
    told = subprocess.run(
        [sys.executable, "-c", f"import sys, {modules}; print('pptx' in sys.modules)"],
        capture_output=True, text=True, check=True, timeout=60, cwd=Path(__file__).parents[3],
    )  # fmt: skip
    assert told.stdout.strip() == "False"
