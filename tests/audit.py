"""Known holes in what we depend on: `python -m tests.audit`, from an environment with pip-audit.

Asks the package index's advisory data for every pinned requirement and all that it brings. Fails when a hole is known;
where the data cannot be reached it says how many packages could not be looked up, and passes.
"""

import json
import subprocess
import sys
from importlib import metadata


def main() -> int:
    """Print one line for each known hole and one about what was looked up; exit code 1 when there is a hole."""
    ran = subprocess.run(
        [sys.executable, "-m", "pip_audit", "--progress-spinner", "off", "-f", "json", *sys.argv[1:]],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        told = json.loads(ran.stdout)["dependencies"]
    except (ValueError, KeyError):
        print(
            f"pip-audit {metadata.version('pip-audit')}: the advisory data could not be reached; nothing was audited."
        )
        return 0
    holes = [(one, hole) for one in told for hole in one.get("vulns", [])]
    for one, hole in holes:
        fixed = ", ".join(hole["fix_versions"]) or "no release yet"
        print(f"{one['name']} {one['version']}: {hole['id']}, repaired in {fixed}")
    unknown = sum("skip_reason" in one for one in told)
    print(f"{len(told) - unknown} packages audited, {len(holes)} known holes; {unknown} could not be looked up.")
    return 1 if holes else 0


if __name__ == "__main__":
    sys.exit(main())
