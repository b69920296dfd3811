"""`rostrum account EMAIL`: make an account of the staff and give it a role; the way to the first one."""

import argparse
import getpass
import sys
from typing import Any

from django.db import transaction

from rostrum.apps.people.accounts import create_account
from rostrum.apps.processes.models import Role
from rostrum.apps.processes.operations import grant_role
from rostrum.command.answers import FINE, bad_input
from rostrum.conf.preparation import ensure_tables
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal

WHY = {
    "email_not_read": "{email} is no mail address",
    "email_taken": "{email} has an account already",
    "name_needed": "--name is empty",
    "password_weak": "{why}",
}


def add(subparsers: Any) -> None:
    parser = subparsers.add_parser("account", help="make an account of the staff")
    parser.add_argument("email")
    parser.add_argument("--name", required=True, help="as others at the desk see it")
    parser.add_argument("--role", choices=sorted(Role.values), default=str(Role.SECRETARIAT))
    parser.add_argument("--event", default="", help="for one event; otherwise for all")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Ask for the password at a terminal, or read its one line from a pipe. Status 2 when it may not be."""
    password = getpass.getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    ensure_tables()
    try:
        with transaction.atomic():
            account = create_account(email=arguments.email, name=arguments.name, password=password)
            grant_role(account=account, role=arguments.role, event=arguments.event, by=None, now=clock.now())
    except Refusal as refusal:
        return bad_input(f"rostrum account: {WHY[refusal.code].format(**refusal.detail)}")
    print(f"{account.email} may sign in as {arguments.role}")
    return FINE
