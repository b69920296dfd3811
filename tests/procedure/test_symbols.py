"""Symbols: what is one, what only looks like one, and what a short number names."""

import pytest

from rostrum.procedure.symbols import Symbol, address, cited, recognise, resolution


def _words(text: str) -> list[str]:
    return text.split()


GOOD = _words("""A/RES/79/286 A/RES/79/286* A/79/L.79 A/79/PV.67 A/RES/ES-11/1 A/RES/S-26/2 A/DEC/79/501
A/C.3/79/L.5/Rev.1 A/79/123/Add.1/Corr.2 A/AC.299/2025/1 A/CONF.235/2 A/HRC/59/20 A/HRC/RES/53/9 A/hrc/59/20
A/INF/79/4 A/BUR/79/1 A/RES/48/218B A/RES/77/256A-B S/PV.9123 S/2025/34 S/PRST/2024/1 S/RES/2282(2016)
E/RES/2023/5 E/CN.7/2024/11 E/2025/99 ST/SGB/2019/3 ST/AI/2020/1 T/1996/3 FCCC/CP/2015/10/Add.1 UNEP/EA.5/1
CTOC/COP/2024/L.3 A/79/6(PartI) A/CONF.157/24(PartI)""")
BAD = _words("""A/79 A/RES/79 A/RES/286 A/80/XXX A/RES/79/286/Rev A/RES/79/28600 S/RES/2282 N/A and/or 24/25 79/286
A A/ A// /RES/79/286 a/res/79/286 A/RES/79/286/ B/79/1 A/C.3 A/HRC E/RES/5 ST/1 A/79/L. A/79/PV.123456
https://undocs.org/A/RES/79/286 A/RES/79/286,A/RES/79/287 FCCC""")


@pytest.mark.parametrize("text", GOOD)
def test_a_symbol_is_recognised_whole(text: str) -> None:
    found = recognise(text)
    assert found is not None
    assert found.text == text.replace("/hrc/", "/HRC/")
    assert found.series == text.startswith(("FCCC", "UNEP", "CTOC"))


@pytest.mark.parametrize("text", [*BAD, "", " ", "A/RES/1/" + "1" * 80, "A/RES/79/286\nA/79/1"])
def test_what_only_looks_like_a_symbol_is_text(text: str) -> None:
    assert recognise(text) is None


def test_symbols_with_spaces() -> None:
    assert recognise("S/RES/2282 (2016)") == Symbol("S/RES/2282 (2016)")
    assert recognise("A/RES/1514 (XV)") == Symbol("A/RES/1514 (XV)")


def test_a_short_number_names_a_resolution() -> None:
    assert resolution("79/286") == Symbol("A/RES/79/286")
    assert resolution("S-26/2") == Symbol("A/RES/S-26/2")
    assert resolution("48/218 B") == Symbol("A/RES/48/218B")
    assert resolution("24/25/26") is None
    assert resolution("1/2") is None


def test_a_link_names_either() -> None:
    assert cited("76/186") == Symbol("A/RES/76/186")
    assert cited("A/79/L.79") == Symbol("A/79/L.79")
    assert cited("see here") is None


def test_the_session_of_a_symbol() -> None:
    assert Symbol("A/RES/79/286").session == "79"
    assert Symbol("A/C.3/80/L.5").session == "80"
    assert Symbol("A/RES/ES-11/1").session == "ES-11"
    assert Symbol("S/2025/34").session == ""


def test_the_address_is_where_the_united_nations_publishes() -> None:
    assert address(Symbol("S/RES/2282 (2016)"), "fr") == "https://undocs.org/fr/S/RES/2282(2016)"
    assert address(Symbol("A/79/1*"), "zh-hans") == "https://undocs.org/zh/A/79/1"
