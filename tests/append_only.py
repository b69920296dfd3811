"""What no database may do to the entries of a record, as statements; `table` and `owner` are those of the record."""

ON_SQLITE = (
    "UPDATE {table} SET body = '{{}}' WHERE number = 1",
    "UPDATE {table} SET at = at + 1",
    "DELETE FROM {table} WHERE number = 1",
    "DELETE FROM {table}",
    """REPLACE INTO {table} ({owner}, number, kind, at, actor, key, body, previous, hash)
       SELECT {owner}, number, kind, 0, actor, key, body, previous, hash FROM {table}""",
    """REPLACE INTO {table} (id, {owner}, number, kind, at, actor, key, body, previous, hash)
       SELECT id, {owner}, number + 99, kind, 0, actor, NULL, body, previous, hash FROM {table}""",
    """REPLACE INTO {table} ({owner}, number, kind, at, actor, key, body, previous, hash)
       SELECT {owner}, number + 99, kind, 0, actor, key, body, previous, hash FROM {table}
       WHERE key IS NOT NULL""",
)
ON_POSTGRES = (
    "UPDATE {table} SET body = '{{}}' WHERE number = 1",
    "UPDATE {table} SET at = at + 1",
    "DELETE FROM {table} WHERE number = 1",
    "DELETE FROM {table} WHERE number = 99999",
    "TRUNCATE {table}",
    "TRUNCATE {whole} CASCADE",
    "INSERT INTO {table} SELECT * FROM {table} ON CONFLICT ({owner}, number) DO UPDATE SET at = 0",
)
FLOOR = {"table": "floor_entry", "owner": "floor_id", "whole": "floor_floor"}
LIST = {"table": "presidents_list_entry", "owner": "list_id", "whole": "presidents_list_presidentslist"}
EVERY = "SELECT * FROM {table} ORDER BY id"
