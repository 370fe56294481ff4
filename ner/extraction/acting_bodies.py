"""Bodies of a place that a text names as acting, whether a tagger knows them or not: 某某区人民政府与…签署."""

from collections.abc import Iterator
from re import compile

from ner.lexicon.divisions import find_places
from ner.lexicon.word_lists import bodies
from ner.text.characters import HAN
from ner.text.spans import Span

LONGEST_LOCAL_BODY = 12
"""Characters of the longest body behind its place (住房和城乡建设局)."""

_ACTS = compile(
    rf"[与同将就向]|[和及、](?![{HAN}]{{0,6}}(?:书记|[长员]))|联合|主办|承办|举[办行]|召开|组织召|出台|印发|发布|签"
)


def acting_bodies(text: str) -> Iterator[Span]:
    """The bodies of the lexicon behind the name of their place that do something, left to right.

    >>> text = "拱墅区人民政府与某某公司签约。"
    >>> [span.of(text) for span in acting_bodies(text)]
    ['拱墅区人民政府']
    """
    start = end = -1
    for place in find_places(text):
        start, end = (start if place.start == end else place.start), place.end
        body = _body_behind(text, end)
        if body and _ACTS.match(text, end + len(body)):
            yield Span(start, end + len(body))


def _body_behind(text: str, start: int) -> str:
    """The longest body of the lexicon that begins at `start` and that places have; blank when none does."""
    ends = range(min(len(text), start + LONGEST_LOCAL_BODY), start + 1, -1)
    found = next((text[start:end] for end in ends if text[start:end] in bodies()), "")
    return found if found and bodies()[found].full.startswith(("{}", "中共{}")) else ""
