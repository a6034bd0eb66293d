"""Metodologi: method versions, bands with their certainty, formulas and symbols, all from the store."""

import streamlit as st

from pages._output.symbols import SYMBOLS
from pages._ui import asking, cards, method_parts

FORMULAS = [
    ("Selisih", "nilai − target yang berlaku, dalam poin; minus berarti kurang."),
    (
        "Target yang berlaku",
        "target tahun nilai itu; bila tidak tertulis, target berikutnya; bila tidak ada, target terakhir "
        "sebelumnya. Dari beberapa dokumen: RPJMD (revisi terbaru), Renstra, Road Map, nasional, lainnya.",
    ),
    ("Capaian", "nilai ÷ target × 100 %."),
    ("Target berupa predikat", "batas bawah predikat itu pada metode tahun targetnya; batas terbuka harus dilampaui."),
    ("Target berupa rentang", "tercapai sejak batas bawahnya; kedua batas ditampilkan."),
    (
        "Predikat dari angka",
        "rentang dibaca dari batas bawahnya, pada nilai sebelum dibulatkan. Nilai kosong tidak berpredikat.",
    ),
    (
        "A dan A- sejak 2023",
        "berbagi rentang di atas 80 sampai di bawah 100; ditulis “A / A-” kecuali sumber menyebut salah satunya.",
    ),
    ("Arah", "dari dua nilai terakhir dengan metode yang sama; gerak kurang dari 0,5 % skala setahun berarti tetap."),
    ("Merah-merah", "di bawah target yang sudah jatuh tempo dan memburuk."),
    (
        "Posisi",
        "di antara pemerintah setingkat yang nilainya dimuat; nilai sama, posisi sama. Bukan peringkat nasional. "
        "Angka nyata hanya diurutkan di antara angka nyata; angka ilustrasi di antara semuanya, dengan tanda.",
    ),
    (
        "Angka yang dipakai",
        "unggahan mengalahkan terbitan; lalu surat kementerian, resmi, pers, sekunder, disimpulkan; lalu yang "
        "terbaru terbit, desimal terbanyak, dan nama penerbit. Angka yang sama setelah dibulatkan dianggap satu klaim.",
    ),
    (
        "Proyeksi",
        "laju rata-rata setahun pada metode terbaru diteruskan; hanya bila diminta, tidak melintasi pergantian metode.",
    ),
]
NOT_CLAIMED = (
    "Angka terbitan berasal dari media, portal, dan dokumen publik; sebuah klaim tetap klaim sampai surat "
    "hasil evaluasi dimuat. "
    "Aplikasi tidak menyusun peringkat nasional, tidak menghitung A atau A- dari angka, tidak mengisi tahun kosong, "
    "dan tidak menyatakan sebab. Batas atas Indeks RB sejak 2023 belum pasti: 110 atau 120."
)

codes = [row["indicator_code"] for row in asking.rows("indicator_codes")]
all_methods, all_bands, all_components = (
    asking.rows(name, indicator_codes=codes) for name in ("methods", "bands", "components")
)
cards.page_sentence(
    f"{len(codes)} indikator diukur dengan {len(all_methods)} versi metode; garis diputus di setiap pergantian.",
    "Dari mana skala, predikat, dan rumus berasal, dan seberapa pasti.",
)
with cards.card("indicators"):
    cards.heading("Versi metode dan predikat", "Tiap indikator dapat dibuka")
    for code in codes:
        method_parts.show_indicator(code, all_methods, all_bands, all_components)
method_parts.show_pairs("Rumus", ("Istilah", "Aturan"), FORMULAS)
method_parts.show_pairs("Simbol", ("Simbol", "Arti"), SYMBOLS)
method_parts.show_names()
with cards.card("claims"):
    cards.heading("Yang tidak diklaim aplikasi ini")
    st.html(f"<p class='rb-prose'>{NOT_CLAIMED}</p>")
method_parts.show_troubles()
