"""The gold annotation of pages: the persons, companies and events of each, marked by hand."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.evaluation.matching import is_fuller, plain, plain_set
from ner.errors import ConfigError

ACTORS = ("official", "company")
"""The roles of persons who can take part in an event."""

UNKNOWN = "unknown"
"""The role of a person whom the text leaves open; it is not judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """An event as annotated; `maybe` and `companies_maybe` are those likely to have taken part.

    `roles` are the roles of persons at the event, of those whose role is annotated.
    """

    kind: str
    date: str
    people: frozenset[str]
    maybe: frozenset[str]
    roles: Mapping[str, str]
    companies: frozenset[str]
    companies_maybe: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPage:
    """The annotation of one page.

    `titles` maps each title of a person to the title as printed, `spellings` other spellings to names.
    `bodies` are pairs of an official or leader and a body that the text ties to his or her posts.
    """

    roles: Mapping[str, str | None]
    titles: Mapping[str, Mapping[str, str]]
    optional_titles: Mapping[str, frozenset[str]]
    spellings: Mapping[str, str]
    bodies: tuple[tuple[str, str], ...]
    companies: frozenset[str]
    events: tuple[GoldEvent, ...]

    def name_of(self, spelling: str) -> str:
        """The annotated name that `spelling` stands for, else itself without white space."""
        name = plain(spelling)
        return self.spellings.get(name, name)


def read_gold(folder: Path) -> dict[str, GoldPage]:
    """The annotated pages of a folder of *.json files, by file name without ending, sorted.

    Raises:
        ConfigError: there is none, or one is broken; the message names it.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise ConfigError(f"{folder}: no annotation (*.json) in it")
    return {path.stem: _read_page(path) for path in files}


def _read_page(path: Path) -> GoldPage:
    if not path.is_file():
        raise ConfigError(f"{path}: not an annotation: not a regular file")
    try:
        annotation = json.loads(path.read_text(encoding="utf-8"))
        return _gold_page(annotation.get("articles", [annotation]))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    except RecursionError as error:
        raise ConfigError(f"{path}: not an annotation: nested too deeply") from error
    except (ValueError, AttributeError, TypeError) as error:
        raise ConfigError(f"{path}: not an annotation: {error}") from error
    except KeyError as error:
        raise ConfigError(f"{path}: not an annotation: no {error}") from error


def _gold_page(articles: Sequence[Mapping[str, Any]]) -> GoldPage:
    roles: dict[str, str | None] = {}
    titles: defaultdict[str, dict[str, str]] = defaultdict(dict)
    optional: defaultdict[str, set[str]] = defaultdict(set)
    spellings: dict[str, str] = {}
    for person in (person for article in articles for person in article.get("persons", [])):
        name, role = plain(person["name"]), person.get("role")
        if role in ACTORS or name not in roles:
            roles[name] = role
        printed = person.get("titles_raw", person.get("titles", []))
        titles[name].update(
            {plain(t): plain(raw) for t, raw in zip(person.get("titles", []), printed, strict=False)}
        )
        optional[name] |= plain_set(person.get("optional_titles", []))
        others = [*person.get("aliases", []), person.get("name_in_text", "")]
        spellings.update({plain(other): name for other in others if other})
    bodies = [
        (plain(person["name"]), plain(body))
        for article in articles
        for person in article.get("persons", [])
        if person.get("role") in ACTORS
        for body in person.get("orgs", [])
    ]
    orgs = [org for article in articles for org in article.get("orgs", [])]
    return GoldPage(
        roles=roles,
        titles={name: _each_post_once(held) for name, held in titles.items()},
        optional_titles={name: frozenset(found) for name, found in optional.items()},
        spellings=spellings,
        bodies=tuple(bodies),
        companies=plain_set(org["name"] for org in orgs if org.get("type") == "company"),
        events=tuple(_gold_event(event) for article in articles for event in article.get("events", [])),
    )


def _each_post_once(titles: Mapping[str, str]) -> dict[str, str]:
    """Without the titles that the same page also prints with their body: 副厅长 beside 某省住建厅副厅长."""
    return {
        title: printed
        for title, printed in titles.items()
        if title != printed or not any(is_fuller(other, title) for other in titles)
    }


def _gold_event(event: Mapping[str, Any]) -> GoldEvent:
    return GoldEvent(
        kind=event["type"],
        date=event.get("date", ""),
        people=plain_set(event["participants"]),
        maybe=plain_set(event.get("maybe", [])),
        roles={plain(name): role for name, role in event.get("roles", {}).items()},
        companies=plain_set(firm["name"] for firm in event.get("companies", [])),
        companies_maybe=plain_set(event.get("companies_maybe", [])),
    )
