"""Extracts the text of the article from an HTML page, one line per block, with trafilatura."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from ner.text.documents import Heading

# Characters: when the article found is shorter, the whole page is kept.
SHORTEST_ARTICLE = 60
# Tags: in a page with more no article is looked for, and all its lines are kept; trafilatura takes the square of it.
MOST_TAGS = 20_000
# Attributes: in a page with a tag of more, neither; a parser compares each with each.
MOST_ATTRIBUTES = 1_000
# Digits: a longer number of a character is none.
LONGEST_CHARACTER_NUMBER = 9
# Characters: in a longer article only whole lines are looked for, since each line of the page is looked for in all of it.
LONGEST_SEARCHED = 100_000
# Lines between a headline and its text (source, date, author), at most.
MOST_BETWEEN = 4
# Levels of headings: print sets the headlines of articles in h1 to h3; deeper ones are parts of a text.
HEADINGS = {"h1": 1, "h2": 2, "h3": 3}

IGNORED_TAGS = frozenset({
    "button", "head", "iframe", "noscript", "script", "select", "style", "svg", "template",
})  # fmt: skip
# What a browser with scripts does not show. Some pages hold all their text in it.
UNSHOWN_TAGS = frozenset({"noscript", "svg", "template"})
# What stands in a head: anything else ends it.
HEAD_TAGS = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})
# Beside the text, as a rule: but some sites put all of a page into a form, and some pages never close these.
ASIDE_TAGS = frozenset({"aside", "footer", "form", "nav"})
INLINE_TAGS = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "img", "ins", "label",
    "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr",
})  # fmt: skip


VOID_TAGS = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
# The parts of a page that the reader does not see, or that lead elsewhere.
ASIDE_ROLES = frozenset({"banner", "complementary", "contentinfo", "menu", "menubar", "navigation", "search"})
_UNSHOWN = re.compile(rf"(</?)(?:{'|'.join(sorted(UNSHOWN_TAGS))})(?=[\s/>])", re.IGNORECASE)
_ENDLESS_NUMBER = re.compile(rf"&#[0-9]{{{LONGEST_CHARACTER_NUMBER + 1},}};?")
_UNKNOWN_SECTION = re.compile(
    r"<!\[(?!(?:temp|cdata|ignore|include|rcdata|if|else|endif)(?![-_.a-z0-9]))", re.IGNORECASE
)
_HIDING_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NAVIGATION = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|footer|sidebar|toolbar)(?=$|[\s_-])",
    re.IGNORECASE,
)
# Scripts show what a page hides at first, an article among it: what is hidden is read all the same where
# less than this share of the text is left without it.
LEAST_VISIBLE = 0.5
# Crawlers keep the HTML of an article: it begins with a tag, or breaks its lines with tags.
_BEGINS_AS_HTML = re.compile(
    r"\s{0,100}+<(?:!doctype html|(?:html|head|body|div|p|span|section|article|table|font|h[1-6])(?=[\s>]))",
    re.IGNORECASE,
)
_BREAKS = re.compile(r"<br\s{0,9}/?>|</(?:p|div|span|section|td|h[1-6])>", re.IGNORECASE)
_SOFT_BREAK = "\r"
_PAUSE = re.compile("[，、；。]")
_ENDS_SENTENCE = re.compile("[。！？!?；;：:…][”’）」』】》)\"']*$")
_INDENT = re.compile(r"\s{2}")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page, and its level when it is a heading (0 when it is none)."""

    text: str
    level: int = 0


def is_html(text: str) -> bool:
    """Whether a text is HTML, though nothing but its tags says so: it begins with one, or tags break more lines than it has.

    >>> is_html("<p>区委召开会议。</p>"), is_html("<记者手记>区委召开会议。")
    (True, False)
    """
    if "<" not in text:
        return False
    return bool(_BEGINS_AS_HTML.match(text)) or len(_BREAKS.findall(text)) > text.count("\n")


def html_text(html: str) -> tuple[str, tuple[Heading, ...]]:
    r"""The text of an HTML page and its headings: lines trimmed, none empty; scripts, navigation, hidden parts left out.

    Where an article of some length is found, only it is returned, with its headline. The page's title
    stands first when there is no h1. A `<br>` in mid-sentence is none. Broken HTML is read as far as possible.
    Where more text stands in what a browser does not show (noscript, svg, template) than beside it, that is read, too.

    >>> html_text("<title>某网</title><h1>标题</h1><p>甲<b>乙</b><br>丙</p><script>x()</script>")
    ('标题\n甲乙\n丙', (Heading(start=0, level=1),))
    """
    reader = _read(html, everything=False)
    if reader.unshown > max(SHORTEST_ARTICLE, _length(reader.lines())):
        html = _UNSHOWN.sub(r"\1div", html)
        reader = _read(html, everything=False)
    if reader.hides:
        whole = _read(html, everything=True)
        least = LEAST_VISIBLE * _length(whole.lines())
        if _length(reader.lines()) < (least if reader.hides_text else min(least, SHORTEST_ARTICLE)):
            reader = whole
    lines = reader.lines()
    if not lines:
        return "", ()
    if reader.title and not any(line.level == 1 for line in lines):
        lines = [_Line(reader.title), *lines]
    if html.count("<") <= MOST_TAGS and reader.most_attributes <= MOST_ATTRIBUTES:
        lines = list(_of_the_article(lines, reader.title, html))
    return _printed(lines)


def _length(lines: Sequence[_Line]) -> int:
    return sum(len(line.text) for line in lines)


def _printed(lines: Sequence[_Line]) -> tuple[str, tuple[Heading, ...]]:
    headings: list[Heading] = []
    start = 0
    for line in lines:
        if line.level:
            headings.append(Heading(start=start, level=line.level))
        start += len(line.text) + 1
    return "\n".join(line.text for line in lines), tuple(headings)


def _read(html: str, *, everything: bool) -> "_Reader":
    reader = _Reader(everything=everything)
    reader.feed(_closed(html))
    reader.close()
    return reader


def parseable(html: str) -> str:
    """The page without what Python's parser fails on: numbers that no character has, sections of no known kind.

    >>> parseable("&#22240;&#" + "9" * 5000 + ";<![x[甲")
    '&#22240;<! [x[甲'
    """
    html = _ENDLESS_NUMBER.sub("", html) if "&#" in html else html
    return _UNKNOWN_SECTION.sub("<! [", html) if "<![" in html else html


def _closed(html: str) -> str:
    """The page without marks that nothing closes: the parser would look for each one's end, to the page's end."""
    end = html.rfind("-->")
    html = html[: end + 1] + html[end + 1 :].replace("<!--", "")
    end = html.rfind(">")
    return html[: end + 1] + html[end + 1 :].replace("<", " ")


def _of_the_article(lines: Sequence[_Line], title: str, html: str) -> Sequence[_Line]:
    """The lines of the article, from its headline on; all lines when no article is found.

    Lines are those of the page; navigation, lists of other articles and the site's imprint are left out.
    """
    # Imported here because it takes a while, and only HTML needs it.
    import trafilatura

    extracted = trafilatura.extract(html, favor_precision=True, include_comments=False) or ""
    article = _compact(extracted)
    own = frozenset(_compact(line) for line in extracted.split("\n"))
    short = article if len(article) <= LONGEST_SEARCHED else ""
    inside = [n for n, line in enumerate(lines) if (kept := _compact(line.text)) in own or kept in short]
    if len(article) < SHORTEST_ARTICLE or not inside:
        return lines
    first = inside[0]
    named = [_compact(text) for text in (title, *(line.text for line in lines if line.level == 1)) if text]
    above = range(max(0, first - MOST_BETWEEN - 1), first)
    headline = next((n for n in above if any(t.startswith(_compact(lines[n].text)) for t in named)), first)
    kept_lines = {*range(headline, first), *inside, *_under_headings(lines, inside)}
    return [lines[number] for number in sorted(kept_lines)]


def _under_headings(lines: Sequence[_Line], inside: Sequence[int]) -> Iterator[int]:
    """The headings right above the text of an article, and the lines between (date, source)."""
    for text in inside:
        above = range(text - 1, max(-1, text - MOST_BETWEEN - 2), -1)
        if heading := next((n for n in above if lines[n].level), 0):
            yield from range(heading, text)


def _compact(text: str) -> str:
    return "".join(text.split())


class _Reader(HTMLParser):
    """The title of a page, its lines, the most attributes of a tag, the characters of text in `UNSHOWN_TAGS`.

    `hides` when some of it is left out, `hides_text` when that may be the text.
    """

    def __init__(self, *, everything: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self.hides = self.hides_text = False
        self.most_attributes = self.unshown = 0
        self._everything = everything
        self._in_title = False
        self._ignored: list[str] = []
        self._blocks: list[tuple[int, list[str]]] = [(0, [])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_title = tag == "title" and "svg" not in self._ignored
        self.most_attributes = max(self.most_attributes, len(attrs))
        if tag == "body" or (self._ignored == ["head"] and tag not in HEAD_TAGS):
            self._ignored.clear()
        if tag not in VOID_TAGS and (self._ignored or tag in IGNORED_TAGS or self._is_hidden(tag, attrs)):
            self._ignored.append(tag)
        self._break(tag, HEADINGS.get(tag, 0))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False
        if tag in self._ignored:
            while self._ignored.pop() != tag:
                pass
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title = " ".join((self.title + data).split())
        elif not self._ignored:
            self._blocks[-1][1].append(data.replace("\n", " ").replace("\r", " "))
        elif not UNSHOWN_TAGS.isdisjoint(self._ignored) and self.cdata_elem is None:
            self.unshown += len(data.strip())

    def lines(self) -> list[_Line]:
        """The lines that have text, in order."""
        found: list[_Line] = []
        for level, parts in self._blocks:
            for line in _without_soft_breaks("".join(parts)):
                if text := " ".join(line.split()):
                    found.append(_Line(text, level))
                    level = 0
        return found

    def _break(self, tag: str, level: int = 0) -> None:
        if tag == "br":
            self._blocks[-1][1].append(_SOFT_BREAK)
        elif tag not in INLINE_TAGS:
            self._blocks.append((level, []))

    def _is_hidden(self, tag: str, attrs: list[tuple[str, str | None]]) -> bool:
        if tag in ("html", "body", "main", "article"):
            return False
        given = {name: value or "" for name, value in attrs}
        hidden = (
            "hidden" in given
            or given.get("aria-hidden", "").lower() == "true"
            or given.get("role", "").lower() in ASIDE_ROLES
            or bool(_HIDING_STYLE.search(given.get("style", "")))
            or bool(_NAVIGATION.search(f"{given.get('class', '')} {given.get('id', '')}"))
        )
        self.hides_text = self.hides_text or hidden or tag == "form"
        hidden = hidden or tag in ASIDE_TAGS
        self.hides = self.hides or hidden
        return hidden and not self._everything


def _without_soft_breaks(block: str) -> Iterator[str]:
    """The lines of a block; one that a `<br>` breaks in mid-sentence goes on, unless it is indented."""
    line: list[str] = []
    paused = goes_on = False
    for part in block.split(_SOFT_BREAK):
        if line and not (goes_on and part.strip() and not _INDENT.match(part)):
            yield "".join(line)
            line, paused = [], False
        line.append(part)
        paused = paused or bool(_PAUSE.search(part))
        goes_on = paused and not _ENDS_SENTENCE.search(part.rstrip())
    yield "".join(line)
