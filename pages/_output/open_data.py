"""Everything that stands as open data: one tidy CSV and a JSON that explains it, in one zip.

The CSV is UTF-8 with a byte order mark (spreadsheets then read it right, every CSV reader knows it), separated by
commas, with a decimal point, lines ended by CRLF. Text that a spreadsheet would run as a formula gets an apostrophe
before it. Column names follow Satu Data Indonesia.
"""

import csv
import json
import re
from datetime import datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from data.number_format import is_missing

# Where a spreadsheet would begin a formula: at the start, and behind the separators and line ends of other settings,
# because an Indonesian Excel cuts a line at its semicolons.
FORMULA = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=[=+\-@\t\r])")
LICENCE = "Mengikuti sumber masing-masing; lihat kolom sumber dan alamat_sumber."


class Field(NamedTuple):
    """A column of the CSV: its name, the key in the question open_data, its type and what it means."""

    name: str
    key: str
    type: str  # teks | bilangan | bilangan bulat | ya/tidak
    meaning: str


FIELDS = [
    Field("kode_provinsi", "province_code", "teks", "Kode provinsi menurut Kemendagri."),
    Field("nama_provinsi", "province_name", "teks", "Nama provinsi."),
    Field("kode_kabupaten_kota", "regency_code", "teks", "Kode kabupaten/kota; kosong bila datanya milik provinsi."),
    Field("nama_kabupaten_kota", "regency_name", "teks", "Nama kabupaten/kota; kosong bila datanya milik provinsi."),
    Field(
        "perangkat_daerah", "unit_code", "teks", "Nama perangkat daerah; kosong untuk pemerintah daerah itu sendiri."
    ),
    Field("kode_indikator", "indicator_code", "teks", "Kode indikator di aplikasi ini."),
    Field("nama_data", "indicator_name", "teks", "Nama indikator."),
    Field("kode_komponen", "component", "teks", "Jalur komponen dipisah titik; kosong untuk indeksnya sendiri."),
    Field("komponen", "component_name", "teks", "Nama komponen atau area."),
    Field("nilai", "value", "bilangan", "Nilai dalam satuan; titik desimal; kosong bila tidak ada angka."),
    Field("nilai_batas_atas", "upper_value", "bilangan", "Batas atas target yang berupa rentang."),
    Field("nilai_asli", "native_value", "bilangan", "Nilai pada skala aslinya bila nilai adalah skor berbobot."),
    Field("satuan", "unit", "teks", "Satuan indikator: poin, indeks, persen, peringkat, opini."),
    Field("tahun", "year", "bilangan bulat", "Tahun evaluasi, atau tahun target."),
    Field("jenis", "kind", "teks", "realisasi, mandiri, sementara, atau target."),
    Field("dokumen", "document", "teks", "Dokumen target: P-RPJMD, RPJMD, Renstra, Road Map, nasional, lainnya."),
    Field("versi_dokumen", "document_version", "teks", "Versi dokumen target."),
    Field("status", "status", "teks", "ada, belum_dikeluarkan, atau tidak_dinilai."),
    Field("sementara", "is_provisional", "ya/tidak", "ya bila sumbernya menyebut angka ini sementara."),
    Field("predikat", "predikat", "teks", "Predikat menurut metode tahunnya; kosong bila tanpa batas predikat."),
    Field("predikat_disebut", "stated_predikat", "teks", "Predikat seperti ditulis sumber."),
    Field("metode", "regulation", "teks", "Dasar metode penilaian tahun itu."),
    Field("derajat_bukti", "evidence", "teks", "letter, official, press, secondary, inferred; kosong untuk unggahan."),
    Field("sumber", "publisher", "teks", "Penerbit sumber."),
    Field("judul_sumber", "source_title", "teks", "Judul sumber."),
    Field("alamat_sumber", "url", "teks", "Alamat sumber di internet."),
    Field("tanggal_sumber", "published_on", "teks", "Tanggal terbit sumber sejauh diketahui: tahun, bulan, atau hari."),
    Field("berkas", "file_name", "teks", "Nama berkas unggahan."),
    Field("lembar", "sheet_name", "teks", "Lembar di dalam berkas."),
    Field("sel", "cell_address", "teks", "Sel di dalam lembar."),
    Field("versi", "version_id", "bilangan bulat", "Versi data yang memuat baris ini."),
    Field("ilustrasi", "is_illustrative", "ya/tidak", "ya bila angka ini ilustrasi, bukan data sebenarnya."),
]


def build_csv(lines: list[dict]) -> bytes:
    """The CSV of rows of the question open_data."""
    stream = StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([field.name for field in FIELDS])
    for line in lines:
        writer.writerow([_cell(field, line[field.key]) for field in FIELDS])
    return stream.getvalue().encode("utf-8-sig")


def _cell(field: Field, value) -> str:
    """A value as CSV text: numbers with a decimal point and no needless zeros, formulas neutralised."""
    if is_missing(value):
        return ""
    if field.type == "ya/tidak":
        return "ya" if value else "tidak"
    if field.type == "bilangan":
        plain = format(Decimal(str(value)), "f")
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    if field.type == "bilangan bulat":
        return str(int(value))
    return FORMULA.sub("'", str(value))


def build_metadata(lines: list[dict], version: dict, file_name: str) -> dict:
    """What the CSV is: title, version, counts, format, and every column with its meaning."""
    counts = {kind: sum(line["kind"] == kind for line in lines) for kind in dict.fromkeys(one["kind"] for one in lines)}
    return {
        "judul": "Nilai dan target Reformasi Birokrasi pemerintah daerah",
        "penerbit": "RB Provinsi",
        "deskripsi": "Setiap angka yang berlaku, satu baris per angka, dengan sumber, berkas, dan selnya.",
        "versi_data": version["version_id"],
        "per_tanggal": version["data_as_of"].isoformat()[:10],
        "lisensi": LICENCE,
        "jumlah_baris": len(lines),
        "jumlah_menurut_jenis": counts,
        "jumlah_ilustrasi": sum(bool(line["is_illustrative"]) for line in lines),
        "berkas": file_name,
        "format": {
            "pengodean": "UTF-8 dengan BOM",
            "pemisah_kolom": ",",
            "tanda_desimal": ".",
            "akhir_baris": "CRLF",
            "teks_mirip_rumus": "diberi apostrof di depannya",
            "kosong": "tidak diketahui atau tidak berlaku; kosong bukan nol",
        },
        "satuan": sorted({line["unit"] for line in lines if line["unit"]}),
        "kolom": [{"nama": field.name, "tipe": field.type, "arti": field.meaning} for field in FIELDS],
    }


def build_archive(lines: list[dict], version: dict) -> bytes:
    """The zip of CSV and metadata; the same data give the same bytes.

    lines: rows of open_data; version: version_id and data_as_of (date).
    """
    name = f"rb-provinsi-versi-{version['version_id']}"
    metadata = json.dumps(build_metadata(lines, version, f"{name}.csv"), ensure_ascii=False, indent=2)
    stamp = datetime.combine(version["data_as_of"], time()).timetuple()[:6]
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for path, content in ((f"{name}.csv", build_csv(lines)), ("metadata.json", metadata.encode())):
            archive.writestr(ZipInfo(path, stamp), content, ZIP_DEFLATED)
    return stream.getvalue()
