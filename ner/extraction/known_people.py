"""Persons that the researcher knows (corpus.toml): where an article names them, and the posts they hold."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ner.extraction.attribution import PostAttribution
from ner.extraction.people import PersonMention
from ner.extraction.position_lexicon import post_of
from ner.extraction.title_grammar import find_posts, leading_place
from ner.lexicon.divisions import parse_place
from ner.sources.corpus_config import KnownPerson
from ner.text.mentions import KNOWN_PEOPLE, Label, Mention
from ner.text.spans import Span, occurrences


def with_known_names(
    text: str, mentions: Iterable[Mention], people: Sequence[KnownPerson]
) -> tuple[Mention, ...]:
    """The mentions, and the names of known people wherever they are not part of a longer name."""
    mentions = tuple(mentions)
    named = [
        Mention(place.start, place.end, Label.PERSON, name, KNOWN_PEOPLE)
        for name in {row.name: None for row in people}
        for place in occurrences(text, name)
    ]
    longer = [m.span for m in mentions if m.label is Label.PERSON]
    named = [k for k in named if not any(k.span.overlaps(s) and len(s) > len(k.span) for s in longer)]
    return (*(m for m in mentions if not any(m.span.overlaps(k.span) for k in named)), *named)


def known_posts(
    people: Iterable[PersonMention],
    attributions: Iterable[PostAttribution],
    known: Sequence[KnownPerson],
    day: str,
) -> Iterator[PostAttribution]:
    """The posts that the researcher gives to known people to whom the text itself gives none.

    A row with `since` or `until` holds for articles of a known day in that time alone.

    Args:
        people: the persons of an article.
        attributions: what the article says about them.
        known: the people that the researcher knows.
        day: the ISO date of the article, blank when unknown.
    """
    titled = {a.person.name for a in attributions if a.post.head.kind in ("post", "rank")}
    first = {person.name: person for person in sorted(people, reverse=True)}
    for row in known:
        if row.name in first and row.name not in titled and row.post and _holds_on(row, day):
            yield from attributions_of(first[row.name], row)


def contradicts(row: KnownPerson, post: str, organization: str, day: str) -> bool:
    """Whether a post that a text says somebody holds on a day cannot go together with what the researcher says.

    That is the same post outside its time, or in its time the same with another rank (副区长 of a 区长). Posts of
    other bodies say nothing: one person has several.

    >>> contradicts(KnownPerson(name="甲某某", post="区长"), "副区长", "", "2023-02-02")
    True
    >>> contradicts(KnownPerson(name="甲某某", post="区长"), "区委副书记", "", "2023-02-02")
    False

    Args:
        row: what the researcher says of the person.
        post: the post by its canonical name.
        organization: its body, blank when unknown.
        day: the ISO date of the article, blank when unknown.
    """
    known = post_of(row.post)
    stated = known.post if known else row.post
    if not row.post or _without_rank(stated) != _without_rank(post):
        return False
    place = leading_place(row.organization)
    if place and leading_place(organization) and not _one_place(place, organization):
        return False
    return stated != post if _holds_on(row, day) else stated == post and bool(day)


def _one_place(place: str, organization: str) -> bool:
    return parse_place(place) == parse_place(leading_place(organization))


def _without_rank(title: str) -> str:
    """区长 of 副区长; a title of several heads as it is."""
    (post, *others) = find_posts(title) or (None,)
    if post is None or others:
        return title
    core = post.core_start
    return title[:core] + title[core:].removeprefix(post.rank)


def _holds_on(row: KnownPerson, day: str) -> bool:
    if row.since or row.until:
        return bool(day) and row.since <= day and (not row.until or day < row.until)
    return True


def attributions_of(person: PersonMention, row: KnownPerson) -> Iterator[PostAttribution]:
    """The posts of a row, each with the person's name as its evidence.

    A post that names its body (区委书记) takes no more than the place from the row's organization.
    """
    place = leading_place(row.organization)
    posts = find_posts(row.post)
    if not any(post.body for post in posts):
        posts = find_posts(
            row.organization + row.post, names=[Span(0, len(row.organization))] if row.organization else []
        )
    for post in posts:
        yield PostAttribution(
            person=person,
            post=replace(
                post,
                start=person.start,
                end=person.end,
                core_start=person.start + post.core_start - post.start,
            ),
            title=post.title,
            body=post.body,
            place=post.place or place,
            qualifier=post.qualifier,
            rule=KNOWN_PEOPLE,
        )
