"""The persons of some names, from every article that has these names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.resolution.candidates import candidates
from graph.resolution.identities import Identity, identify
from graph.resolution.judgements import Judgement, obey
from graph.resolution.observations import Appearance
from graph.resolution.occupancies import occupancies
from graph.tables.rows import IdentityCandidateRow, OccupancyRow, PersonRow
from ner.errors import InputError
from ner.extraction.article_report import branch_in
from ner.lexicon.pinyin import pinyin
from ner.lexicon.vocabulary import LEVELS

# Which of a person's posts stands for the person: the highest level, then the highest rank.
_LEVELS = (*LEVELS, "")
_HEAD_ORDER = (
    "书记",
    "省长",
    "市长",
    "区长",
    "县长",
    "主席",
    "主任",
    "部长",
    "院长",
    "检察长",
    "董事长",
    "总经理",
    "行长",
    "局长",
    "常委",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A name in an article; `on` is the day that the article speaks of, blank when unknown."""

    article_id: str
    on: str
    appearance: Appearance


@dataclass(frozen=True, slots=True, kw_only=True)
class Persons:
    """Who the names stand for; `owners` gives the entity of every article and name.

    The persons' numbers of events are not known yet and are 0. `problems` are judgements on nobody.
    """

    persons: tuple[PersonRow, ...] = ()
    occupancies: tuple[OccupancyRow, ...] = ()
    candidates: tuple[IdentityCandidateRow, ...] = ()
    owners: tuple[tuple[str, str, str], ...] = ()
    problems: tuple[InputError, ...] = ()


def persons_of(
    seen: Sequence[Seen], judgements: Sequence[Judgement] = (), others: Iterable[str] = ()
) -> Persons:
    """Who the names of all `seen` stand for, told apart by the rules and then as judged.

    Args:
        seen: every appearance of these names, in the order of the articles' sources and ordinals.
        judgements: those on any of these persons.
        others: ids of articles that judgements name and that have none of these names.

    Raises:
        ConfigError: judgements contradict each other.
    """
    articles = list(dict.fromkeys([*(s.article_id for s in seen), *others]))
    number = {article_id: index for index, article_id in enumerate(articles)}
    people = [replace(s.appearance.person, report=number[s.article_id]) for s in seen]
    judged = obey(identify(people), judgements, articles)
    seen_on = [""] * len(articles)
    stated: dict[tuple[int, int, int], str] = {}
    forms: dict[tuple[int, str], tuple[str, ...]] = {}
    for one in seen:
        report = number[one.article_id]
        seen_on[report] = one.on
        stated |= {(report, person, post): day for person, post, day in one.appearance.stated}
        forms[report, one.appearance.person.name] = one.appearance.printed
    return Persons(
        persons=tuple(_persons(judged.identities, seen_on, forms)),
        occupancies=occupancies(judged.identities, seen_on, stated),
        candidates=candidates(judged.identities, judged.standing),
        owners=tuple(
            (articles[member.report], member.name, identity.entity_id)
            for identity in judged.identities
            for member in identity.members
        ),
        problems=judged.problems,
    )


def _persons(
    identities: Iterable[Identity],
    seen_on: Sequence[str],
    forms: Mapping[tuple[int, str], Sequence[str]],
) -> Iterator[PersonRow]:
    for identity in identities:
        days = sorted(d for m in identity.members if (d := seen_on[m.report]))
        post, organization, branch, level = _main_post(identity, seen_on)
        printed = {form for m in identity.members for form in forms[m.report, m.name]}
        aliases = sorted({"".join(form.split()) for form in printed} - {identity.name})
        yield PersonRow(
            entity_id=identity.entity_id,
            name=identity.name,
            aliases=";".join(a for a in aliases if len(a) > 1),
            pinyin=pinyin(identity.name),
            role=identity.role,
            post=post,
            organization=organization,
            jurisdiction=identity.jurisdiction,
            branch=branch,
            level=level,
            first_seen=days[0] if days else "",
            last_seen=days[-1] if days else "",
            articles=len({m.report for m in identity.members}),
            events=0,
        )


def _main_post(identity: Identity, seen_on: Sequence[str]) -> tuple[str, str, str, str]:
    """Post, organization, branch and level of the highest of the latest observed posts."""
    posts = []
    for member in identity.members:
        for link, office in member.offices:
            if not link.is_held:
                continue
            head = link.post.head.head
            order = (
                link.post.head.kind != "post",
                link.post.head.kind == "occupation",
                [-ord(c) for c in seen_on[member.report]],
                _LEVELS.index(office.level),
                bool(link.post.rank),
                _HEAD_ORDER.index(head) if head in _HEAD_ORDER else len(_HEAD_ORDER),
                not office.organization,
                office.post,
                office.organization,
            )
            posts.append((order, office.post, office.organization, branch_in(link), office.level))
    if not posts:
        return "", "", "", ""
    best = min(posts, key=lambda p: p[0])
    return best[1:]
