"""A letter as a page shows it: nothing of it is markup, and an address keeps its direction."""

from rostrum.web.components.templatetags.letters import letter


def test_an_address_runs_from_left_to_right_whole() -> None:
    shown = letter("افتحوا هذا الرابط:\nhttps://un.example/ar/register/x/?a=1&b=2\n\nشكرا")
    assert '<bdi dir="ltr">https://un.example/ar/register/x/?a=1&amp;b=2</bdi>' in shown
    assert shown.count("<p>") == 2


def test_what_people_wrote_stays_text() -> None:
    shown = letter('<script>x</script> https://a.example/"><img src=x onerror=y>')
    assert "<script" not in shown
    assert "<img" not in shown
    assert '<bdi dir="ltr">https://a.example/&quot;&gt;&lt;img</bdi>' in shown
