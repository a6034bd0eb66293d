"""python -m tests.benchmarks [GROUP ...]: measure and print one table a group. Needs an idle machine and some minutes.

A group is a module of this folder with `measure() -> Iterator[Measured]`. What it needs beyond the app and its tests
stands in tests/benchmarks/requirements.txt.
"""

import importlib
import os
import platform
import sys
from datetime import date

from tests.benchmarks.report import table

GROUPS = ("first_visit", "filter_change", "national", "yearly_file", "deck", "shared_store")


def main(names: list[str]) -> int:
    """Measure the groups named, else all; returns the exit code."""
    unknown = [name for name in names if name not in GROUPS]
    if unknown:
        print(f"No group {', '.join(unknown)}; there are: {', '.join(GROUPS)}.", file=sys.stderr)
        return 2
    python = sys.version.split()[0]
    print(f"{date.today().isoformat()} · {platform.machine()} · {os.cpu_count()} cores · Python {python}")
    for name in names or GROUPS:
        module = importlib.import_module(f"tests.benchmarks.{name}")
        print(f"\n### {module.__doc__.splitlines()[0]}\n")
        print(table(module.measure()), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
