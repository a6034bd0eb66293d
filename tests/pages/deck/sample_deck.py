"""A deck made by hand, with every kind of body, for the tests of those who draw slides. No score in it is real."""

from datetime import date

from pages._output.deck.model import Cell, Chart, Column, Deck, Notes, Series, Slide, Table

NOTES = Notes(
    say=("Kita kurang 0,63 poin dari target.",),
    caveats=("Nilai 2022 dan 2023 berbeda metode.",),
    questions=("Mengapa 2023 naik?",),
    origins=("Indeks RB 2023 73,87: Lojikata (pers, Februari 2024)",),
)
FOOTER = "Indeks RB, poin, sumbu mulai dari 60. Sumber: Bappeda (2020). Per 21 November 2026. Metode 2020 dan 2023."


def series(name, values, labels, tone, **more):
    return Series(name, tuple(values), tuple(labels), tone, **more)


LINES = Chart(
    kind="lines",
    categories=("2019", "2020", "2021", "2022 belum dikeluarkan", "2023", "2024"),
    series=(
        series("Nilai, Metode 2014", [68.6, None, None, None, None, None], ["68,60", "", "", "", "", ""], "kita"),
        series(
            "Nilai, Metode 2020",
            [None, 68.105, 68.47, None, None, None],
            ["", "68,11", "68,47", "", "", ""],
            "kita",
            hovers=("", "2020: 68,11 B", "2021: 68,47 B", "", "", ""),
        ),
        series("Target, Metode 2020", [None, 70.5, None, None, None, None], ["", "Target 70,50"] + [""] * 4, "target"),
        series(
            "Nilai, Metode 2023",
            [None, None, None, None, 73.87, 74.1],
            ["", "", "", "", "73,87 BB", "74,10 BB"],
            "kita",
            is_hollow=(False,) * 5 + (True,),
        ),
        series("Target, Metode 2023", [None] * 5 + [74.5], [""] * 5 + ["Target 74,50"], "target"),
    ),
    minimum=60,
    maximum=80,
    step=5,
    unit="poin",
    alt="Garis nilai 2019 sampai 2024 dengan target.",
    rules=((1, "Metode 2020"), (4, "Metode 2023")),
)
PAIR = Chart(
    kind="bars",
    categories=("Ombudsman 2024", "SPBE 2023", "Inovasi (IGA) 2022"),
    series=(
        series("Maluku Utara", [65.57, 40.2, 24.44], ["65,57", "2,01", "24,44"], "kita"),
        series("Banten", [94.01, 68.0, None], ["94,01", "3,40", ""], "peer"),
    ),
    minimum=0,
    maximum=100,
    step=25,
    unit="% skala",
    alt="Batang dua provinsi.",
    has_key=True,
)
STACKED = Chart(
    kind="bars",
    categories=("Tata laksana", "SDM aparatur"),
    series=(
        series("Diraih", [2.1, 3.2], ["2,10", "3,20"], "kita"),
        series("Belum diraih", [1.4, 0.3], ["1,40", "0,30"], "other"),
    ),
    minimum=0,
    maximum=4,
    step=1,
    unit="poin",
    alt="Batang bertumpuk dua area.",
    is_stacked=True,
    has_key=True,
)
GAPS = Chart(
    kind="bars",
    categories=("SPBE 2024", "Indeks RB 2023", "IPP 2023"),
    series=(
        series("Tercapai", [15.8, None, None], ["▲ +0,79 poin", "", ""], "above"),
        series("Di bawah target", [None, -0.63, -20.0], ["", "▼ −0,63 poin", "▼ −1,00 poin"], "below"),
    ),
    minimum=-25,
    maximum=25,
    step=5,
    unit="% skala",
    alt="Selisih tiga indikator.",
    has_key=True,
)
HEAT = Table(
    columns=(Column("Area", 0.4), Column("2020", 0.2, True), Column("2021", 0.2, True), Column("2022", 0.2, True)),
    rows=tuple(
        (
            Cell(name),
            Cell("48,2 %", 48.2, shade=0.48),
            Cell("–"),
            Cell("81,0 %", 81.0, shade=0.81, is_bold=True),
        )
        for name in ("Manajemen perubahan", "Tata laksana", "SDM aparatur")
    ),
    alt="Tiga area pada tiga tahun.",
)
TABLE = Table(
    columns=(Column("No", 0.07, True), Column("Keputusan", 0.5), Column("PIC (usulan)", 0.23), Column("Status", 0.2)),
    rows=(
        (Cell("1", 1), Cell("Memuat surat nilai RB 2024 dan 2025"), Cell("Biro Organisasi"), Cell("○ usulan")),
        (
            Cell("2", 2),
            Cell("Memastikan predikat target 74,50: tertulis B, skala menyebut BB", tone="kita", is_bold=True),
            Cell("Bappeda"),
            Cell("▼ di bawah target", tone="below"),
        ),
    ),
    alt="Dua usulan keputusan.",
)
ANSWER = Table(
    columns=(Column("Hal", 0.4), Column("Nilai", 0.2, True), Column("Terhadap", 0.4)),
    rows=((Cell("Indeks RB 2023"), Cell("73,87", 73.87, "kita", True), Cell("BB; target 2024 74,50")),),
    alt="Satu angka utama.",
)


def slide(code, title, body, **more):
    return Slide(code, title, body, FOOTER, NOTES, **({"is_illustrative": False} | more))


SLIDES = (
    slide(
        "status",
        "Kalimantan Timur kurang 0,63 poin dari target Indeks RB 2024",
        ANSWER,
        kicker="Rapat kerja Reformasi Birokrasi",
        byline="Triwulan IV 2026 · Biro Organisasi",
    ),
    slide("tren", "Datar pada 2020–2021; 2023 memakai metode baru", LINES, subtitle="Indeks RB, Kalimantan Timur"),
    slide("banding", "Banten lebih tinggi pada dua dari tiga indikator", PAIR, subtitle="Bagian dari skala, persen"),
    slide("area_hilang", "Ilustrasi: Tata laksana: 82 % poin yang belum diraih", STACKED, is_illustrative=True),
    slide("target", "Satu dari tiga indikator mencapai target", GAPS),
    slide("area_tabel", "Tata laksana terendah pada 2020: 48,2 % batasnya", HEAT),
    slide("keputusan", "Dua hal yang perlu diputuskan dalam raker ini", TABLE),
)
DECK = Deck(
    title="Raker triwulan, Kalimantan Timur, Triwulan IV 2026",
    government_name="Kalimantan Timur",
    preset_name="Raker triwulan 12",
    meeting="Triwulan IV 2026",
    office="Biro Organisasi",
    version_id=12,
    as_of=date(2026, 11, 21),
    slides=SLIDES,
    left_out=(("Rencana aksi", "Rencana aksi belum dimuat."),),
    file_stem="raker-64-triwulan-iv-2026-data-v12-ilustrasi",
    address="pemda=64&bahan=raker",
)
