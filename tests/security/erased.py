"""What a person told who is erased afterwards: one string wherever a text can stand."""

CANARY = "Kanarienvogel"
ADDRESS = f"{CANARY.lower()}@example.org"
TOLD = {
    "name": f"{CANARY} Example",
    "legal_name": f"{CANARY} Legal",
    "body": f"{CANARY} Refuge",
    "capacity": f"{CANARY} Witness",
    "phone": f"{CANARY} 12",
    "access": f"{CANARY} seat",
    "travel": f"{CANARY} fare",
    "question": f"{CANARY} why",
    "listed": "public",
}
