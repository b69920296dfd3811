"""What differs between two versions of a programme, row by row (R28)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rostrum.procedure.modalities.arrangement import Arrangement

Path = tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """One difference. `path` names the place; a member of a list is entered by its id.

    `before` is None where something was added, `after` where it was removed.
    """

    path: Path
    before: Any
    after: Any

    @property
    def subject(self) -> Path:
        """What the change is about: a segment, a meeting, an office, or one part of the event."""
        collection = self.path[0] in {"segments", "meetings", "roles", "tracks", "deadlines"}
        return self.path[:2] if collection and len(self.path) > 1 else self.path[:1]

    @property
    def field(self) -> str:
        """What of the subject changed; empty when the whole of it came or went."""
        return ".".join(self.path[len(self.subject) :])


def by_id(value: Any) -> Mapping[str, Any] | None:
    """A list of members with ids as a map, which is how one member is compared with itself."""
    if isinstance(value, Mapping):
        return value
    if not isinstance(value, Sequence) or isinstance(value, str) or not value:
        return None
    if all(isinstance(member, Mapping) and "id" in member for member in value):
        return {member["id"]: member for member in value}
    return None


def differences(before: Any, after: Any, path: Path) -> Iterator[Change]:
    """The innermost values that differ; members of a list are matched by their id, and a new order is a change too."""
    if before == after:
        return
    left, right = by_id(before), by_id(after)
    if left is None or right is None:
        yield Change(path, before, after)
        return
    for key in dict.fromkeys((*left, *right)):
        yield from differences(left.get(key), right.get(key), (*path, key))
    if list(left) != list(right) and set(left) == set(right) and isinstance(before, Sequence):
        yield Change((*path, "order"), list(left), list(right))


def changes(before: Arrangement, after: Arrangement) -> tuple[Change, ...]:
    """Every difference between two arrangements, in the order of the document."""
    return tuple(differences(before, after, ()))
