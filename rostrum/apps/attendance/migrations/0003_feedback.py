import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("attendance", "0002_certificate"), ("meeting", "0003_appointments")]

    operations = [
        migrations.CreateModel(
            name="Feedback",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="meeting.event",
                    ),
                ),
                ("given", models.PositiveIntegerField(default=0)),
                ("counts", models.JSONField(default=dict)),
                ("texts", models.JSONField(default=list)),
                ("shown", models.PositiveIntegerField(default=0)),
                ("shown_counts", models.JSONField(default=dict)),
                ("shown_texts", models.JSONField(default=list)),
            ],
            options={"ordering": ("event_id",)},
        ),
        migrations.CreateModel(
            name="SpentToken",
            fields=[
                ("token", models.CharField(max_length=64, primary_key=True, serialize=False)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meeting.event"
                    ),
                ),
            ],
            options={"ordering": ("token",)},
        ),
    ]
