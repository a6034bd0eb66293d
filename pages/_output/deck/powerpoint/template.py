"""Whether a province's .pptx can carry our slides: accepted, or one sentence that says what to do."""

import io
from typing import NamedTuple

from data.ingest.files.opening import base_name
from data.number_format import format_number
from pages._output.deck import layout
from pages._output.deck.powerpoint import master
from pages._output.deck.powerpoint.template_file import FIX, Unusable, read_safely

WIDE = layout.WIDTH / layout.HEIGHT
TOLERANCE = 0.01  # of the ratio
# Parts that run or reach out. Everything that hangs on the slides alone is gone before this is asked.
RUNNING = ("oleobject", "activex", "vbaproject", "control", "package", "attachedtoolbars", "externallink")
START = "Mulailah dari templat kosong di halaman ini."


class Template(NamedTuple):
    """A template that can be used."""

    name: str  # as shown: 'kaltim.pptx'
    content: bytes  # a clean .pptx to hand to build_pptx
    layout_name: str  # of the content slides: 'Isi', 'Title Only'
    cover_name: str
    words: str  # 'Slide isi memakai tata letak “Title Only”.'
    warnings: tuple[str, ...]  # sentences for the person: contrast, fonts, pictures behind the words


def check_template(name: str, content: bytes) -> Template | str:
    """Return the template, or the Indonesian sentence of its refusal. Never raises for what is in the file."""
    name = base_name(name)
    try:
        return _checked(name, read_safely(content))
    except Unusable as error:
        return f"Templat “{name}” {error}"
    except Exception:  # a file that passes every check may still be broken in a way only python-pptx meets
        return f"Templat “{name}” tidak dapat dibaca sebagai presentasi. {FIX}"


def _checked(name: str, content: bytes) -> Template:
    from pptx import Presentation  # noqa: PLC0415  (0,4 s, paid by who uploads a template)

    from pages._output.deck.powerpoint.package import remove_slides, save  # noqa: PLC0415
    from pages._output.deck.powerpoint.places import NoRoom, blocking, find_look, obstacles  # noqa: PLC0415

    presentation = Presentation(io.BytesIO(content))
    remove_slides(presentation)
    _require_tame(presentation)
    _require_wide(presentation)
    try:
        look = find_look(presentation)
    except NoRoom as error:
        raise Unusable(
            f"tidak menyisakan ruang untuk isi: {error}. Diperlukan judul dan di bawahnya ruang kosong "
            f"{_points(layout.INNER)} × {_points(layout.BODY.height)} titik pada slide {_points(layout.WIDTH)} × "
            f"{_points(layout.HEIGHT)}. Pindahkan atau kecilkan unsur itu di Slide Master. {START}"
        ) from error
    warnings = _colour_warnings(look) + _font_warnings(look)
    if blocking(obstacles(look.body.layout, look.page), look.body.places.footer):
        warnings.append("Catatan kaki berdiri di atas unsur templat di kaki slide; periksa apakah tetap terbaca.")
    names = look.body.layout.name, look.cover.layout.name
    return Template(name, save(presentation, master.MADE), *names, _words(*names), tuple(warnings))


def _points(value: float) -> str:
    return format_number(value, 0)


def _words(body: str, cover: str) -> str:
    if body == cover:
        return f"Semua slide memakai tata letak “{body}”."
    return f"Sampul memakai tata letak “{cover}”, slide isi memakai “{body}”."


def _require_tame(presentation) -> None:
    """Nothing that runs, reaches out or still belongs to a slide may stay in the package."""
    package = presentation.part.package
    owners = [package, *package.iter_parts()]
    for owner in owners:
        rels = owner._rels if owner is package else owner.rels
        for rel in rels.values():
            kind = rel.reltype.rpartition("/")[2]
            if rel.is_external:
                raise Unusable(
                    f"memuat tautan ke luar berkas ({kind}) di master atau tata letak. Hapus tautannya di Slide Master."
                )
            if kind.lower() in RUNNING or any(word in rel.target_part.content_type.lower() for word in RUNNING[:3]):
                raise Unusable("memuat objek tertanam atau kontrol (OLE, ActiveX). Hapus objeknya di Slide Master.")
            if kind == "slide":
                raise Unusable(
                    "memuat tautan ke sebuah slide di master atau tata letak. Hapus tautannya di Slide Master."
                )


def _require_wide(presentation) -> None:
    width, height = presentation.slide_width, presentation.slide_height
    if not width or not height or abs(width / height - WIDE) > TOLERANCE * WIDE:
        found = f"{format_number(width / height)} banding 1" if width and height else "tanpa ukuran"
        raise Unusable(
            f"tidak berukuran 16:9 ({found}; seharusnya {format_number(WIDE)} banding 1). "
            "Ubah di PowerPoint: Desain, Ukuran Slide, Layar Lebar (16:9)."
        )


def _colour_warnings(look) -> list[str]:
    """Sentences about contrast. Raises Unusable where our words could not be read at all."""
    from pages._output.deck.powerpoint import template_colours  # noqa: PLC0415

    one = look.body.layout
    colours = template_colours.Colours(one.slide_master)
    ground, ink = template_colours.ground_of(one, colours, look.page), colours.of("tx1")
    if ground is None or ink is None:
        return ["Latar templat berupa gambar atau gradasi; periksa apakah teks dan grafik tetap terbaca."]
    if template_colours.contrast(ground, ink) < template_colours.LEAST_TEXT:
        found = format_number(template_colours.contrast(ground, ink), 1)
        raise Unusable(
            f"memberi teks yang tidak terbaca: kontras warna teks terhadap latar {found} banding 1, paling sedikit "
            f"{format_number(template_colours.LEAST_TEXT, 1)}. Samakan warna teks tema (Text 1) dengan latarnya di "
            "Slide Master, menu Warna."
        )
    kita = colours.of("accent1")
    if kita and template_colours.contrast(ground, kita) < template_colours.LEAST_KITA:
        raise Unusable(
            "memakai warna tema Accent 1 yang hampir sama dengan latarnya, padahal warna itu menandai pemerintah "
            "sendiri. Ubah Accent 1 di Slide Master, menu Warna."
        )
    names = {**template_colours.ACCENTS, "tx2": "teks redup"}
    found = [(words, colours.of(place)) for place, words in names.items()]
    faint = [words for words, colour in found if colour and template_colours.contrast(ground, colour) < _least()]
    return (
        [f"Warna tema terlalu dekat dengan latar, jadi label memakai warna teks: {', '.join(faint)}."] if faint else []
    )


def _least() -> float:
    from pages._output.deck.powerpoint import template_colours  # noqa: PLC0415

    return template_colours.LEAST_MARK


def _font_warnings(look) -> list[str]:
    """Widths were reckoned for our fonts; others may need a look."""
    from pages._output.deck.powerpoint import template_colours  # noqa: PLC0415

    faces = template_colours.Colours(look.body.layout.slide_master).fonts()
    other = sorted({face for face in faces if face and face not in (master.MAJOR, master.MINOR)})
    if not other:
        return []
    return [
        f"Huruf templat {', '.join(other)}: lebar teks dihitung untuk Georgia dan Calibri, periksa hasilnya sekilas."
    ]
