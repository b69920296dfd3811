"""The text of a file as nodes: every scalar as text with its place and whether it was quoted.

Read from YAML's events, so that quotes, duplicates, anchors and tags are seen before anything is
built or expanded. What strict YAML does not allow here is refused at its own place (D3).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

LARGEST = 512 * 1024
DEEPEST = 24
MOST_MEMBERS = 1000
_LOADER: Any = getattr(yaml, "CLoader", yaml.SafeLoader)  # the parser of C where it was built


@dataclass
class Scalar:
    text: str
    plain: bool
    line: int
    column: int


@dataclass
class Sequence:
    line: int
    column: int
    members: "list[Node]" = field(default_factory=list)


@dataclass
class Mapping:
    line: int
    column: int
    entries: "dict[str, tuple[Scalar, Node]]" = field(default_factory=dict)


Node = Scalar | Sequence | Mapping
Path = tuple[str, ...]


class Unreadable(Exception):  # noqa: N818 - the text is not what it should be, this program is fine
    """The text cannot be read on from this place; `code` names the rule it breaks."""

    def __init__(self, mark: Any, path: Path, code: str, wrong: str, right: str = "") -> None:
        super().__init__(wrong)
        self.line = mark.line + 1 if mark is not None else 1
        self.column = mark.column + 1 if mark is not None else 1
        self.path = ".".join(path)
        self.code, self.wrong, self.right = code, wrong, right


def read_nodes(text: str) -> Mapping:
    """The one mapping a file consists of. Raises `Unreadable` and nothing else."""
    if len(text) > LARGEST:
        raise Unreadable(None, (), "too_large", "the file is too large", f"{LARGEST} characters")
    try:
        return _document(yaml.parse(text, Loader=_LOADER))
    except UnicodeEncodeError as error:
        raise Unreadable(None, (), "not_text", "half a character", "UTF-8 text") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        said = getattr(error, "problem", None) or getattr(error, "reason", None) or "not readable"
        raise Unreadable(mark, (), "not_yaml", f"not YAML: {said}", "well-formed YAML") from error


def _document(events: Iterator[Any]) -> Mapping:
    next(events)  # the start of the stream
    next(events)  # the start of the document, or the end of an empty stream
    first = next(events, None)
    if not isinstance(first, yaml.MappingStartEvent):
        raise Unreadable(None, (), "not_a_mapping", "the file holds no keys", "keys and values")
    root = _node(first, events, ())
    next(events)  # the end of the document
    more = next(events)
    if not isinstance(more, yaml.StreamEndEvent):
        raise Unreadable(more.start_mark, (), "two_documents", "a second document", "one document")
    return root  # type: ignore[return-value] # it began as a mapping


def _node(event: Any, events: Iterator[Any], path: Path) -> Node:
    _refuse_extras(event, path)
    mark = event.start_mark
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(event.value, not event.style, mark.line + 1, mark.column + 1)
    if len(path) > DEEPEST:
        raise Unreadable(mark, path, "too_deep", "nested too deep", f"at most {DEEPEST} levels")
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(mark, events, path)
    sequence = Sequence(mark.line + 1, mark.column + 1)
    while not isinstance(member := next(events), yaml.SequenceEndEvent):
        _refuse_crowd(member, path, len(sequence.members))
        inner = (*path, str(len(sequence.members)))
        sequence.members.append(_node(member, events, inner))
    return sequence


def _mapping(mark: Any, events: Iterator[Any], path: Path) -> Mapping:
    mapping = Mapping(mark.line + 1, mark.column + 1)
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        _refuse_crowd(event, path, len(mapping.entries))
        key = _key(event, mapping, path)
        mapping.entries[key.text] = (key, _node(next(events), events, (*path, key.text)))
    return mapping


def _key(event: Any, mapping: Mapping, path: Path) -> Scalar:
    _refuse_extras(event, path)
    mark = event.start_mark
    if not isinstance(event, yaml.ScalarEvent):
        raise Unreadable(mark, path, "key", "a key that is no word", "a word and a colon")
    if event.value == "<<":
        raise Unreadable(mark, path, "merge_key", "merge key <<", "the keys themselves")
    if event.value in mapping.entries:
        first = mapping.entries[event.value][0]
        wrong = f"key {event.value} stands twice, first in line {first.line}"
        raise Unreadable(mark, (*path, event.value), "duplicate_key", wrong, "each key once")
    return Scalar(event.value, not event.style, mark.line + 1, mark.column + 1)


def _refuse_crowd(event: Any, path: Path, count: int) -> None:
    if count >= MOST_MEMBERS:
        right = f"at most {MOST_MEMBERS}"
        raise Unreadable(event.start_mark, path, "too_many", "too many members", right)


def _refuse_extras(event: Any, path: Path) -> None:
    mark = event.start_mark
    if isinstance(event, yaml.AliasEvent):
        raise Unreadable(mark, path, "alias", f"alias *{event.anchor}", "the value itself")
    if event.anchor:
        raise Unreadable(mark, path, "anchor", f"anchor &{event.anchor}", "no anchor")
    if event.tag:
        raise Unreadable(mark, path, "tag", f"tag {event.tag}", "no tag, the format has the types")
