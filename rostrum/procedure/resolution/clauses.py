"""Where one paragraph holds several obligations (R10, R12, D5): a split proposed by rule, confirmed by a person.

Rules, for the English text: after a semicolon; at a later verb ("…, and encourages the President"); at a second subject
with its own will or shall; at a second infinitive of a request ("…, to submit …"); between the sentences of a footnote
that binds. Other languages are split at semicolons only. Preambular paragraphs order nothing and stay whole.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rostrum.procedure.resolution.marks import compared
from rostrum.procedure.resolution.openings import ENGLISH
from rostrum.procedure.resolution.openings import verb as plain_verb
from rostrum.procedure.resolution.units import Clause, Note, Unit

MOST_CLAUSES = 100
_SEMICOLON = re.compile(r"[;；؛]\s*(?:and (?=\S))?(?=\S)")  # noqa: RUF001 - signs of six scripts
_ADVERB = r"(?:(?:also|further|once again|strongly|in this regard,?) )?"
_OBJECT = (
    r"(?:upon |on |to |with appreciation |note )?"
    r"(?:the|that|its|their|his|her|them|all|any|each|those|these|in this regard|[A-Z][\w-]+)\b"
)
_NOT_VERBS = (
    r"(?!(?:as|is|was|has|its|his|this|thus|states|includes|refers|relates|concerns)\b)"
    r"(?!\w+(?:tions|sions|ments|ities|ances|ences|ors|ives|ings|ists)\b)"
)
_VERB = re.compile(
    rf"{_ADVERB}{_NOT_VERBS}(?:([a-z]{{3,}}(?<!s)s) (?={_OBJECT})|((?:decide|resolve|agree|appeal|undertake)s) to\b)"
)
_LATER_VERB = re.compile(rf"(?:, and |, )(?={_VERB.pattern})")
_MODAL = r"(?:will|shall)"
_SUBJECT = re.compile(
    rf"(?:,? and |, )(?=(?:the|a|an|any|no|each) (?:(?!which|that|who|{_MODAL}\b)[\w-]+ ){{1,8}}{_MODAL} )"
)
_ANY_MODAL = re.compile(rf"\b{_MODAL} ")
_BOUND_TO = r"to (?!the |be |a |an |its |their |all |which |whom |\d)(?:\w+ly )?[a-z]{2,}\b"
_INFINITIVE = re.compile(rf"(?<!order )(?<!as )(?<!view )(?<!due )\b{_BOUND_TO}(?!,| and)")
_LATER_INFINITIVE = re.compile(rf"(?:,? and |, )(?={_BOUND_TO})")
_REQUESTING = re.compile(r"(?:request|invite|urge|encourage|instruct|call)s?\b")
_SENTENCE = re.compile(
    r"(?<=[a-z)]\.)(?<!\bNo\.)(?<!\bvol\.)(?<!\bart\.)(?<!\bpara\.)(?<!\bsect\.)\s+(?=[A-Z“\"])"
)
_BINDS = re.compile(r"\b(?:will|shall|should|must|may)\b")
_QUOTED = re.compile(r"“[^“”]*”")


def propose_clauses(unit: Unit, language: str = ENGLISH) -> tuple[Clause, ...]:
    """The clauses of a unit as the rules see them; at least one, except for a heading, which has none."""
    return cut(unit, proposed_cuts(unit, language), language)


def proposed_cuts(unit: Unit, language: str = ENGLISH) -> tuple[int, ...]:
    """The offsets at which the second and later clauses begin."""
    if unit.part in ("preambular", "heading"):
        return ()
    text = compared(unit.text)
    if language != ENGLISH:
        return _few(tuple(found.end() for found in _SEMICOLON.finditer(text)))
    if unit.part == "note":
        return _few(_sentences(text))
    return _few(tuple(sorted(set(_english(unit, _QUOTED.sub(_blank, text))))))


def _few(cuts: tuple[int, ...]) -> tuple[int, ...]:
    """No person confirms a hundred clauses of one paragraph: such a text stays whole."""
    return cuts if len(cuts) < MOST_CLAUSES else ()


def cut(unit: Unit, cuts: Sequence[int], language: str = ENGLISH) -> tuple[Clause, ...]:
    """The clauses that begin at 0 and at each of `cuts`.

    ValueError unless the cuts ascend inside the text and each clause has words.
    """
    if unit.part == "heading":
        return ()
    bounds = (0, *cuts, len(unit.text))
    ascends = all(first < second for first, second in pairwise(bounds)) or not cuts
    if not ascends or (cuts and not all(unit.text[a:b].strip() for a, b in pairwise(bounds))):
        raise ValueError("cuts ascend inside the text, and each clause has words")
    return tuple(_clauses(unit, bounds, language))


def called_in(unit: Unit, clauses: Sequence[Clause]) -> dict[str, list[Note]]:
    """The notes of a unit by the clause in which they are called."""
    called: dict[str, list[Note]] = {clause.path: [] for clause in clauses}
    for note in unit.notes if clauses else ():
        begun = [clause for clause in clauses if clause.start < note.at] or clauses[:1]
        called[begun[-1].path].append(note)
    return called


def _clauses(unit: Unit, bounds: Sequence[int], language: str) -> Iterator[Clause]:
    text, verb = compared(unit.text), unit.verb
    for ordinal, (start, after) in enumerate(pairwise(bounds), 1):
        if ordinal > 1 and language == ENGLISH and (later := _VERB.match(text, start)):
            verb = plain_verb(later[1] or later[2])
        end = start + len(text[start:after].rstrip().removesuffix(" and").rstrip())
        path = f"{unit.path}#{ordinal}"
        yield Clause(path, unit.path, ordinal, verb, unit.text[start:end], start, end)


def _sentences(text: str) -> tuple[int, ...]:
    """A note that only points to a source is one clause, however many full stops its abbreviations have."""
    return tuple(found.end() for found in _SENTENCE.finditer(text)) if _BINDS.search(text) else ()


def _english(unit: Unit, text: str) -> Iterable[int]:
    body = max(len(unit.opening), 1)
    yield from (found.end() for found in _SEMICOLON.finditer(text))
    yield from (found.end() for found in _LATER_VERB.finditer(text, body))
    yield from _after_first(text, body, _ANY_MODAL, _SUBJECT)
    if _REQUESTING.match(unit.verb):
        yield from _after_first(text, body, _INFINITIVE, _LATER_INFINITIVE)


def _after_first(text: str, body: int, first: re.Pattern[str], later: re.Pattern[str]) -> Iterator[int]:
    """A second subject, or a second infinitive, needs one before it; the first belongs to the opening verb."""
    begun = first.search(text, body)
    if begun:
        yield from (found.end() for found in later.finditer(text, begun.end()))


def _blank(quoted: re.Match[str]) -> str:
    """A quoted title orders nothing."""
    return "“" + "x" * (len(quoted[0]) - 2) + "”"
