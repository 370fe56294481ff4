"""The invented district: years of the papers of two places that do not exist, and what is true of them.

usage: python bench/invented_district.py FOLDER [--seed N] [--years N]

Each place has a weekly paper, whose corpus.toml says its name and place. Issues are missing, once for
months. Namesakes hold posts in both places. Beside the pages stand `truth.csv` (who held which post
from when to when), `planted-ties.csv` (pairs who meet more often than their posts explain) and
`planted-access.csv` (who visits one firm far more often than others).
"""

import argparse
import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

from invented_history import CITY, PLACES, History, Notice, Term, history, names

FIRST_DAY = date(2015, 1, 5)
"""The first issue, a Monday, as all are."""

YEARS = 6
ARTICLES = 2
"""Reports of events in an issue; appointments come on top."""

MISSING_WEEK = 0.02
MISSING_MONTHS = {"云埠区": (4, 9, 2), "砚浦区": (2, 2, 4)}
"""Year from the first, month, and number of months without an issue, by place."""

NAMESAKES = 3
PLANTED_PAIRS = 6
EXTRA_EVENTS = (11, 15)
JOINT_DAYS = 800
"""A planted pair is in office together for that many days or more."""

EXTRA_VISITS = (12, 15)
FIRMS = 8
KINDS = ("meeting",) * 7 + ("inspection",) * 5 + ("firm",) * 4 + ("signing",) * 2 + ("hosting", "ceremony")
SLIPS = 0.05
"""Share of the lists in which two neighbours are not in the order of protocol."""

DELEGATION = 0.02
"""Share of the events at which leaders of the other place are guests."""

_WEEKDAYS = "一二三四五六日"
_SITES = "星月禾汀枫屿棠蘅芷洲竹里霁鹭"
_ROWS = [
    line.split("\t")
    for line in Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()[4:]
]
_LISTS = {name: [text for kind, text in _ROWS if kind == name] for name, _ in _ROWS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """Somebody who meets `other`, an official or a firm, at these events beyond what the posts explain.

    An event is a day of issue and the number of its report there.
    """

    person: str
    other: str
    events: frozenset[tuple[date, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The paper of a place: its issues, those that are missing, firms with their chairmen, and what is planted."""

    told: History
    firms: tuple[tuple[str, str], ...]
    missing: frozenset[date]
    ties: tuple[Planted, ...] = ()
    access: tuple[Planted, ...] = ()


def papers(seed: int = 1, years: int = YEARS) -> list[Paper]:
    """The papers of both places."""
    rng = random.Random(seed)
    persons = names(rng)
    last = FIRST_DAY + timedelta(days=364 * years)
    both = [history(rng, place, FIRST_DAY, last, persons) for place in PLACES]
    _share_names(rng, both)
    return [_paper(rng, told, persons, years) for told in both]


def mondays(years: int) -> list[date]:
    """The days of issue, missing ones too."""
    return [FIRST_DAY + timedelta(days=7 * week) for week in range(52 * years)]


def _share_names(rng: random.Random, both: Sequence[History]) -> None:
    """Some officials of the second place get the names of some of the first who are in office at one time."""
    one, other = (sorted({t.person for t in told.held(FIRST_DAY + timedelta(days=500))}) for told in both)
    taken = dict(zip(rng.sample(other, NAMESAKES), rng.sample(one, NAMESAKES), strict=True))
    for term in both[1].terms:
        term.person = taken.get(term.person, term.person)
    both[1].notices[:] = [
        Notice(
            day=notice.day,
            way=notice.way,
            gets=tuple((taken.get(p, p), seat, how) for p, seat, how in notice.gets),
            leaves=tuple((taken.get(p, p), seat) for p, seat in notice.leaves),
        )
        for notice in both[1].notices
    ]


def _paper(rng: random.Random, told: History, persons: Iterator[str], years: int) -> Paper:
    trades = rng.sample(_LISTS["trade"], FIRMS)
    firms = tuple((f"{CITY}{_site(rng)}{trade}有限公司", next(persons)) for trade in trades)
    year, month, months = MISSING_MONTHS[told.place.name]
    start = date(FIRST_DAY.year + year, month, 1)
    end = date(FIRST_DAY.year + year, month + months, 1)
    missing = frozenset(
        day
        for day in mondays(years)
        if start <= day < end or (rng.random() < MISSING_WEEK and day > FIRST_DAY)
    )
    issues = [day for day in mondays(years) if day not in missing]
    slots = [(day, number) for day in issues for number in range(ARTICLES)]
    return Paper(
        told=told,
        firms=firms,
        missing=missing,
        ties=tuple(_ties(rng, told, slots)),
        access=(_access(rng, told, firms, slots),),
    )


def _site(rng: random.Random) -> str:
    return "".join(rng.sample(_SITES, 2))


def _ties(rng: random.Random, told: History, slots: list[tuple[date, int]]) -> Iterator[Planted]:
    """Pairs of equals who are long in office together; the events are taken out of `slots`.

    Short papers have fewer such pairs than PLANTED_PAIRS.
    """
    plain = [t for t in told.terms if not t.interim and not told.seats[t.seat].leads]
    last = slots[-1][0]
    untied = [pair for pair in permutations(plain, 2) if _long_together(*pair, last)]
    planted = 0
    while untied and planted < PLANTED_PAIRS:
        one, other = rng.sample(plain, 2)
        if (one, other) not in untied:
            continue
        since, until = _together(one, other, last)
        fitting = [slot for slot in slots if since + timedelta(days=7) <= slot[0] < until]
        events = rng.sample(fitting, rng.randrange(*EXTRA_EVENTS))
        slots[:] = [slot for slot in slots if slot not in events]
        tied = {one.person, other.person}
        untied = [pair for pair in untied if not {term.person for term in pair} & tied]
        planted += 1
        yield Planted(person=one.person, other=other.person, events=frozenset(events))


def _together(one: Term, other: Term, last: date) -> tuple[date, date]:
    """From when to when both are in office while the paper appears."""
    return max(one.since, other.since, FIRST_DAY), min(term.until or last for term in (one, other))


def _long_together(one: Term, other: Term, last: date) -> bool:
    since, until = _together(one, other, last)
    return one.person != other.person and (until - since).days >= JOINT_DAYS


def _access(
    rng: random.Random, told: History, firms: Sequence[tuple[str, str]], slots: list[tuple[date, int]]
) -> Planted:
    """A leader, longest in office of the deputy heads, and the firm that he or she keeps visiting."""
    last = slots[-1][0]
    deputies = [t for t in told.terms if told.seats[t.seat].post == "副区长"]
    visitor = max(deputies, key=lambda t: ((t.until or last) - max(t.since, FIRST_DAY)).days)
    since, until = visitor.since + timedelta(days=7), visitor.until or last
    fitting = [slot for slot in slots if since <= slot[0] < until]
    events = rng.sample(fitting, rng.randrange(*EXTRA_VISITS))
    return Planted(person=visitor.person, other=rng.choice(firms)[0], events=frozenset(events))


def files(seed: int = 1, years: int = YEARS) -> Iterator[tuple[str, str]]:
    """Every file of the corpus: its path and its text."""
    both = papers(seed, years)
    rng = random.Random(seed + 1)
    for paper, guest in zip(both, reversed(both), strict=True):
        place = paper.told.place
        yield (
            f"{place.folder}/corpus.toml",
            f'# invented: no such paper or place exists\npaper = "{place.paper}"\njurisdiction = "{CITY}{place.name}"\n',
        )
        for day in mondays(years):
            page = _page(rng, paper, guest, day)
            if day not in paper.missing:
                yield f"{place.folder}/{day}_01.txt", page
    yield (
        "truth.csv",
        _table(
            (
                "post",
                "organization",
                "place",
                "person",
                "since",
                "until",
                "basis",
                "interim",
                "until_basis",
                "invented",
            ),
            (row for paper in both for row in _truth(paper)),
        ),
    )
    yield (
        "planted-ties.csv",
        _table(
            ("person", "other", "extra_events", "place", "invented"),
            ((t.person, t.other, len(t.events), p.told.place.name, "yes") for p in both for t in p.ties),
        ),
    )
    yield (
        "planted-access.csv",
        _table(
            ("person", "company", "extra_visits", "place", "invented"),
            ((t.person, t.other, len(t.events), p.told.place.name, "yes") for p in both for t in p.access),
        ),
    )


def _table(columns: Sequence[str], rows: Iterator[tuple[object, ...]]) -> str:
    lines: list[str] = []
    writer = csv.writer(_Lines(lines), lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return "".join(lines)


class _Lines:
    """What csv writes to."""

    def __init__(self, lines: list[str]) -> None:
        self.write = lines.append


def _truth(paper: Paper) -> Iterator[tuple[object, ...]]:
    """A row for each term; it is stated when a printed issue announces its beginning or its end."""
    told = paper.told
    gets = {(n.day, *got[:2]) for n in told.notices if issue_of(n.day) not in paper.missing for got in n.gets}
    leaves = {
        (n.day, *left) for n in told.notices if issue_of(n.day) not in paper.missing for left in n.leaves
    }
    for term in told.terms:
        seat = told.seats[term.seat]
        until = term.until or ""
        yield (
            seat.post,
            seat.organization,
            told.place.name,
            term.person,
            term.since,
            until,
            "stated" if (term.since, term.person, term.seat) in gets else "observed",
            {"acting": "代理", "deputy": "主持工作"}.get(term.interim, ""),
            "stated" if (until, term.person, term.seat) in leaves else ("observed" if until else ""),
            "yes",
        )


def issue_of(day: date) -> date:
    """The issue that tells of a day: the next Monday's."""
    return day + timedelta(days=7 - day.weekday())


def _page(rng: random.Random, paper: Paper, guest: Paper, day: date) -> str:
    """The page of an issue."""
    told = paper.told
    articles = [_announcement(told, notice) for notice in told.notices if issue_of(notice.day) == day]
    articles += [_report(rng, paper, guest, day, number) for number in range(ARTICLES)]
    head = (
        f"{told.place.paper}　{day.year}年{day.month}月{day.day}日　星期{_WEEKDAYS[day.weekday()]}　第1版\n"
    )
    return "\n".join((head, *articles))


def _announcement(told: History, notice: Notice) -> str:
    acts = "；".join(
        (
            *(_got(told, *got) for got in notice.gets),
            *(_left(told, notice.way, *left) for left in notice.leaves),
        )
    )
    if notice.way in ("congress", "order"):
        acts = "；".join(_decreed(told, notice))
    return _article(_LISTS[notice.way][0], notice.day, {"place": told.place.name, "acts": acts})


def _decreed(told: History, notice: Notice) -> Iterator[str]:
    for person, seat, _ in notice.gets:
        yield f"任命{person}为{told.seats[seat].full}"
    for person, seat in notice.leaves:
        yield f"免去{person}的{told.seats[seat].full}职务"


def _got(told: History, person: str, seat: int, how: str) -> str:
    post = told.seats[seat].full
    if how == "acting":
        return f"任命{person}为{_acting(post)}"
    if told.seats[seat].way == "election":
        return f"选举{person}为{post}"
    return f"{person}同志任{post}"


def _acting(post: str) -> str:
    """A post with what says that somebody is acting: 代区长, 某某法院代理院长."""
    head = next(h for h in ("检察长", "院长", "区长") if post.endswith(h))
    return f"{post.removesuffix(head)}{'代' if head == '区长' else '代理'}{head}"


def _left(told: History, way: str, person: str, seat: int) -> str:
    post = told.seats[seat].full
    return f"{person}同志不再担任{post}职务" if way == "party" else f"接受{person}辞去{post}职务的请求"


def _report(rng: random.Random, paper: Paper, guest: Paper, issue: date, number: int) -> str:
    """A report of an event of the week before."""
    told = paper.told
    day = issue - timedelta(days=rng.randrange(1, 7))
    # A deputy who stands in is named once, by his or her own post.
    present = [t for t in told.held(day) if t.interim != "deputy"]
    ties = [t for t in paper.ties if (issue, number) in t.events]
    visit = next((t for t in paper.access if (issue, number) in t.events), None)
    leaders = [t for t in present if told.seats[t.seat].leads]
    leader = _drawn(rng, told, leaders, 1)[0]
    if visit:
        leader = next(t for t in present if t.person == visit.person)
    others = [t for t in present if t.person != leader.person]
    planted = [p for tie in ties for p in (tie.person, tie.other)]
    members = [t for t in others if t.person in planted]
    members += [t for t in _drawn(rng, told, others, rng.randrange(2, 6)) if t not in members]
    kind = "firm" if visit else rng.choice(KINDS)
    visiting = rng.random() < DELEGATION and not visit
    host = _drawn(rng, guest.told, [t for t in guest.told.held(day) if guest.told.seats[t.seat].leads], 1)[0]
    firm, executive = rng.choice(paper.firms)
    if visit:
        firm, executive = next(f for f in paper.firms if f[0] == visit.other)
    words = {
        "place": told.place.name,
        "other": guest.told.place.name,
        "other_leader": _as_guest(guest.told, host, day),
        "leader": _titled(told, leader, day),
        "leader_name": leader.person,
        "listed": "，".join(_titled(told, t, day) for t in _in_order(rng, members)),
        "firm": firm,
        "executive": f"{firm}董事长{executive}",
        "theme": rng.choice(_LISTS["theme"]),
        "town": rng.choice(told.place.towns),
        "site": _site(rng),
        "tasks": "；".join(rng.sample(_LISTS["task"], rng.randrange(1, 3))),
    }
    text = rng.choice(_LISTS["delegation" if visiting else kind])
    return _article(text, day, words, closing=rng.choice(_LISTS["closing"]))


def _drawn(rng: random.Random, told: History, terms: Sequence[Term], many: int) -> list[Term]:
    """So many of the terms, of different persons, by the weight of their posts."""
    left = list(terms)
    drawn: list[Term] = []
    while left and len(drawn) < many:
        term = rng.choices(left, [told.seats[t.seat].weight for t in left])[0]
        drawn.append(term)
        left = [t for t in left if t.person != term.person]
    return drawn


def _in_order(rng: random.Random, terms: Sequence[Term]) -> list[Term]:
    """The terms in the order of protocol, but for a slip now and then."""
    ordered = sorted(terms, key=lambda t: t.seat)
    if len(ordered) > 1 and rng.random() < SLIPS:
        first = rng.randrange(len(ordered) - 1)
        ordered[first : first + 2] = reversed(ordered[first : first + 2])
    return ordered


def _titled(told: History, term: Term, day: date) -> str:
    """A post and the name, as printed in a list."""
    printed = told.seats[term.seat].printed
    if term.interim == "acting":
        return _acting(printed) + term.person
    stands_in = any(
        t.interim == "deputy" and t.person == term.person and t.since <= day < (t.until or day)
        for t in told.terms
    )
    return f"{printed}（主持工作）{term.person}" if stands_in else printed + term.person


def _as_guest(told: History, term: Term, day: date) -> str:
    """A post with its place, and the name: 砚浦区委书记甲, 砚浦区区长乙."""
    titled = _titled(told, term, day)
    own = titled.removeprefix("区") if not titled.startswith("区长") else titled
    return told.place.name + own


def _article(text: str, day: date, words: dict[str, str], closing: str = "") -> str:
    headline, body = text.split("｜")
    dateline = f"本报讯 {day.month}月{day.day}日，"
    return f"{headline}\n\n{dateline}{body}{closing}\n".format_map(words)


def write(folder: Path, seed: int = 1, years: int = YEARS) -> None:
    """Write the corpus into a folder."""
    for path, text in files(seed, years):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--years", type=int, default=YEARS)
    options = parser.parse_args()
    write(options.folder, options.seed, options.years)


if __name__ == "__main__":
    main()
