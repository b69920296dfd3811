"""A resolution as units and clauses: its paragraphs, their names, where obligations begin (R1, R10-R12)."""
