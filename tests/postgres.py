"""A real PostgreSQL of the test run: started in a folder of its own, on a port of its own, with databases to copy."""

import hashlib
import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

USER = "postgres"


def find_programs() -> Path | None:
    """The folder of initdb and pg_ctl: Debian's newest, else that of PATH; None where there is no PostgreSQL."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = debian[-1] if debian else shutil.which("initdb")
    return Path(found).parent if found else None


class Postgres:
    """One server; whoever connects is believed."""

    def __init__(self, folder: Path, programs: Path):
        self.folder, self.programs = folder, programs
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._as_owner("initdb", "-D", str(folder), "-A", "trust", "-U", USER, "-E", "UTF8", "--no-sync", "--no-locale")

    def start(self) -> None:
        """Start it and wait until it answers."""
        settings = f"-h 127.0.0.1 -p {self.port} -k '' -c fsync=off -c max_connections=400 -c shared_buffers=64MB"
        self._as_owner("pg_ctl", "-D", str(self.folder), "-w", "-l", str(self.folder / "log"), "-o", settings, "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop it: 'fast' ends every connection, 'immediate' is a crash."""
        self._as_owner("pg_ctl", "-D", str(self.folder), "-w", "-m", mode, "stop")

    def _as_owner(self, program: str, *arguments: str) -> None:
        """Run a program of PostgreSQL, which refuses to be root."""
        command = [str(self.programs / program), *arguments]
        is_root = os.name == "posix" and os.getuid() == 0
        subprocess.run(
            ["runuser", "-u", USER, "--", *command] if is_root else command,
            cwd=self.folder, check=True, timeout=120, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def run(self, script: str, database: str = "postgres") -> str:
        """Run SQL (and psql's own commands) and return what it prints."""
        command = [str(self.programs / "psql"), "-X", "-q", "-t", "-A", "-h", "127.0.0.1", "-p", str(self.port)]
        command += ["-U", USER, "-v", "ON_ERROR_STOP=1", database]
        done = subprocess.run(command, input=script, capture_output=True, text=True, timeout=120, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout.strip()

    def databases(self) -> set[str]:
        """The names of the databases there are."""
        return set(self.run("select datname from pg_database;").splitlines())

    def address(self, database: str) -> str:
        """RB_STORE for a database."""
        return f"ducklake:postgres:dbname={database} host=127.0.0.1 port={self.port} user={USER}"

    def copy(self, database: str, to: str, data_path: Path, new_path: Path) -> None:
        """Copy a whole store: its catalogue, whose connections are ended, and its data files."""
        shutil.copytree(data_path, new_path)
        self.run(
            f"select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = '{database}';\n"
            f"create database {to} template {database};\n\\c {to}\n"
            f"update ducklake_metadata set value = '{new_path}/' where key = 'data_path';"
        )


def name_of(folder: Path | str) -> str:
    """The database that belongs to a state folder."""
    return f"rb_{hashlib.sha256(str(Path(folder).absolute()).encode()).hexdigest()[:20]}"


@contextmanager
def running_postgres(programs: Path):
    """A server for as long as the block runs."""
    root = Path(tempfile.mkdtemp(prefix="rb-postgres-"))
    folder = root / "pg"
    folder.mkdir()
    if os.name == "posix" and os.getuid() == 0:
        root.chmod(0o755)
        shutil.chown(folder, USER)
    server = Postgres(folder, programs)
    server.start()
    try:
        yield server
    finally:
        server.stop("immediate")
        shutil.rmtree(root, ignore_errors=True)
