"""The words of the page Bahan raker about the deck itself: what it holds, what changed since it was made before."""

from pages._output.deck.model import Deck
from pages._output.words import join_words


def opening(deck: Deck, is_own_choice: bool) -> str:
    """'Bahan Raker triwulan untuk Kalimantan Timur: 9 slide siap; 3 dilewati.'"""
    name = "Susunan sendiri" if is_own_choice else f"Bahan {deck.preset_name.rsplit(' ', 1)[0]}"
    if not deck.slides:
        return f"{name} untuk {deck.government_name}: belum ada slide yang dapat disusun."
    told = f"{name} untuk {deck.government_name}: {len(deck.slides)} slide siap"
    return f"{told}; {len(deck.left_out)} dilewati." if deck.left_out else f"{told}."


def lead(deck: Deck) -> str:
    """Which numbers the deck tells, and whether illustrative ones are among them."""
    told = f"{deck.dated_words}. Grafik di PowerPoint dapat diubah datanya."
    invented = sum(slide.is_illustrative for slide in deck.slides)
    return told + (f" {invented} slide memuat angka ilustrasi dan bertanda." if invented else "")


def left_out_title(count: int) -> str:
    return f"{count} slide dilewati"


def remade(before: int, now: int, changes: list[tuple[str, int]]) -> str:
    """What changed for the governments of a deck since it was made; changes: (government, figures that differ)."""
    told = f"Bahan ini sebelumnya dibuat dari data versi {before}; sekarang versi {now}."
    changed = [f"{count} angka {name}" for name, count in changes if count]
    if not changed:
        return f"{told} Angka yang dipakai tidak berubah."
    return f"{told} Sejak itu berubah: {join_words(changed)}."


def unknown_version(before: str, now: int) -> str:
    return f"Versi data “{before}” di alamat ini tidak dikenal; bahan disusun dari data versi {now}."


def frozen(shown: int, now: int, asked: int | None) -> str:
    """What the meeting screen says of its numbers: the version shown, the newest, and the one the address asked for."""
    told = f"Angka dibekukan pada data versi {shown}"
    if asked not in (None, shown):
        told = f"Data versi {asked} tidak tersimpan di server; angka dibekukan pada versi {shown}"
    return told if shown == now else f"{told}; versi {now} sudah ada"


def unused_peers(most: int) -> str:
    return f"Paling banyak {most} pembanding, dan bukan pemerintah daerah itu sendiri; selebihnya tidak dipakai."


def unused_slides(most: int) -> str:
    return f"Satu bahan memuat paling banyak {most} slide; selebihnya di alamat ini tidak dipakai."


def nothing_to_show(deck: Deck) -> str:
    """In place of a meeting screen without a slide: why, and that there is a way back."""
    reasons = " ".join(f"{name}: {reason}" for name, reason in deck.left_out)
    return f"Belum ada slide untuk layar rapat. {reasons}".strip()
