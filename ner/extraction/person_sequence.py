"""The persons of a text in their order: who stands next to a place, who stand in one list."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from re import Pattern, compile

from ner.extraction.people import PersonMention
from ner.extraction.verbs_of_posts import ASIDE

_TITLE_TO_PERSON = compile(
    rf"^{ASIDE}[ 　]*+(?:(?:\d+|[一二三四五六七八九十]+)名)?(?:[：:]|(?:还?有|包括|分别是|分别为)[：:]?)?[ 　@＠]*$"
)
_TRADE = compile(
    r"^[、兼][^，。；：、“”（）()\n]{1,14}(?:家|师|员|士|手|代表|学者|专家|模范|标兵|顾问|负责人|候选人|国人|[台港侨外客]商)$"
)
_LIST_JOIN = compile(
    r"^[ 　]*(?:、|和|与|及|以及|同)[ 　]*[、@＠]?$|^(?:先生|女士|同志)[、和与及]$|^[（(][^（）()]{1,14}[）)](?:、|和|与|及)$|^[ 　]+$"
)


class PersonSequence:
    """The persons of a text, left to right."""

    def __init__(self, text: str, people: Sequence[PersonMention]) -> None:
        self._text = text
        self._people = people
        self.starts = [p.start for p in people]
        self.ends = [p.end for p in people]

    def next(self, position: int) -> PersonMention | None:
        """The first person that begins at `position` or after."""
        index = bisect_left(self.starts, position)
        return self._people[index] if index < len(self._people) else None

    def last(self, position: int, since: int = 0) -> PersonMention | None:
        """The last person that ends at `position` or before, and begins at `since` or after."""
        index = bisect_right(self.ends, position) - 1
        return self._people[index] if index >= 0 and self._people[index].start >= since else None

    def ending_at(self, position: int) -> PersonMention | None:
        """The person whose name ends at `position`."""
        before = self.last(position)
        return before if before is not None and before.end == position else None

    def behind_title(self, position: int) -> PersonMention | None:
        """The person whom a title that ends at `position` stands before."""
        return self._behind(position, _TITLE_TO_PERSON)

    def behind_trade(self, position: int) -> PersonMention | None:
        """The same with a trade that is no post between: 甲 of 副主席、著名评论家甲."""
        return self._behind(position, _TRADE)

    def _behind(self, position: int, between: Pattern[str]) -> PersonMention | None:
        following = self.next(position)
        if following is None or not between.match(self._text[position : following.start]):
            return None
        return following

    def lists(self) -> Mapping[int, tuple[PersonMention, ...]]:
        """For each person (by start) that person and those that follow in the same list."""
        chains: dict[int, tuple[PersonMention, ...]] = {}
        chain: tuple[PersonMention, ...] = ()
        for person in reversed(self._people):
            joined = chain and _LIST_JOIN.match(self._text[person.end : chain[0].start])
            chain = (person, *chain) if joined else (person,)
            chains[person.start] = chain
        return chains

    def list_up_to(
        self, last: PersonMention, joined: Callable[[int, int], bool]
    ) -> tuple[PersonMention, ...]:
        """The persons of the list that ends with `last`; `joined` says whether two places are joined."""
        index = bisect_left(self.starts, last.start)
        end = index + 1
        while index and joined(self._people[index - 1].end, self._people[index].start):
            index -= 1
        return tuple(self._people[index:end])

    def stands_apart(self, position: int) -> bool:
        """Whether a sentence begins there, or the next of a list whose persons commas part."""
        before = self.ending_at(position - 1)
        if before is not None:
            return self._text[before.end] == "，" and not self.opens_sentence(before.start)
        return self._text[position - 1 : position] == "，" or self.opens_sentence(position)

    def opens_sentence(self, position: int) -> bool:
        """Whether a sentence, a clause behind ； or a line begins there, blanks apart."""
        before = self._text[:position].rstrip(" 　")
        return not before or before[-1] in "。！？；\n"
