"""Who takes part in an event, and by which link and devices they come in (D23)."""

from django.conf import settings
from django.db import models

from rostrum.foundation.ids import new_id
from rostrum.procedure.invitations import STATUSES
from rostrum.procedure.lists import AUDIENCES

TRIES = 5


class Participant(models.Model):
    """A person at the microphone of one event. The record knows the id alone (D13)."""

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    event = models.ForeignKey("meeting.Event", on_delete=models.PROTECT, related_name="+")
    category = models.SlugField(max_length=64)  # of the modalities' participants
    name = models.CharField(max_length=200)  # as announced and shown everywhere
    legal_name = models.CharField(max_length=200, blank=True)  # at accreditation only (security 5)
    body = models.CharField(max_length=300, blank=True)
    body_ref = models.CharField(max_length=64, blank=True)
    capacity = models.CharField(max_length=300, blank=True)
    region = models.CharField(max_length=24, blank=True)  # regional group, as `people` codes it
    lang = models.CharField(max_length=16, blank=True)  # the language they will speak
    say = models.CharField(max_length=200, blank=True)  # how to say the name
    queue = models.SlugField(max_length=64, blank=True)  # the door into the list, where it has several
    rank = models.PositiveSmallIntegerField(default=0)  # class of protocol, 0 the highest
    group = models.BooleanField(default=False)  # may speak on behalf of a group of States
    preregistered = models.BooleanField(default=False)  # inscribed beforehand to speak (D39)
    protected = models.BooleanField(default=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.BigIntegerField()

    class Meta:
        ordering = ("event", "name", "id")

    def __str__(self) -> str:
        return self.id


class Invitation(models.Model):
    """A body that the mandate has invited to an event: an entity, an agency, another organization (R66, R67)."""

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    event = models.ForeignKey("meeting.Event", on_delete=models.PROTECT, related_name="+")
    category = models.SlugField(max_length=64)  # of the modalities' participants, whose way in is `invite`
    organization = models.ForeignKey("people.Organization", on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=12)

    class Meta:
        ordering = ("event", "category", "id")
        constraints = (
            models.UniqueConstraint(fields=("event", "organization"), name="invited_once"),
            models.CheckConstraint(condition=models.Q(status__in=STATUSES), name="invitation_status_known"),
        )

    def __str__(self) -> str:
        return self.id


class InvitationStep(models.Model):
    """The trail of an invitation: invited, accepted, declined, withdrawn; on which moment, by whom put down."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="steps")
    act = models.CharField(max_length=12)
    on = models.BigIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.act


class Link(models.Model):
    """The way in of one participant. Token and PIN are never stored, only what checks them.

    The token is made anew from `id` with the installation's key (`floor_links`), so that a letter can say it.
    """

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)  # SHA-256 of its 128 bits
    pin_mac = models.CharField(max_length=64)  # keyed, bound to this link
    tries = models.PositiveSmallIntegerField(default=TRIES)  # wrong PINs still allowed
    expires = models.BigIntegerField()
    revoked_at = models.BigIntegerField(null=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    issued_at = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("participant",),
                condition=models.Q(revoked_at=None),
                name="link_in_force_once",
            ),
            models.CheckConstraint(condition=models.Q(tries__lte=TRIES), name="link_tries"),
        )

    def __str__(self) -> str:
        return self.id


class Device(models.Model):
    """A browser that came in by a link; its cookie names it, so that it can be shut out alone."""

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="devices")
    agent = models.CharField(max_length=60, blank=True)
    created_at = models.BigIntegerField()
    revoked_at = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("created_at", "id")

    def __str__(self) -> str:
        return self.id


class Accommodation(models.Model):
    """Seconds more for a participant with a disability, recorded beforehand (P3, R100).

    Data of health: it stands apart, says no reason, and is deleted after the event. All that ever leaves it is a
    longer limit.
    """

    participant = models.OneToOneField(
        Participant, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    seconds = models.PositiveSmallIntegerField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.BigIntegerField()

    def __str__(self) -> str:
        return self.participant_id


class Listing(models.Model):
    """A person's yes to stand on the list of participants: before whom, with what, until when (D42).

    Whoever has none in force is on no list. Taking one back is a moment, never a removal; all go with the person.
    """

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="listings")
    audience = models.CharField(max_length=12)
    with_body = models.BooleanField(default=False)  # the organization beside the name
    given_at = models.BigIntegerField()
    until = models.BigIntegerField()
    ended_at = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("given_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("participant",), condition=models.Q(ended_at=None), name="listed_once"
            ),
            models.CheckConstraint(condition=models.Q(audience__in=AUDIENCES), name="listing_audience"),
        )

    def __str__(self) -> str:
        return f"{self.participant_id} {self.audience}"


class ChosenSpeaker(models.Model):
    """Who was chosen for a segment whose speakers are selected, and was told so: the floor calls them, by `place`."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="chosen_for")
    segment = models.SlugField(max_length=64)
    place = models.BigIntegerField()  # the moment of the choice: who was chosen first is called first

    class Meta:
        ordering = ("segment", "place", "id")
        constraints = (models.UniqueConstraint(fields=("participant", "segment"), name="chosen_once"),)

    def __str__(self) -> str:
        return f"{self.participant_id} {self.segment}"


class FullExport(models.Model):
    """A table asked for with what is protected in it; another person confirms, and it is handed out once (ASVS 2.3.5).

    One handed out without what is protected stands beside it, and needs nobody's word.

    It holds no row of the table. `digest` is of the ids of the protected rows at the time of asking: what is
    confirmed is what is handed out. It is kept as the log of who took what.
    """

    class State(models.TextChoices):
        ASKED = "asked"
        CONFIRMED = "confirmed"
        REFUSED = "refused"
        HANDED = "handed"
        MASKED = "masked"  # handed out at once, without what is protected

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    event = models.ForeignKey("meeting.Event", on_delete=models.PROTECT, related_name="+")
    table = models.SlugField(max_length=40)
    why = models.CharField(max_length=300)
    protected = models.PositiveIntegerField()  # protected rows
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=9, choices=State, default=State.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.BigIntegerField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.BigIntegerField(null=True)
    handed_at = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("-asked_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(decided_by=None) | ~models.Q(decided_by=models.F("asked_by")),
                name="full_export_two_persons",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=("asked", "confirmed", "refused", "handed", "masked")),
                name="full_export_state",
            ),
        )

    def __str__(self) -> str:
        return self.id
