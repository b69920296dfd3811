"""What is read of a list. What Members said in confidence leaves by `confidential` alone."""

from rostrum.apps.presidents_list.lists import Asked, Which, asked, lists
from rostrum.apps.presidents_list.queries.confidential import (
    DisclosureRow,
    ObjectionRow,
    RequestRow,
    disclosures,
    objections,
    record_lines,
    requests,
    would_not_include,
)
from rostrum.apps.presidents_list.queries.desk import Candidate, DeskList, NameRow, desk
from rostrum.apps.presidents_list.queries.public import PublicList, PublicName, public_list

__all__ = [
    "Asked",
    "Candidate",
    "DeskList",
    "DisclosureRow",
    "NameRow",
    "ObjectionRow",
    "PublicList",
    "PublicName",
    "RequestRow",
    "Which",
    "asked",
    "desk",
    "disclosures",
    "lists",
    "objections",
    "public_list",
    "record_lines",
    "requests",
    "would_not_include",
]
