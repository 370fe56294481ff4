"""Persons resolved: from all articles that print some names to the rows of who these names stand for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.resolution.candidates import candidates
from graph.resolution.identities import Identity, identify
from graph.resolution.judgements import Judgement, JudgementError, obey
from graph.resolution.occupancies import occupancies
from graph.tables.rows import IdentityCandidateRow, OccupancyRow, PersonRow
from ner.correcting.corrected_report import CORRECTED
from ner.extraction.article_entities import PersonInArticle
from ner.lexicon.pinyin import pinyin
from ner.lexicon.vocabulary import LEVELS

_LEVELS = (*LEVELS, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Persons:
    """Who the names stand for; `owners` has (article id, name, entity id) for each name in an article.

    The persons' numbers of events are not known yet and are 0. `problems` are judgements on unknown ids.
    """

    persons: tuple[PersonRow, ...] = ()
    occupancies: tuple[OccupancyRow, ...] = ()
    candidates: tuple[IdentityCandidateRow, ...] = ()
    owners: tuple[tuple[str, str, str], ...] = ()
    problems: tuple[JudgementError, ...] = ()


def persons_of(
    people: Sequence[PersonInArticle], judgements: Sequence[Judgement] = (), others: Iterable[str] = ()
) -> Persons:
    """Who the names of all `people` stand for: resolved by the rules, then as judged.

    Args:
        people: the persons of these names in all articles.
        judgements: those on any of these persons.
        others: ids of articles that judgements name and that have none of these names.

    Raises:
        ConfigError: judgements contradict each other.
    """
    articles = {*(person.article_id for person in people), *others}
    judged = obey(identify(people), judgements, articles)
    return Persons(
        persons=tuple(_persons(judged.identities)),
        occupancies=occupancies(judged.identities),
        candidates=candidates(judged.identities, judged.standing),
        owners=tuple(
            (member.article_id, member.name, identity.entity_id)
            for identity in judged.identities
            for member in identity.members
        ),
        problems=judged.problems,
    )


def _persons(identities: Iterable[Identity]) -> Iterator[PersonRow]:
    for identity in identities:
        days = sorted(m.seen_on for m in identity.members if m.seen_on)
        post, organization, branch, level = _main_post(identity)
        printed = {form for m in identity.members for form in m.printed}
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
            articles=len({m.article_id for m in identity.members}),
            events=0,
            corrected="yes" if any(map(_is_corrected, identity.members)) else "",
        )


def _is_corrected(member: PersonInArticle) -> bool:
    return member.corrected or any(position.rule == CORRECTED for position in member.positions)


def _main_post(identity: Identity) -> tuple[str, str, str, str]:
    """Post, organization, branch and level of the position that stands for the person.

    It is one that the person holds: a post rather than a rank or an occupation, the latest observed,
    then the highest by level, then by head.
    """
    posts = []
    for member in identity.members:
        for held in (p for p in member.positions if p.is_held):
            order = (
                held.kind != "post",
                held.kind == "occupation",
                [-ord(c) for c in member.seen_on],
                _LEVELS.index(held.level),
                held.precedence,
                not held.organization,
                held.post,
                held.organization,
            )
            posts.append((order, (held.post, held.organization, held.branch, held.level)))
    return min(posts, key=lambda p: p[0])[1] if posts else ("", "", "", "")
