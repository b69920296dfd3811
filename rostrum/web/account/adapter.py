"""Staff accounts are made by the secretariat; nobody signs up by themselves."""

import ipaddress
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from django.http import HttpRequest

from rostrum.web.components.limits import network

NETWORK = {"app": "allauth.account", "action": "login_failed_network"}


class StaffAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """An IPv4 address is the same one when a socket for both kinds writes it as IPv6; limits count by it."""
        address = ipaddress.ip_address(super().get_client_ip(request))
        return str(getattr(address, "ipv4_mapped", None) or address)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count a password by account, by address and by network; the right one is taken off every count (security 7).

        The network is looked at first and counted last, so that what is not looked at takes nothing from neighbours.
        """
        near = network(request)
        if ratelimit.consume(request, **NETWORK, key=near, dry_run=True) is None:
            raise self.validation_error("too_many_login_attempts")
        super().pre_authenticate(request, **credentials)
        counted = ratelimit.consume(request, **NETWORK, key=near)
        if counted is None:
            raise self.validation_error("too_many_login_attempts")
        self._login_failed_rl_usage.usage += counted.usage

    def _get_login_attempts_cache_key(self, _request: HttpRequest, **credentials: Any) -> str:
        """The account alone: the host of a request may carry any port."""
        return str(credentials.get("email", "")).strip().lower()
