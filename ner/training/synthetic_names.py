"""Invents names of persons, places, companies and bodies, to train on."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from ner.lexicon.word_lists import divisions, read_rows, surnames


@cache
def news_words(name: str) -> tuple[str, ...]:
    """A list of lexicon/news.tsv."""
    return tuple(word for kind, word in read_rows("news", ("list", "word")) if kind == name)


def pick(rng: random.Random, items: Sequence[str]) -> str:
    """One of the items, each as likely as the others."""
    return items[int(rng.random() * len(items))]


@dataclass(frozen=True, slots=True)
class Weighted:
    """Items to draw by weight."""

    items: tuple[str, ...]
    cumulative: tuple[float, ...]

    @classmethod
    def of(cls, counts: Mapping[str, float]) -> "Weighted":
        """Draw `counts`' keys by its values."""
        items = tuple(sorted(counts))
        return cls(items, tuple(accumulate(counts[item] for item in items)))

    def draw(self, rng: random.Random) -> str:
        """One item."""
        return rng.choices(self.items, cum_weights=self.cumulative)[0]


class PersonNames:
    """Makes up names of persons after the statistics of names that a corpus holds.

    Args:
        known: the names of the corpus.
        characters: what may stand in a name that no statistics foresee.
    """

    def __init__(self, known: Iterable[str], characters: Iterable[str]) -> None:
        self._single = tuple(sorted(name for name in surnames() if len(name) == 1))
        self._compound = tuple(sorted(name for name in surnames() if len(name) == 2))
        single = set(self._single)
        families: Counter[str] = Counter()
        given: tuple[Counter[str], ...] = (Counter(), Counter(), Counter())
        parts = set(news_words("foreign"))
        for name in known:
            if "·" in name:
                parts.update(part for part in name.split("·") if 2 <= len(part) <= 5)
            elif len(name) in (2, 3) and name[0] in single:
                families[name[0]] += 1
                for place, character in zip((0,) if len(name) == 2 else (1, 2), name[1:], strict=True):
                    given[place][character] += 1
        self._families = Weighted.of({name: families[name] + 0.5 for name in single})
        self._given = tuple(
            Weighted.of({character: count**0.7 for character, count in counts.items()} or {"某": 1.0})
            for counts in given
        )
        self._any = tuple(sorted({c for c in characters if "\u4e00" <= c <= "\u9fff"})) or ("某",)
        self._parts = tuple(sorted(parts))

    def is_chinese(self, name: str) -> bool:
        """Whether `name` has the shape that `chinese` makes."""
        has_surname = name[:1] in self._single or name[:2] in self._compound
        return 2 <= len(name) <= 4 and "·" not in name and has_surname

    def chinese(self, rng: random.Random) -> str:
        """A surname and one or two characters."""
        chance = rng.random()
        if chance < 0.8:
            surname = self._families.draw(rng)
        elif chance < 0.94:
            surname = pick(rng, self._single)
        elif chance < 0.985:
            surname = pick(rng, self._compound)
        else:
            surname = pick(rng, self._any)
        chance = rng.random()
        if chance < 0.26:
            return surname + self.character(rng, 0)
        if chance < 0.28:
            return surname + self.character(rng, 0) * 2
        return surname + self.character(rng, 1) + self.character(rng, 2)

    def any(self, rng: random.Random) -> str:
        """A name as local news have them: mostly Chinese, sometimes of a minority, seldom foreign."""
        chance = rng.random()
        if chance < 0.94:
            return self.chinese(rng)
        if chance < 0.96:
            return pick(rng, news_words("tibetan")) + pick(rng, news_words("tibetan"))
        if chance < 0.985:
            return pick(rng, news_words("uyghur")) + self._dot(rng) + pick(rng, news_words("uyghur"))
        return self.dotted(rng)

    def dotted(self, rng: random.Random) -> str:
        """A foreign name in transcription."""
        return self._dot(rng).join(pick(rng, self._parts) for _ in range(2 if rng.random() < 0.85 else 3))

    def _dot(self, rng: random.Random) -> str:
        """The mark inside a transcribed name, as web pages print, lose or garble it."""
        return rng.choices(("·", "？", ".", " ", ""), (85, 6, 4, 3, 2))[0]

    def character(self, rng: random.Random, place: int) -> str:
        """A character for a given name: alone (place 0), as the first (1) or the second (2) of two."""
        return pick(rng, self._any) if rng.random() < 0.1 else self._given[place].draw(rng)


class Places:
    """Names of provinces, cities, counties and, made up, of streets and towns."""

    def __init__(self) -> None:
        names: dict[str, set[str]] = {"province": set(), "city": set(), "county": set()}
        for division in divisions():
            names[division.level].add(division.name)
        self._provinces = tuple(sorted(names["province"]))
        self._cities = tuple(sorted(names["city"]))
        self._counties = tuple(sorted(names["county"]))
        self._short = tuple(sorted({name[:2] for name in self._counties if len(name) == 3}))

    def seat(self, rng: random.Random) -> str:
        """A city or a county, in full or, when that leaves two characters, without its last."""
        name = self.full_seat(rng)
        return name[:-1] if len(name) == 3 and rng.random() < 0.3 else name

    def full_seat(self, rng: random.Random) -> str:
        """A city or a county, in full."""
        return pick(rng, self._counties if rng.random() < 0.6 else self._cities)

    def short(self, rng: random.Random) -> str:
        """A place of two characters, without the word for its level."""
        return pick(rng, self._short)

    def street(self, rng: random.Random) -> str:
        """A street, town, township, village or industrial zone."""
        return self.short(rng) + pick(rng, news_words("street"))

    def like(self, name: str, rng: random.Random) -> str | None:
        """A place of the level that the last character of `name` tells, if it tells one."""
        if len(name) < 3:
            return None
        if name[-1] == "市":
            return pick(rng, self._cities)
        if name[-1] in "县区旗":
            return pick(rng, self._counties)
        if name[-1] in "镇乡":
            return self.short(rng) + name[-1]
        if name[-1] == "省":
            return pick(rng, self._provinces)
        return None


class Bodies:
    """Names of companies and of public bodies."""

    def __init__(self, names: PersonNames, places: Places) -> None:
        self._names = names
        self._places = places

    def company(self, rng: random.Random) -> str:
        """A company, or now and then a bank."""
        if rng.random() < 0.2:
            branch = f"{self._places.seat(rng)}分行" if rng.random() < 0.5 else ""
            return f"{self._places.seat(rng)}{pick(rng, news_words('bank'))}{branch}"
        brand = "".join(self._names.character(rng, 1) for _ in range(2 if rng.random() < 0.75 else 3))
        place = self._places.short(rng) if rng.random() < 0.6 else ""
        bracket = f"（{self._places.short(rng)}）" if rng.random() < 0.06 else ""
        return f"{place}{brand}{pick(rng, news_words('industry'))}{bracket}{pick(rng, news_words('company_ending'))}"

    def institution(self, rng: random.Random) -> str:
        """A school, hospital, library or the like."""
        return self._places.seat(rng) + pick(rng, news_words("institution"))

    def office(self, rng: random.Random) -> str:
        """A public body, without its place: 委, 政协, 教育局."""
        chance = rng.random()
        if chance < 0.14:
            return "委"
        if chance < 0.3:
            return pick(rng, news_words("party_body"))
        return pick(rng, news_words("assembly" if chance < 0.45 else "bureau"))
