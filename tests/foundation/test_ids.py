from rostrum.foundation.ids import ALPHABET, new_id
from rostrum.foundation.refusal import Refusal


def test_an_id_is_random_and_readable_aloud() -> None:
    made = {new_id() for _ in range(2000)}
    assert len(made) == 2000
    assert {len(one) for one in made} == {12}
    assert set("".join(made)) == set(ALPHABET)
    assert not set("01ilo") & set(ALPHABET)


def test_a_refusal_says_its_code_and_what_a_message_needs() -> None:
    refusal = Refusal("stale", number=7)
    assert (refusal.code, refusal.detail, str(refusal)) == ("stale", {"number": 7}, "stale")
