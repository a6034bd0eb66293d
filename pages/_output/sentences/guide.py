"""The words of Panduan for its three readers: what each does, step by step, with a picture and the way there.

Words in “quotes” are those the app itself shows; numbers stand in the picture they describe. Tests hold both to it.
"""

from typing import NamedTuple


class Link(NamedTuple):
    """The way to another page of the app: its script below pages/, and what its address needs."""

    label: str
    page: str
    entries: tuple[tuple[str, str], ...] = ()


class Picture(NamedTuple):
    """A picture of the app: its name in pages/_ui/guide, what it shows for who cannot see it, and its caption."""

    name: str
    alt: str
    caption: str


class Step(NamedTuple):
    """One of the three things a reader does."""

    title: str
    place: str
    text: str
    picture: Picture
    links: tuple[Link, ...]


class Reader(NamedTuple):
    """Who the steps are for: the name of the part, the sentence it opens with, and what stands under it."""

    name: str
    sentence: str
    lead: str
    steps: tuple[Step, ...]


SUMMARY, TARGETS, AREAS = "overview/summary.py", "analysis/targets.py", "analysis/areas.py"
ACTIONS, DECK, UPLOAD, SOURCES = "planning/actions.py", "reporting/raker.py", "admin/upload.py", "admin/sources.py"

GOVERNOR = Reader(
    "Gubernur & Sekda",
    "Tiga puluh detik: satu kalimat, satu jalur, satu keputusan.",
    "Semuanya di halaman pertama, Ringkasan; di ponsel maupun di layar rapat.",
    (
        Step(
            "Baca kalimatnya",
            "10 detik · Ringkasan",
            "Kalimat pembuka menjawab apakah kita di jalur target. Kotak di bawahnya memuat angkanya: nilai dan "
            "predikat, jarak ke target, jarak ke predikat berikutnya, posisi di antara pemerintah yang dimuat.",
            Picture(
                "opening",
                "Bagian atas Ringkasan di ponsel. Kalimat pembukanya: Kalimantan Timur meraih 73,87 (BB) pada 2023, "
                "kurang 0,63 poin dari target 2024 sebesar 74,50. Di bawahnya pilihan pemerintah daerah, indikator, "
                "dan tahun, lalu empat kotak angka.",
                "Kalimat pembuka dan empat angkanya, di ponsel.",
            ),
            (Link("Ringkasan", SUMMARY),),
        ),
        Step(
            "Lihat jalurnya",
            "10 detik · Ringkasan",
            "Titik adalah nilai, garis mendatar pendek adalah target. Titik yang lebih rendah berarti masih kurang. "
            "Garis tegak berarti metode berganti: nilai di kiri dan kanannya tidak sebanding.",
            Picture(
                "trend",
                "Grafik tren Indeks RB Kalimantan Timur 2019 sampai 2024: empat nilai yang hampir datar, lalu satu "
                "nilai sesudah garis tegak pergantian metode, sedikit di bawah garis ke target 2024.",
                "Tren dan targetnya; 2024 belum dimuat, jadi tidak ada titik di sana.",
            ),
            (Link("Kesenjangan target", TARGETS),),
        ),
        Step(
            "Putuskan yang perlu",
            "10 detik · Ringkasan",
            "Merah-merah berarti di bawah target yang jatuh tempo dan memburuk: mulailah dari sana. Keputusan raker "
            "yang lewat tenggat disebut di bawah kotak angka. Untuk layar rapat: “Mode rapat” di Bahan raker.",
            Picture(
                "red_list",
                "Kotak Merah-merah Kalimantan Timur: tidak ada. Tabelnya menyebut tiap indikator yang punya target, "
                "keadaannya terhadap target, dan arahnya.",
                "Bila tidak ada merah-merah, tampak indikator yang di bawah target dan arahnya.",
            ),
            (
                Link("Keputusan raker", ACTIONS, (("bagian", "keputusan"),)),
                Link("Bahan rapat 5 slide", DECK, (("bahan", "gubernur"),)),
            ),
        ),
    ),
)
HEAD_OF_BUREAU = Reader(
    "Kepala Biro",
    "Lima belas menit sebelum raker: sebab, penugasan, slide.",
    "Pemerintah daerah cukup dipilih sekali; halaman lain mengikuti.",
    (
        Step(
            "Cari yang menahan",
            "5 menit · Area & indikator",
            "Bagian dengan poin terbanyak yang belum diraih paling menahan indeks. Pengampunya disebut di tabel. "
            "Apakah target masih terkejar, dijawab di Kesenjangan target: laju yang diperlukan terhadap laju yang "
            "dicapai.",
            Picture(
                "points_lost",
                "Kota Surabaya 2024, batas dikurangi nilai: RB General kehilangan 13,61 poin, RB Tematik 5,72 poin, "
                "dengan catatan apakah batasnya pasti.",
                "Poin yang belum diraih, bagian terbesar lebih dahulu.",
            ),
            (Link("Area & indikator", AREAS), Link("Kesenjangan target", TARGETS)),
        ),
        Step(
            "Bagi tugasnya",
            "5 menit · Rencana aksi",
            "“Cakupan” menunjukkan kesenjangan tanpa renaksi dan renaksi tanpa kesenjangan. Catat keputusan dengan "
            "PIC dan tenggatnya; yang lewat tenggat muncul di Ringkasan dan membuka bahan raker berikutnya.",
            Picture(
                "decision",
                "Isian Catat keputusan raker: keputusan, tanggal raker, tenggat, status, dan PIC.",
                "Keputusan raker dicatat dengan PIC dan tenggat.",
            ),
            (
                Link("Cakupan", ACTIONS, (("bagian", "cakupan"),)),
                Link("Keputusan raker", ACTIONS, (("bagian", "keputusan"),)),
            ),
        ),
        Step(
            "Bawa slidenya",
            "5 menit · Bahan raker",
            "Pilih susunan, buang atau geser slide, lalu tekan “Susun bahan”: PowerPoint yang grafiknya dapat "
            "diubah, lampiran Excel, dan html untuk ruang tanpa jaringan. “Mode rapat” memutarnya langsung.",
            Picture(
                "slides",
                "Pratinjau dua slide Bahan raker Kalimantan Timur: tren dan target, lalu enam hal yang perlu "
                "diputuskan. Di bawah tiap slide ada tombol Naik, Turun, dan Buang.",
                "Slide sebelum disusun; yang belum ada datanya dilewati dan disebut.",
            ),
            (Link("Bahan raker", DECK, (("bahan", "raker"),)),),
        ),
    ),
)
ANALYST = Reader(
    "Analis",
    "Satu jam: berkas masuk dengan benar, asal tiap angka jelas, bahan rapat jadi.",
    "Tidak ada yang tersimpan sebelum langkah terakhir, dan setiap simpanan dapat dibatalkan.",
    (
        Step(
            "Unggah dan perbaiki",
            "30 menit · Unggah data",
            "Susunan berkas dikenali sendiri. Sel bertanda ✕ harus diperbaiki di berkas, yang bertanda ! cukup "
            "disetujui bila memang benar. Tekan “Unduh berkas bertanda”, perbaiki di Excel, lalu “Unggah ulang”.",
            Picture(
                "errors",
                "Langkah Periksa menyebut dua masalah: nama Kalimatan Timur di sel A3 tidak dikenal, dan nilai di "
                "sel E4 melewati batas skala, mungkin 73,87. Tiap masalah menyebut yang ditemukan, yang seharusnya, "
                "dan perbaikannya.",
                "Tiap masalah menyebut sel, yang ditemukan, dan perbaikannya.",
            ),
            (Link("Unggah data", UPLOAD),),
        ),
        Step(
            "Jawab “angka ini dari mana?”",
            "10 menit · Data & sumber",
            "Ketik angka atau nama di “Cari angka”. Tampak klaim yang berlaku, aturan yang menentukannya, dan klaim "
            "lain dengan sumbernya. Menurut surat berbeda? Pakai “Perbaiki satu angka” di Unggah data.",
            Picture(
                "origin",
                "Asal angka 77,10 (BB) Sumatera Barat 2023: satu dari 4 klaim, menurut binews.id, dengan judul, "
                "derajat bukti, dan catatan bahwa rilis lain menyebut 76,25.",
                "Satu angka dengan sumber, derajat bukti, dan catatannya.",
            ),
            (Link("Data & sumber", SOURCES), Link("Riwayat versi", SOURCES, (("bagian", "versi"),))),
        ),
        Step(
            "Siapkan bahannya",
            "20 menit · Bahan raker",
            "“Susun bahan” membuat berkas, “Salin ringkasan” menyalin teks untuk nota dinas atau WhatsApp. "
            "Alamat halaman menyimpan pilihan: siapa pun yang membukanya melihat susunan yang sama.",
            Picture(
                "files",
                "Kotak Susun dan unduh sesudah tombol Susun bahan ditekan: PowerPoint, lampiran Excel, dan briefing "
                "html siap diunduh.",
                "Tiga berkas dari angka yang sama.",
            ),
            (Link("Bahan raker", DECK, (("bahan", "raker"),)),),
        ),
    ),
)
READERS = {"gubernur": GOVERNOR, "biro": HEAD_OF_BUREAU, "analis": ANALYST}
