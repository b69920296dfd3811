"""What was sent in: the row says what it is, the bytes lie in the data folder under a random name."""

from django.conf import settings
from django.db import models

from rostrum.foundation.ids import new_id

STATES = ("unscanned", "clean", "infected", "scanner_off")


def new_file_id() -> str:
    """118 bits: nobody finds a file by guessing, though it is the permission that protects it."""
    return new_id(24)


class File(models.Model):
    """A file that passed the gate. `owner` is the id of the thing it belongs to, known to the app above."""

    id = models.CharField(primary_key=True, max_length=24, default=new_file_id, editable=False)
    purpose = models.CharField(max_length=16)
    name = models.CharField(max_length=130)  # as it is saved under; never a path
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()  # bytes, as kept
    sha256 = models.CharField(max_length=64)  # of the bytes as kept
    state = models.CharField(max_length=12)
    found = models.CharField(max_length=200, blank=True)  # the scanner's own words
    scanned_at = models.BigIntegerField(null=True)
    event = models.CharField(max_length=64, blank=True, db_index=True)
    owner = models.CharField(max_length=64, blank=True, db_index=True)
    person = models.CharField(
        max_length=64, blank=True, db_index=True
    )  # whom it is about, to be erased with them
    retention = models.CharField(max_length=16)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    received_at = models.BigIntegerField()

    class Meta:
        ordering = ("-received_at", "id")
        constraints = (models.CheckConstraint(condition=models.Q(state__in=STATES), name="file_state"),)

    def __str__(self) -> str:
        return self.id
