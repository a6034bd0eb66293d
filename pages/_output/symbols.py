"""The marks of charts, tables and slides with their meaning: all of them for Metodologi, the commonest for Panduan."""

SYMBOLS = [
    ("●", "nilai hasil evaluasi"),
    ("○ di grafik", "angka sementara, dihubungkan garis titik-titik"),
    ("◇", "penilaian mandiri (PMPRB)"),
    ("▯", "hanya predikat, tanpa angka: kotak setinggi rentang predikatnya"),
    ("━", "target tertulis; garis putus-putus hanya menghubungkan target"),
    ("○ di bawah sumbu", "belum dikeluarkan atau belum dimuat"),
    ("Metode 2023 →", "garis tegak: mulai di sini metode berganti, garis nilai diputus"),
    ("▲ ▼ ● ◇", "di atas atau membaik, di bawah atau memburuk, tetap, belum dapat dinilai"),
    ("ilustrasi", "angka contoh dari unggahan yang ditandai ilustrasi; tidak pernah mengalahkan angka nyata"),
    ("belum dikeluarkan", "sumber menyatakan penerbit belum mengeluarkannya"),
    ("belum dimuat", "aplikasi ini belum memilikinya"),
    (
        "embargo sampai …",
        "nilai sementara yang sampai tanggal itu tidak tampil bagi pengunjung; berkas yang memuatnya menyebutnya, "
        "slidenya bertanda EMBARGO",
    ),
    (
        "○ menunggu pemeriksaan",
        "kiriman di bawah dua mata: belum dihitung di mana pun sampai pemeriksa, orang kedua, menyetujuinya",
    ),
    ("● disetujui, ◇ dikembalikan", "kiriman itu menjadi versi data, atau kembali ke pengirim tanpa mengubah data"),
]
COMMON = ("●", "○ di grafik", "━", "○ di bawah sumbu", "Metode 2023 →", "▲ ▼ ● ◇", "ilustrasi")
AT_A_GLANCE = [pair for pair in SYMBOLS if pair[0] in COMMON]
