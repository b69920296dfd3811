"""What the machine spends: memory of a process and of the kernel's sockets, open files, and the limit as a process."""

import asyncio
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from bench.load import Place

PAGE = resource.getpagesize()
HERE = Path(__file__).resolve().parent.parent


def memory(pid: int) -> float:
    """Proportional set size in kB."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    return float(next(line.split()[1] for line in text.splitlines() if line.startswith("Pss:")))


def kernel_memory() -> float:
    """What the sockets of this machine hold, in MB."""
    text = Path("/proc/net/sockstat").read_text(encoding="ascii")
    tcp = next(line.split() for line in text.splitlines() if line.startswith("TCP:"))
    return int(tcp[tcp.index("mem") + 1]) * PAGE / 1_000_000


@dataclass
class Watch:
    """The most that a process held while it was watched, in kB above what it had at the start."""

    pid: int
    most: float = 0.0
    start: float = field(init=False)

    def __post_init__(self) -> None:
        self.start = memory(self.pid)

    async def look(self) -> None:
        while True:
            self.most = max(self.most, memory(self.pid) - self.start)
            await asyncio.sleep(0.2)


@contextmanager
def watching(pid: int) -> Iterator[Watch]:
    watch = Watch(pid)
    task = asyncio.get_running_loop().create_task(watch.look())
    try:
        yield watch
    finally:
        task.cancel()
        with suppress(ProcessLookupError):
            watch.most = max(watch.most, memory(pid) - watch.start)


def enough_files(count: int) -> None:
    """As many open files as viewers, here and in the processes started from now on; ends with a line where not."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if count + 200 > most:
        raise SystemExit(f"{count} viewers need as many open files; this machine allows {most}")
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


@dataclass(frozen=True)
class Limit:
    place: Place
    pid: int


@contextmanager
def the_limit() -> Iterator[Limit]:
    child = subprocess.Popen([sys.executable, "bench/limit.py"], stdout=subprocess.PIPE, text=True, cwd=HERE)
    assert child.stdout is not None
    try:
        yield Limit(Place(int(child.stdout.readline()), "/"), child.pid)
    finally:
        child.terminate()
        child.wait(10)
        child.stdout.close()
