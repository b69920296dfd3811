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

PLACES = "/usr/lib/postgresql"
HOW = "install it with: apt-get install postgresql, and pip install 'psycopg[binary]'"
REQUIRED = "ROSTRUM_REQUIRE"


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


def servant() -> dict[str, int | list[int]]:
    """Who the server runs as: root may not, so another."""
    if os.geteuid() != 0:
        return {}
    names = {one.pw_name: one for one in pwd.getpwall()}
    one = names.get("postgres") or names.get("nobody")
    if one is None:
        missing("neither a user postgres nor nobody to run PostgreSQL as; add one")
        raise AssertionError
    return {"user": one.pw_uid, "group": one.pw_gid, "extra_groups": []}


@dataclass
class Cluster:
    folder: Path
    made: int = 0

    def address(self, database: str) -> str:
        return f"postgresql://rostrum@/{database}?host={self.folder}"

    def new_database(self, template: str = "template1") -> str:
        """The address of a database of its own, empty or a copy."""
        import psycopg  # noqa: PLC0415 - an extra

        self.made += 1
        name = f"house_{self.made}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as line:
            line.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.address(name)


@contextmanager
def cluster(fsync: str = "off") -> Iterator[Cluster]:
    """With `fsync` "on" it waits for its disk, as outside tests."""
    bin_folder, who = programs(), servant()
    folder = Path(tempfile.mkdtemp(prefix="rostrum-pg-"))
    if who:
        os.chown(folder, int(str(who["user"])), int(str(who["group"])))
    data = folder / "data"
    made = [
        bin_folder / "initdb",
        "-D",
        data,
        "-U",
        "rostrum",
        "--auth=trust",
        "-E",
        "UTF8",
        "--locale=C",
        "-N",
    ]
    subprocess.run(made, check=True, cwd=folder, stdout=subprocess.DEVNULL, **who)  # type: ignore[call-overload]
    options = {
        "listen_addresses": "",
        "unix_socket_directories": folder,
        "fsync": fsync,
        "max_connections": 40,
    }
    words = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [bin_folder / "postgres", "-D", data, *words], cwd=folder, stdout=log, stderr=log, **who
        )  # type: ignore[call-overload]
    try:
        _until_ready(server, folder)
        yield Cluster(folder)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def _until_ready(server: "subprocess.Popen[bytes]", folder: Path) -> None:
    import psycopg  # noqa: PLC0415 - an extra

    from tests.servers import until  # noqa: PLC0415 - the same patience

    def look() -> bool:
        assert server.poll() is None, (folder / "log").read_text()
        try:
            psycopg.connect(Cluster(folder).address("postgres")).close()
        except psycopg.OperationalError:
            return False
        return True

    until(look, "PostgreSQL to answer")
