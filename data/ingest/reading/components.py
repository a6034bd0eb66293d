"""Components by name: which path a label means, what a path is called, and the words of an indicator's predikat."""

from data.ingest.model import Record
from data.ingest.reading.names import name_key
from data.ingest.reading.reference import Method, Reference


def choose_path(paths: list[str], section: str | None) -> str | None:
    """Of several paths a label may mean, the one inside the section; without a section the one nearest the top."""
    if len(paths) <= 1 or len(set(paths)) == 1:
        return paths[0] if paths else None
    inside = [path for path in paths if section and path.startswith(f"{section}.")]
    if section and not inside:
        return None
    return min(inside or paths, key=lambda path: path.count("."))


def component_name(record: Record, reference: Reference) -> str:
    """The name of the record's component; '' for the index itself."""
    method = reference.method(record.indicator, record.year)
    return method.components[record.component].name if record.component else ""


def predikat_words(indicator: str, reference: Reference) -> tuple[str, ...]:
    """Codes, labels and aliases of every band of the indicator."""
    bands = [band for method in reference.methods if method.indicator == indicator for band in method.bands]
    words = [word for band in bands for word in (band.predikat, band.label) if word]
    words += [text for text, names in reference.predikat_names.items() if any(n.indicator == indicator for n in names)]
    return tuple({word.casefold(): word for word in reversed(words)}.values())


def component_names(method: Method) -> dict[str, str]:
    """Key -> name of every component of a method, for suggestions."""
    return {
        name_key(part): item.name
        for item in method.components.values()
        for part in [item.name, *item.name.split(" / ")]
    }
