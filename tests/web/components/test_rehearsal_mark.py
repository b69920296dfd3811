"""Where everything is a rehearsal every page says so, those without an event of their own as well."""

import pytest
from django.test import Client

from tests.invented import event, plain_files, rehearsal

__all__ = ["event", "plain_files", "rehearsal"]
PAGES = ["/en/resolutions/", "/en/account/login/", "/en/floor/"]
WORDS = "This is a rehearsal."
pytestmark = pytest.mark.usefixtures("plain_files")


def marked(client: Client, address: str) -> bool:
    answer = client.get(address)
    assert answer.status_code == 200
    return WORDS in answer.content.decode()


@pytest.mark.usefixtures("rehearsal")
@pytest.mark.parametrize("address", PAGES)
def test_a_page_without_an_event_is_marked(client: Client, address: str) -> None:
    assert marked(client, address)


@pytest.mark.usefixtures("rehearsal", "event")
@pytest.mark.parametrize("address", PAGES)
def test_beside_a_real_event_only_the_rehearsal_itself_is_marked(client: Client, address: str) -> None:
    assert not marked(client, address)
