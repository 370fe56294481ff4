"""What a researcher's decisions mend, and what obeying them costs, on an invented corpus whose truth is known.

usage: python bench/corrections.py [--articles N] [--seed N] [--cost N]

No person or firm in the texts exists; names are given to the rules by a tagger that knows them, so that every
fault is a planted one. Planted are people who go from one place to another (guantu keeps them separate), namesakes
in two places, namesakes in one place (guantu joins them), bodies with a firm's name that are none, misprinted
posts, people who are named as present and were not, and events of another kind. A researcher who knows the truth
answers pairs and firms in the order in which `guantu review` asks, and corrects the rest by the words of its
sentence. The tables must then be the same however they came about.
"""

import argparse
import random
import re
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from identities import b_cubed

import graph
import ner
from graph.resolution.corrections import CORRECTIONS_FILE, Decision, append_corrections
from graph.resolution.judgements import JUDGEMENTS_FILE, Judgement, append_judgements
from graph.resolution.review_queue import Question, questions_of
from graph.resolution.review_session import Review
from ner.correcting.corrections import Correction
from ner.text.mentions import Label, Mention

PLACES = ("杭州市拱墅区", "宁波市海曙区", "温州市鹿城区", "武汉市江岸区", "成都市锦江区", "长沙市岳麓区")
HEADS = ("区委书记", "区长", "区政协主席", "区人大常委会主任")
OTHERS = (
    "副区长",
    "副区长",
    "副区长",
    "区委组织部部长",
    "区委宣传部部长",
    "区财政局局长",
    "区教育局局长",
    "区民政局局长",
)
ARTICLES = 2_000
SHARES = {"moved": 30, "namesakes": 10, "merged": 10, "firms": 15, "posts": 15, "absent": 10, "kinds": 10}
"""How many faults of each sort are planted in a corpus of ARTICLES, each mended by one decision; 100 together."""

INCREMENTS = 10
COSTLY_CORRECTIONS = 1_000
FIRST_DAY = date(2021, 1, 1)
TURN = date(2022, 7, 1)
"""From this day on those who move are in their second place."""

DAYS = 1_000

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘范彭鲁韦昌马苗方任袁柳"
_GIVEN = "一诺岚川屿禾砚舟澄垚汐晗桐霖曜珩芮昀栩珂琛玥澜煦恺祺钰宸翊荀屹恒煜宥棠笙泓澍翎茗萱芷沅澈朔峥岑"
_SYLLABLES = "云汐澜青砚远岚星屿禾霁松枫鹭洲棠芷蘅"
_TRADES = ("科技有限公司", "实业有限公司", "集团")
_THEMES = (
    "绿化",
    "养老",
    "防汛",
    "招商",
    "交通",
    "消防",
    "阅读",
    "就业",
    "医保",
    "环保",
    "社区治理",
    "职业教育",
)

Key = tuple[str, str]
"""A source and a name in it."""


@dataclass(slots=True)
class Truth:
    """What the texts are about.

    Attributes:
        pages: the text of each source.
        persons: who each name in each source is.
        names: all names of persons, and those of firms and what look like some.
        no_firms: names of bodies that are no firms.
        merged: those whom guantu takes for a namesake, by source and name.
        corrections: what mends each fault of the texts.
        posts: of a source and name, the post.
        absent: those who were named and not present.
        kinds: the kind of the event of a source.
    """

    pages: dict[str, str] = field(default_factory=dict)
    persons: dict[Key, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    firms: set[str] = field(default_factory=set)
    no_firms: set[str] = field(default_factory=set)
    merged: dict[Key, str] = field(default_factory=dict)
    corrections: list[Correction] = field(default_factory=list)
    posts: dict[Key, str] = field(default_factory=dict)
    absent: set[Key] = field(default_factory=set)
    kinds: dict[str, str] = field(default_factory=dict)


class KnownNames:
    """A tagger that finds the names that it is given, the longest first."""

    name = "known names"

    def __init__(self, truth: Truth) -> None:
        self._labels = dict.fromkeys(truth.names, Label.PERSON) | dict.fromkeys(
            truth.firms, Label.ORGANIZATION
        )
        longest_first = sorted(self._labels, key=lambda name: (-len(name), name))
        self._pattern = re.compile("|".join(map(re.escape, longest_first)))

    def tag(self, sentences: Sequence[str]) -> list[tuple[Mention, ...]]:
        """The names in each sentence."""
        return [
            tuple(
                Mention(m.start(), m.end(), self._labels[m.group()], m.group(), self.name)
                for m in self._pattern.finditer(sentence)
            )
            for sentence in sentences
        ]


@dataclass(frozen=True, slots=True)
class _Guest:
    """A vice head of a place in some time; `person` is who that is."""

    name: str
    person: str
    since: date = FIRST_DAY
    until: date = date.max


class _Invention:
    """Invents texts, article by article."""

    def __init__(self, articles: int, seed: int) -> None:
        self._rng = random.Random(seed)
        self._names = self._new_names()
        self.truth = Truth()
        many = {sort: max(1, share * articles // ARTICLES) for sort, share in SHARES.items()}
        self._guests: dict[str, list[_Guest]] = {place: [] for place in PLACES}
        self._staff = {place: [(post, next(self._names)) for post in (*HEADS, *OTHERS)] for place in PLACES}
        self._plant_people(many)
        self._firms = [self._firm() for _ in range(many["firms"] * 3)]
        for number in range(articles):
            self._write(number)
        self._plant_firms(many["firms"])
        self._plant_merged(many["merged"])
        self._plant_corrections(many)

    def _new_names(self) -> Iterator[str]:
        used: set[str] = set()
        while True:
            name = self._rng.choice(_SURNAMES) + "".join(self._rng.sample(_GIVEN, 2))
            if name not in used:
                used.add(name)
                yield name

    def _firm(self) -> str:
        return "".join(self._rng.sample(_SYLLABLES, 2)) + self._rng.choice(_TRADES)

    def _plant_people(self, many: dict[str, int]) -> None:
        """Who moves from one place to another, and who is called as somebody elsewhere is."""
        for number in range(many["moved"] + many["namesakes"]):
            here, there = self._rng.sample(PLACES, 2)
            name = next(self._names)
            if number < many["moved"]:
                self._guests[here].append(_Guest(name, name, until=TURN))
                self._guests[there].append(_Guest(name, name, since=TURN))
            else:
                self._guests[here].append(_Guest(name, f"{name} of {here}"))
                self._guests[there].append(_Guest(name, f"{name} of {there}"))

    def _write(self, number: int) -> None:
        rng, place = self._rng, PLACES[number % len(PLACES)]
        day = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
        staff = [(post, name, f"{name} of {place}") for post, name in self._staff[place]]
        head = rng.choice(staff[: len(HEADS)])
        present = rng.sample(staff[len(HEADS) :], 2)
        guests = [("副区长", g.name, g.person) for g in self._guests[place] if g.since <= day < g.until]
        present += rng.sample(guests, min(len(guests), 2))
        source = f"{place}/{day.isoformat()}_{number:05d}.txt"
        self._keep(source, [head, *present])
        theme = f"第{number + 1}次{rng.choice(_THEMES)}"
        listed = "、".join(post + name for post, name, _ in present)
        firm = rng.choice(self._firms)
        self.truth.firms.add(firm)
        sentence = rng.choice(
            (
                f"{day.month}月{day.day}日，{head[0]}{head[1]}主持召开{theme}座谈会，{listed}参加。",
                f"{day.month}月{day.day}日，{head[0]}{head[1]}到{firm}调研{theme}工作，{listed}参加。",
            )
        )
        self.truth.pages[source] = f"{theme}工作有新进展\n{sentence}\n大家围绕{theme}谈了想法，提了建议。"

    def _keep(self, source: str, people: Iterable[tuple[str, str, str]]) -> None:
        for _, name, person in people:
            self.truth.names.add(name)
            self.truth.persons[source, name] = person

    def _plant_firms(self, many: int) -> None:
        """Bodies of one article with a firm's name that are none."""
        for source in self._unused(many):
            name = "".join(self._rng.sample(_SYLLABLES, 3)) + "集团"
            self.truth.firms.add(name)
            self.truth.no_firms.add(name)
            self._add(source, f"区长一行还到{name}走访。", ())

    def _plant_merged(self, many: int) -> None:
        """In one article each, somebody else with the name of an official of that place."""
        for source in self._unused(many):
            place = source.partition("/")[0]
            _, name = self._rng.choice(self._staff[place][len(HEADS) :])
            if (source, name) not in self.truth.persons:
                person = f"{name} the other of {source}"
                self._add(source, f"区档案局副局长{name}介绍情况。", [("", name, person)])
                self.truth.merged[source, name] = person

    def _plant_corrections(self, many: dict[str, int]) -> None:
        """Faults of the texts themselves, each mended by one correction in the words of its sentence."""
        for source in self._unused(many["posts"]):
            name = next(self._names)
            quote = f"副区长{name}作了说明。"
            self._add(source, quote, [("", name, name)])
            self.truth.posts[source, name] = "区委书记"
            self._correct("set", "attributions", quote, name, "post", "区委书记")
        for source in self._unused(many["absent"]):
            name = next(self._names)
            quote = f"副区长{name}参加活动。"
            self._add(source, quote, [("", name, name)])
            self.truth.absent.add((source, name))
            self._correct("drop", "participations", quote, name)
        for source in self._unused(many["kinds"]):
            quote = self.truth.pages[source].split("\n")[1]
            self.truth.kinds[source] = "ceremony"
            self._correct("set", "events", quote, "", "kind", "ceremony")

    def _unused(self, many: int) -> list[str]:
        """Sources in which nothing is planted yet."""
        plain = [source for source, text in self.truth.pages.items() if text.count("\n") == 2]
        return self._rng.sample([s for s in plain if s not in self.truth.kinds], many)

    def _add(self, source: str, sentence: str, people: Iterable[tuple[str, str, str]]) -> None:
        self.truth.pages[source] += f"\n{sentence}"
        self._keep(source, people)

    def _correct(
        self, action: str, table: str, quote: str, name: str, field: str = "", value: str = ""
    ) -> None:
        self.truth.corrections.append(
            Correction(action=action, table=table, quote=quote, name=name, field=field, value=value)
        )


def invented(articles: int, seed: int) -> Truth:
    """Texts and what is true of them."""
    return _Invention(articles, seed).truth


def write(truth: Truth, folder: Path, sources: Iterable[str] | None = None) -> None:
    """The texts as files, each place in a folder with its corpus.toml."""
    for place in PLACES:
        (folder / place).mkdir(parents=True, exist_ok=True)
        (folder / place / "corpus.toml").write_text(f'jurisdiction = "{place}"\n', encoding="utf-8")
    for source in truth.pages if sources is None else sources:
        (folder / source).write_text(truth.pages[source], encoding="utf-8")


def built(pages: Path, out: Path, truth: Truth, **options: object) -> graph.Corpus:
    """The corpus of a folder of texts."""
    return graph.build(pages, out, tagger=KnownNames(truth), **options)


def decide(out: Path, truth: Truth, most: int) -> int:
    """Decide as somebody who knows the truth; how many decisions that were, `most` at the most."""
    corpus = graph.load(out)
    source_of = dict(zip(corpus.articles["article_id"], corpus.articles["source"], strict=True))
    who: dict[str, set[str]] = {}
    for article, name, entity in zip(
        *(corpus.person_roles[column] for column in ("article_id", "name", "entity_id")), strict=True
    ):
        if (person := truth.persons.get((source_of[article], name))) is not None:
            who.setdefault(entity, set()).add(person)
    decisions = _split_merged(out, corpus, truth) + len(truth.corrections)
    today = date.today().isoformat()
    append_corrections(
        out / CORRECTIONS_FILE,
        [Decision(correction=row, by="bench", on=today, why="", where="") for row in truth.corrections],
    )
    asked = [q for q in questions_of(corpus.frames) if q.kind in ("person", "firm")]
    review = Review(out, asked, "bench")
    while (question := review.current) is not None and decisions < most:
        review.answer([question], _answer(question, truth, who))
        decisions += 1
    return decisions


def _answer(question: Question, truth: Truth, who: dict[str, set[str]]) -> str:
    """What somebody who knows the truth answers."""
    if question.kind == "firm":
        return "wrong" if question.sides[0].name in truth.no_firms else "right"
    left, right = (who.get(side.entity_id, set()) for side in question.sides)
    return "same" if left & right else "different"


def _split_merged(out: Path, corpus: graph.Corpus, truth: Truth) -> int:
    """Tell the namesakes of one article from the person whom guantu took them for."""
    rows = []
    people = corpus.person_roles.merge(corpus.articles[["article_id", "source"]], on="article_id")
    for article, source, name, entity in zip(
        *(people[column] for column in ("article_id", "source", "name", "entity_id")), strict=True
    ):
        if (source, name) in truth.merged:
            rows.append(
                Judgement(
                    left_id=entity,
                    right_id=article,
                    judgement="NEGATIVE",
                    by="bench",
                    on="",
                    why="",
                    where="",
                )
            )
    append_judgements(out, rows)
    return len(rows)


def agreement(corpus: graph.Corpus, truth: Truth) -> tuple[float, float]:
    """B-cubed precision and recall of the names in texts."""
    people = corpus.person_roles.merge(corpus.articles[["article_id", "source"]], on="article_id")
    found = {
        (source, name): entity
        for source, name, entity in zip(*(people[c] for c in ("source", "name", "entity_id")), strict=True)
    }
    keys = sorted(truth.persons)
    return b_cubed([truth.persons[key] for key in keys], [found.get(key, "") for key in keys])


def faults(corpus: graph.Corpus, truth: Truth) -> list[str]:
    """The planted faults of firms, posts, presence and kinds that are still there."""
    sources = corpus.articles[["article_id", "source"]]
    posts = corpus.attributions.merge(sources, on="article_id")
    said = {
        (source, name): post
        for source, name, post in zip(posts["source"], posts["person"], posts["post"], strict=True)
    }
    events = corpus.events.merge(sources, on="article_id")
    present = corpus.participations.merge(events[["event_id", "source"]], on="event_id")
    there = set(zip(present["source"], present["name"], strict=True))
    companies = corpus.organizations[corpus.organizations["kind"] == "company"]
    kinds = dict(zip(events["source"][::-1], events["kind"][::-1], strict=True))
    return [
        *(f"firm {name}" for name in sorted(truth.no_firms & set(companies["name"]))),
        *(
            f"post of {name} in {source}"
            for (source, name), p in truth.posts.items()
            if said.get((source, name)) != p
        ),
        *(f"present {name} in {source}" for source, name in sorted(truth.absent & there)),
        *(f"kind in {source}" for source, kind in truth.kinds.items() if kinds.get(source) != kind),
    ]


def tables(out: Path) -> dict[str, bytes]:
    """The tables as bytes, but for `sources`, which tells what the last build did."""
    return {
        path.name: path.read_bytes() for path in (out / "tables").glob("*.csv") if path.name != "sources.csv"
    }


def _start(out: Path, decided: Path) -> Path:
    out.mkdir()
    for name in (JUDGEMENTS_FILE, CORRECTIONS_FILE):
        shutil.copy(decided / name, out / name)
    return out


def from_scratch(folder: Path, truth: Truth, decided: Path) -> dict[str, bytes]:
    """The tables of a new folder that starts with the decisions."""
    pages, out = folder / "pages-scratch", _start(folder / "scratch", decided)
    write(truth, pages)
    built(pages, out, truth)
    return tables(out)


def in_increments(folder: Path, truth: Truth, decided: Path, steps: int, seed: int) -> dict[str, bytes]:
    """The tables when the texts came in some at a time, in any order."""
    pages, out = folder / "pages-increments", _start(folder / "increments", decided)
    sources = list(truth.pages)
    random.Random(seed).shuffle(sources)
    for step in range(steps):
        write(truth, pages, sources[step::steps])
        built(pages, out, truth)
    return tables(out)


def after_pruning(folder: Path, truth: Truth, decided: Path, others: Truth) -> dict[str, bytes]:
    """The tables when other texts were there too, and went."""
    pages, out = folder / "pages-prune", _start(folder / "prune", decided)
    write(truth, pages)
    more = [source for source in others.pages if source not in truth.pages]
    write(others, pages, more)
    built(pages, out, truth)
    for source in more:
        (pages / source).unlink()
    built(pages, out, truth, prune=True)
    return tables(out)


def _cost(folder: Path, articles: int, seed: int) -> None:
    """What obeying many corrections adds to a build, and what `ner.read` takes."""
    truth = invented(articles, seed)
    pages = folder / "pages-cost"
    write(truth, pages)
    rows = [
        Correction(
            action="set",
            table="person_roles",
            quote=text.split("\n")[1],
            name=name,
            field="role",
            value="official",
        )
        for (source, name), text in ((key, truth.pages[key[0]]) for key in list(truth.persons)[::3])
        if name in text.split("\n")[1]
    ][:COSTLY_CORRECTIONS]
    seconds = []
    for number, corrections in enumerate(((), rows, (), rows)):
        out = folder / f"cost-{number}"
        out.mkdir()
        decisions = [Decision(correction=row, by="", on="", why="", where="") for row in corrections]
        append_corrections(out / CORRECTIONS_FILE, decisions)
        seconds.append(_seconds(partial(built, pages, out, truth)))
        shutil.rmtree(out)
    plain, corrected = min(seconds[::2]), min(seconds[1::2])
    print(
        f"{len(rows)} corrections in a build of {articles:,} articles: {plain:.1f} s of processor time without,"
    )
    print(f"  {corrected:.1f} s with them: {corrected / plain - 1:+.1%}")


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _reading(truth: Truth) -> None:
    texts = list(truth.pages.values())[:200]
    tagger = ner.load_tagger()
    for text in texts[:20]:
        ner.read(text, jurisdiction=PLACES[0], published="2023-02-02", tagger=tagger)
    spent = _seconds(
        lambda: [ner.read(t, jurisdiction=PLACES[0], published="2023-02-02", tagger=tagger) for t in texts]
    )
    average = sum(map(len, texts)) / len(texts)
    print(
        f"ner.read with the embedded model: {spent / len(texts) * 1000:.1f} ms an article of {average:.0f} characters"
    )


def main() -> None:
    """Measure and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--cost", type=int, default=0, metavar="N", help="measure the cost on N articles only"
    )
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        if options.cost:
            _cost(folder, options.cost, options.seed)
            _reading(invented(600, options.seed))
            return
        truth = invented(options.articles, options.seed)
        pages, out = folder / "pages", folder / "out"
        write(truth, pages)
        corpus = built(pages, out, truth)
        print("before: B-cubed precision {:.4f}, recall {:.4f};".format(*agreement(corpus, truth)), end=" ")
        print(f"{len(faults(corpus, truth))} other faults")
        decisions = decide(out, truth, sum(SHARES.values()))
        corpus = built(pages, out, truth)
        print(
            f"after {decisions} decisions: precision {{:.4f}}, recall {{:.4f}};".format(
                *agreement(corpus, truth)
            ),
            end=" ",
        )
        print(f"{len(faults(corpus, truth))} other faults; problems: {len(corpus.problems)}")
        for line in (*faults(corpus, truth), *map(str, corpus.problems)):
            print(f"  {line}")
        wanted = tables(out)
        others = invented(options.articles + options.articles // 10, options.seed + 1)
        for what, found in (
            ("from scratch", from_scratch(folder, truth, out)),
            (f"after {INCREMENTS} increments", in_increments(folder, truth, out, INCREMENTS, options.seed)),
            ("after --prune", after_pruning(folder, truth, out, others)),
        ):
            differing = sorted(name for name in wanted if found.get(name) != wanted[name])
            print(f"the same tables {what}: {'yes' if not differing else 'no: ' + ', '.join(differing)}")


if __name__ == "__main__":
    main()
