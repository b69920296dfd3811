"""A need can be told by whoever has not registered."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def name_events(apps: Any, editor: Any) -> None:
    for one in apps.get_model("registration", "AccessRequest").objects.select_related("registration"):
        one.event_id = one.registration.event_id
        one.save(update_fields=["event"])
    if editor.connection.vendor == "postgresql":  # checked now: a table with checks pending cannot be altered
        editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [("registration", "0002_lists_and_full_exports"), ("meeting", "0003_appointments")]

    operations = [
        migrations.AddField(
            "accessrequest",
            "event",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meeting.event"
            ),
        ),
        migrations.RunPython(name_events, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            "accessrequest",
            "event",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meeting.event"
            ),
        ),
        migrations.AlterField(
            "accessrequest",
            "registration",
            models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="access_request",
                to="registration.registration",
            ),
        ),
        migrations.AddField("accessrequest", "name", models.CharField(blank=True, default="", max_length=200), False),
        migrations.AddField("accessrequest", "body", models.CharField(blank=True, default="", max_length=300), False),
        migrations.AddField(
            "accessrequest",
            "address",
            models.EmailField(blank=True, db_index=True, default="", max_length=254),
            False,
        ),
        migrations.AddField(
            "accessrequest", "language", models.CharField(blank=True, default="", max_length=16), False
        ),
        migrations.AddField(
            "accessrequest",
            "participant",
            models.CharField(blank=True, db_index=True, default="", max_length=24),
            False,
        ),
    ]
