"""Names of one sheet looked up once each, and what to say of those nobody knows."""

from data.ingest.reading.names import suggest
from data.ingest.reading.reference import Reference

NO_HINT = "Pakai nama yang tercantum di Metodologi."
SUGGESTIONS = 200  # distinct names of a sheet that get one; a search takes a millisecond


class Hints:
    """Looks names up in the reference and remembers the answers."""

    def __init__(self, reference: Reference):
        self.reference = reference
        self.known: dict[tuple, object] = {}
        self.suggestions = 0

    def look_up(self, what: str, text: str) -> str | None:
        """Code of the government or indicator of that exact name, remembered."""
        key = (what, text)
        if key not in self.known:
            self.known[key] = getattr(self.reference, what)(text)
        return self.known[key]

    def _names(self, what: str) -> dict[str, str]:
        """Key -> the name to suggest, of every government or indicator."""
        if ("names", what) not in self.known:
            items = self.reference.governments if what == "government" else self.reference.indicators
            names = self.reference.names[what].items()
            self.known["names", what] = {
                key: items[code].name if what == "government" else items[code].short_name
                for key, code in names
                if code in items
            }
        return self.known["names", what]

    def hint(self, text: str, names: str | dict[str, str]) -> str:
        """'Maksudnya Kalimantan Timur?' where a known name is near, else what to do: a suggestion, never a decision."""
        key = ("hint", text, names if isinstance(names, str) else tuple(names))
        if key not in self.known:
            self.suggestions += 1
            known = self._names(names) if isinstance(names, str) else names
            near = suggest(text, known) if self.suggestions <= SUGGESTIONS else None
            self.known[key] = f"Maksudnya {near}? Tulis nama itu bila benar." if near else NO_HINT
        return self.known[key]
