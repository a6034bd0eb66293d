"""A store with something to lose, copied for each fault, and a disk small enough to fill."""

import os
import shutil
import subprocess
import sys

import pytest

from data import seed, store
from tests.conftest import is_ci
from tests.faults.actions import ACTIONS, prepare
from tests.faults.killing import use_small_seeds
from tests.faults.wholeness import assert_whole, contents

SMALL = 48 << 20


@pytest.fixture(scope="session")
def prepared(published_folder, tmp_path_factory):
    """(folder, contents) of a store with an upload, a plan and a submission that waits."""
    folder = tmp_path_factory.mktemp("prepared") / "state"
    shutil.copytree(published_folder, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RB_STATE", str(folder))
        with store.connect() as con:
            prepare(con)
            found = contents(con)
    return folder, found


@pytest.fixture
def copied(prepared, state):
    """The state folder of a test, with a copy of the prepared store that nobody holds open."""
    shutil.copytree(prepared[0], state)
    return state


@pytest.fixture(scope="session")
def done(prepared, tmp_path_factory):
    """A function from the name of an action to the contents of the store once it is done without any fault."""
    known = {}

    def contents_after(name: str):
        if name not in known:
            folder = tmp_path_factory.mktemp(name) / "state"
            shutil.copytree(prepared[0], folder)
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("RB_STATE", str(folder))
                with store.connect() as con:
                    ACTIONS[name](con)
                    assert_whole(con, prepared[1])
                    known[name] = contents(con)
        return known[name]

    return contents_after


class SmallDisk:
    """A file system of its own, of which all but a few bytes can be taken."""

    def __init__(self, folder):
        self.folder = folder
        self.ballast = folder / "penuh"

    def fill(self, left: int = 0) -> None:
        """Leave about `left` bytes; what is free is counted in pages."""
        told = os.statvfs(self.folder)
        with self.ballast.open("wb") as file:
            file.write(bytes(max(0, told.f_bavail * told.f_frsize - left)))

    def free(self) -> None:
        self.ballast.unlink()


@pytest.fixture
def small_disk(tmp_path):
    """A mounted file system of 48 MB; in CI it must be possible to make one."""
    folder = tmp_path / "cakram"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "rb", str(folder)]
    can = sys.platform == "linux" and os.geteuid() == 0 and shutil.which("mount")
    made = can and subprocess.run(command, check=False, capture_output=True).returncode == 0
    if not made:
        assert not is_ci(), "no small file system could be mounted"
        pytest.skip("a small file system can be mounted by root on Linux alone")
    yield SmallDisk(folder)
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def on_small_disk(small_disk, prepared, monkeypatch):
    """The small disk with a copy of the prepared store on it, which is the store of this test."""
    shutil.copytree(prepared[0], small_disk.folder / "state")
    monkeypatch.setenv("RB_STATE", str(small_disk.folder / "state"))
    return small_disk


@pytest.fixture
def small_seeds(tmp_path, monkeypatch):
    """Seeds with few published figures, for stores that are begun beside them."""
    folder = tmp_path / "seeds"
    shutil.copytree(seed.SEEDS, folder)
    for name, lines in (("published_scores.csv", 40), ("synonyms.csv", 40)):
        kept = (folder / name).read_text(encoding="utf-8").splitlines(keepends=True)[:lines]
        (folder / name).write_text("".join(kept), "utf-8")
    monkeypatch.setattr(seed, "apply_seeds", seed.apply_seeds)
    use_small_seeds(folder)
