"""What is kept in this process across sessions: made once, also when many ask at the same moment."""

import threading
import traceback
from collections import OrderedDict
from collections.abc import Callable, Hashable


class Kept:
    """At most `most` things by their keys; the one that was asked for longest ago goes first.

    Whoever gets one must not change it. Streamlit's own caches would copy it at every call.
    """

    def __init__(self, most: int):
        self._most, self._lock = most, threading.Lock()
        self._slots: OrderedDict[Hashable, _Slot] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], object]):
        """The thing under `key`, made by `make()` the first time; one that raises is made anew the next time."""
        slot = self._slot(key)
        if not slot.is_made:
            with slot.lock:  # the others wait for the one that makes it
                if not slot.is_made:
                    slot.value = make()
                    slot.is_made = True
        return slot.value

    def get_later(self, key: Hashable, make: Callable[[], object]):
        """The thing under `key`, or None while it is made in the background, for which nobody waits."""
        slot = self._slot(key)
        with self._lock:
            is_first = not (slot.is_made or slot.is_begun)
            slot.is_begun = True
        if is_first:
            threading.Thread(target=self._make_later, args=(key, make, slot), name="kept", daemon=True).start()
        return slot.value if slot.is_made else None

    def _make_later(self, key: Hashable, make: Callable[[], object], slot: "_Slot") -> None:
        try:
            self.get(key, make)
        except Exception:  # nobody waits for it: the log of the server is told, and the next reader tries again
            traceback.print_exc()
            slot.is_begun = False

    def _slot(self, key: Hashable) -> "_Slot":
        with self._lock:
            slot = self._slots.setdefault(key, _Slot())
            self._slots.move_to_end(key)
            if len(self._slots) > self._most:
                self._slots.popitem(last=False)
            return slot

    def clear(self) -> None:
        with self._lock:
            self._slots.clear()


class _Slot:
    def __init__(self):
        self.lock, self.is_begun, self.is_made, self.value = threading.RLock(), False, False, None


def frozen(value) -> Hashable:
    """A value as part of a key: lists as tuples, dictionaries as tuples of their pairs in order of names."""
    if isinstance(value, dict):
        return tuple((name, frozen(one)) for name, one in sorted(value.items()))
    if isinstance(value, list | tuple):
        return tuple(frozen(one) for one in value)
    return value
