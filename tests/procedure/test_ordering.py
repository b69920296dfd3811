import random

import pytest

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.ordering import (
    MEMBER,
    OBSERVER_STATE,
    OTHER_OBSERVER,
    in_order,
    name_key,
    protocol_rank,
)

LISTS = {
    "en": [
        "Costa Rica", "Côte d'Ivoire", "Croatia", "Dominica", "Dominican Republic", "Guinea",
        "Guinea-Bissau", "Guyana", "Iran (Islamic Republic of)", "Iraq", "Niger", "Nigeria",
        "Österreich", "Tunisia", "Türkiye", "Turkmenistan", "Zimbabwe",
    ],
    "fr": [
        "Écosse", "Égypte", "El Salvador", "Émirats arabes unis", "Équateur", "Érythrée",
        "Espagne", "Estonie", "État de Palestine", "États-Unis d'Amérique", "Éthiopie", "Îles Cook",
        "Inde", "Œuvre", "Oman",
    ],
    "es": ["España", "Etiopía", "México", "Níger", "Nigeria", "Nuñez", "Ñandú", "Omán", "Perú"],
    "ru": ["Европа", "Ёлка", "Ереван", "Иран", "Испания", "Йемен", "Кабо-Верде", "Кот-д'Ивуар"],
    "ar": [
        "الاتحاد الروسي", "الأردن", "إسبانيا", "ألبانيا", "ألمانيا", "الإمارات العربية المتحدة",
        "البرازيل", "بنما", "الجزائر", "جيبوتي", "الصين", "المغرب", "منغوليا", "اليابان", "اليمن",
    ],
    "zh-hans": [
        "阿富汗", "巴西", "秘鲁", "冰岛", "朝鲜民主主义人民共和国", "法国", "斐济", "芬兰", "佛得角",
        "美利坚合众国", "南非", "瑙鲁", "尼泊尔", "中国",
    ],
}  # fmt: skip


@pytest.mark.parametrize("language", LISTS)
def test_names_stand_in_the_order_of_the_language(language: str) -> None:
    expected = LISTS[language]
    mixed = random.Random(7).sample(expected, len(expected))
    assert in_order(mixed, name=str, language=language) == expected


TRICKY = {
    "en": ["Åland Islands", "Albania", "Cook Islands", "Costa Rica", "Côte d’Ivoire", "Croatia"],
    "fr": ["Éire", "El Salvador", "Île Maurice", "Îles Marshall", "Inde", "Nigéria", "Nioué", "Norvège"],
    "es": ["Islas Åland", "Islas Cook", "Malí", "Malta", "Níger", "Nigeria", "Niue", "Noruega"],
    "ru": ["Аландские острова", "Албания", "Кот-д’Ивуар", "Куба", "Ниуэ", "Новая Зеландия"],
    "ar": ["أرمينيا", "جزر آلاند", "جزر القمر", "جزر كوك", "نيبال", "نيوي"],
    "zh-hans": ["阿富汗", "奥兰群岛", "巴西", "科特迪瓦", "库克群岛", "纽埃", "挪威"],
}


@pytest.mark.parametrize("language", TRICKY)
def test_rings_roofs_articles_and_apostrophes_move_nothing(language: str) -> None:
    """Those whose names typists write in more than one way stand where a reader looks for them (R198)."""
    expected = TRICKY[language]
    mixed = random.Random(3).sample(expected, len(expected))
    assert in_order(mixed, name=str, language=language) == expected


def test_accents_count_only_between_names_otherwise_equal() -> None:
    assert in_order(["côté", "cote", "coter"], name=str, language="fr") == ["cote", "côté", "coter"]


def test_names_in_another_script_follow_those_of_the_page() -> None:
    names = ["Женева", "Zürich", "جنيف", "Geneva", "日内瓦"]
    assert in_order(names, name=str, language="en")[:2] == ["Geneva", "Zürich"]
    assert in_order(names, name=str, language="ru")[0] == "Женева"
    assert in_order(names, name=str, language="ar")[0] == "جنيف"
    assert in_order(names, name=str, language="zh-hans")[0] == "日内瓦"


def test_a_name_without_letters_has_a_place() -> None:
    assert in_order(["—", "", "Amel"], name=str, language="en") == ["Amel", "", "—"]


def test_typed_and_composed_accents_are_one() -> None:
    assert name_key("Co\u0302te d’Ivoire", "fr")[:2] == name_key("Côte d'Ivoire", "fr")[:2]


def test_protocol_order_is_class_then_level() -> None:
    speakers = [
        ("observer, early", protocol_rank(order_class=OTHER_OBSERVER, level="")),
        ("permanent representative", protocol_rank(order_class=MEMBER, level="")),
        ("minister", protocol_rank(order_class=MEMBER, level="minister")),
        ("prime minister", protocol_rank(order_class=MEMBER, level="head_of_government")),
        ("president", protocol_rank(order_class=MEMBER, level="head_of_state")),
        ("observer State", protocol_rank(order_class=OBSERVER_STATE, level="minister")),
    ]
    assert [who for who, _ in sorted(speakers, key=lambda pair: pair[1])] == [
        "prime minister",
        "president",
        "minister",
        "permanent representative",
        "observer State",
        "observer, early",
    ]


def test_those_of_one_standing_are_of_one_rank() -> None:
    ranks = {protocol_rank(order_class=MEMBER, level=one) for one in ("head_of_state", "crown_prince")}
    assert ranks == {1}


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        protocol_rank(order_class=MEMBER, level="king")
    assert (refused.value.code, refused.value.detail) == ("unknown_level", {"level": "king"})
