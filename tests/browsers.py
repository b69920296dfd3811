"""One browser for the whole run, in a thread of its own.

The blocking Playwright leaves the loop of its thread running from its first call to its last: in the main thread no
test could run a loop after it. So a test that asks for the browser runs in the browser's thread, and a fixture hands
over there what it does with the browser.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.programs import need_browser, need_library
from tests.servers import PATIENCE

Thread = ThreadPoolExecutor
FLAGS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
)


@pytest.fixture(scope="session")
def browsing() -> Iterator[Thread]:
    with ThreadPoolExecutor(1) as thread:
        yield thread


@pytest.fixture(scope="session")
def chromium(browsing: Thread) -> Iterator[Browser]:
    path = need_browser()
    need_library("atomic", "libatomic1")  # of the driver
    expect.set_options(timeout=PATIENCE * 1000)
    manager = sync_playwright()

    def launch() -> Browser:
        return manager.start().chromium.launch(executable_path=path, args=list(FLAGS))

    def close() -> None:
        browser.close()
        manager.__exit__()

    browser = browsing.submit(launch).result()
    yield browser
    browsing.submit(close).result()


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """A test that asks for the browser, itself or by a fixture, runs in the browser's thread."""
    if "chromium" not in pyfuncitem.fixturenames:
        return None
    told: dict[str, Any] = pyfuncitem.funcargs
    wanted = {name: told[name] for name in pyfuncitem._fixtureinfo.argnames}
    told["browsing"].submit(pyfuncitem.obj, **wanted).result()
    return True
