"""Ids that nobody can guess or recompute (R199, security 3): random, never a counter, never derived from a person."""

import secrets

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def new_id(length: int = 12) -> str:
    """A random id of `length` signs without look-alikes; 12 signs hold 59 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
