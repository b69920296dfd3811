"""The database itself refuses to change or remove an entry of a record, whoever asks it to (D11, decision 2)."""

from typing import Any

from django.db import migrations

WHY = "the record is only ever added to"


def append_only(table: str, owner: str) -> migrations.RunPython:
    """The operation of a migration that guards a table of entries; `owner` is the column of the record they are of."""
    return migrations.RunPython(_run(_guards(table, owner)), _run(_lifted(table)))


def _guards(table: str, owner: str) -> dict[str, list[str]]:
    """REPLACE removes the row in its way without asking the trigger of DELETE, so that INSERT has one too."""
    sqlite = [
        f"CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{WHY}'); END"
        for verb in ("UPDATE", "DELETE")
    ]
    of = f"{owner} = NEW.{owner}"
    taken = ("id = NEW.id", f"{of} AND number = NEW.number", f"{of} AND actor = NEW.actor AND key = NEW.key")
    met = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {one})" for one in taken)  # noqa: S608 - our own names
    sqlite.append(
        f"CREATE TRIGGER {table}_insert BEFORE INSERT ON {table} WHEN {met} BEGIN SELECT RAISE(ABORT, '{WHY}'); END"
    )
    refuse = f"$$ BEGIN RAISE EXCEPTION '{WHY}'; END $$"
    postgres = [
        f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS {refuse}",
        (
            f"CREATE TRIGGER {table}_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()"
        ),
    ]
    return {"sqlite": sqlite, "postgresql": postgres}


def _lifted(table: str) -> dict[str, list[str]]:
    return {
        "sqlite": [f"DROP TRIGGER {table}_{verb}" for verb in ("update", "delete", "insert")],
        "postgresql": [f"DROP TRIGGER {table}_keep ON {table}", f"DROP FUNCTION {table}_refuse"],
    }


def _run(statements: dict[str, list[str]]) -> Any:
    def run(_apps: Any, schema_editor: Any) -> None:
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return run
