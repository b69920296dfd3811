"""Files from the gate to the folder, the scanner, the reader, and out of the world again."""

import contextlib
import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from rostrum.apps.documents import queries, store
from rostrum.apps.documents.jobs import look_again, scan_files, sweep_files
from rostrum.apps.documents.models import File
from rostrum.apps.documents.operations import (
    Upload,
    bring_file,
    clear_lost_files,
    erase_file,
    erase_files,
    examine_file,
    keep_file,
    scan_file,
)
from rostrum.engines.clamd import Clamd, judged
from rostrum.foundation import clock
from rostrum.foundation.ports import Scanned, ports
from tests.apps.correspondence.test_outbox import refusal
from tests.clamd import listening
from tests.servers import until
from tests.stage import NOW, Stage
from tests.uploads import EICAR, docx, pdf, picture

EVENT = "tip-2025-hearing"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.DATA = tmp_path
    return tmp_path / "files"


def kept(**told: Any) -> str:
    given: dict[str, Any] = {"name": "a.txt", "data": b"Excellencies", "purpose": "statement", "event": EVENT}
    now = told.pop("now", NOW)
    return keep_file(examined=examine_file(upload=Upload(**given | told)), by=None, now=now)


def lying(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.django_db
def test_a_file_lies_under_a_random_name_that_one_account_can_read(folder: Path) -> None:
    data = docx()
    file = kept(name="../Statement of Ada.docx", data=data, owner="r1", person="p1")
    row = File.objects.get()
    path = folder / file[:2] / file
    assert lying(folder) == [path]
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert (row.name, row.size, row.sha256) == (
        "Statement of Ada.docx",
        len(data),
        hashlib.sha256(data).hexdigest(),
    )
    assert (row.state, row.retention, row.owner, row.person) == ("scanner_off", "record", "r1", "p1")


@pytest.mark.django_db
def test_what_is_refused_or_not_kept_leaves_nothing(folder: Path) -> None:
    with refusal("acts"):
        kept(name="a.pdf", data=pdf(script=True))
    assert (File.objects.count(), lying(folder)) == (0, [])

    def act() -> None:
        with transaction.atomic():
            kept()
            raise RuntimeError("the act fails")

    with pytest.raises(RuntimeError):
        act()
    assert File.objects.count() == 0
    assert len(lying(folder)) == 1  # bytes that no row names
    assert clear_lost_files(now=clock.now()) == 0  # an upload may be under way
    assert clear_lost_files(now=clock.now() + 25 * 3600 * clock.SECOND) == 1
    assert lying(folder) == []


@pytest.mark.django_db
def test_the_sweep_leaves_what_is_known_and_is_called_again(folder: Path) -> None:
    kept()
    assert clear_lost_files(now=clock.now() + 25 * 3600 * clock.SECOND) == 0
    look_again()
    sweep_files.call()
    look_again()
    paths = DBTaskResult.objects.values_list("task_path", flat=True)
    assert set(paths) == {"rostrum.apps.documents.jobs.sweep_files"}
    assert len(lying(folder)) == 1


@pytest.mark.django_db
def test_the_same_file_twice_is_one_and_one_thing_has_an_end() -> None:
    first = kept(owner="r1")
    assert kept(owner="r1", name="another.txt") == first
    assert kept(owner="r2") != first
    assert kept() != kept()
    for number in range(11):
        kept(owner="r1", data=b"text %d" % number)
    with refusal("too_many_files"):
        kept(owner="r1", data=b"one more")
    assert len(queries.files_of(owner="r1")) == 12


# The scanner


class Says:
    name = "says"

    def __init__(self, *verdicts: Scanned) -> None:
        self.verdicts = list(verdicts)

    def scan(self, data: bytes) -> Scanned:
        assert data
        return self.verdicts.pop(0)


@pytest.mark.django_db(transaction=True)
def test_receipt_waits_for_no_scanner_and_the_desk_does(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    away, clean, found = Scanned("unreachable"), Scanned("clean", "OK"), Scanned("infected", "Eicar")
    monkeypatch.setattr(ports, "scanner", Says(away, clean, found))
    first, second = kept(now=NOW), kept(data=b"more", now=NOW + 1)
    assert [row.state for row in queries.files(event=EVENT, by=None)] == ["unscanned", "unscanned"]
    with refusal("unscanned"):
        queries.content(file=first, event=EVENT, by=None)
    DBTaskResult.objects.all().delete()  # begun
    scan_files.call()
    again = DBTaskResult.objects.filter(task_path__endswith="scan_files").order_by("-run_after").first()
    assert again is not None
    assert clock.micros(again.run_after) > clock.now()
    scan_files.call()
    assert dict(File.objects.values_list("pk", "state")) == {first: "clean", second: "infected"}
    assert queries.content(file=first, event=EVENT, by=None).data == b"Excellencies"
    assert [path.name for path in lying(folder)] == [first]
    with refusal("infected"):
        queries.content(file=second, event=EVENT, by=None)


def test_only_ok_and_found_are_verdicts() -> None:
    assert judged(b"stream: OK\0") == Scanned("clean", "OK")
    assert judged(b"stream: Eicar-Signature FOUND\0") == Scanned("infected", "Eicar-Signature")
    for other in (b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK FO", b"UNKNOWN COMMAND\0"):
        assert judged(other).verdict == "unreachable"


def test_a_scanner_that_is_away_is_no_verdict(tmp_path: Path) -> None:
    assert Clamd(str(tmp_path / "none")).scan(b"x").verdict == "unreachable"


@contextlib.contextmanager
def clamav() -> Iterator[Path]:
    """The daemon of ClamAV with a list of signatures of its own: one, of the harmless test file."""
    folder = Path(tempfile.mkdtemp(prefix="rostrum-clamd-"))
    signature = f"{hashlib.md5(EICAR).hexdigest()}:{len(EICAR)}:Test.File\n"  # noqa: S324 - the format asks for it
    (folder / "test.hdb").write_text(signature, encoding="ascii")
    told = {
        "DatabaseDirectory": folder,
        "LocalSocket": folder / "socket",
        "TemporaryDirectory": folder,
        "Foreground": "yes",
        "AlertExceedsMax": "yes",
        "StreamMaxLength": "1M",
    }
    config = folder / "clamd.conf"
    config.write_text("".join(f"{name} {value}\n" for name, value in told.items()), encoding="ascii")
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(["clamd", f"--config-file={config}"], stdout=log, stderr=log)
    try:
        yield folder / "socket"
    finally:
        process.terminate()
        process.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def protocol() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="rostrum-clamd-") as folder:
        path = Path(folder) / "socket"
        with listening(path, {"Test.File.UNOFFICIAL": EICAR}):
            yield path


# Where ClamAV is installed it is asked as well; what speaks its protocol is asked everywhere.
SCANNERS = {"the protocol": protocol} | ({"ClamAV": clamav} if shutil.which("clamd") else {})


@pytest.fixture(scope="module", params=SCANNERS)
def clamd(request: pytest.FixtureRequest) -> Iterator[Clamd]:
    with SCANNERS[request.param]() as path:
        one = Clamd(str(path))
        until(lambda: one.scan(b"x").verdict == "clean", "the scanner to answer")
        yield one


def test_a_scanner_finds_what_it_knows_and_passes_the_rest(clamd: Clamd) -> None:
    assert clamd.scan(EICAR) == Scanned("infected", "Test.File.UNOFFICIAL")
    assert clamd.scan(docx()) == Scanned("clean", "OK")
    too_long = clamd.scan(b"x" * 3_000_000)
    assert too_long.verdict == "unreachable"


@pytest.mark.django_db(transaction=True)
def test_the_worker_asks_the_scanner_and_takes_the_bytes_of_what_is_infected(
    clamd: Clamd, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.setattr(ports, "scanner", clamd)
    good, bad = kept(), kept(data=EICAR)
    scan_files.call()
    assert dict(File.objects.values_list("pk", "state")) == {good: "clean", bad: "infected"}
    assert [path.name for path in lying(folder)] == [good]


# Reading and erasing


@pytest.mark.django_db
def test_a_file_is_read_by_its_secretariat_and_its_owner_alone(stage: Stage) -> None:
    by = stage.staff["secretariat"]
    file = bring_file(upload=Upload("a.jpg", picture(), "portrait", EVENT, "r1"), by=by, now=NOW)
    assert queries.content(file=file, event=EVENT, by=by).media_type == "image/jpeg"
    assert queries.content_of(file=file, owner="r1").name == "a.jpg"
    for role in ("operator", "moderator", "interpreter", "technician"):
        with refusal("not_permitted"):
            queries.content(file=file, event=EVENT, by=stage.staff[role])
        with refusal("not_permitted"):
            queries.files(event=EVENT, by=stage.staff[role])
        with refusal("not_permitted"):
            bring_file(upload=Upload("a.txt", b"x", "statement", EVENT), by=stage.staff[role], now=NOW)
        with refusal("not_permitted"):
            erase_file(file=file, event=EVENT, by=stage.staff[role])
    for owner in ("r2", ""):
        with refusal("unknown_file"):
            queries.content_of(file=file, owner=owner)
    with refusal("unknown_file"):
        queries.content(file=file, event="another", by=None)


@pytest.mark.django_db(transaction=True)
def test_a_person_is_gone_from_the_folder(folder: Path) -> None:
    kept(person="p1")
    kept(person="p2", owner="r1")
    stays = kept(person="p3", owner="r3")
    assert erase_files() == 0
    assert erase_files(person="p1", owner="r1") == 2
    assert ([path.name for path in lying(folder)], [row.pk for row in File.objects.all()]) == (
        [stays],
        [stays],
    )
    erase_file(file=stays, event=EVENT, by=None)
    assert (lying(folder), File.objects.count()) == ([], 0)
    with refusal("unknown_file"):
        erase_file(file=stays, event=EVENT, by=None)


def test_no_name_from_outside_becomes_a_path() -> None:
    for name in ("../../etc/passwd", "a/b", "", "a.b"):
        with pytest.raises(ValueError, match="no id"):
            store.place(name)


@pytest.mark.django_db
def test_a_file_that_was_lost_is_handed_to_nobody(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    file = kept()
    monkeypatch.setattr(ports, "scanner", Says())
    File.objects.update(state="unscanned")
    lying(folder)[0].unlink()
    assert (scan_file(now=NOW), scan_file(now=NOW)) == ("done", "")
    with refusal("infected"):
        queries.content(file=file, event=EVENT, by=None)
