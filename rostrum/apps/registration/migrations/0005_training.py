import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import rostrum.foundation.ids


class Migration(migrations.Migration):
    dependencies = [
        ("meeting", "0003_appointments"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("registration", "0004_trail_of_delegations"),
    ]

    operations = [
        migrations.CreateModel(
            name="Training",
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
                ("address", models.URLField(max_length=300)),
                ("at", models.BigIntegerField()),
                ("made_at", models.BigIntegerField()),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meeting.event"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ("event_id", "at", "id")},
        ),
    ]
