"""The sentences of Data & sumber, written from the numbers."""

from data.number_format import format_date, format_number


def opening(overview: dict) -> str:
    """'578 angka dan 49 target dari 214 sumber; 37 angka berbeda antarsumber.' from the row of source_overview."""
    figures, targets = overview["figure_count"], overview["target_count"]
    if not figures and not targets:
        return "Belum ada angka yang dimuat."
    count = f"{format_number(figures, 0)} angka dan {format_number(targets, 0)} target"
    cells = f" dan {format_number(overview['cell_count'], 0)} sel berkas" if overview["cell_count"] else ""
    contested = overview["contested_count"]
    tail = (
        f"; {format_number(contested, 0)} angka berbeda antarsumber" if contested else "; tidak ada yang bertentangan"
    )
    return f"{count} dari {format_number(overview['source_count'], 0)} sumber terbitan{cells}{tail}."


def below(overview: dict, version: dict) -> str:
    """Which version and date this is, how far it reaches, and what of it is illustrative."""
    told = (
        f"Versi {version['version_id']}, per {format_date(version['data_as_of'])}; "
        f"{overview['government_count']} pemerintah daerah, {overview['indicator_count']} indikator."
    )
    if overview["illustrative_count"]:
        told += f" {format_number(overview['illustrative_count'], 0)} angka adalah ILUSTRASI."
    return told


def search_title(words: str, count: int, most: int) -> str:
    """'“60,37” ditemukan pada 2 klaim', or that nothing was found."""
    if not count:
        return f"“{words}” tidak ditemukan"
    more = "lebih dari " if count >= most else ""
    return f"“{words}” ditemukan pada {more}{format_number(count, 0)} klaim"
