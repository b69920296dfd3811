"""`rostrum account EMAIL`: make an account of the staff, give it a role or another one, take one back."""

import argparse
import getpass
import sys
from typing import Any

from django.db import transaction

from rostrum.apps.people import queries
from rostrum.apps.people.accounts import create_account
from rostrum.apps.people.models import Account
from rostrum.apps.processes.models import Role
from rostrum.apps.processes.operations import grant_role, revoke_role
from rostrum.command.answers import FINE, bad_input
from rostrum.conf.preparation import ensure_tables
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal

WHY = {
    "email_not_read": "{email} is no mail address",
    "email_taken": "{email} has an account already",
    "name_needed": "--name is empty",
    "password_weak": "{why}",
    "unknown_account": "{email} has no account; --name makes one",
    "role_not_held": "{email} does not hold this role there",
    "last_secretariat": "the last secretariat of all events stays, or nobody could give a role again",
}


def add(subparsers: Any) -> None:
    parser = subparsers.add_parser("account", help="make an account of the staff, give or take a role")
    parser.add_argument("email")
    parser.add_argument("--name", help="makes the account; as others at the desk see it")
    parser.add_argument("--role", choices=sorted(Role.values), default=str(Role.SECRETARIAT))
    parser.add_argument("--event", default="", help="for one event; otherwise for all")
    parser.add_argument(
        "--body", default="", help="for which body a facilitator speaks, where an event has more"
    )
    parser.add_argument("--take-back", action="store_true", help="take the role back")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Status 2 when it may not be; then nothing was changed."""
    ensure_tables()
    try:
        with transaction.atomic():
            print(_done(arguments))
    except Refusal as refusal:
        return bad_input(f"rostrum account: {WHY[refusal.code].format(**refusal.detail)}")
    return FINE


def _done(asked: argparse.Namespace) -> str:
    """What was done, in a sentence."""
    where = f" of {asked.event}" if asked.event else ""
    if asked.take_back:
        account = queries.account(address=asked.email)
        if not revoke_role(
            account=account, role=asked.role, event=asked.event, by=None, body=asked.body or None
        ):
            raise Refusal("role_not_held", email=asked.email)
        return f"{account.email} is no longer {asked.role}{where}"
    account = queries.account(address=asked.email) if asked.name is None else _made(asked)
    told = {"role": asked.role, "event": asked.event, "body": asked.body}
    grant_role(account=account, **told, by=None, now=clock.now())
    return f"{account.email} may sign in as {asked.role}{where}"


def _made(asked: argparse.Namespace) -> Account:
    """Ask for the password at a terminal, or read its one line from a pipe."""
    password = getpass.getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    return create_account(email=asked.email, name=asked.name, password=password)
