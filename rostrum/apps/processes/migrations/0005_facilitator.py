# A role for the body that facilitates applications (R57)

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('processes', '0004_committee'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='grant',
            name='grant_role',
        ),
        migrations.AlterField(
            model_name='grant',
            name='role',
            field=models.CharField(choices=[('operator', 'Operator'), ('moderator', 'Moderator'), ('interpreter', 'Interpreter'), ('secretariat', 'Secretariat'), ('technician', 'Technician'), ('simulator', 'Simulator'), ('selector', 'Selector'), ('committee', 'Committee'), ('facilitator', 'Facilitator'), ('office', 'Office'), ('accessibility', 'Accessibility'), ('door', 'Door')], max_length=16),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['operator', 'moderator', 'interpreter', 'secretariat', 'technician', 'simulator', 'selector', 'committee', 'facilitator', 'office', 'accessibility', 'door'])), name='grant_role'),
        ),
    ]
