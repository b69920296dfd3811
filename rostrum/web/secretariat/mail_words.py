"""What becomes of a mail, in words: its state, why it waits or failed, what a page refuses."""

from django.utils.translation import gettext, gettext_lazy

from rostrum.foundation.refusal import Refusal

STATES = {
    "waiting": gettext_lazy("Waiting"),
    "sending": gettext_lazy("Being sent"),
    "sent": gettext_lazy("Sent"),
    "failed": gettext_lazy("Failed"),
    "bounced": gettext_lazy("Came back"),
    "held": gettext_lazy("Held back"),
}
TONES = {
    "waiting": "info",
    "sending": "info",
    "sent": "ok",
    "failed": "stop",
    "bounced": "stop",
    "held": "warn",
}
REASONS = {
    "refused": gettext_lazy("The mail server of the recipient does not take it."),
    "gave_up": gettext_lazy("No server took it for two days."),
    "gone": gettext_lazy("What it was about is no longer there, so it was not sent."),
    "bounced": gettext_lazy("The server of the recipient reported that it did not arrive."),
    "not_printed": gettext_lazy("The paper that goes with it could not be printed. It can be sent again."),
    "held_here": gettext_lazy("This installation sends no mail. It would have been sent now."),
    "unsubscribed": gettext_lazy("This address wishes no more such letters."),
    "unknown_letter": gettext_lazy("This installation no longer knows this letter."),
    "unknown_audience": gettext_lazy("This installation no longer knows these recipients."),
}
OUTCOMES = {
    "": gettext_lazy("Under way"),
    "taken": gettext_lazy("Taken by the server"),
    "later": gettext_lazy("Not now; it is tried again"),
    "never": gettext_lazy("Refused"),
    "kept": gettext_lazy("Not sent"),
    "lost": gettext_lazy("Nothing was heard of it"),
    "bounced": gettext_lazy("Came back"),
}
WORDS = {
    "not_settled": gettext_lazy("This letter is under way or has arrived. Nothing was changed."),
    "unsubscribed": gettext_lazy("This address wishes no more such letters. Nothing was sent."),
    "unknown_mail": gettext_lazy("No letter of yours is named in this file. Nothing was changed."),
    "too_large": gettext_lazy("The file is larger than 1 MB. Nothing was changed."),
    "no_report": gettext_lazy("This is no report of a letter that did not arrive. Nothing was changed."),
    "not_final": gettext_lazy("The report says that it is only late. Nothing was changed."),
    "gone": gettext_lazy("What this letter is about is no longer there."),
    "missing": gettext_lazy("This must not be empty."),
    "too_long": gettext_lazy("Use at most %(limit)s characters."),
    "unknown_placeholder": gettext_lazy("This letter has no such placeholder: %(names)s"),
    "placeholder_missing": gettext_lazy("The letter would be useless without: %(names)s"),
    "stale": gettext_lazy("Somebody else changed these words. Your text is kept. Compare, then save again."),
    "no_words": gettext_lazy("Write subject and text in one language at least."),
    "unknown_audience": gettext_lazy("Choose one of those shown."),
    "already_sent": gettext_lazy("This letter was sent already. Nothing was sent again."),
    "not_tested": gettext_lazy("Send a test to yourself first. Nothing was sent."),
    "address_not_safe": gettext_lazy("Enter a whole address that begins with https. Nothing was kept."),
    "not_ahead": gettext_lazy("This moment has passed. Nothing was kept."),
    "nobody": gettext_lazy("Nobody is in this set now. Nothing was sent."),
    "count_changed": gettext_lazy("The set changed: it is for %(number)s now. Nothing was sent. Look again."),
}


def words(refusal: Refusal) -> str:
    """The sentence for a refusal; one without words of its own is said plainly."""
    told = WORDS.get(refusal.code)
    if told is None:
        return gettext("This could not be done. Nothing was changed.")
    return str(told) % {key: str(value) for key, value in refusal.detail.items()}
