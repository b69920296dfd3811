"""How a modalities file is refused: every problem with its place and what would be right."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing wrong in a file. `line` and `column` count from 1; `path` is dotted, empty for the file."""

    file: str
    line: int
    column: int
    path: str
    code: str
    wrong: str
    right: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}"
        named = f"{self.path}: " if self.path else ""
        wanted = f"; right would be: {self.right}" if self.right else ""
        return f"{place}: {named}{self.wrong}{wanted}"


class ModalitiesError(Exception):
    """A file that is refused (D3), with all the problems found in it, first place first."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda one: (one.line, one.column)))
        super().__init__("\n".join(str(one) for one in self.problems))
