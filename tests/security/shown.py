"""What the crawl of every page does not open, does not see, or sees nowhere, each with its reason."""

WITHOUT = {  # a file, or a page about something that these three events do not have
    "unsubscribe": "the way out of a letter that was sent",
    "registration_another": "an event that shares a registration and is still to come",
    "registration_feedback": "an event of this fortnight",
    **dict.fromkeys(("registration_badge_pdf", "registration_certificate_pdf"), "a paper that was printed"),
    **dict.fromkeys(
        ("registration_portrait_file", "programme_portrait", "delegation_letter", "file"),
        "a file with its bytes",
    ),
    **dict.fromkeys(
        ("mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_download_recovery_codes"), "a second factor"
    ),
    **dict.fromkeys(("mfa_remove_webauthn", "mfa_edit_webauthn"), "a passkey of one's own"),
    **dict.fromkeys(
        ("account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"), "a password"
    ),
}
SILENT = {  # pages that tell nothing a person wrote
    "account_change_password",
    "account_inactive",
    "account_login",
    "account_set_password",
    "body_add",
    "certificate",
    "delegation_door",
    "delegation_link",
    "door",
    "door_pin",
    "dossier_door",
    "dossier_link",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_authenticate",
    "mfa_generate_recovery_codes",
    "mfa_index",
    "mfa_login_webauthn",
    "outbox_bounce",
    "record",
    "register_asked",
    "resolution_import",
}
UNUSED = "what the mandate asks for in words that no page repeats"
NOWHERE = {  # columns that no page shows, so that one which is shown no longer turns the test red
    **dict.fromkeys(("sealed.reason", "sealed.basis"), "shown in answer to a press"),
    "people.Account.email": "known to its owner, who signs in with it",
    **dict.fromkeys(
        (
            "people.Person.honorific",
            "people.Person.public_name",
            "people.Person.say",
            "people.LegalName.text",
        ),
        "a table that no page reads",
    ),
    "participation.Participant.legal_name": "for accreditation, in the table to take away",
    "processes.Process.title": "an event names itself",
    "documents.File.found": "words of the scanner, for whoever runs the installation",
    **dict.fromkeys(
        ("mandate.Expression.file_name", "meeting.Event.modalities_name"), "where it was read from"
    ),
    **dict.fromkeys(
        ("mandate.Unit.opening", "mandate.Unit.verb", "mandate.Clause.verb"),
        "marks what the text of the unit has of it",
    ),
    "mandate.Unit.cites": "a symbol, or it is not shown",
    **dict.fromkeys(
        (
            f"meeting.ProgrammeVersion.arrangement.{one}"
            for one in [
                "docs.mandate",
                "docs.note",
                "docs.summary",
                "docs.page",
                "for",
                "item",
                "committee",
                "decided_by",
                "document",
                "openness",
                "visibility",
                "supersedes_recital",
            ]
        ),
        UNUSED,
    ),
    "meeting.SensitiveFact.consent_note": "nobody's to see",
    "meeting.HolderPortrait.name": "the name in the programme",
    "meeting.InvitationLetter.words": "printed on the letter",
    "meeting.InvitationLetter.address": "its mail has it",
    "participation.InvitationStep.why": "a trail that is kept and not shown",
    "registration.AccessRequest.address": "known to the letter that answers",
    "registration.DelegationStep.focal_address": "a trail that shows the name",
    "attendance.Feedback.texts": "shown when five have answered",
}
OURS = {"mfa_activate_totp": "img[src^='data:image/svg+xml;base64,']"}  # the seed as a picture
