"""Legal names and languages move to where they are kept; statuses without evidence say so."""

from django.db import migrations

UNSHOWN = "recorded before evidence was asked for"


def forwards(apps, schema_editor):
    person, legal = apps.get_model("people", "Person"), apps.get_model("people", "LegalName")
    for one in person.objects.all():
        if one.language:
            one.languages = [one.language]
            one.save(update_fields=["languages"])
        if one.legal_name:
            legal.objects.create(person=one, text=one.legal_name, recorded_at=0)
    trail = apps.get_model("people", "Correction").objects.filter(about="legal_name")
    trail.update(before="", after="")
    bodies = apps.get_model("people", "Organization").objects
    bodies.exclude(consultative_status="").update(consultative_evidence=UNSHOWN)
    bodies.exclude(paris_status="").update(paris_evidence=UNSHOWN)


def backwards(apps, schema_editor):
    for one in apps.get_model("people", "Person").objects.select_related("legal"):
        one.language = one.languages[0] if one.languages else ""
        one.legal_name = one.legal.text if hasattr(one, "legal") else ""
        one.save(update_fields=["language", "legal_name"])


class Migration(migrations.Migration):
    dependencies = [("people", "0003_statuses_memberships_legal_names")]
    operations = [migrations.RunPython(forwards, backwards)]
