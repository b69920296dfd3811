"""A PostgreSQL of the tests' own: a fresh cluster in a folder of its own, reached by its socket, ended by its id."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.kept import once
from tests.servers import make_tables, until

PLACES = "/usr/lib/postgresql"
HOW = "install it with: apt-get install postgresql, and pip install 'psycopg[binary]'"
REQUIRED = "ROSTRUM_REQUIRE"
DATA, PREPARED = "data", "prepared"
INITIAL = ("-U", "rostrum", "--auth=trust", "-E", "UTF8", "--locale=C", "-N")


def missing(what: str) -> None:
    """A missing program skips the test, or fails it where everything is required."""
    if os.environ.get(REQUIRED):
        pytest.fail(what)
    pytest.skip(what)


def programs() -> Path:
    """The folder of the newest installed server."""
    found = sorted(Path(PLACES).glob("*/bin/initdb"), key=lambda one: int(one.parts[-3].partition(".")[0]))
    on_path = shutil.which("initdb")
    if not found and not on_path:
        missing(f"PostgreSQL's initdb is neither in {PLACES} nor on the path; {HOW}")
    try:
        import psycopg  # noqa: F401, PLC0415 - only whether it is there
    except ImportError:
        missing(f"the driver psycopg is missing; {HOW}")
    return found[-1].parent if found else Path(str(on_path)).parent


def as_servant() -> tuple[list[str], pwd.struct_passwd | None]:
    """The words before a command that run it as somebody else: root may not run PostgreSQL.

    A new root made by root may be closed to everybody else; the servant is then let through it, to read only. Without
    the bit the kernel answers `access` without what it lets through.
    """
    if os.geteuid() != 0:
        return [], None
    names = {one.pw_name: one for one in pwd.getpwall()}
    one = names.get("postgres") or names.get("nobody")
    if one is None or not shutil.which("setpriv"):
        missing(
            "neither a user postgres nor nobody to run PostgreSQL as, or no setpriv (util-linux); add them"
        )
        raise AssertionError
    words = ["setpriv", f"--reuid={one.pw_uid}", f"--regid={one.pw_gid}", "--clear-groups"]
    if not Path("/").stat().st_mode & 0o001:
        words += ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]
        words += ["--securebits=+no_setuid_fixup"]
    return words, one


@dataclass
class Cluster:
    folder: Path
    made: int = 0
    begin_with: str = "template1"

    def address(self, database: str) -> str:
        return f"postgresql://rostrum@/{database}?host={self.folder}"

    def new_database(self, name: str = "") -> str:
        """The address of a database of its own, a copy of what the cluster begins with."""
        import psycopg  # noqa: PLC0415 - an extra

        self.made += 1
        name = name or f"house_{self.made}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as line:
            line.execute(f"CREATE DATABASE {name} TEMPLATE {self.begin_with}")
        return self.address(name)


@contextmanager
def cluster(fsync: str = "off") -> Iterator[Cluster]:
    """With `fsync` "on" it waits for its disk, as outside tests."""
    with _place() as folder:
        _make(folder)
        with _running(folder, fsync) as one:
            yield one


@contextmanager
def cluster_with_tables() -> Iterator[Cluster]:
    """Its databases begin with the tables, which are made once a run."""
    kept = once("cluster", _make_prepared) / DATA
    with _place() as folder:
        shutil.copytree(kept, folder / DATA)
        _own(folder)
        with _running(folder) as one:
            one.begin_with = PREPARED
            yield one


def _make_prepared(kept: Path) -> None:
    with _place() as folder:
        _make(folder)
        with _running(folder) as one:
            make_tables(folder, one.new_database(PREPARED))
        shutil.copytree(folder / DATA, kept / DATA)


@contextmanager
def _place() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="rostrum-pg-"))
    try:
        _own(folder)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _own(folder: Path) -> None:
    """All of it is the servant's; the server's own folder is closed to others, or it refuses to start."""
    _, servant = as_servant()
    if servant:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, servant.pw_uid, servant.pw_gid)


def _make(folder: Path) -> None:
    first, _ = as_servant()
    words: list[str | Path] = [*first, programs() / "initdb", "-D", folder / DATA, *INITIAL]
    subprocess.run(words, check=True, cwd=folder, stdout=subprocess.DEVNULL)


@contextmanager
def _running(folder: Path, fsync: str = "off") -> Iterator[Cluster]:
    first, _ = as_servant()
    options = {
        "listen_addresses": "",
        "unix_socket_directories": folder,
        "fsync": fsync,
        "max_connections": 40,
    }
    words = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        command: list[str | Path] = [*first, programs() / "postgres", "-D", folder / DATA, *words]
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        _until_ready(server, folder)
        yield Cluster(folder)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)


def _until_ready(server: "subprocess.Popen[bytes]", folder: Path) -> None:
    import psycopg  # noqa: PLC0415 - an extra

    def look() -> bool:
        assert server.poll() is None, (folder / "log").read_text()
        try:
            psycopg.connect(Cluster(folder).address("postgres")).close()
        except psycopg.OperationalError:
            return False
        return True

    until(look, "PostgreSQL to answer")
