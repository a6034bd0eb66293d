"""manifest.json: what a backup holds. A folder with a readable one is a whole backup; without, it is none."""

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from data import store
from data.keeping.folders import MANIFEST as FILE_NAME
from data.keeping.folders import UPLOADS, KeepingError, is_digest, write_file
from data.roles import FILE_NAME as ROLES

LARGEST = 32 << 20  # bytes of a manifest; each original takes some 200
HIGHEST = 1 << 53  # no count of anything here comes near it


@dataclass
class Manifest:
    """One backup. `rows` counts each table; `files` gives (sha256, bytes) by path inside the backup.

    born: when the first version of the store was made, which tells one store from another. sequence: 1 more than that
    of any copy in the backup folder at the time, so that order never depends on a clock. absent: originals that were
    missing or damaged when the backup was made.
    """

    created_at: str  # UTC, ISO
    schema_migration: int
    data_version: int
    born: str
    sequence: int
    rows: dict[str, int]
    files: dict[str, tuple[str, int]]
    absent: list[str] = field(default_factory=list)

    @property
    def created(self) -> datetime:
        """When the backup was made, UTC."""
        return datetime.fromisoformat(self.created_at).astimezone(UTC)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write it as the last file of a backup."""
    told = asdict(manifest)
    told["files"] = {
        name: {"sha256": sha256, "byte_count": size} for name, (sha256, size) in sorted(manifest.files.items())
    }
    write_file(folder / FILE_NAME, json.dumps(told, indent=1, sort_keys=True) + "\n")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the backup in `folder`. Raises KeepingError when there is none that can be read."""
    try:
        with (folder / FILE_NAME).open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise _wrong(folder)
        told = json.loads(content.decode("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise KeepingError(
            f"{folder} bukan cadangan yang utuh karena {FILE_NAME} di dalamnya tidak dapat dibaca; sebut folder lain."
        ) from error
    except (ValueError, RecursionError) as error:
        raise _wrong(folder) from error
    try:
        files = {name: (told["files"][name]["sha256"], told["files"][name]["byte_count"]) for name in told["files"]}
        manifest = Manifest(**(told | {"files": files}))
        if _is_sound(manifest) and manifest.created:  # a date that is none raises
            return manifest
    except (AttributeError, KeyError, OSError, OverflowError, RecursionError, TypeError, ValueError) as error:
        raise _wrong(folder) from error
    raise _wrong(folder)


def _wrong(folder: Path) -> KeepingError:
    return KeepingError(
        f"{FILE_NAME} di {folder} rusak atau diubah, sehingga cadangan itu tidak dapat dipercaya; sebut cadangan lain."
    )


def _is_sound(manifest: Manifest) -> bool:
    """Whether everything has its type, and no path leads outside the backup."""
    numbers = [manifest.schema_migration, manifest.data_version, manifest.sequence, *manifest.rows.values()]
    numbers += [size for _, size in manifest.files.values()]
    return (
        all(type(number) is int and 0 <= number < HIGHEST for number in numbers)
        and all(isinstance(text, str) for text in (manifest.born, *manifest.rows, *manifest.absent))
        and store.FILE_NAME in manifest.files
        and all(_is_expected(name) and is_digest(sha256) for name, (sha256, _) in manifest.files.items())
    )


def _is_expected(name: str) -> bool:
    folder, slash, original = name.partition("/")
    return name in (store.FILE_NAME, ROLES) or (folder == UPLOADS and bool(slash) and is_digest(original))


def copies_in(folder: Path, pattern: str = "*") -> list[tuple[Path, Manifest]]:
    """The backups with a readable manifest in `folder`, made longest ago first, whatever any clock said."""
    found = []
    try:
        inner = [path for path in folder.glob(pattern) if not path.name.startswith(".") and path.is_dir()]
    except OSError:
        return []
    for path in inner:
        try:
            found.append((path, read_manifest(path)))
        except KeepingError:
            continue
    return sorted(found, key=lambda copy: (copy[1].sequence, copy[1].data_version, copy[1].created_at, copy[0].name))
