"""How long a file is kept: its purpose says it, in the row itself."""

from rostrum.apps.documents.models import File
from rostrum.apps.people.personal import Personal, declare

TEXTS = (
    "purpose", "name", "media_type", "sha256", "state", "found", "event", "owner", "person", "retention",
)  # fmt: skip
# Bytes go with their row only by `erase_files`, so the erasure calls it; no generic deletion here.
declare(Personal(File, dict.fromkeys(TEXTS, "record")))
