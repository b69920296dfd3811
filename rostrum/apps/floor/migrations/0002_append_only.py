from django.db import migrations

WHY = "the record is only ever added to"
SQLITE = [
    f"""CREATE TRIGGER floor_entry_{verb.lower()} BEFORE {verb} ON floor_entry
        BEGIN SELECT RAISE(ABORT, '{WHY}'); END"""
    for verb in ("UPDATE", "DELETE")
] + [
    # REPLACE removes the row in its way without asking the trigger of DELETE
    f"""CREATE TRIGGER floor_entry_insert BEFORE INSERT ON floor_entry
        WHEN EXISTS (SELECT 1 FROM floor_entry WHERE id = NEW.id)
          OR EXISTS (SELECT 1 FROM floor_entry WHERE floor_id = NEW.floor_id AND number = NEW.number)
          OR EXISTS (SELECT 1 FROM floor_entry
                     WHERE floor_id = NEW.floor_id AND actor = NEW.actor AND key = NEW.key)
        BEGIN SELECT RAISE(ABORT, '{WHY}'); END"""
]
POSTGRES = [
    f"""CREATE FUNCTION floor_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{WHY}'; END $$""",
    """CREATE TRIGGER floor_entry_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON floor_entry
       FOR EACH STATEMENT EXECUTE FUNCTION floor_entry_refuse()""",
]
UNDO_SQLITE = [f"DROP TRIGGER floor_entry_{verb}" for verb in ("update", "delete", "insert")]
UNDO_POSTGRES = ["DROP TRIGGER floor_entry_keep ON floor_entry", "DROP FUNCTION floor_entry_refuse"]


def _run(statements_by_vendor):
    def run(apps, schema_editor):
        for statement in statements_by_vendor[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("floor", "0001_initial")]
    operations = [
        migrations.RunPython(
            _run({"sqlite": SQLITE, "postgresql": POSTGRES}),
            _run({"sqlite": UNDO_SQLITE, "postgresql": UNDO_POSTGRES}),
        )
    ]
