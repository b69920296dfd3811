import stat
import subprocess
import sys
from pathlib import Path

import pytest

from rostrum.conf.keys import secret_key
from tests.servers import ROOT


@pytest.fixture(autouse=True)
def _no_key_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ROSTRUM_SECRET_KEY", raising=False)


def test_a_key_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    key = secret_key(tmp_path / "new")
    path = tmp_path / "new" / "secret.key"
    assert (len(key) > 50, secret_key(tmp_path / "new"), path.read_text()) == (True, key, key)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_given_key_is_used_and_not_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROSTRUM_SECRET_KEY", "given")
    assert secret_key(tmp_path / "none") == "given"
    assert not (tmp_path / "none").exists()


def test_processes_that_start_at_once_have_one_key(tmp_path: Path) -> None:
    script = "import sys, pathlib, rostrum.conf.keys as k; print(k.secret_key(pathlib.Path(sys.argv[1])))"
    words = [sys.executable, "-c", script, str(tmp_path)]
    started = [subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=ROOT) for _ in range(6)]
    keys = {one.communicate()[0] for one in started}
    assert len(keys) == 1
    assert "" not in keys
