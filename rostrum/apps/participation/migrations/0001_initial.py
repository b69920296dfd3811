import django.db.models.deletion
import rostrum.foundation.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('meeting', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.CharField(default=rostrum.foundation.ids.new_id, editable=False, max_length=24, primary_key=True, serialize=False)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('pin_mac', models.CharField(max_length=64)),
                ('tries', models.PositiveSmallIntegerField(default=5)),
                ('expires', models.BigIntegerField()),
                ('revoked_at', models.BigIntegerField(null=True)),
                ('issued_at', models.BigIntegerField()),
                ('issued_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Device',
            fields=[
                ('id', models.CharField(default=rostrum.foundation.ids.new_id, editable=False, max_length=24, primary_key=True, serialize=False)),
                ('agent', models.CharField(blank=True, max_length=60)),
                ('created_at', models.BigIntegerField()),
                ('revoked_at', models.BigIntegerField(null=True)),
                ('link', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='devices', to='participation.link')),
            ],
            options={
                'ordering': ('created_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.CharField(default=rostrum.foundation.ids.new_id, editable=False, max_length=24, primary_key=True, serialize=False)),
                ('category', models.SlugField(max_length=64)),
                ('name', models.CharField(max_length=200)),
                ('legal_name', models.CharField(blank=True, max_length=200)),
                ('body', models.CharField(blank=True, max_length=300)),
                ('body_ref', models.CharField(blank=True, max_length=64)),
                ('capacity', models.CharField(blank=True, max_length=300)),
                ('region', models.CharField(blank=True, max_length=24)),
                ('lang', models.CharField(blank=True, max_length=16)),
                ('say', models.CharField(blank=True, max_length=200)),
                ('queue', models.SlugField(blank=True, max_length=64)),
                ('rank', models.PositiveSmallIntegerField(default=0)),
                ('group', models.BooleanField(default=False)),
                ('preregistered', models.BooleanField(default=False)),
                ('protected', models.BooleanField(default=False)),
                ('created_at', models.BigIntegerField()),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meeting.event')),
            ],
            options={
                'ordering': ('event', 'name', 'id'),
            },
        ),
        migrations.AddField(
            model_name='link',
            name='participant',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='participation.participant'),
        ),
        migrations.AddConstraint(
            model_name='link',
            constraint=models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('participant',), name='link_in_force_once'),
        ),
        migrations.AddConstraint(
            model_name='link',
            constraint=models.CheckConstraint(condition=models.Q(('tries__lte', 5)), name='link_tries'),
        ),
    ]
