from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="mailing", name="letter", field=models.CharField(blank=True, max_length=64, default=""),
            preserve_default=False,
        ),
    ]
