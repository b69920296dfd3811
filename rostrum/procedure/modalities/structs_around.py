"""The structs around the programme: deadlines, statements, outcome, provisions; `structs` says how a line is read."""

AROUND = {
    "deadline": """
        id: slug -- its name in this file
        what: text -- what falls due
        who: text -- for whom
        at: opt datetime -- to the minute (exactly one of at, on, month_end, before, unknown)
        on: opt date -- a day without an hour; needs `assumed`
        month_end: opt month -- the last day of a month
        before: opt text -- counted back from a meeting, a segment or an event
        working_days: opt int -- with `before`: working days, that day not counted
        days: opt int -- with `before`: days
        minutes: opt int -- with `before`: minutes
        unknown: opt bool -- there is one, the documents do not say when
        tz: opt tz -- its own zone
        inclusive: bool -- is the named moment, day or month still in time
        assumed: opt bool -- no hour stated: the end of the day is taken
        for: opt text -- when this deadline is the one that counts
        late: opt enum refuse flag -- what becomes of what is late
        force: enum required kindly encouraged -- how it is asked
        state: opt enum open passed -- as the documents say
        history: opt list extension -- earlier values
        """,
    "extension": """
        was: datetime -- the earlier moment
        changed_on: date -- when it was changed
        reason: opt text -- why
        """,
    "statements": """
        due: opt ref deadlines -- when they are due
        to: opt text -- where they go
        required_of: opt list ref participants -- who must send one
        publish: enum opt_in all none -- which are published
        publish_channel: opt text -- how to agree
        other_contributions: opt bool -- other texts may be sent too
        """,
    "questions": """
        presubmit: bool -- may be sent before
        open_to: opt list ref participants -- by whom
        channel: opt text -- how
        drawn_by: opt list ref roles -- who draws from them
        """,
    "access": """
        requests: list access_route -- where a request goes
        by: opt ref deadlines -- until when
        seating: opt bool -- seating can be adjusted
        services: opt list text -- services offered
        assistants_uncounted: opt bool -- assistants do not count
        """,
    "access_route": """
        from: text -- who asks
        to: text -- whom
        email: opt text -- address
        phone: opt text -- telephone
        """,
    "webcast": """
        live: bool -- while it happens
        on_demand: opt bool -- afterwards
        languages: opt list lang -- channels; `floor` is the untranslated sound
        address: opt text -- where
        """,
    "summary": """
        by: ref roles -- who prepares it
        circulated_to: opt list text -- who receives it
        before: opt event -- before this event
        parts: opt list text -- its parts
        """,
    "outcome": """
        document: text -- what it is
        on: opt text -- on what
        form: opt list text -- how it should be
        led_by: ref roles -- who leads to it
        openness: opt list text -- how it is negotiated
        adopted_in: opt ref segments -- where it is adopted
        stages: opt list enum zero_draft inputs revised_draft silence final_draft adoption -- its stages
        adoption: opt adoption -- how it is adopted
        """,
    "adoption": """
        by: enum consensus vote approved_then_adopted open -- the way
        amendments: opt bool -- were there amendments
        later_symbol: opt symbol -- the draft of a later adoption
        explanations: opt enum in_statement separate -- explanations of vote
        """,
    "communications": """
        hashtag: opt text -- the hashtag
        channels: opt list channel -- channels
        visibility: opt text -- visibility asked for
        """,
    "channel": """
        name: text -- the channel
        address: opt text -- where
        """,
    "support": """
        what: text -- what is asked
        who: text -- of whom
        force: enum requests encourages -- how strongly
        """,
    "training": """
        encouraged_for: text -- for whom
        when: opt text -- when
        told_to: opt text -- who is told
        force: enum required encouraged -- how strongly
        """,
    "contact": """
        for: text -- about what; of `secretariat` the first one with an address gets the answers to letters
        name: text -- whom
        email: opt text -- address
        phone: opt text -- telephone
        copy_to: opt text -- in copy
        """,
    "reading": """
        path: path -- the value
        ambiguity: opt int -- the number of the ambiguity
        why: text -- why it was read so
        """,
    "act": """
        act: slug -- what was done
        of: text -- to or by what: an event, a list, a role
        on: opt date -- when
        by: opt text -- by whom
        source: text -- where it is stated
        """,
    "document": """
        title: text -- its title
        kind: enum resolution draft compilation notice letter concept_note programme \
summary silence list declaration statement -- its kind
        symbol: opt symbol -- its symbol
        date: opt date -- its date
        state: opt enum preliminary provisional final -- its state
        note: opt text -- a remark
        """,
    "provision": """
        p: clause -- the clause
        part: opt slug -- tells apart several matters of one clause
        force: enum decides requests invites encourages notes -- the force of this clause
        modal: opt enum shall will should may -- its auxiliary verb
        asks: opt text -- what it asks, in words of our own (needed unless `says` is given)
        says: opt text -- a quote of at most 25 words
        via: opt text -- the page that reports the clause; needs `confirmed: false`
        confirmed: opt bool -- `false` when the clause itself was not at hand
        note: opt text -- a remark
        check: check -- exactly one rule
        """,
    "forecast": """
        id: slug -- its name in this file
        why: text -- what is computed
        check: check -- exactly one rule
        """,
}
