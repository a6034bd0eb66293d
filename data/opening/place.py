"""The folder that every store has: originals, roles and copies, and the database itself where it is a file."""

import os
from pathlib import Path

DEFAULT_STATE = Path(__file__).parent.parent / "state"


def state_folder() -> Path:
    """The folder of the uploaded originals, and of the database where it is a file: RB_STATE, else data/state."""
    return Path(os.environ.get("RB_STATE") or DEFAULT_STATE)


def make_private_folder(folder: Path) -> None:
    """Make a folder that its owner alone may open, unless it is there: its rights are then somebody's own choice.

    Raises OSError. Windows gives a folder the rights of the one it lies in, as ever.
    """
    folder.mkdir(mode=0o700 if os.name == "posix" else 0o777, parents=True, exist_ok=True)
