"""HTML to the text that a reader came for, one line per block; trafilatura tells what is of the article."""

from html.parser import HTMLParser

# An article found that is shorter than this is no reason to leave out what stands around it.
SHORTEST_ARTICLE = 60
# Between a headline and its text stand at most so many lines: source, date, author.
MOST_BETWEEN = 4

IGNORED_TAGS = frozenset(
    {
        "aside",
        "button",
        "footer",
        "form",
        "head",
        "iframe",
        "nav",
        "noscript",
        "script",
        "select",
        "style",
        "svg",
        "template",
    }
)
INLINE_TAGS = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "label",
        "mark",
        "q",
        "s",
    }
    | {"small", "span", "strong", "sub", "sup", "time", "u", "wbr"}
)


def html_text(html: str) -> str:
    r"""The text of an HTML page: lines trimmed, no empty lines, scripts and navigation left out.

    Where an article of some length is found, it is the text, with its headline.

    The page's title stands first when no h1 does its job. Broken HTML is read as far as it goes.

    >>> html_text("<title>某网</title><h1>标题</h1><p>甲<b>乙</b><br>丙</p><script>x()</script>")
    '标题\n甲乙\n丙'
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = reader.lines()
    if reader.title and not reader.has_heading:
        lines = [reader.title, *lines]
    return "\n".join(_of_the_article(lines, reader.title, html))


def _of_the_article(lines: list[str], title: str, html: str) -> list[str]:
    """The article's lines, with its headline and what stands between; all when no article is found.

    Lines are those of the page, whole; navigation, lists of other articles and imprint are left out.
    """
    # Imported here: it takes a while, which only those who have HTML should wait for.
    import trafilatura

    article = _compact(trafilatura.extract(html, favor_precision=True, include_comments=False) or "")
    inside = [number for number, line in enumerate(lines) if _compact(line) in article]
    if len(article) < SHORTEST_ARTICLE or not inside:
        return lines
    above = range(max(0, inside[0] - MOST_BETWEEN - 1), inside[0])
    headline = next((n for n in above if title and _compact(title).startswith(_compact(lines[n]))), inside[0])
    return lines[headline : inside[0]] + [lines[number] for number in inside]


def _compact(text: str) -> str:
    return "".join(text.split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.has_heading = False
        self.title = ""
        self._in_title = False
        self._ignored: list[str] = []
        self._parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_title = tag == "title"
        self.has_heading = self.has_heading or tag == "h1"
        if tag in IGNORED_TAGS:
            self._ignored.append(tag)
        if tag == "body":
            self._ignored.clear()
        if tag not in INLINE_TAGS:
            self._parts.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE_TAGS:
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False
        if tag in self._ignored:
            while self._ignored.pop() != tag:
                pass
        if tag not in INLINE_TAGS:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title = " ".join((self.title + data).split())
        elif not self._ignored:
            self._parts.append(data.replace("\n", " "))

    def lines(self) -> list[str]:
        """The lines that have text, in order."""
        lines = ("".join(self._parts)).split("\n")
        return [" ".join(line.split()) for line in lines if line.strip()]
