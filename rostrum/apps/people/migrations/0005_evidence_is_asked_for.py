from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0004_names_and_statuses_move'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='person',
            name='language',
        ),
        migrations.RemoveField(
            model_name='person',
            name='legal_name',
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.CheckConstraint(condition=models.Q(('consultative_status', ''), models.Q(('consultative_evidence', ''), _negated=True), _connector='OR'), name='consultative_status_has_evidence'),
        ),
        migrations.AddConstraint(
            model_name='organization',
            constraint=models.CheckConstraint(condition=models.Q(('paris_status', ''), models.Q(('paris_evidence', ''), _negated=True), _connector='OR'), name='paris_status_has_evidence'),
        ),
    ]
