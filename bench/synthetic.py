"""Synthetic newspaper pages, always the same for one seed. No person, place or firm in them exists.

usage: python bench/synthetic.py FOLDER --articles N [--seed N]

Each district has posts whose holders change over the years, firms with their executives, reporters
and residents, most of whom are named once or twice. Two articles in three report what officials did;
the others are features, sport, culture and weather; their words are in synthetic.tsv. Pages hold
four articles and are damaged as text from PDF files is: lines broken within words, a blank line after
each, stray spaces.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

ON_A_PAGE = 4
ARTICLES_OF_A_DISTRICT = 1_000
FIRMS, REPORTERS, RESIDENTS = 20, 6, 400
YEARS = 5
CHANGES_A_YEAR = 5
FIRST_DAY = date(2019, 1, 1)
WIDTH = 17
NAME = 3
# The logarithms of the articles' lengths are normal: on average 750 characters, a few above 2,000.
LENGTH, SPREAD = 6.33, 0.6
SHORTEST, LONGEST = 200, 2_500
# Number of posts whose holders can lead an event: the first ones.
HEADS = 14
OFFICIAL = 0.67

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘范彭鲁韦昌马苗方任袁柳"
_GIVEN = "一诺岚川屿禾砚舟澄垚汐晗桐霖曜珩芮昀栩珂琛玥澜煦恺祺钰宸翊荀屹恒煜宥棠笙泓澍翎茗萱芷沅澈朔峥岑陌"
_PLACES = "云汐澜青砚远岚星屿禾霁月松间竹里枫鹭洲棠芷蘅"

_ROWS = [
    line.split("\t")
    for line in Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()[4:]
]
_LISTS = {name: [text for kind, text in _ROWS if kind == name] for name, _ in _ROWS}


@dataclass(frozen=True, slots=True)
class District:
    """A place that does not exist: the holders of each post with their first day, and who else is named.

    Each firm comes with its chairman and its manager, each resident with a calling before the name.
    """

    name: str
    terms: tuple[tuple[tuple[date, str], ...], ...]
    firms: tuple[tuple[str, tuple[str, str]], ...]
    reporters: tuple[str, ...]
    residents: tuple[str, ...]

    def holders(self, post: int, day: date) -> list[str]:
        """The holders of the post up to that day, the first one first."""
        return [person for since, person in self.terms[post] if since <= day]


class _Words:
    """What the sentences of one article name: some words stay the same, others are drawn each time."""

    def __init__(self, rng: random.Random, district: District, day: date) -> None:
        holders = [district.holders(post, day) for post in range(len(district.terms))]
        leader, *others = rng.sample(range(HEADS), rng.randrange(2, 6))
        others += rng.sample(range(HEADS, len(holders)), rng.randrange(1, 8))
        changed = rng.choice([post for post, held in enumerate(holders) if len(held) > 1] or [leader])
        firm, executives = rng.choice(district.firms)
        self._rng = rng
        self._same = {
            "who": holders[leader][-1],
            "leader": _LISTS["post"][leader] + holders[leader][-1],
            "listed": "、".join(holders[post][-1] for post in sorted(others)),
            "post": _LISTS["post"][changed],
            "successor": holders[changed][-1],
            "predecessor": holders[changed][-2:][0],
            "firm": firm,
            "theme": rng.choice(_LISTS["theme"]),
            "site": _place(rng),
        }
        self._some = {
            "official": [_LISTS["post"][post] + holders[post][-1] for post in others],
            "executive": [f"{firm}董事长{executives[0]}", f"{firm}总经理{executives[1]}"],
            # The square makes a few of them known to every reader.
            "resident": [
                district.residents[int(RESIDENTS * rng.random() ** 2)] for _ in range(rng.randrange(1, 4))
            ],
        }

    def __getitem__(self, field: str) -> str:
        if field in self._same:
            return self._same[field]
        if field in self._some:
            return self._rng.choice(self._some[field])
        if field in _LISTS:
            return self._rng.choice(_LISTS[field])
        if field == "place":
            return _place(self._rng)
        return str(self._rng.randrange(2, 10) if field == "few" else self._rng.randrange(11, 90))


def pages(articles: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """The path and the text of each page; a larger corpus begins as a smaller one of as many districts."""
    rng = random.Random(seed)
    districts = _districts(rng, articles)
    for number in range(-(-articles // ON_A_PAGE)):
        district = districts[number % len(districts)]
        day = FIRST_DAY + timedelta(days=rng.randrange(YEARS * 365))
        many = min(ON_A_PAGE, articles - number * ON_A_PAGE)
        text = "\n".join(_damaged(rng, _article(rng, district, day)) for _ in range(many))
        yield f"{district.name}日报（虚构）/{day:%Y-%m/%d}/{number:06d}_第{number % 8 + 1}版.txt", text


def write(folder: Path, articles: int, seed: int = 1) -> None:
    """Write the pages into a folder."""
    for path, text in pages(articles, seed):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def names(articles: int, seed: int = 1) -> tuple[list[str], list[str]]:
    """The persons and firms of the pages."""
    districts = _districts(random.Random(seed), articles)
    persons = {person for d in districts for terms in d.terms for _, person in terms}
    persons.update(person for d in districts for _, executives in d.firms for person in executives)
    persons.update(
        person for d in districts for person in (*d.reporters, *(titled[-NAME:] for titled in d.residents))
    )
    return sorted(persons), sorted({firm for d in districts for firm, _ in d.firms})


def _districts(rng: random.Random, articles: int) -> list[District]:
    terms = [
        [[(FIRST_DAY, _name(rng))] for _ in _LISTS["post"]]
        for _ in range(max(3, articles // ARTICLES_OF_A_DISTRICT))
    ]
    for year in range(1, YEARS):
        day = FIRST_DAY + timedelta(days=365 * year + rng.randrange(200))
        for here in terms:
            for post in rng.sample(range(len(here)), CHANGES_A_YEAR):
                # Somebody new, or promoted, sometimes from another district; whose post somebody new takes.
                there = rng.choice((here, here, rng.choice(terms)))
                before = rng.randrange(post, len(here))
                here[post].append((day, there[before][-1][1]))
                there[before].append((day, _name(rng)))
    return [_district(rng, tuple(map(tuple, posts))) for posts in terms]


def _district(rng: random.Random, terms: tuple[tuple[tuple[date, str], ...], ...]) -> District:
    executives = [(_name(rng), _name(rng)) for _ in range(FIRMS)]
    return District(
        name=_place(rng) + "区",
        terms=terms,
        firms=tuple((f"{_place(rng)}{rng.choice(_LISTS['trade'])}有限公司", both) for both in executives),
        reporters=tuple(_name(rng) for _ in range(REPORTERS)),
        residents=tuple(_place(rng) + rng.choice(_LISTS["calling"]) + _name(rng) for _ in range(RESIDENTS)),
    )


def _name(rng: random.Random) -> str:
    return rng.choice(_SURNAMES) + "".join(rng.sample(_GIVEN, NAME - 1))


def _place(rng: random.Random) -> str:
    return "".join(rng.sample(_PLACES, 2))


def _article(rng: random.Random, district: District, issued: date) -> list[str]:
    """The headline and the paragraphs."""
    day = max(FIRST_DAY, issued - timedelta(days=rng.randrange(1, 4)))
    kind = "report" if rng.random() < OFFICIAL else "feature"
    headline, lead = rng.choice(_LISTS[kind]).split("｜")
    words = _Words(rng, district, day)
    dateline = f"本报讯（记者 {rng.choice(district.reporters)}）{day.month}月{day.day}日，"
    paragraphs = [headline.format_map(words), dateline + lead.format_map(words)]
    length = min(max(rng.lognormvariate(LENGTH, SPREAD), SHORTEST), LONGEST)
    while sum(map(len, paragraphs)) < length:
        sentences = "".join(_sentence(rng, kind == "report") for _ in range(rng.randrange(1, 4)))
        paragraphs.append(sentences.format_map(words))
    return paragraphs


def _sentence(rng: random.Random, official: bool) -> str:
    """A sentence of what officials demand, what somebody says, or how things are."""
    luck = rng.random()
    if official and luck < 0.4:
        says = rng.choice(("会议强调", "会议指出", "{who}强调", "{who}要求", "{official}表示"))
        return f"{says}，要{'，'.join(rng.sample(_LISTS['task'], rng.randrange(2, 5)))}。"
    if luck > 0.8:
        remark = "，".join(rng.sample(_LISTS["remark"], rng.randrange(1, 3)))
        speaker = rng.choice(("{resident}", "{resident}", "{executive}" if official else "{resident}"))
        return rng.choice(
            (f"{speaker}说：“{remark}。”", f"“{remark}。”{speaker}告诉记者。", f"{speaker}说，{remark}。")
        )
    return f"{rng.choice(_LISTS['opener'])}{'，'.join(rng.sample(_LISTS['clause'], rng.randrange(2, 5)))}。"


def _damaged(rng: random.Random, paragraphs: list[str]) -> str:
    """The paragraphs in lines of `WIDTH` characters, the first less its indent, and a stray space or two."""
    headline, *body = paragraphs
    lines = [headline]
    for paragraph in body:
        starts = [0, *range(WIDTH - 2, len(paragraph), WIDTH), len(paragraph)]
        for start, end in pairwise(starts):
            line = paragraph[start:end]
            if rng.random() < 0.03:
                cut = rng.randrange(len(line))
                line = f"{line[:cut]} {line[cut:]}"
            lines.append(line)
    return "\n\n".join(lines) + "\n"


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.folder, options.articles, options.seed)


if __name__ == "__main__":
    main()
