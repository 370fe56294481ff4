"""Clauses whose subject has no name: 有关部门负责人|陪同, 某中心与某景区|签署."""

from re import compile

_OTHERS_ACT = compile(
    r"(?:(?![与同向对为给率带携被由让请]|听取|会见|看望|慰问|询问|组织|召集|深入|走访|和[^，。；]{0,12}(?:座谈|交流|交谈))[^，。；：]){0,60}?"
    r"(?:负责人|负责同志|工作人员|有关人员|相关人员|参会人员|与会人员|与会者|班子成员|成员单位|有关方面|部门|单位|企业家|企业代表|专家|干部|职工|群众|官兵|师生|代表|委员|嘉宾|各[^，。；：]{1,20}(?:长|书记))(?:们)?等?"
    r"(?:也|还|均|都|分别|一同|全程|热情|先后|依次|现场|在各?分会场|参会并|到会并|就[^，。；]{1,20}){0,3}$"
)
_OTHERS_SIGN = compile(
    r"[^，。；：]{2,30}[^分共先]?(?:与|和|同)[^，。；：]{2,30}?(?:分别|共同|现场|当场|正式|成功){0,3}$"
)

# One of several teams that somebody sends: 甲安排干部兵分两路，一路|深入乡村.
_ONE_TEAM = compile(r"(?:其中)?另?一[路组队](?:人)?")


def is_of_others(clause: str, *, signing: bool, named: bool = False) -> bool:
    """Whether a verb is of people without names.

    Args:
        clause: the words of the clause before the verb.
        signing: whether the verb is one of signing.
        named: whether somebody with a name may be its subject, for all that the clause says.
    """
    if _ONE_TEAM.fullmatch(clause):
        return True
    return not named and bool(_OTHERS_ACT.match(clause) or (signing and _OTHERS_SIGN.match(clause)))
