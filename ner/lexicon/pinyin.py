"""Names in pinyin, with the readings that surnames have as surnames (单 Shan, 曾 Zeng, 仇 Qiu)."""

from pypinyin import Style, lazy_pinyin

from ner.lexicon.person_names import surname_of

_SURNAME_READINGS = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "任": "ren", "查": "zha", "盖": "ge", "朴": "piao", "区": "ou", "尉迟": "yu chi",
    "万俟": "mo qi", "长孙": "zhang sun", "令狐": "ling hu", "澹台": "tan tai", "翟": "zhai", "覃": "qin", "缪": "miao", "冼": "xian",
    "乐": "yue", "员": "yun", "繁": "po", "黑": "he", "晟": "cheng", "召": "shao", "卜": "bu", "隗": "wei", "祭": "zhai", "郗": "xi",
    "种": "chong", "秘": "bi", "折": "she", "逄": "pang", "华": "hua", "燕": "yan", "哈": "ha", "葛": "ge",
    "尹": "yin", "洗": "xian", "宁": "ning", "应": "ying", "盛": "sheng", "沈": "shen", "贾": "jia", "纪": "ji", "俞": "yu", "牟": "mou",
}  # fmt: skip


def pinyin(name: str) -> str:
    """The name in pinyin without tones, surname first: 单某某 -> 'Shan Moumou'.

    A name in parts (…·…) gets a word for each part; an empty name an empty string.

    >>> pinyin("曾某某"), pinyin("欧阳某")
    ('Zeng Moumou', 'Ouyang Mou')
    """
    if "·" in name:
        return " ".join(
            "".join(lazy_pinyin(part, style=Style.NORMAL)).capitalize() for part in name.split("·")
        )
    surname = surname_of(name)
    reading = _SURNAME_READINGS.get(surname) or " ".join(lazy_pinyin(surname, style=Style.NORMAL))
    given = "".join(lazy_pinyin(name[len(surname) :], style=Style.NORMAL))
    return " ".join(word.replace(" ", "").capitalize() for word in (reading, given) if word)
