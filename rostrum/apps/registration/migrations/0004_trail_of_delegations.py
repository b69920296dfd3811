"""A delegation has a trail; its first line is what is known of who named its focal point."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def begin_trails(apps: Any, _: Any) -> None:
    lines = apps.get_model("registration", "DelegationStep")
    for one in apps.get_model("registration", "Delegation").objects.all():
        lines.objects.create(
            delegation=one,
            act="name" if one.link_number == 1 else "hand_over",
            at=one.made_at,
            by="account" if one.made_by_id else "installation",
            account_id=one.made_by_id,
            link_number=one.link_number,
            focal_name=one.focal_name,
            focal_address=one.focal_address,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("registration", "0003_needs_without_a_registration"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            "DelegationStep",
            [
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("act", models.SlugField(max_length=24)),
                ("at", models.BigIntegerField()),
                ("by", models.CharField(max_length=16)),
                ("link_number", models.PositiveIntegerField()),
                ("focal_name", models.CharField(blank=True, max_length=200)),
                ("focal_address", models.EmailField(blank=True, db_index=True, max_length=254)),
                ("floor", models.CharField(blank=True, max_length=130)),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "delegation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="registration.delegation",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="registration.registration",
                    ),
                ),
            ],
            options={"ordering": ("delegation_id", "at", "id")},
        ),
        migrations.RunPython(begin_trails, migrations.RunPython.noop, elidable=True),
    ]
