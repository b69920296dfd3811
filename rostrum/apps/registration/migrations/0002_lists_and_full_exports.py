"""A yes to a list of participants moves to where the lists are."""

from typing import Any

from django.db import migrations, models

USES = ("publish_name", "publish_text", "outside_service", "contact_again")
YEAR = 365 * 24 * 3600 * 1_000_000


def move_lists(apps: Any, _editor: Any) -> None:
    consents = apps.get_model("registration", "Consent").objects.filter(use="listed")
    listing = apps.get_model("participation", "Listing")
    there = set(apps.get_model("participation", "Participant").objects.values_list("pk", flat=True))
    for one in consents.filter(withdrawn_at=None).select_related("registration__dossier"):
        if one.registration.participant in there:
            listing.objects.create(
                participant_id=one.registration.participant,
                audience=one.audience,
                with_body=not one.registration.dossier.protected,
                given_at=one.given_at,
                until=one.until or one.given_at + YEAR,
            )
    consents.delete()


class Migration(migrations.Migration):
    dependencies = [("registration", "0001_initial"), ("participation", "0004_lists_and_full_exports")]

    operations = [
        migrations.RunPython(move_lists, migrations.RunPython.noop, elidable=True),
        migrations.RemoveConstraint(model_name="consent", name="consent_use"),
        migrations.RemoveField(model_name="consent", name="audience"),
        migrations.AlterField(
            model_name="consent",
            name="use",
            field=models.CharField(
                choices=[
                    ("publish_name", "Publish Name"),
                    ("publish_text", "Publish Text"),
                    ("outside_service", "Outside Service"),
                    ("contact_again", "Contact Again"),
                ],
                max_length=16,
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(condition=models.Q(("use__in", USES)), name="consent_use"),
        ),
    ]
