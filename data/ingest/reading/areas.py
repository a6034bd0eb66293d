"""The areas a perangkat daerah can answer for: the eight areas of change whatever the method, and components."""

from data.ingest.reading.components import component_names
from data.ingest.reading.names import bare_keys
from data.ingest.reading.reference import AREA_TOTAL, INDEX, Component, Method, Reference

AREAS = ("MP", "PUU", "ORG", "TTL", "SDM", "AKT", "WAS", "PP")


def find_areas(label: str, reference: Reference) -> list[str]:
    """The areas a label may mean: an area code, else paths of the newest method that knows it; empty when unknown.

    Several where one name stands for several components, such as a theme under Strategi and under Capaian Dampak.
    """
    code = label.strip().upper()
    if code in AREAS:
        return [code]
    known = {reference.names["area"].get(key) for key in bare_keys(label)} & set(AREAS)
    if known:
        return sorted(known)
    for method in rb_methods(reference):
        parts = [method.components[path] for path in reference.component_paths(label, method)]
        if parts:
            return _nearest([part for part in parts if part.level != AREA_TOTAL] or parts)
    return []


def _nearest(parts: list[Component]) -> list[str]:
    """The areas of the parts, else the paths nearest the top."""
    areas = sorted({part.area for part in parts if part.area})
    depth = min(part.path.count(".") for part in parts)
    return areas or sorted(part.path for part in parts if part.path.count(".") == depth)


def rb_methods(reference: Reference) -> list[Method]:
    """The methods of the index, the newest first."""
    return sorted((m for m in reference.methods if m.indicator == INDEX), key=lambda method: -method.from_year)


def area_name(area: str, reference: Reference) -> str:
    """'Penguatan Pengawasan' for WAS or for a path; what nobody knows stands for itself."""
    parts = [method.components for method in rb_methods(reference)]
    if area in AREAS:  # the oldest method has the areas undivided
        return next(part.name for part in parts[-1].values() if part.area == area)
    return next((components[area].name for components in parts if area in components), area)


def area_names(reference: Reference) -> dict[str, str]:
    """Key -> name of every area and component, for suggestions."""
    return {key: name for method in reversed(rb_methods(reference)) for key, name in component_names(method).items()}
