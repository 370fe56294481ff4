"""Where a tagged name ends: particles and beginnings of verbs that taggers glue to it, or cut off."""

from collections.abc import Collection
from dataclasses import dataclass
from re import compile

from ner.extraction.title_heads import TitleHeads
from ner.lexicon.person_names import is_japanese_front, is_plausible, plain_name
from ner.lexicon.word_lists import surnames, verbs, words
from ner.text.characters import HAN, is_han
from ner.text.spans import occurrences

# Particles that a given name may end in as well: 李庆和, 张文与.
_JOINING = frozenset("和与及向对在就")
# Particles that taggers glue to the end of a name, and that hardly any name ends in.
_NOT_LAST = frozenset("说称等把被将因摄")
# Words that taggers glue to a name of three characters (鲁某谷|因病), or to one that the text has without them.
_ADVERBS = frozenset("原因正已也曾则却均亲今昨互共偕携又再即还亦均作新方兼")
# 梁某|随|市长某某调研
_FOLLOWS = "随"
# A verb whose first character taggers glue to a name of two: 图某|作典型发言, 丰某|领学.
_SPEECH_AHEAD = compile(
    r"作(?:了)?[^，。；]{0,40}(?:发言|报告|讲话|汇报|介绍|说明|推介|演讲|致辞|点评|总结|部署|动员|讲解|分享|表态|解读)|"
    r"致[^，。；]{0,6}[词辞]|领学|兼任"
)
# 某某|继7月26日…之后，
_AFTER_DAY = compile(r"继(?:\d|[今去前昨上]|[^，。；]{1,30}[之以]?后[，,])")
# 某某|明作的报告: a name of three characters whose last one a tagger left to what is told of its bearer.
_AUTHORED = compile(
    rf"(?![合工协操创写动原著耕制运所会大亲别场新])[{HAN}]作的(?:关于|[^，。；]{{0,16}}(?:报告|讲话|说明|发言|汇报))"
)
_GOES = frozenset("到在说来赴率向")
_MARK = compile(r"[，。；、：）]|$")
# What 和 joins to a name that is no other name.
_JOINED = compile(r"[家企部代各相有其当县市区镇乡村学院群]|一[行些]|所有|全[体市县区省]|广大")
# 玛某|-安某
# 林青|一等, 王某|一、李某: no number follows a name.
_ONE_LAST = compile(r"一(?:[，。；、）]|等(?!奖|功|战|优|品|座|级))")
_HYPHENED = compile(rf"-(?P<name>[{HAN}]{{1,6}})(?=[，。；、：）（]|$)")
_CLAUSE = compile(r"[^，。；：\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameEnds:
    """The ends of the names of one text.

    Attributes:
        text: the text.
        heads: the heads of titles in it.
        starts: where a tagger's mentions begin.
        names: the texts of the persons that it tagged.
    """

    text: str
    heads: TitleHeads
    starts: Collection[int]
    names: Collection[str]

    def end_of(self, start: int, end: int) -> int:
        """The end of the name in a stretch that a tagger took for one."""
        text = self.text
        if end - start > 2 and _AFTER_DAY.match(text, end - 1):
            end -= 1
        if end - start == 3 and _SPEECH_AHEAD.match(text, end - 1) and is_plausible(text[start : end - 1]):
            end -= 1
        while end - start > 2 and self._is_glued(start, end):
            end -= 1
        if (
            end - start == 2
            and start in self.heads.ends
            and _AUTHORED.match(text, end)
            and is_plausible(text[start : end + 1])
        ):
            end += 1
        if end - start == 3 and surnames().get(text[start : start + 2]) == "compound":
            # 欧阳某|方、: a name of four characters of which a tagger left the last.
            whole = is_plausible(text[start : end + 1]) and is_han(text[end : end + 1])
            end += whole and bool(_MARK.match(text, end + 1)) and not self._alone(text[start:end])
        if text[end : end + 1] == "-" and (rest := _HYPHENED.match(text, end)):
            is_name = words("transliteration").issuperset(text[start:end] + rest["name"])
            end = rest.end() if is_name else end
        if is_japanese_front(text[start:end], text[end : end + 1]):
            end += self._stands_alone(end + 1) or text[end + 1] in _GOES
        if end - start == 2 and _ONE_LAST.match(text, end) and is_plausible(text[start:end]):
            end += not self._alone(text[start:end])
        if end - start == 2 and text.startswith("和", end) and is_plausible(text[start:end]):
            # 赵明|和、李某, 米庆|和到某镇: what follows 和 is no name, so that it joins nothing.
            end += self._stands_alone(end + 1) and not self._alone(text[start:end])
        return end

    def _is_glued(self, start: int, end: int) -> bool:
        """Whether the last character is no part of the name."""
        text, last = self.text, self.text[end - 1]
        shorter = plain_name(text[start : end - 1])
        if last in _JOINING:
            return is_plausible(shorter) and self._joins(start, end)
        if last in _NOT_LAST:
            return is_plausible(shorter)
        if last == _FOLLOWS:
            return is_plausible(shorter) and (end in self.starts or end in self.heads.starts)
        if last not in _ADVERBS:
            return False
        if len(shorter) == 3 == end - start - 1 and is_plausible(shorter):
            return True
        return shorter in self.names and self._alone(shorter) and text.count(text[start:end]) == 1

    def _joins(self, start: int, end: int) -> bool:
        """Whether the particle joins the name to what follows, and is not its last character."""
        name = self.text[start:end]
        if self._alone(name[:-1]):
            return True
        if self.text.count(name) > 1 or (
            self._stands_alone(end) if name[-1] == "和" else _MARK.match(self.text, end)
        ):
            return False
        if name[-1] != "和" or end in self.starts or _JOINED.match(self.text, end):
            return True
        clause = _CLAUSE.match(self.text, end)
        stop = clause.end() if clause else end
        return any(end <= core.start < stop for core in self.heads.cores) or any(
            end <= s < stop for s in self.starts
        )

    def _alone(self, name: str) -> bool:
        """Whether the text has the name with something else behind than what is behind it here."""
        places = [self.text[p.end : p.end + 1] for p in occurrences(self.text, name)]
        return len(set(places)) > 1

    def _stands_alone(self, position: int) -> bool:
        """Whether a mark or a verb stands there, so that a name ends before it."""
        return bool(_MARK.match(self.text, position)) or any(
            self.text[position : position + length] in verbs() for length in (2, 3, 4)
        )
