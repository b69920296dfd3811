import django.db.models.deletion
import rostrum.foundation.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Process',
            fields=[
                ('id', models.SlugField(max_length=64, primary_key=True, serialize=False)),
                ('series', models.SlugField(blank=True, max_length=64)),
                ('cycle', models.PositiveIntegerField(null=True)),
                ('title', models.CharField(max_length=500)),
            ],
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.CharField(default=rostrum.foundation.ids.new_id, editable=False, max_length=24, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('operator', 'Operator'), ('moderator', 'Moderator'), ('interpreter', 'Interpreter'), ('secretariat', 'Secretariat'), ('technician', 'Technician'), ('simulator', 'Simulator')], max_length=16)),
                ('event', models.CharField(blank=True, db_index=True, max_length=64)),
                ('granted_at', models.BigIntegerField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grants', to=settings.AUTH_USER_MODEL)),
                ('granted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('account', 'role', 'event'), name='grant_once'), models.CheckConstraint(condition=models.Q(('role__in', ['operator', 'moderator', 'interpreter', 'secretariat', 'technician', 'simulator'])), name='grant_role')],
            },
        ),
    ]
