import django.db.models.deletion
from django.db import migrations, models

import rostrum.foundation.ids


class Migration(migrations.Migration):
    dependencies = [
        ("attendance", "0001_initial"),
        ("meeting", "0003_appointments"),
        ("participation", "0004_lists_and_full_exports"),
    ]

    operations = [
        migrations.CreateModel(
            name="Certificate",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=rostrum.foundation.ids.new_id,
                        editable=False,
                        max_length=24,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("days", models.JSONField(default=list)),
                ("made_at", models.BigIntegerField()),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meeting.event"
                    ),
                ),
                (
                    "participant",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="participation.participant",
                    ),
                ),
            ],
            options={"ordering": ("event_id", "made_at", "id")},
        ),
    ]
