"""Augments training sentences to resemble local news, differently at every pass.

The corpora at hand are national news of the 1990s. What they lack and local papers are full of is
added: invented names in place of the printed ones, lists of attending officials, posts glued to
names, bylines and datelines, names of counties, bureaus and companies, lost punctuation, stray spaces.
"""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ner.training.annotated_data import Entity, Sentence, entities_of
from ner.training.synthetic_names import Bodies, PersonNames, Places, pick
from ner.training.synthetic_news import LabelledText, LocalNews, compose

# A character that the corpus has so many times may stand in an invented name.
COMMON_CHARACTER = 5
# Characters: longer sentences get no lead-in or byline.
LONGEST_EXTENDED = 100
# Shares of the punctuation that is lost, and of the parts that get a stray space, in a sentence chosen for it.
LOST_SHARE = 0.5
STRAY_SHARE = 0.3


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
    lost_punctuation: float = 0.04
    stray_space: float = 0.02
    composed: float = 0.08
    nameless: float = 1.0


class AugmentedCorpus:
    """A corpus whose sentences are changed anew at every pass, with composed ones added.

    The outcome depends on the seed and the pass only.
    """

    def __init__(
        self,
        sentences: Sequence[Sentence],
        *,
        seed: int,
        tags_bare_bodies: Mapping[str, bool],
        rates: Rates | None = None,
    ) -> None:
        """Composed sentences follow the conventions of the domains that `tags_bare_bodies` names."""
        tagged = [(sentence, entities_of(sentence.tags)) for sentence in sentences]
        known = [s.text[e.start : e.end] for s, entities in tagged for e in entities if e.label == "PER"]
        counts = Counter(character for sentence in sentences for character in sentence.text)
        common = (character for character, count in counts.items() if count >= COMMON_CHARACTER)
        self._named = [(sentence, entities) for sentence, entities in tagged if entities]
        self._nameless = [sentence for sentence, entities in tagged if not entities]
        self._names, self._places = PersonNames(known, common), Places()
        self._bodies = Bodies(self._names, self._places)
        self._news = LocalNews(self._names, self._places, tags_bare_bodies)
        self._domains = sorted(tags_bare_bodies)
        self._seed = seed
        self._rates = rates or Rates()

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
        if sentence.domain in self._domains and len(sentence.text) < LONGEST_EXTENDED:
            if rng.random() < rates.lead_in:
                parts = [*self._news.lead_in(rng, sentence.domain), *parts]
            if rng.random() < rates.closing_byline:
                parts = [*parts, *self._news.byline(rng)]
        if rng.random() < rates.lost_punctuation:
            parts = [(text if label else lose_punctuation(text, rng), label) for text, label in parts]
        if rng.random() < rates.stray_space:
            parts = [add_stray_space(part, rng) for part in parts]
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
        chance = rng.random()
        if label == "PER" and chance < self._rates.person:
            if self._names.is_chinese(name):
                return self._names.chinese(rng)
            return self._names.dotted(rng) if "·" in name else name
        if label == "LOC" and chance < self._rates.place:
            return self._places.like(name, rng) or name
        if label == "ORG" and chance < self._rates.organization:
            if name.endswith(("公司", "集团")):
                return self._bodies.company(rng)
            if name.endswith(("局", "委员会", "法院", "检察院")) and domain in self._domains:
                return self._places.full_seat(rng) + self._bodies.office(rng)
        return name


def lose_punctuation(text: str, rng: random.Random) -> str:
    """The text without some of its punctuation."""
    return "".join(c for c in text if c not in "，。、；：“”（）！？《》" or rng.random() < 1 - LOST_SHARE)


def add_stray_space(part: LabelledText, rng: random.Random) -> LabelledText:
    """The part with a space after one of its characters, as page layout leaves them."""
    text, label = part
    if len(text) < 2 or rng.random() < 1 - STRAY_SHARE:
        return part
    at = 1 + int(rng.random() * (len(text) - 1))
    return f"{text[:at]} {text[at:]}", label
