"""What is true of an invented place: its posts, who holds them from when to when, and which changes are announced."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

CITY = "澜浦市"

TERM = (600, 1700)
"""Days for which a post is held, at least and at most."""

CONGRESS_SHARE = 0.3
"""Share of the posts that change hands when the term of the congress ends, in the middle of the time."""

ANNOUNCED = 0.75
"""Share of the changes that a text tells of."""

PROMOTED = 0.4
"""Share of the successors who come from a lower post of the place."""

STANDS_IN = 0.6
"""Share of the changes of bureau heads before which a deputy stands in."""

INTERIM = (60, 170)
"""Days for which somebody is acting or stands in, at least and at most."""

ROUND = 4
"""Days of a change: the fourth of a week, so that the next Monday's issue tells of it."""

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严金魏陶姜戚谢邹喻柏窦章苏潘范彭鲁韦马方袁柳"
_GIVEN = "诺岚川屿禾砚澄垚汐晗霖曜珩芮昀栩珂琛玥煦恺祺钰宸翊荀屹恒煜宥棠泓澍翎茗萱芷沅澈朔峥岑"
_BUREAUS = (
    "发展和改革局",
    "财政局",
    "教育局",
    "住房和城乡建设局",
    "民政局",
    "商务局",
    "应急管理局",
    "文化和旅游局",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that does not exist, with its towns; `folder` is that of its paper."""

    name: str
    folder: str
    towns: tuple[str, str]

    @property
    def paper(self) -> str:
        """The name of its paper, which says that it is invented."""
        return self.name.removesuffix("区") + "报（虚构）"


PLACES = (
    Place(name="云埠区", folder="yunbu", towns=("禾汀镇", "松屿镇")),
    Place(name="砚浦区", folder="yanpu", towns=("枫汀镇", "竹屿镇")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A post as a paper prints it before names, in full, and as the tables name it, with its body.

    `weight` is how often its holder takes part in events, `leads` whether he or she leads them. `way`
    is who announces a change: party, congress, election, order. `interim` is how somebody fills the
    post before the next holder: acting (代理), deputy (主持工作) or nobody.
    """

    printed: str
    full: str
    post: str
    organization: str
    weight: float
    way: str
    leads: bool = False
    interim: str = ""


@dataclass(slots=True, kw_only=True)
class Term:
    """A person in the post with that number, from `since` to the day before `until`."""

    seat: int
    person: str
    since: date
    until: date | None = None
    interim: str = ""
    since_announced: date | None = None
    until_announced: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """An announcement: on that day these persons got posts and lost them."""

    day: date
    way: str
    gets: tuple[tuple[str, int, str], ...]
    leaves: tuple[tuple[str, int], ...]


@dataclass(slots=True, kw_only=True)
class History:
    """A place from the first day to the last: terms by post, and what was announced."""

    place: Place
    seats: tuple[Seat, ...]
    terms: list[Term] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def held(self, day: date) -> list[Term]:
        """Who is in which post on that day, in the order of the posts."""
        return sorted(
            (t for t in self.terms if t.since <= day and (t.until is None or day < t.until)),
            key=lambda t: t.seat,
        )


def seats_of(place: Place) -> tuple[Seat, ...]:
    """The posts of a place in the order of protocol; of 副区长 and the like there are several."""
    whole = CITY + place.name
    government, party = f"{whole}人民政府", f"中共{whole}委员会"
    congress, conference = f"{whole}人民代表大会常务委员会", f"中国人民政治协商会议{whole}委员会"

    def seat(
        printed: str,
        organization: str,
        weight: float,
        way: str,
        *,
        leads: bool = False,
        interim: str = "",
        full: str = "",
        post: str = "",
    ) -> Seat:
        return Seat(
            printed=printed,
            full=full or place.name + printed.removeprefix("区"),
            post=post or printed,
            organization=organization,
            weight=weight,
            way=way,
            leads=leads,
            interim=interim,
        )

    seats = [
        seat("区委书记", party, 4, "party", leads=True),
        seat("区长", government, 4, "election", leads=True, interim="acting", full=f"{place.name}区长"),
        seat("区人大常委会主任", congress, 2, "election", leads=True),
        seat("区政协主席", conference, 2, "election", leads=True),
        seat("区委副书记", party, 2, "party", leads=True),
        seat("常务副区长", government, 2, "congress", leads=True, full=f"{place.name}常务副区长"),
        seat("区纪委书记", f"中共{whole}纪律检查委员会", 1.2, "party"),
        seat("区委组织部部长", f"{party}组织部", 1.2, "party"),
        seat("区委宣传部部长", f"{party}宣传部", 1.2, "party"),
        seat("区委统战部部长", f"{party}统一战线工作部", 1.2, "party"),
        seat("区委政法委书记", f"{party}政法委员会", 1.2, "party"),
    ]
    seats += [seat("副区长", government, 1.5, "congress", leads=True, full=f"{place.name}副区长")] * 4
    seats += [seat("区人大常委会副主任", congress, 0.8, "election")] * 2
    seats += [seat("区政协副主席", conference, 0.8, "election")] * 2
    seats += [
        seat(
            "区法院院长",
            f"{whole}人民法院",
            0.6,
            "election",
            interim="acting",
            full=f"{place.name}人民法院院长",
        ),
        seat(
            "区检察院检察长",
            f"{whole}人民检察院",
            0.6,
            "election",
            interim="acting",
            full=f"{place.name}人民检察院检察长",
        ),
    ]
    for bureau in _BUREAUS:
        seats.append(seat(f"区{bureau}局长", whole + bureau, 1, "congress", interim="deputy"))
        seats.append(seat(f"区{bureau}副局长", whole + bureau, 0.4, "order"))
    for town in place.towns:
        full = f"{place.name}{town}"
        party, government = f"{whole}{town}党委", f"{whole}{town}人民政府"
        seats.append(seat(f"{town}党委书记", party, 1, "order", full=f"{full}党委书记", post="镇党委书记"))
        seats.append(seat(f"{town}镇长", government, 0.8, "order", full=f"{full}镇长", post="镇长"))
    return tuple(seats)


def names(rng: random.Random) -> Iterator[str]:
    """Names of invented persons, each given once."""
    given = set()
    while True:
        name = rng.choice(_SURNAMES) + "".join(rng.sample(_GIVEN, 2))
        if name not in given:
            given.add(name)
            yield name


def history(rng: random.Random, place: Place, first: date, last: date, persons: Iterator[str]) -> History:
    """What happens in a place between two days."""
    told = History(place=place, seats=seats_of(place))
    for seat in range(len(told.seats)):
        told.terms.append(
            Term(seat=seat, person=next(persons), since=_day(first - timedelta(days=rng.randrange(30, 1200))))
        )
    middle = first + (last - first) // 3
    due = {t.seat: _end(rng, t.since, first, middle) for t in told.terms}
    while (day := min(due.values())) < last - timedelta(days=100):
        seat = min(s for s in due if due[s] == day)
        for changed, since in _changed(rng, told, seat, day, persons):
            due[changed] = _end(rng, since, since + timedelta(days=300), middle)
    told.terms.sort(key=lambda t: (t.seat, t.since))
    return told


def _day(day: date) -> date:
    """The nearest day of changes before or on a day."""
    return day - timedelta(days=(day.weekday() - ROUND) % 7)


def _end(rng: random.Random, since: date, not_before: date, congress: date) -> date:
    """When a term ends that began on a day."""
    end = since + timedelta(days=rng.randrange(*TERM))
    if since < congress < end and rng.random() < CONGRESS_SHARE:
        end = congress
    return _day(max(end, not_before + timedelta(days=rng.randrange(60, 360))))


def _changed(
    rng: random.Random, told: History, seat: int, day: date, persons: Iterator[str]
) -> Iterator[tuple[int, date]]:
    """One change and those that follow from it: the posts that are filled anew, and since when."""
    here = told.seats[seat]
    old = _holder(told, seat)
    coming = _candidate(rng, told, seat, day) if rng.random() < PROMOTED else None
    person = coming.person if coming else next(persons)
    leaves = [(old.person, seat)]
    old.until = day
    if coming:
        coming.until = day
        leaves.append((person, coming.seat))
    filled = day
    if here.interim == "acting":
        filled = _day(day + timedelta(days=rng.randrange(*INTERIM)))
        between = Term(seat=seat, person=person, since=day, until=filled, interim="acting")
        told.terms.append(between)
        _announce(rng, told, day, here.way, [(person, seat, "acting")], leaves)
        leaves = []
    elif here.interim == "deputy" and rng.random() < STANDS_IN:
        deputy = _holder(told, seat + 1)
        filled = _day(day + timedelta(days=rng.randrange(*INTERIM)))
        if deputy.until is None and deputy is not coming and deputy.since < day:
            told.terms.append(
                Term(seat=seat, person=deputy.person, since=day, until=filled, interim="deputy")
            )
        _announce(rng, told, day, here.way, [], leaves)
        leaves = []
    told.terms.append(Term(seat=seat, person=person, since=filled))
    _announce(rng, told, filled, here.way, [(person, seat, "")], leaves)
    yield seat, filled
    if coming:
        yield from _changed_after(rng, told, coming.seat, day, persons)


def _changed_after(
    rng: random.Random, told: History, seat: int, day: date, persons: Iterator[str]
) -> Iterator[tuple[int, date]]:
    """The post that a promoted person left is filled by somebody new, a few weeks later."""
    since = day + timedelta(days=7 * rng.randrange(1, 9))
    person = next(persons)
    told.terms.append(Term(seat=seat, person=person, since=since))
    _announce(rng, told, since, told.seats[seat].way, [(person, seat, "")], [])
    yield seat, since


def _holder(told: History, seat: int) -> Term:
    """The last term in a post that is no interim."""
    return max((t for t in told.terms if t.seat == seat and not t.interim), key=lambda t: t.since)


def _candidate(rng: random.Random, told: History, seat: int, day: date) -> Term | None:
    """Somebody of a lower post who can get this one: long in it, and in no other."""
    now = [t for t in told.terms if t.until is None]
    fitting = [
        t
        for t in now
        if t.seat > seat
        and t.since < day - timedelta(days=250)
        and not told.seats[t.seat].interim
        and told.seats[t.seat].post != told.seats[seat].post
    ]
    return rng.choice(sorted(fitting, key=lambda t: t.seat)) if fitting else None


def _announce(
    rng: random.Random,
    told: History,
    day: date,
    way: str,
    gets: list[tuple[str, int, str]],
    leaves: list[tuple[str, int]],
) -> None:
    """A notice of a change, or none: some changes are not told."""
    if rng.random() < ANNOUNCED and (gets or leaves):
        told.notices.append(Notice(day=day, way=way, gets=tuple(gets), leaves=tuple(leaves)))
