"""The parts of the sheet of Profil: what is known about one government, set on one page of A4."""

from data.number_format import format_date
from pages._output import html, profile, sentences
from pages._output.component_parts import cut
from pages._output.palette import LIGHT, as_variables
from pages._output.profile_picture import build_picture
from pages._output.sentences import profile as told
from pages._output.trend_chart import build_trend
from pages._output.trend_data import segments
from pages._output.words import year_range
from pages._ui import chosen, profile_remarks, summary_tiles, trend_card
from pages._ui.profile_known import RB, Known

PLOT_WIDTH, PLOT_HEIGHT = 395, 225  # px before the sheet's own scale, the least there is
ROOMY, AIRY = 9, 4  # the most lines of the table of a sheet that is set larger
TIGHT = 17  # the fewest of one that leaves out the points beside the shares of its areas
STRIP_LINES = 4  # lines of the table that one row of areas is as high as


def sheet(known: Known) -> str:
    """The whole sheet as HTML, its colours those of paper whatever the theme."""
    drawn, picture = trend(known)
    strip = areas(known)
    colours = as_variables(LIGHT)
    blocks = [
        _head(known),
        _opening(known),
        tiles(known),
        profile.columns([picture], [bullets(known, drawn)]),
        strip,
        table(known),
        profile.red_list(known.overview) if known.overview else "",
        profile.columns([profile_remarks.quality(known)], [profile_remarks.sources(known, drawn)]),
    ]
    return f'<div style="{colours}">{profile.sheet(blocks, room(known, strip.count("rb-a4-strip")))}</div>'


def room(known: Known, strips: int) -> str:
    """How the sheet is set so that it fills its page and stays on it: 'airy', 'roomy', '' or, fullest, 'tight'."""
    lines = len(known.overview) + STRIP_LINES * strips
    return "airy" if lines <= AIRY else "roomy" if lines <= ROOMY else "tight" if lines >= TIGHT else ""


def tiles(known: Known) -> str:
    """The four tiles of Ringkasan; no line ends before its percent sign."""
    parts = summary_tiles.tiles(known.index, known.figure, known.position, _aim(known), known.overview, known.code)
    return html.tiles(parts).replace(" %", "\N{NO-BREAK SPACE}%")


def _head(known: Known) -> str:
    version = known.version
    as_of = f"Data versi {version['version_id']} · per {format_date(version['data_as_of'])}"
    has_invented = any(line["is_illustrative"] for line in [*known.doubts, *known.components])
    return profile.head(known.name, as_of, "memuat angka ilustrasi" if has_invented else "")


def _aim(known: Known) -> dict | None:
    """The nearest written target of the index, for a government without a figure."""
    year = known.figure["year"] if known.figure else 0
    return next((t for t in known.targets if t["year"] >= year), known.targets[-1] if known.targets else None)


def _opening(known: Known) -> str:
    aim = _aim(known)
    headline = sentences.headline(known.name, known.index, known.figure, known.position, aim)
    flags = chosen.illustrative_flags(known.figure, known.position, aim, None)
    path = next((line for line in known.overview if line["indicator_code"] == RB), None)
    if path is None or known.figure is None or path["year"] != known.figure["year"]:
        loaded = [line["short_name"] for line in known.overview]
        below = f"Yang sudah dimuat: {told.few(loaded, 8)}." if known.figure is None and loaded else ""
    else:
        below = sentences.marked(
            told.path_sentence(path),
            [path[flag] for flag in ("is_illustrative", "end_is_illustrative", "first_is_illustrative")]
            if path["end_year"]
            else [],
        )
    return profile.opening(sentences.marked(headline, flags), below)


def trend(known: Known) -> tuple[dict | None, str]:
    """(the indicator that is drawn, its block): the RB index, else the one with most years; (None, '') without any."""
    drawn = _drawable(known)
    if drawn is None:
        return None, ""
    data = trend_card.gather([known.code], {known.code: known.name}, drawn["indicator_code"], None)
    chart = build_trend(data, LIGHT, height=PLOT_HEIGHT, plot_width=PLOT_WIDTH)
    title = trend_card.title_of(data)
    other = "" if drawn["indicator_code"] == RB else "; Indeks RB belum punya nilai untuk digambar"
    title = title if not other else f"{drawn['short_name']} · {title}"
    subtitle = f"{drawn['indicator_name']}, {year_range(*data.years)}, {drawn['unit']}{other}"
    notes = [chart.axis_note.strip(), "━ target tertulis." if data.goals else ""]
    if len(segments([mark for mark in data.marks if mark.level is not None])) > 1:
        notes.append("Garis tidak menyambung tahun kosong atau pergantian metode.")
    picture = build_picture(chart, trend_card.describe(title, data))
    return drawn, profile.block("trend", title, subtitle, picture, " ".join(filter(None, notes)))


def _drawable(known: Known) -> dict | None:
    drawable = [one for one in known.indicators if one["year_count"] and one["unit"] != "peringkat"]
    index = [one for one in drawable if one["indicator_code"] == RB]
    return next(iter(index), max(drawable, key=lambda one: (one["unit"] != "opini", one["year_count"]), default=None))


def bullets(known: Known, drawn: dict | None) -> str:
    """Every indicator's newest value as share of its own scale."""
    lines = [
        line | {"is_kita": drawn is not None and line["indicator_code"] == drawn["indicator_code"]}
        for line in known.overview
        if line["share_pct"] is not None
    ]
    if not lines:
        return ""
    gaps = [(line["short_name"], line["gap_pct"]) for line in lines if line["gap_pct"] is not None]
    recent = max(line["year"] for line in lines) - 2
    shares = [(line["short_name"], line["share_pct"]) for line in lines if line["year"] >= recent]
    title = sentences.marked(
        sentences.overview_title(shares, gaps),
        [line["is_illustrative"] or line["target_is_illustrative"] for line in lines],
    )
    return profile.block(
        "bullets", title, "Nilai terbaru, bagian dari skalanya; garis tegak = target", html.bullets(lines)
    )


def areas(known: Known) -> str:
    """The parts of the newest year, and where these are no areas of change the newest areas too."""
    by_year: dict[int, list[dict]] = {}
    for line in known.components:
        by_year.setdefault(line["year"], []).append(line)
    cuts = {year: cut(lines, needs_ceilings=True) for year, lines in sorted(by_year.items(), reverse=True)}
    cuts = {year: parts for year, parts in cuts.items() if parts}
    if not cuts:
        return ""
    area_parts = {year: [part for part in parts if part.area_code] for year, parts in cuts.items()}
    newest = next(iter(cuts))
    newest_areas = next((year for year, parts in area_parts.items() if parts), None)
    shown = [(newest, area_parts[newest] or cuts[newest])]
    shown += [(newest_areas, area_parts[newest_areas])] if newest_areas not in (None, newest) else []
    year, parts = shown[-1]
    title = told.areas_finding(year, parts, [profile.part_name(part) for part in parts])
    title = sentences.marked(title, [part.is_illustrative for _, found in shown for part in found])
    methods = {y: by_year[y][0]["method_name"] or by_year[y][0]["method_code"] for y, _ in shown}
    subtitle = "Bagian dari batas menurut " + " dan ".join(f"metode {methods[y]} ({y})" for y, _ in shown)
    if any(part.name.endswith("(Pemenuhan)") for _, found in shown for part in found):
        subtitle += "; area pada Pemenuhan"
    note = " ".join(filter(None, [profile.strip_note([part for _, found in shown for part in found])]))
    note += " Kedua metode tidak dibandingkan." if len(shown) > 1 else ""
    return profile.block("areas", title, subtitle, "".join(profile.strip(y, found) for y, found in shown), note.strip())


def table(known: Known) -> str:
    """The table of all indicators with a figure."""
    if not known.overview:
        return ""
    aimed = [line for line in known.overview if line["target_status"]]
    met = sum(1 for line in aimed if line["target_status"] == "tercapai")
    title = f"{met} dari {len(aimed)} target indikator tercapai" if aimed else "Belum ada target indikator yang dimuat"
    title = sentences.marked(title, [line["is_illustrative"] or line["target_is_illustrative"] for line in aimed])
    subtitle = "Angka terbaru; tahun target lain dalam kurung; arah dari dua nilai sebanding terakhir"
    return profile.block("table", title, subtitle, profile.indicator_table(known.overview, title))
