"""The frontend's scripts and styles compressed: quickly when first asked for, best once and for all in the background.

Best takes a quarter of a minute of a processor and is kept beside the store, under the sha256 of what was compressed,
so it is done once for every Streamlit. Make it beforehand: python -m pages._wire.packing
"""

import hashlib
import os
import sys
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

import brotli

from data import store
from pages._wire.assets import CHARTS, SOON, assets, chunks_of, entry_files

QUICK, BEST = 5, 11  # of brotli: 0,06 and 7 seconds for the largest script
GZIP_WINDOW = 31


def kept_folder() -> Path:
    """Where the best ones are kept."""
    return store.state_folder() / "kemasan"


class Packer:
    """What was compressed, by (address, coding); at most the size of all scripts, 12 MB.

    folder: asked when it is needed, because the store may be chosen later.
    """

    def __init__(self, folder: Callable[[], Path] = kept_folder):
        self.folder = folder
        self.packed: dict[tuple[str, str], bytes] = {}

    def packed_body(self, address: str, coding: str) -> bytes:
        """The file at `address` in `coding`, br or gzip; takes up to half a second where nobody asked before."""
        known = self.packed.get((address, coding))
        if known is None:
            known = self._pack(address, coding)
            known = self.packed.setdefault((address, coding), known)
        return known

    def _pack(self, address: str, coding: str) -> bytes:
        content = assets()[address].content()
        if coding == "gzip":
            packer = zlib.compressobj(9, wbits=GZIP_WINDOW)
            return packer.compress(content) + packer.flush()
        return self._kept(content) or brotli.compress(content, quality=QUICK)

    def _kept(self, content: bytes) -> bytes | None:
        """What an earlier start made of `content`; None where it did not, or it is damaged."""
        with suppress(OSError, brotli.error):
            packed = self._place(content).read_bytes()
            return packed if brotli.decompress(packed) == content else None
        return None

    def _place(self, content: bytes) -> Path:
        return self.folder() / f"{hashlib.sha256(content).hexdigest()}.br"

    def pack_best(self, addresses: list[str]) -> Iterator[str]:
        """Compress what is not yet kept, one file at each step; OSError where the folder cannot be written."""
        self.folder().mkdir(parents=True, exist_ok=True)
        contents = {address: assets()[address].content() for address in addresses}
        kept = {self._place(content) for content in contents.values()}
        for stale in set(self.folder().glob("*.br")) - kept:
            stale.unlink(missing_ok=True)
        for address, content in contents.items():
            packed = self._kept(content)
            if packed is None:
                packed = brotli.compress(content, quality=BEST)
                _write(self._place(content), packed)
            self.packed[address, "br"] = packed
            yield address

    def pack_in_background(self, stop: threading.Event, wait: float) -> threading.Thread:
        """In a thread, after `wait` seconds and out of everybody's way, do pack_best for what every page needs."""
        thread = threading.Thread(target=self._pack_quietly, args=(stop, wait), name="packing", daemon=True)
        thread.start()
        return thread

    def _pack_quietly(self, stop: threading.Event, wait: float) -> None:
        if stop.wait(wait):
            return
        with suppress(OSError, AttributeError):  # on Linux a thread has a priority of its own
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 19)
        with suppress(OSError):  # then the quick ones serve
            for _ in self.pack_best(every_page()):
                if stop.is_set():
                    return


def every_page() -> list[str]:
    """The scripts of every page, those needed first at the front."""
    return [*entry_files(), *chunks_of(SOON + CHARTS)]


def _write(path: Path, content: bytes) -> None:
    """All of it or nothing, also where two servers share the folder."""
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    Path(file.name).replace(path)


if __name__ == "__main__":
    print(f"{sum(1 for _ in Packer().pack_best(every_page()))} files in {kept_folder()}", file=sys.stdout)
