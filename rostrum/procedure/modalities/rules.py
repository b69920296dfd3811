"""The rules a provision may name, with their arguments; `conformance` says what each compares.

Written as the structs are: `key: type`, one a line.
"""

RULES = {
    "meeting": """
        id: ref meetings
        date: opt date
        start: opt time
        end: opt time
        weekday: opt weekday
        form: opt text
        """,
    "segment": """
        id: ref segments
        meeting: opt ref meetings
        start: opt time
        end: opt time
        kind: opt text
        number: opt int
        after: opt ref segments
        not_before: opt time
        ends: opt text
        """,
    "within": "segment: ref segments",
    "order": "segments: list ref segments",
    "consecutive": "segments: list ref segments",
    "meetings": """
        n: opt int
        days: opt int
        """,
    "month": """
        meeting: ref meetings
        month: month
        """,
    "theme": """
        segment: ref segments
        text: text
        """,
    "items": """
        segment: ref segments
        do: text
        by: list ref roles
        """,
    "then": """
        segment: ref segments
        first: text
        next: text
        """,
    "last": """
        segment: ref segments
        do: text
        by: opt ref roles
        """,
    "mix": "roles: list ref roles",
    "at_least": "role: ref roles",
    "appointed_by": """
        roles: list ref roles
        by: ref roles
        """,
    "limit": """
        floor: ref floors
        individual: opt seconds
        group: opt seconds
        enforcement: opt text
        """,
    "list": """
        id: ref lists
        of: opt list ref participants
        basis: opt text
        names: opt list text
        covers: opt list event
        decided_by: opt text
        before: opt event
        principles: opt list text
        basis_disclosed: opt text
        may_request: opt list text
        disclosed_to: opt list text
        drawn_up_by: opt ref roles
        """,
    "participants": """
        may: text
        cats: list ref participants
        route: opt text
        condition: opt text
        level: opt text
        """,
    "includes": """
        participant: ref participants
        values: list text
        """,
    "deadline": """
        id: ref deadlines
        weekday: opt weekday
        utc: opt datetime
        working_days: opt int
        last_day: opt date
        before: opt text
        on: opt date
        """,
    "by": """
        event: opt event
        date: date
        """,
    "recalls": """
        symbol: symbol
        date: date
        """,
    "adopted": "date: date",
    "webcast": """
        live: bool
        on_demand: opt bool
        languages: opt int
        """,
    "questions": "n: int",
    "trail": "kinds: list text",
    "eq": """
        path: path
        value: any
        """,
    "has": "path: path",
    "done": """
        act: slug
        of: text
        """,
    "manual": "ask: text",
    "capacity": """
        floor: ref floors
        expected: int
        of: text
        """,
}
