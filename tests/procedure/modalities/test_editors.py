"""What authors read is made from the table the reader uses, and is fresh."""

import json
import re
from pathlib import Path

from rostrum.procedure.conformance.check import RULES as CHECKED
from rostrum.procedure.modalities.editors import json_schema, reference
from rostrum.procedure.modalities.rules import RULES

HOME = Path(__file__).parents[3]
PAGE = (HOME / "docs/modalities.md").read_text("utf-8")


def test_the_schema_for_editors_is_fresh() -> None:
    committed = json.loads((HOME / "rostrum/data/modalities.schema.json").read_text("utf-8"))
    assert committed == json_schema()


def test_the_reference_of_the_docs_is_fresh() -> None:
    assert PAGE.endswith("editors.reference -->\n\n" + reference())


def test_every_rule_of_the_format_is_checked() -> None:
    assert set(CHECKED) | {"capacity"} == set(RULES)
    explained = PAGE.partition("### What each rule compares")[2].partition("\n## ")[0]
    assert {rule for rule in RULES if f"`{rule}`" not in explained} == set()


def test_every_refusal_and_every_fact_is_explained() -> None:
    source = "".join(path.read_text("utf-8") for path in (HOME / "rostrum/procedure").rglob("*.py"))
    refusals = re.findall(r'(?:refuse\(\s*[^,]+,|Unreadable\([^,]+, [^,]+(?:, [^,]+\))?,) "(\w+)"', source)
    facts = re.findall(r'Fact\(\s*"(\w+)"', source)
    assert len(set(refusals)) > 20
    assert len(set(facts)) > 10
    assert {code for code in {*refusals, *facts} if f"`{code}`" not in PAGE} == set()
