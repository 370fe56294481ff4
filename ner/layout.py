"""Cutting a page: which paragraphs make which article, what its headline is, what belongs to none."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from ner.bylines import line_credit, opens_article
from ner.characters import fold
from ner.lines import ends_sentence
from ner.strands import Strand, is_blank


class Kind(Enum):
    """What a paragraph is, by its form alone."""

    BODY = "body"
    HEAD = "head"
    CREDIT = "credit"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A mended paragraph and its form.

    `opens` when an article begins with it; `continued_from` and `continued_to` are the pages (`2版`)
    of the marks that stood at its start or end.
    """

    strand: Strand
    kind: Kind
    opens: bool = False
    continued_from: str = ""
    continued_to: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """The paragraphs of one article, by number: the headline's lines, then the others, in page order."""

    headline: tuple[int, ...]
    body: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """A page cut up: its articles in the order of their bodies, and the paragraphs that are in none."""

    pieces: tuple[Piece, ...]
    strays: tuple[int, ...] = field(default=())
    pull_quotes: frozenset[int] = frozenset()


_LONGEST_HEAD = 44
_MOST_HEAD_LINES = 4
_QUOTE_SHARE = 0.6
_SHORTEST_QUOTE = 20
# Text before the first 本报讯 that is at least so long is an article of its own, not its introduction.
_LONGEST_INTRODUCTION = 150

# A line is worth the share of its character pairs that its article has (rare pairs count more) less
# what a line of no article reaches by chance; standing next to the article's text speaks for it too.
_CHANCE = 0.25
_BEFORE_BODY = 0.30
_AFTER_BODY = 0.10

_MASTHEAD = re.compile(
    r"第?\s?[A-D]?\d{1,2}\s?版.{0,30}|[A-D]\d{1,2}|.{0,20}(?:责任编辑|责编|版式|美编|校对)[：\s].{0,40}"
    r"|\d{4}年\d{1,2}月\d{1,2}日\s*(?:星期|周)[一二三四五六日天].{0,30}|.{0,12}(?:国内统一(?:连续出版物号|刊号)|邮发代号|总第\d+期).{0,40}"
    r"|(?:上一篇|下一篇|上一条|下一条|相关新闻|相关阅读|相关链接|返回列表|返回首页|返回顶部|当前位置|您的位置|您现在的位置|版权声明|免责声明)(?:[：\s>].{0,80})?"
    r"|(?:导读|今日导读|要闻导读|目录)|.{0,40}[（(]?详见.{0,4}版[)）]?|【?(?:打印|关闭|收藏|返回|字号)】?(?:\s*【?(?:打印|关闭|收藏|返回|字号)】?)*"
)
_CAPTION = re.compile(r".*(?:摄|资料图片?|供图|/图|图/.*)[）)]?$|[↑↓←→▲▼△▽◀▶].*|图为.*|（?[上下左右]图.{0,2}[：为].*")


def paragraph_of(strand: Strand, continued_from: str = "", continued_to: str = "") -> Paragraph:
    """The paragraph with its form told; its marks have been taken off."""
    text = strand.text
    kind, opens = Kind.HEAD, False
    if line_credit(text):
        kind = Kind.CREDIT
    elif _MASTHEAD.fullmatch(fold(text)):
        kind = Kind.NOTICE
    elif opens_article(text):
        kind, opens = Kind.BODY, True
    elif continued_to or len(text) > _LONGEST_HEAD or (ends_sentence(text) and not _exclaims(text)):
        kind = Kind.BODY
    return Paragraph(strand, kind, opens or bool(continued_from), continued_from, continued_to)


def cut(paragraphs: Sequence[Paragraph], headline: str = "") -> Cut:
    """The articles of a page. With a known `headline` the page is one article."""
    strays = frozenset(n for n, p in enumerate(paragraphs) if p.kind is Kind.NOTICE)
    starts = [] if headline else _starts(paragraphs)
    if len(starts) < 2:
        return _one(paragraphs, strays, headline)
    return _several(paragraphs, strays, starts)


def is_caption(text: str) -> bool:
    """Whether a line that belongs to no article says that it goes with a photograph."""
    return bool(_CAPTION.fullmatch(text))


def _exclaims(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and text.rstrip("”’）)")[-1:] in ("！", "？", "!", "?") and not set(text) & set("。；")


def _starts(paragraphs: Sequence[Paragraph]) -> list[int]:
    """The paragraphs that articles begin with; body text long before the first one is one more article."""
    starts = [n for n, p in enumerate(paragraphs) if p.opens]
    bylines = [n for n, p in enumerate(paragraphs) if p.kind is Kind.CREDIT and _introduces(paragraphs, n)]
    starts = sorted({*starts, *bylines})
    starts = [n for n in starts if n - 1 not in starts]
    before = [n for n in range(starts[0] if starts else 0) if paragraphs[n].kind is Kind.BODY]
    if sum(len(paragraphs[n].strand) for n in before) > _LONGEST_INTRODUCTION:
        starts.insert(0, before[0])
    return starts


def _introduces(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """Whether a line that names who wrote stands between a headline and a body."""
    credit = line_credit(paragraphs[number].strand.text)
    around = paragraphs[number - 1 : number + 2] if number else ()
    return (
        credit is not None
        and bool(credit.names)
        and len(around) == 3
        and around[0].kind is Kind.HEAD
        and around[2].kind is Kind.BODY
    )


def _one(paragraphs: Sequence[Paragraph], strays: frozenset[int], headline: str) -> Cut:
    numbers = [n for n in range(len(paragraphs)) if n not in strays]
    heads = _known_head(paragraphs, numbers, headline) if headline else _leading_head(paragraphs, numbers)
    body = tuple(n for n in numbers if n not in heads)
    if not heads and not body:
        return Cut((), tuple(sorted(strays)))
    return Cut((Piece(heads, body),), tuple(sorted(strays)))


def _known_head(paragraphs: Sequence[Paragraph], numbers: Sequence[int], headline: str) -> tuple[int, ...]:
    wanted = _visible(headline)
    joined = ""
    for count, number in enumerate(numbers, 1):
        joined += _visible(paragraphs[number].strand.text)
        if joined == wanted:
            return tuple(numbers[:count])
    return ()


def _leading_head(paragraphs: Sequence[Paragraph], numbers: Sequence[int]) -> tuple[int, ...]:
    """The lines at the top of a single article that are its headline."""
    lead: list[int] = []
    for number in numbers:
        if paragraphs[number].kind is Kind.HEAD and not is_caption(paragraphs[number].strand.text):
            lead.append(number)
        elif lead or paragraphs[number].kind is not Kind.CREDIT:
            break
    has_text = any(paragraphs[n].kind is Kind.BODY for n in numbers)
    return tuple(lead) if has_text and len(lead) <= _MOST_HEAD_LINES else tuple(lead[:1] if has_text else ())


def _several(paragraphs: Sequence[Paragraph], strays: frozenset[int], starts: Sequence[int]) -> Cut:
    texts = [p.strand.text for p in paragraphs]
    bodies: list[list[int]] = []
    gaps: list[list[int]] = [[n for n in range(starts[0]) if n not in strays]]
    quotes: set[int] = set()
    ends = [*starts[1:], len(paragraphs)]
    for start, end in zip(starts, ends, strict=True):
        rest = "".join(texts[n] for s, e in zip(starts, ends, strict=True) for n in range(s, e))
        region = [n for n in range(start, end) if n not in strays]
        quoted = {n for n in region[1:] if paragraphs[n].kind is Kind.BODY and _is_quote(texts, n, rest)}
        quotes |= quoted
        last = max(n for n in region if n == start or _carries(paragraphs[n], n, quoted))
        bodies.append([n for n in region if n <= last and n not in quoted])
        gaps.append([n for n in region if n > last])
    body_texts = ["".join(texts[n] for n in body) for body in bodies]
    before, after = _pair(gaps, body_texts, texts, paragraphs, quotes)
    used = {n for lines in (*before, *after) for n in lines}
    loose = {n for gap in gaps for n in gap if n not in used} | quotes
    pieces = tuple(
        Piece(tuple(sorted({*before[k], *after[k]})), tuple(body)) for k, body in enumerate(bodies)
    )
    return Cut(pieces, tuple(sorted(strays | loose)), frozenset(quotes))


def _carries(paragraph: Paragraph, number: int, quoted: set[int]) -> bool:
    return paragraph.kind in (Kind.BODY, Kind.CREDIT) and number not in quoted


def _is_quote(texts: Sequence[str], number: int, page: str) -> bool:
    """Whether nearly all of a paragraph stands in the articles a second time."""
    text = _visible(texts[number])
    grams = {text[i : i + 4] for i in range(len(text) - 3)}
    if len(text) < _SHORTEST_QUOTE:
        return False
    counted = Counter(_visible(page)[i : i + 4] for i in range(len(_visible(page)) - 3))
    return sum(counted[gram] > 1 for gram in grams) >= _QUOTE_SHARE * len(grams)


def _pair(
    gaps: Sequence[Sequence[int]],
    bodies: Sequence[str],
    texts: Sequence[str],
    paragraphs: Sequence[Paragraph],
    quotes: set[int],
) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    """For each body the headline's lines before it and those after it; one of the two is empty.

    Of the lines between two bodies the first ones may be the headline of the body above, the last
    ones that of the body below; the choice for the whole page is the one of the greatest worth.
    """
    rarity = _rarity(bodies)
    grams = [set(_pairs(body)) for body in bodies]
    count = len(bodies)

    def worth(lines: Sequence[int], body: int, place: float) -> float:
        return sum(_shared(texts[n], grams[body], rarity) - _CHANCE for n in lines) + place * bool(lines)

    # best[taken]: the worth and the choices so far, by whether the body above has its headline already.
    best: dict[bool, tuple[float, tuple[tuple[int, int], ...]]] = {True: (0.0, ())}
    for k, gap in enumerate(gaps):
        options: dict[bool, tuple[float, tuple[tuple[int, int], ...]]] = {}
        heads = [n in quotes or paragraphs[n].kind is not Kind.HEAD for n in gap]
        for above in range(min(len(gap), _MOST_HEAD_LINES) + 1 if k else 1):
            if any(heads[:above]):
                break
            for below in range(min(len(gap) - above, _MOST_HEAD_LINES) + 1 if k < count else 1):
                if any(heads[len(gap) - below :]):
                    break
                gain = worth(gap[:above], k - 1, _AFTER_BODY) if above else 0.0
                gain += worth(gap[len(gap) - below :], k, _BEFORE_BODY) if below else 0.0
                for taken, (total, choices) in best.items():
                    if above and taken:
                        continue
                    candidate = (total + gain, (*choices, (above, below)))
                    if bool(below) not in options or candidate[0] > options[bool(below)][0]:
                        options[bool(below)] = candidate
        best = options
    choices = max(best.values(), key=lambda pair: pair[0])[1]
    before = [tuple(gaps[k][len(gaps[k]) - choices[k][1] :]) for k in range(count)]
    after = [tuple(gaps[k + 1][: choices[k + 1][0]]) for k in range(count)]
    return before, after


def _visible(text: str) -> str:
    return "".join(character for character in fold(text) if not is_blank(character))


def _pairs(text: str) -> list[str]:
    plain = [character for character in _visible(text) if character.isalnum()]
    return [a + b for a, b in zip(plain, plain[1:], strict=False)]


def _rarity(bodies: Sequence[str]) -> Mapping[str, float]:
    """How telling a pair of characters is: the fewer bodies have it, the more."""
    found = Counter(pair for body in bodies for pair in set(_pairs(body)))
    return {pair: math.log((len(bodies) + 1) / count) for pair, count in found.items()}


def _shared(line: str, body: set[str], rarity: Mapping[str, float]) -> float:
    pairs = _pairs(line)
    rarest = max(rarity.values(), default=1.0)
    weights = [(pair, rarity.get(pair, rarest)) for pair in pairs]
    total = sum(weight for _, weight in weights)
    return sum(weight for pair, weight in weights if pair in body) / total if total else 0.0
