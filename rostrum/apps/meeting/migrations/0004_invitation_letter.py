import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import rostrum.foundation.ids


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("meeting", "0003_appointments"),
    ]

    operations = [
        migrations.CreateModel(
            name="InvitationLetter",
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
                ("address", models.EmailField(max_length=254)),
                ("language", models.CharField(max_length=16)),
                ("words", models.TextField(blank=True)),
                ("at", models.BigIntegerField()),
                (
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="meeting.appointment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ("at", "id")},
        ),
    ]
