"""How often strangers may ask: counted in the database by address, by network and by what they ask for, never by a
header that anybody can forge (R199, security 7)."""

import ipaddress

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.http import HttpRequest

from rostrum.foundation.refusal import Refusal

WIDTHS = {4: 24, 6: 48}  # bits that the addresses of one holder have in common


def refuse_too_many(request: HttpRequest, action: str, key: str) -> None:
    """Count one more. `action` is a row of the settings' table; `key` what is asked for. Refused: too_often.

    Where the table has a row `<action>_network`, all addresses of a network are bounded together. It is looked at
    first, so that a network that has had its share leaves no trace, and counted last, so that one address that asks
    too often takes nothing from its neighbours.
    """
    wide, near = f"{action}_network", network(request)
    if not (
        ratelimit.consume(request, action=wide, key=near, dry_run=True)
        and ratelimit.consume(request, action=action, key=key)
        and ratelimit.consume(request, action=wide, key=near)
    ):
        raise Refusal("too_often")


def network(request: HttpRequest) -> str:
    """The network somebody asks from, as whoever rents machines has one: /24 of IPv4, /48 of IPv6."""
    address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    return str(ipaddress.ip_network((address, WIDTHS[address.version]), strict=False))


def mailbox(address: str) -> str:
    """The box that an address fills, whatever its owner writes behind a plus; to count by, never to write to."""
    name, at, host = address.strip().lower().rpartition("@")
    return f"{name.partition('+')[0]}{at}{host}"
