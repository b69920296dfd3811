"""How somebody comes into an office of an event. Nothing here is public: the programme names who holds an office."""

from django.conf import settings
from django.db import models

from rostrum.apps.meeting.models.programme import Event
from rostrum.foundation.ids import new_id
from rostrum.procedure.appointments import ACTS, STANDING, STATUSES


class Entrustment(models.Model):
    """An office of the event leaves the choice of its holders to a body, such as the liaison service (R57)."""

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="entrustments")
    role = models.CharField(max_length=64)
    body = models.CharField(max_length=300)
    # Who acts for the body here; without one the secretariat writes down what the body said.
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    why = models.CharField(max_length=500)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("event_id", "role", "at")
        constraints = (
            models.UniqueConstraint(
                fields=("event", "role"), condition=models.Q(ended_at=None), name="entrusted_to_one"
            ),
        )

    def __str__(self) -> str:
        return f"{self.event_id} {self.role}"


class Appointment(models.Model):
    """Somebody on the way into an office of the event, or in it (R36-R59).

    What is sensitive of a person is never here (R42). Whoever declined, or was withdrawn, can be erased.
    """

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=64)
    status = models.CharField(max_length=12)
    name = models.CharField(max_length=300)  # as announced, honorific included (R59)
    function = models.CharField(max_length=300, blank=True)
    institution = models.CharField(max_length=300, blank=True)
    country = models.ForeignKey("people.Organization", models.PROTECT, null=True, related_name="+")
    attributes = models.JSONField(
        default=dict
    )  # what the mix of the mandate asks, decided by the office (R43)
    entrusted = models.ForeignKey(Entrustment, models.PROTECT, null=True, related_name="candidates")

    class Meta:
        ordering = ("event_id", "role", "id")
        constraints = (
            models.CheckConstraint(condition=models.Q(status__in=STATUSES), name="appointment_status_known"),
            models.UniqueConstraint(
                fields=("event", "role", "name"),
                condition=models.Q(status__in=STANDING),
                name="appointed_once",
            ),
        )

    def __str__(self) -> str:
        return self.pk


class AppointmentStep(models.Model):
    """The trail of an appointment: which act, of which office, on which moment, put down by whom and when.

    `office` and `on` say whose act it is: that of whoever held the office then (Amb6).
    """

    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="steps")
    act = models.CharField(max_length=12)
    status = models.CharField(max_length=12)  # what it led to
    office = models.CharField(max_length=64, blank=True)
    on = models.BigIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    why = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(condition=models.Q(act__in=tuple(ACTS)), name="appointment_act_known"),
        )

    def __str__(self) -> str:
        return self.act


class HolderPortrait(models.Model):
    """The yes of somebody for an office to a portrait on the public programme, with the picture (D42).

    Both are gone when the yes is taken back, with the name in the programme, and with protection (R42). `note` says
    how the person agreed.
    """

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="portraits")
    role = models.CharField(max_length=64)
    name = models.CharField(max_length=300)  # as the programme has it
    file = models.CharField(max_length=24)
    note = models.CharField(max_length=500)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    given_at = models.BigIntegerField()

    class Meta:
        ordering = ("event_id", "role", "id")
        constraints = (
            models.UniqueConstraint(fields=("event", "role", "name"), name="one_portrait_of_a_holder"),
        )

    def __str__(self) -> str:
        return self.pk


class InvitationLetter(models.Model):
    """A letter by which the office invited somebody to a role: to which address, in which language, with which words.

    The letter itself is printed when it is sent, and no file of it stays. Erased with its appointment.
    """

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="letters")
    address = models.EmailField(max_length=254)
    language = models.CharField(max_length=16)
    words = models.TextField(blank=True)  # of the office, beside those that every such letter has
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.BigIntegerField()

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.pk
