"""Shows training sentences in the guise of local news, a new one at every pass.

The corpora at hand are national news of the 1990s. What they lack and local papers are full of is
put in: invented names in place of the printed ones, lists of attending officials, posts glued to
names, bylines and datelines, names of counties, bureaus and companies, lost marks, stray spaces.
"""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ner.training.annotated_data import Entity, Sentence, entities_of
from ner.training.synthetic_names import Bodies, PersonNames, Places, pick
from ner.training.synthetic_news import LabelledText, LocalNews, compose


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How often each change is made: shares of the names, or of the sentences.

    `nameless` is the share of the sentences without names that one pass shows. They are near half of
    the corpora: a lower share saves time, a full one teaches which words are no names.
    """

    person: float = 0.4
    place: float = 0.12
    organization: float = 0.15
    lead_in: float = 0.07
    closing_byline: float = 0.03
    lost_mark: float = 0.04
    spread: float = 0.02
    composed: float = 0.08
    nameless: float = 1.0


class AugmentedCorpus:
    """A corpus whose sentences come in another guise at every pass, plus composed ones.

    The outcome depends on the seed and the pass only.
    """

    def __init__(
        self,
        sentences: Sequence[Sentence],
        news: LocalNews,
        names: PersonNames,
        places: Places,
        domains: Sequence[str],
        seed: int,
        rates: Rates,
    ) -> None:
        named = [(sentence, entities_of(sentence.tags)) for sentence in sentences]
        self._named = [(sentence, entities) for sentence, entities in named if entities]
        self._nameless = [sentence for sentence, entities in named if not entities]
        self._news, self._names, self._places = news, names, places
        self._bodies = Bodies(names, places)
        self._domains = domains
        self._seed = seed
        self._rates = rates

    @classmethod
    def over(
        cls,
        sentences: Sequence[Sentence],
        *,
        seed: int,
        tags_bare_bodies: Mapping[str, bool],
        rates: Rates | None = None,
    ) -> "AugmentedCorpus":
        """Augment `sentences`; composed ones follow the conventions of `tags_bare_bodies`' domains."""
        known = [
            sentence.text[entity.start : entity.end]
            for sentence in sentences
            for entity in entities_of(sentence.tags)
            if entity.label == "PER"
        ]
        counts = Counter(character for sentence in sentences for character in sentence.text)
        names = PersonNames(known, (character for character, count in counts.items() if count >= 5))
        places = Places()
        news = LocalNews(names, places, tags_bare_bodies)
        return cls(sentences, news, names, places, sorted(tags_bare_bodies), seed, rates or Rates())

    def samples(self, epoch: int) -> list[Sentence]:
        """The sentences of one pass; their number is the same at every pass."""
        rng = random.Random(f"{self._seed}/{epoch}")
        nameless = rng.sample(self._nameless, int(len(self._nameless) * self._rates.nameless))
        changed = [self._change(sentence, entities, rng) for sentence, entities in self._named]
        changed += [self._change(sentence, (), rng) for sentence in nameless]
        composed = int(len(changed) * self._rates.composed)
        return changed + [self._news.sentence(rng, pick(rng, self._domains)) for _ in range(composed)]

    def _change(self, sentence: Sentence, entities: Sequence[Entity], rng: random.Random) -> Sentence:
        parts = self._swap(sentence, entities, rng) if entities else [(sentence.text, "")]
        rates = self._rates
        if sentence.domain in self._domains and len(sentence.text) < 100:
            if rng.random() < rates.lead_in:
                parts = [*self._news.lead_in(rng, sentence.domain), *parts]
            if rng.random() < rates.closing_byline:
                parts = [*parts, *self._news.byline(rng)]
        if rng.random() < rates.lost_mark:
            parts = [(text if label else lose_marks(text, rng), label) for text, label in parts]
        if rng.random() < rates.spread:
            parts = [spread(part, rng) for part in parts]
        return compose(parts, sentence.domain) if any(text for text, _ in parts) else sentence

    def _swap(self, sentence: Sentence, entities: Sequence[Entity], rng: random.Random) -> list[LabelledText]:
        parts: list[LabelledText] = []
        given: dict[str, str] = {}
        at = 0
        for entity in entities:
            parts.append((sentence.text[at : entity.start], ""))
            name = sentence.text[entity.start : entity.end]
            if name not in given:
                given[name] = self._other(name, entity.label, sentence.domain, rng)
            parts.append((given[name], entity.label))
            at = entity.end
        return [*parts, (sentence.text[at:], "")]

    def _other(self, name: str, label: str, domain: str, rng: random.Random) -> str:
        luck = rng.random()
        if label == "PER" and luck < self._rates.person:
            if self._names.is_chinese(name):
                return self._names.chinese(rng)
            return self._names.dotted(rng) if "·" in name else name
        if label == "LOC" and luck < self._rates.place:
            return self._places.like(name, rng) or name
        if label == "ORG" and luck < self._rates.organization:
            if name.endswith(("公司", "集团")):
                return self._bodies.company(rng)
            if name.endswith(("局", "委员会", "法院", "检察院")) and domain in self._domains:
                return self._places.full_seat(rng) + self._bodies.office(rng)
        return name


def lose_marks(text: str, rng: random.Random) -> str:
    """The text without some of its punctuation."""
    return "".join(c for c in text if c not in "，。、；：“”（）！？《》" or rng.random() < 0.5)


def spread(part: LabelledText, rng: random.Random) -> LabelledText:
    """The part with a space after one of its characters, as page layout leaves them."""
    text, label = part
    if len(text) < 2 or rng.random() < 0.7:
        return part
    at = 1 + int(rng.random() * (len(text) - 1))
    return f"{text[:at]} {text[at:]}", label
