"""Who objected and why, who asked for the basis, every disclosure: sealed, in tables of their own (D41, security 4).

The key lies outside the database (`sealing`). The default manager of these tables gives nothing, so that no list,
export or search finds them by accident; `behind` is asked by the acts and queries of the Office alone.
"""

from django.conf import settings
from django.db import models
from django.db.models import QuerySet


class Nothing(models.Manager[models.Model]):
    """Gives no row, whatever is asked."""

    def get_queryset(self) -> QuerySet[models.Model]:
        return super().get_queryset().none()


class Sealed(models.Model):
    """A sealed text under the id that stands in the record."""

    id = models.CharField(primary_key=True, max_length=24)
    list = models.ForeignKey("presidents_list.PresidentsList", on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField()

    behind = models.Manager()
    objects = Nothing()

    class Meta:
        abstract = True
        default_manager_name = "objects"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.id


class SealedObjection(Sealed):
    """The State, the reason it gave, and the general basis that may be told to who asks (R88)."""

    class Meta(Sealed.Meta):
        pass


class SealedRequest(Sealed):
    """The State that asked for the general basis of objections to a name (R88, R90)."""

    class Meta(Sealed.Meta):
        pass


class Disclosure(models.Model):
    """Whenever something sealed was opened: by whom, when; what, why and to whom is sealed too. Logged here alone."""

    list = models.ForeignKey("presidents_list.PresidentsList", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    sealed = models.BinaryField()

    behind = models.Manager()
    objects = Nothing()

    class Meta:
        default_manager_name = "objects"
        ordering = ("list_id", "at", "id")

    def __str__(self) -> str:
        return str(self.pk)
