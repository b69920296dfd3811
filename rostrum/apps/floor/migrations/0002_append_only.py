from django.db import migrations

from rostrum.foundation.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("floor", "0001_initial")]
    operations = [append_only("floor_entry", "floor_id")]
