"""The body of a post that follows other posts: 区委常委、组织部部长 is of 区委组织部, 镇党委书记、镇长 of that town."""

from collections.abc import Sequence
from dataclasses import dataclass
from re import compile

from ner.extraction.body_names import body_of, is_inner, owner_of
from ner.extraction.organization_names import level_in_front
from ner.extraction.title_grammar import PostMention
from ner.extraction.title_heads import is_head_of_government
from ner.extraction.title_parts import (
    has_head,
    is_committee,
    is_local,
    is_national,
    is_of_a_committee,
    level_of_place,
)
from ner.lexicon.divisions import UNIT_MARKS, find_places
from ner.lexicon.states import is_of_another_state, state_of
from ner.lexicon.vocabulary import OFFICIAL_BRANCHES
from ner.lexicon.word_lists import levels, national_posts
from ner.text.characters import HAN

LONGEST_UNIT = 6
"""Characters of a unit that a chain prints without the body around it (交警支队)."""
LONGEST_UNIT_OF_AN_INSTITUTION = 9
"""The same for offices of firms, schools, hospitals, which have longer names (科研机构管理办公室)."""

# 兵团|教育局: of the corps in 新疆, not of a city there.
_CORPS = "兵团"
_OFFICES = ("党组", "办公室", "办公厅", "机关党委", "研究室", "督查室")
# Units of the body before them, not of its place: 市公安局副局长、交警支队支队长.
_UNIT = compile(r"(?:[处科股室系所站队庭]|中心)$")
_UNIT_OF_AN_INSTITUTION = compile(r"(?:[部处科股室系所站队院办]|中心|工会|团委)$")
# What a state has: not the 联合国 or a firm that a list names behind its minister.
_OF_A_STATE = compile(
    r"^(?!联合国|世界|国际|亚洲|非洲|欧洲|欧盟|非盟|阿盟|北约|东盟)[^大]*(?:部|议院|国会|议会|会议|委员会|政府|内阁|军|法院|民航局)$"
)
_MINISTERS = ("部长", "外长", "防长")
# 某某大学|文科建设处: the institution in the name of its unit.
_INSTITUTION_OF_A_UNIT = compile(r"^.*(?:公司|集团|银行|[分支]行|大学|学院|医院)")
# 有关方面负责人: of a body that the text does not tell.
_OF_SOMEBODY = ("有关", "相关")
_LONG_UNITS = ("办公室", "中心", "研究室")
_OF_A_BOARD = ("董事", "理事长", "监事")
_ZONE = compile(
    r"(?:(?:开发|高新|经开|度假|示范|试验|实验|集中|集聚|合作|保税|功能|自贸|园|新)区|产业园|工业园|新城)$"
)
_ZONE_BODIES = ("管委会", "管理委员会", "党工委", "工委")
# 青某县|委 behind a post of another place: it is not in that place, though no list knows it.
_OF_AN_UNKNOWN_PLACE = compile(
    rf"(?![{UNIT_MARKS}])[{HAN}]{{2,3}}[市区县旗](?:委|政府|人民政府|人大|政协|纪委|法院|检察院|人民)"
)
# What a place is led by: a Party committee behind these is not theirs.
_LEADS_A_PLACE = (
    "政府",
    "人大",
    "人大常委会",
    "政协",
    "纪委",
    "监委",
    "人大工委",
    "政协工委",
    "纪工委",
    "武装部",
)
_TOWNS = ("镇", "乡", "街道")
_LOWEST_LEVELS = ("镇", "乡", "街道", "村", "社区")
# Levels whose committee is called 党委: a bare one behind 市长 is not 市委.
_WITH_FULL_COMMITTEES = (*_LOWEST_LEVELS, "自治区")


@dataclass(frozen=True, slots=True)
class ChainedPost:
    """A post of a chain with the body and the place that it is of."""

    post: PostMention
    body: str
    place: str


def inherited(post: PostMention, chain: Sequence[ChainedPost]) -> tuple[str, str]:
    """The body and the place of a post behind those of `chain`, the nearest last; its own where it prints them."""
    if not chain or post.place:
        return post.body, post.place
    if post.head.kind == "collective" and not post.body and post.head.head.startswith(_OF_SOMEBODY):
        return "", ""
    if is_head_of_government(post.head.head) or post.body in levels():
        return post.body, _place_above(post.body or post.head.head, chain[-1].place)
    if not post.body and post.head.head in national_posts() and not state_of(chain[-1].body):
        return "", ""
    if post.body:
        return _completed(post, chain)
    if is_of_another_state(post.head.head):
        return state_of(chain[-1].body), ""
    owner = next((link for link in reversed(chain) if _may_have(link, post)), None)
    if owner is None:
        return "", chain[-1].place
    body = _outer(owner.body) if owner.body else f"{owner.post.head.head[0]}政府"
    return _part_headed(body, post.head.head) or body, owner.place


def _part_headed(body: str, head: str) -> str:
    """The front of a body that has such a head, where the whole has not: 市公安局 of 市公安局刑侦大队 for a 局长."""
    front = body[: body.rfind(head[0]) + 1] if head[1:] == "长" else ""
    return front if front != body and body_of(front) and level_in_front(front) != front else ""


def _place_above(name: str, place: str) -> str:
    """The place, blank where it is a town and the name begins with another level: 镇长甲、区民政局局长乙, 镇长甲、乡长乙."""
    is_other = place.endswith(_TOWNS) and not place.endswith(name[0]) and name.startswith(tuple(UNIT_MARKS))
    return "" if is_other else place


def _owner_before(chain: Sequence[ChainedPost]) -> str:
    """The organization of the post in front; of a bare Party committee in it that of the posts before: 局长, 机关党委书记."""
    outer = _outer(chain[-1].body)
    if not is_inner(outer) or is_committee(outer):
        return outer
    owners = (_outer(link.body) for link in reversed(chain[:-1]))
    return next((owner for owner in owners if owner and not is_inner(owner)), "")


def _outer(body: str) -> str:
    """The organization around an inner body; the body itself where it names no more."""
    owner = owner_of(body)
    return owner if len(owner) > 1 else body


def _may_have(link: ChainedPost, post: PostMention) -> bool:
    """Whether a post that prints no body can be of the body of that link: 副行长 of a bank, not of a district."""
    if not link.body:
        return is_head_of_government(link.post.head.head) and has_head("政府", post.head)
    found = body_of(_outer(link.body))
    if found is None or link.post.head == post.head or found.branch not in OFFICIAL_BRANCHES:
        has_board = found is not None and found.branch == "事业单位" and post.head.head in _OF_A_BOARD
        return found is None or has_board or post.head.branch in ("", "政府", "党委", found.branch)
    return post.head.branch in ("", "政府", "党委", found.branch) and has_head(found.body, post.head)


def _completed(post: PostMention, chain: Sequence[ChainedPost]) -> tuple[str, str]:
    """A printed body behind the posts of a chain, with what it is a part of, and its place."""
    body, place, before = post.body, chain[-1].place, _owner_before(chain)
    if level_in_front(body):
        return body, _place_above(body, place)
    if _OF_AN_UNKNOWN_PLACE.match(body):
        return body, ""
    # 县委书记甲、|镇党委书记乙
    if body.startswith(_LOWEST_LEVELS) and place and not place.endswith(_LOWEST_LEVELS):
        return body, ""
    if body in _ZONE_BODIES and (zone := _zone(chain[-1].body)):
        return zone + body, place
    if state := state_of(before):
        is_of_state = _OF_A_STATE.search(body) or post.head.head in _MINISTERS
        return (state + body if is_of_state and not state_of(body) else body), ""
    if is_national(body) or body.startswith(_CORPS):
        return body, ""
    if before and body_of(before) is None and (firm := _INSTITUTION_OF_A_UNIT.match(before)):
        before = firm.group()
    found = body_of(before) if before else None
    if found is not None and found.branch not in OFFICIAL_BRANCHES:
        is_part = is_inner(body) or (
            _UNIT_OF_AN_INSTITUTION.search(body)
            and (
                (_is_short(body) and not body.startswith(_LOWEST_LEVELS) and not _are_schools(before, body))
                or (body.endswith(_LONG_UNITS) and len(body) <= LONGEST_UNIT_OF_AN_INSTITUTION)
            )
        )
        return (before + body, place) if is_part else (body, "")
    if before and is_inner(body) and not _leads_a_place(before):
        return before + body, place
    level = _level(chain)
    owner = before or (f"{level}政府" if level else "")
    if owner and body in _OFFICES and not (body == "党组" and is_committee(owner)):
        return owner + body, place
    is_unit = _UNIT.search(body) is not None and _is_short(body) and not is_of_a_committee(before)
    if found is not None and is_unit and not is_committee(before) and not _is_own_centre(before, body):
        return before + body, place
    is_of_place = level and post.head.branch != "企业" and is_local(body, level)
    if is_of_place and (body != "党委" or level in _WITH_FULL_COMMITTEES):
        return _at(level, body), place
    return (body, place) if place and _ZONE.search(owner_of(body)) else (body, "")


def _zone(body: str) -> str:
    """The zone that a body leads, if it is one: 某某港区 of 某某港区党工委 or 某某港区管委会; else blank."""
    owner = _outer(body)
    zone = next((owner.removesuffix(end) for end in _ZONE_BODIES[:2] if owner.endswith(end)), owner)
    named = zone != body and len(zone) > 1 and not zone.endswith(_TOWNS) and not zone.endswith("委")
    return zone if (named and (zone != owner or body.endswith("党工委"))) or _ZONE.search(zone) else ""


def _leads_a_place(body: str) -> bool:
    return (
        is_committee(body)
        or body in levels()
        or is_of_a_committee(body[-3:])
        or body.endswith(_LEADS_A_PLACE)
    )


def _is_own_centre(before: str, body: str) -> bool:
    """Whether a centre stands behind an office, of which it is no part: 文明办主任、融媒体中心主任."""
    return body.endswith("中心") and before.endswith("办")


def _are_schools(before: str, body: str) -> bool:
    """Whether both are schools of a university, neither of the other: 文化学院, 政法学院."""
    return before.endswith("学院") and body.endswith("学院")


def _is_short(body: str) -> bool:
    return len(body) <= LONGEST_UNIT and not find_places(body)


def _level(chain: Sequence[ChainedPost]) -> str:
    """The level that a chain is of, as printed before a body: 区, 自治区; blank when it tells none."""
    for link in reversed(chain):
        head = link.post.head.head
        own = head[0] if is_head_of_government(head) else ""
        if level := (level_of_place(link.place) if link.place else level_in_front(link.body) or own):
            return level
    return ""


def _at(level: str, body: str) -> str:
    """A body with its level in front: 区公安局, 区委组织部, 自治区党委宣传部."""
    if is_of_a_committee(body) and level not in _LOWEST_LEVELS:
        return f"{level}{'党委' if len(level) > 1 else '委'}{body}"
    return level + body
