"""Words that keep whom a sentence names from any one gathering: no one day, made up, planned, or stayed away."""

from re import compile

_LONG_AGO = compile(
    r"[^，。]{0,6}(?:民国|晚清|清代|清朝|明代|明朝|唐代|宋代|元代|古代|抗战|抗日战争|解放战争|红军|长征|大革命|建国|解放)(?:初期|时期|年间|期间|途中|时)[，,]"
    r"|\s*(?:早在(?:\d{4}|[一两二三四五六七八九十几数]{1,3})年[^，。；]{0,8}|(?:[一两二三四五六七八九十几数]{1,3}|\d{1,2})多?年多?[以之]?前(?:的[^，。；]{1,8})?|上个?世纪[^，。；]{1,10}|那[一几]年[^，。；]{0,4}|(?:19|20)\d\d年[底初春夏秋冬]?)[，,]"
)
# A sentence about what is done again and again: 每逢星期天，甲总要看望乙。
_EVERY_TIME = compile(r"\s*每(?:逢|到|当|[月周天次]|年(?!一度|一次|一届|举办|举行|召开))[^，。；的]{0,16}，")
# A sentence about what is made up, dreamt or only rumoured: 剧中，县长甲会见了乙。
_MADE_UP = compile(
    r"\s*[^，。；：\n]{0,24}?(?:"
    r"(?:小说|电影|影片|电视剧|连续剧|话剧)(?:《[^》\n]{1,24}》|第[^，。；\n]{1,3}集)?(?:[中里](?![心国央])|讲述|描写|再现)"
    r"|[剧片]中(?![心国央])|相声里|笑话|梦[见到]|例句|范例|[网谣]传)"
)
_STAYED_AWAY = compile(r"(?:未|没有|没能|无法|不能)[^，。；]{0,6}$")
_ELSEWHERE = compile(r"正在|在外|出差|原定|原计划|本应")
# Behind a name: all that the sentence says of him or her is still to come, only tried, or done again and
# again (将访问甲国，并出席会议).
_NO_ONE_TIME = compile(
    r"(?:率(?:团|队|[^，。；]{2,12}团))?(?:(?:\d{1,2}月)?\d{1,2}日|[今明后][天日]|[本下]周|[上下中]午|晚上?|近期|近日|随后|即){0,3}将(?![^，。；]{1,16}(?:[送交转]|赠送|颁发|颁赠|授予|捐赠)[到给至往予])"
    r"(?=[于在赴对访出参率前到与同从今明后本\d]|代表[^，。；]{1,16}[率赴出参访])"
    r"|试图|企图|(?:同志|先生|女士|本人)?(?:等[^，。；]{0,10})?，?(?:先后|曾)?(?:多次|经常|常常|往往|每[年月周])"
)


def is_of_no_day(text: str, start: int) -> bool:
    """Whether the sentence that begins there tells of an age (抗战时期，), of a habit, or of what is made up."""
    return bool(_LONG_AGO.match(text, start) or _EVERY_TIME.match(text, start) or _MADE_UP.match(text, start))


def stayed_away(clause: str) -> bool:
    """Whether the words in front of a verb say that nobody came (没有, 因出差)."""
    return _ELSEWHERE.search(clause) is not None or _STAYED_AWAY.search(clause) is not None


def is_still_to_come(text: str, end: int) -> bool:
    """Whether what follows a name there is planned, tried or done often: 甲|将访问乙国."""
    return _NO_ONE_TIME.match(text, end) is not None
