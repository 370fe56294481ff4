"""HTML to the text that a reader sees, one line per block."""

from html.parser import HTMLParser

UNREAD = frozenset(
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
INLINE = frozenset(
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
    r"""The visible text of an HTML page: lines trimmed, no empty lines, scripts and navigation left out.

    The page's title stands first when no h1 does its job. Broken HTML is read as far as it goes.

    >>> html_text("<title>某网</title><h1>标题</h1><p>甲<b>乙</b><br>丙</p><script>x()</script>")
    '标题\n甲乙\n丙'
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = reader.lines()
    return "\n".join(lines if reader.has_heading or not reader.title else [reader.title, *lines])


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.has_heading = False
        self.title = ""
        self._in_title = False
        self._unread: list[str] = []
        self._parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_title = tag == "title"
        self.has_heading = self.has_heading or tag == "h1"
        if tag in UNREAD:
            self._unread.append(tag)
        if tag == "body":
            self._unread.clear()
        if tag not in INLINE:
            self._parts.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False
        if tag in self._unread:
            while self._unread.pop() != tag:
                pass
        if tag not in INLINE:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title = " ".join((self.title + data).split())
        elif not self._unread:
            self._parts.append(data.replace("\n", " "))

    def lines(self) -> list[str]:
        """The lines that have text, in order."""
        lines = ("".join(self._parts)).split("\n")
        return [" ".join(line.split()) for line in lines if line.strip()]
