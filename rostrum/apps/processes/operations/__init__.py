"""Acts on roles of accounts, and on who holds which office."""

from rostrum.apps.processes.operations.offices import (
    begin_tenure,
    end_tenure,
    name_substitute,
    void_tenure,
)
from rostrum.apps.processes.operations.roles import grant_role, revoke_role

__all__ = [
    "begin_tenure",
    "end_tenure",
    "grant_role",
    "name_substitute",
    "revoke_role",
    "void_tenure",
]
