"""The words of Panduan for every reader: a chart to read, where words are explained, what to do when stuck."""

from pages._output.sentences.guide import SOURCES, UPLOAD, Link, Picture

METHODOLOGY, ACCOUNT = "reporting/methodology.py", "admin/account.py"

CHART = Picture(
    "chart",
    "Grafik jalur target Nusa Tenggara Timur: nilai 61,65, 60,15, dan 60,37, target 71,00 pada 2021, dan dua "
    "garis dari nilai terakhir: laju yang diperlukan dan laju yang dicapai. Nilai 2020 belum dikeluarkan.",
    "Satu grafik dengan nilai, target, pergantian metode, dan tahun tanpa nilai; bidang berwarna adalah kekurangannya.",
)
TROUBLES = [
    ("“belum dimuat”", "Aplikasi belum memiliki angkanya; tidak pernah berarti nol.", "Minta analis mengunggahnya."),
    (
        "“belum dikeluarkan”",
        "Sebuah sumber menyatakan penerbit belum mengeluarkannya.",
        "Tunggu hasil evaluasi, lalu unggah.",
    ),
    (
        "“Pilih pemerintah daerah untuk mulai.”",
        "Peramban ini belum punya pilihan.",
        "Pilih sekali; pilihan diingat.",
    ),
    (
        "“di alamat halaman ini tidak dikenal”",
        "Alamat yang dibuka terpotong atau salah ketik.",
        "Pilih dari daftar, atau minta alamatnya dikirim ulang.",
    ),
    (
        "“Halaman ini hanya untuk membaca dan memeriksa.”",
        "Anda belum masuk, atau belum berperan analis untuk daerah itu.",
        "Buka Akun: masuk, atau minta peran kepada admin.",
    ),
    (
        "“masalah harus diperbaiki”",
        "Penyimpanan terkunci selama ada sel bertanda ✕.",
        "Tekan “Unduh berkas bertanda”, perbaiki sel itu, unggah ulang.",
    ),
    (
        "“menunggu pemeriksaan”",
        "Dua mata berlaku: kiriman belum dihitung.",
        "Minta pemeriksa membukanya di Unggah data.",
    ),
    (
        "Angka keliru sudah tersimpan",
        "Tidak ada yang hilang; setiap simpanan adalah satu versi.",
        "Buka Riwayat versi dan batalkan versinya.",
    ),
    (
        "“gagal ditampilkan karena kesalahan di aplikasi”",
        "Data tidak berubah.",
        "Muat ulang; bila terulang, kirim alamat halaman itu kepada pengelola aplikasi.",
    ),
    (
        "Halaman tidak menanggapi",
        "Jaringan terputus atau server dimulai ulang.",
        "Muat ulang; yang belum disimpan diisi lagi.",
    ),
]
WAYS_OUT = (Link("Unggah data", UPLOAD), Link("Riwayat versi", SOURCES, (("bagian", "versi"),)), Link("Akun", ACCOUNT))
WORDS = [
    ("Selisih, capaian, laju, merah-merah", "Metodologi, bagian Rumus"),
    ("Predikat dan batasnya", "Metodologi, tiap indikator"),
    ("Tanda di grafik dan tabel", "Metodologi, bagian Simbol"),
    ("Singkatan dan nama lain", "Metodologi, Nama lain yang dikenali"),
    ("Satu area atau komponen", "Area & indikator, kartu indikator"),
    ("Satu angka", "Data & sumber, Cari angka"),
    ("Peran dan hak", "Akun, Apa yang boleh dilakukan setiap peran"),
]
WORDS_LINKS = (Link("Metodologi", METHODOLOGY), Link("Data & sumber", SOURCES))
