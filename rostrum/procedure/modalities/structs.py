"""What a modalities file may hold: every struct of format version 2, one key a line.

A line is `key: type -- what it says`. The types are read by `grammar`; from this one table come the
strict reader, the JSON Schema for editors and the reference in docs/modalities.md.
"""

from rostrum.procedure.modalities.structs_around import AROUND

STRUCTS = {
    "file": """
        rostrum: enum 2 -- the version of this format
        id: event -- the event's own name, unique in the set of files
        kind: enum hearing high_level_meeting consultation preparatory_session -- what is held
        title: text -- the full title
        process: slug -- ties the events and documents of one appraisal together
        cycle: opt int -- which round of a repeating process
        session: int -- the session of the Assembly whose President convenes
        group: opt group -- events that share a list, an accreditation or a registration
        tz: tz -- the zone of every time that names no other
        mode: opt enum in_person hybrid virtual undecided -- how people attend
        mode_decision: opt mode_decision -- who settles the mode, and by when
        platform: opt text -- remote interpretation platform
        venue: opt text -- room and place
        docs: map some text -- short name to the symbols, titles or files that hold one text
        mandate: mandate -- the resolution that orders the event
        aims: opt list text -- what the event is for
        roles: map role -- offices in this event
        participants: map participant -- categories of participants
        lists: opt map assent_list -- lists on which Members must agree
        tracks: opt map track -- rooms or parallel tracks
        floors: map floor -- floor rules, named by segments
        meetings: list meeting -- the meetings with their days and hours
        segments: list segment -- the parts of the meetings
        deadlines: opt list deadline -- what falls due
        statements: opt statements -- written statements
        questions: opt questions -- questions to panellists
        guiding_questions: opt list text -- questions for the whole event
        access: opt access -- accessibility requests
        webcast: opt webcast -- what is broadcast
        summary: opt summary -- the President's summary
        outcome: opt outcome -- the document that is adopted
        communications: opt communications -- channels and hashtag
        support: opt list support -- help with taking part
        training: opt training -- training before the event
        contacts: opt list contact -- whom to ask
        readings: opt list reading -- values that the documents do not state
        record: opt list act -- facts stated as done
        trail: opt list document -- documents in the order of the process
        provisions: list provision -- the mandate clause by clause
        forecasts: opt list forecast -- computed warnings
        """,
    "mandate": """
        resolution: symbol -- its symbol
        title: opt text -- its title
        adopted: opt date -- the day of adoption
        distributed: opt date -- the day of distribution
        meeting: opt text -- the plenary meeting that adopted it
        item: opt text -- the agenda item
        draft: opt symbol -- the symbol of the draft
        committee: opt text -- where it came from
        paragraph: opt clause -- the clause that founds this event
        recalls: opt list recalled -- earlier resolutions it recalls
        supersedes_recital: opt text -- a recital that the decision overrides
        amended_by: opt list amendment -- later decisions that change it
        """,
    "recalled": """
        symbol: symbol -- the earlier resolution
        date: opt date -- the date it is given
        why: opt text -- what it is recalled for
        """,
    "amendment": """
        symbol: symbol -- the amending decision
        date: date -- its date
        from: date -- in force from this day
        clauses: list clause -- what it changes
        effect: text -- how
        """,
    "group": """
        id: slug -- the name of the group
        events: list event -- its members
        shares: list enum list accreditation registration speakers -- what they share
        """,
    "mode_decision": """
        by: ref roles -- who decides
        not_later_than: opt ref deadlines -- by when
        basis: opt text -- on what basis
        consult: opt list text -- after hearing whom
        """,
    "role": """
        n: count -- how many holders
        label: text -- the office in words
        session: opt int -- bound to one session; absent: whoever holds it on the day
        state: opt text -- the State that holds the role as such
        appointed_by: opt ref roles -- who appoints
        pool: opt text -- from among whom
        consult: opt list text -- after hearing whom
        mix: opt list mix -- attributes that must each be present
        at_least: opt at_least -- a number among other roles
        substitute: opt substitute -- who may act for the holder
        holders: opt list holder -- the people named
        """,
    "mix": """
        attribute: slug -- the attribute recorded of each holder
        values: list text -- one of each
        force: opt enum decides requests invites encourages notes -- how strongly
        """,
    "at_least": """
        n: int -- how many
        of: list ref roles -- among whom
        attribute: slug -- who carry it
        """,
    "substitute": """
        allowed: bool -- may another act for the holder
        by: opt ref roles -- who
        note: opt text -- a remark
        """,
    "holder": """
        name: text -- the person
        function: opt text -- function
        state: opt text -- State
        institution: opt text -- institution
        attributes: opt map text -- recorded attributes; `none` says that one is absent
        delivered_by: opt text -- who spoke in the holder's place
        """,
    "participant": """
        label: text -- the category in words
        route: enum delegation register inscribe invite apply pga_list open unspecified -- the way in
        may: list enum attend speak panel plenary webcast questions statements -- what is open to it
        deadline: opt ref deadlines -- when the way in closes
        condition: opt text -- an eligibility that is recorded
        preference: opt text -- wished for, no condition
        level: opt text -- level of representation
        includes: opt list text -- bodies or members named
        cap: opt cap -- how many
        grounds_pass: opt grounds_pass -- what changes for whoever holds a grounds pass
        facilitated_by: opt ref roles -- the body that its applications go through; absent: those of the floors
        accredits: opt enum organization person -- what is accredited
        shown_to_members: opt list text -- what Member States see of an application
        note: opt text -- a remark
        """,
    "grounds_pass": """
        register: bool -- whether its holders register too
        ticket_by: opt ref deadlines -- until when whoever holds none obtains a special event ticket
        """,
    "cap": """
        n: int -- at most so many
        per: enum organization delegation category segment event -- of what
        excludes: opt list text -- types of members left out beside assistants and sign interpreters, who always are
        """,
    "track": """
        label: text -- the track in words
        room: opt text -- its room
        capacity: opt int -- seats
        equal_status: opt bool -- of the same standing as the main one
        overflow_of: opt ref tracks -- takes the overflow of that one
        """,
    "assent_list": """
        of: list ref participants -- the categories on it
        drawn_up_by: opt ref roles -- who draws it up
        basis: opt enum non_objection approval -- how Members agree
        names: opt list enum proposed final -- what it shows; struck names stay visible
        principles: opt list text -- principles it is drawn up by
        covers: list event -- events it serves
        objections: opt objections -- who may object, and who learns why
        decided_by: opt text -- who decides in the end
        before: opt event -- decided before this event
        published: opt bool -- open to everybody
        state: opt enum drawn_up submitted under_non_objection final decided -- how far it is
        """,
    "objections": """
        by: list text -- who may object
        basis_disclosed: enum never on_request always -- is the general basis told
        may_request: list text -- who may ask for it
        disclosed_to: list text -- who is told
        objector_named: opt bool -- is the objector named
        strikes: opt text -- what an objection does to the name
        """,
    "floor": """
        mode: enum list request invited selected -- how one comes to the floor
        order: opt list enum protocol first_come request_order chronological moderator alternate -- order
        request: opt text -- how the floor is asked for
        rank: opt list list text -- classes of equal standing, highest first
        queues: opt map queue -- doors into one list
        merge: opt enum alternate by_time states_first moderator -- how the doors are taken from
        limits: opt limits -- seconds per speaker
        warnings: opt list seconds -- seconds left at which a speaker is warned; absent: 60 and 10
        enforcement: opt enum cut interrupt urge none -- what happens at the limit
        accommodation_s: opt seconds -- extra seconds for a speaker with a disability
        until: enum exhausted time -- what ends it
        on_time: opt enum suspend_list close_list extend -- what becomes of the list when the time has come
        slots: opt map int -- speakers per meeting, when planned by number
        joint: opt enum encouraged allowed -- joint interventions
        time_permitting: opt bool -- inscription is no right to speak
        points_of_order: opt list ref participants -- who rises to a point of order; absent: Member States
        replies: opt list ref participants -- who asks for a right of reply; absent: Member States
        interposed: opt list ref participants -- who puts a question in between; absent: the desk alone
        preregister: opt enum required -- speakers register before
        link: opt enum only_preregistered_speakers all_registered -- who gets the link to the floor
        explanations_of_vote: opt enum in_statement separate -- when they are made
        eoi: opt eoi -- expressions of interest (mode `selected`)
        delivery: opt list delivery -- ways to deliver
        note: opt text -- a remark
        """,
    "queue": """
        cats: list ref participants -- the categories of this door
        opens: opt ref deadlines -- opening
        closes: opt ref deadlines -- closing
        channel: opt text -- how to inscribe
        order: opt enum first_come protocol -- order within the door
        """,
    "limits": """
        individual: opt seconds -- one speaker
        group: opt seconds -- on behalf of a group of States
        reply: opt some seconds -- rights of reply on an item, one limit each; absent: 600 and 300
        presentation: opt seconds -- a presentation of a panellist
        question: opt seconds -- a question in between; absent: as one speaker
        answer: opt seconds -- an answer
        point_of_order: opt seconds -- a point of order; absent: 300
        """,
    "eoi": """
        opens: opt ref deadlines -- opening
        closes: opt ref deadlines -- closing
        cap: opt cap -- how many
        facilitated_by: opt ref roles -- who collects
        shortlist_by: opt ref roles -- who makes the short list
        chosen_by: opt ref roles -- who chooses
        criteria: opt list text -- by what
        """,
    "delivery": """
        how: enum live remote prerecorded -- the way
        limit_s: opt seconds -- its own limit
        due: opt ref deadlines -- when the recording is due
        introduction: opt enum optional required none -- is it introduced from the room
        """,
    "meeting": """
        id: slug -- its name in this file
        date: date -- the day
        start: time -- from
        end: time -- to
        form: enum plenary panels hearing consultation -- its form
        venue: opt text -- its place
        tz: opt tz -- its zone
        may_overrun: opt bool -- may go on after its end
        part: opt text -- a label such as a half of the day
        """,
    "segment": """
        id: slug -- its name in this file
        meeting: ref meetings -- the meeting it is part of
        track: opt ref tracks -- its track; segments of one track never overlap
        order: opt int -- its position when no time is stated
        start: opt time -- from
        end: opt time -- to
        ends: opt enum list_exhausted -- ends when nobody is left on the list
        after: opt ref segments -- begins when that one has ended
        not_before: opt time -- and not before
        kind: enum opening plenary panel round_table closing questions -- what it is
        number: opt int -- its number
        theme: opt text -- its theme
        theme_by: opt ref roles -- who sets the theme later
        chair: opt ref roles -- who presides
        moderator: opt ref roles -- who moderates
        rapporteur: opt ref roles -- who reports
        floor: ref floors -- its floor rules
        cap: opt cap -- how many
        items: opt list item -- what happens, in order
        guiding_questions: opt list text -- its own questions
        """,
    "item": """
        do: enum statement adopt presentation summary remarks interventions questions introduction -- the act
        by: opt ref roles -- by whom
        of: opt ref segments -- of which segment
        of_outcome: opt bool -- of the outcome document
        note: opt text -- a remark
        """,
    **AROUND,
}
