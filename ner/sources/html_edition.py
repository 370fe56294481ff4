"""Which edition an HTML page is of, by what its head, scripts and comments say and its own lines print."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

from ner.sources.edition import Edition, chinese_day, combined, page_number
from ner.sources.masthead import LONGEST_LINE, is_paper, printed_edition
from ner.text.characters import HAN

# Names of <meta>, without case and punctuation, from the surest on.
_DAY_KEYS = (
    *("founderdate", "articlepublishedtime", "ogarticlepublishedtime", "datepublished", "pubdate"),
    *(
        "publishdate",
        "publishtime",
        "publishedtime",
        "releasedate",
        "ogreleasedate",
        "dcdateissued",
        "dcdate",
    ),
    *("ogpubdate", "bytedancepublishedtime", "weibowebpagecreateat", "contentdate", "date"),
)
_PAPER_KEYS = ("founderpaper", "contentsource", "mediasource", "source", "ogarticleauthor", "author")
_SITE_KEYS = ("sitename", "ogsitename", "applicationname")
# The elements of the platforms of 数字报 and of WeChat, by name or id.
_DAY_ELEMENTS = frozenset({"founder-date", "date", "publish_time", "pubtime", "pubtime_baidu"})
_PAPER_ELEMENTS = frozenset({"founder-paper", "founder-papername", "papername", "js_name", "source_baidu"})
_PAGE_ELEMENTS = frozenset({"founder-nodename", "founder-pagename", "nodename"})
_ELEMENTS = _DAY_ELEMENTS | _PAPER_ELEMENTS | _PAGE_ELEMENTS
_OF_A_PLATFORM = re.compile(
    r"<(?P<name>founder-[a-z]+|date|nodename|papername)>\s{0,200}+(?P<value>[^<>\s][^<>]{0,79}?)\s{0,200}+</"
)
_EPOCH = re.compile(r"""\b(?:ct|publish_time|create_time)\s*[=:]\s*["']?(?P<seconds>1\d{9})(?!\d)""")
_SCRIPT_DAY = re.compile(
    r"""\b(?:publish_time|publishTime|pubtime|pubDate|createTime)["']?\s*[=:]\s*["'](?P<day>[^"']{8,30})["']"""
)
_NICKNAME = re.compile(r"""\bnickname\s*=\s*(?:htmlDecode\()?["'](?P<name>[^"']{2,30})["']""")
_NAME = re.compile(rf"[{HAN}·]{{2,20}}")
_DIGITAL = re.compile("(?:数字报|电子报|电子版)$")
_PARTS_OF_TITLE = re.compile("[-_—–|·]+")
_PAGE_FIELD = re.compile(r"(?P<page>[A-D]?\d{1,3})\s?(?:[：:]|$)")
_VOID = frozenset({"meta", "link", "br", "img", "input", "hr"})
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "td",
        "th",
        "tr",
        "li",
        "ul",
        "br",
        "h1",
        "h2",
        "h3",
        "title",
        "table",
        "body",
        "head",
        "dd",
        "dt",
    }
)


def html_editions(html: str) -> tuple[Edition, Edition]:
    """What an HTML page says of its edition: in fields of its head, scripts and comments; and in print.

    >>> fields, _ = html_editions('<meta name="PubDate" content="2023-02-02 08:00"><title>甲_拱墅报</title>')
    >>> fields
    Edition(published_on='2023-02-02', page='', paper='拱墅报', credited='', impossible='')
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    stated = Edition(
        published_on=next(reader.days(), ""), page=reader.page(), paper=next(reader.papers(), "")
    )
    return combined(stated, printed_edition(reader.title)), printed_edition("\n".join(reader.lines()))


class _Reader(HTMLParser):
    """Collects what a page states: fields of its head, scripts and comments, times, and its short lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self._fields: dict[str, str] = {}
        self._times: list[tuple[str, bool]] = []
        self._scripts: list[str] = []
        self._json: list[str] = []
        self._in = ""
        self._named = ""
        self._parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            key = given.get("name") or given.get("property") or given.get("itemprop") or ""
            self._fields.setdefault(re.sub(r"[\W_]", "", key.lower()), given.get("content", "").strip())
        if tag == "time" and given.get("datetime"):
            published = given.get("itemprop") == "datePublished" or "pubdate" in given
            self._times.append((given["datetime"], published))
        if tag == "script":
            self._in = "json" if given.get("type", "").strip() == "application/ld+json" else "script"
        elif tag in ("style", "title"):
            self._in = tag
        if tag not in _VOID:
            self._named = next((name for name in (given.get("id", ""), tag) if name in _ELEMENTS), "")
        if tag in _BLOCKS:
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._in = self._named = ""
        if tag in _BLOCKS:
            self._parts.append("\n")

    def handle_comment(self, data: str) -> None:
        for field in _OF_A_PLATFORM.finditer(data):
            self._fields.setdefault(field["name"], field["value"])

    def handle_data(self, data: str) -> None:
        if self._in == "title":
            self.title += data
        elif self._in == "json":
            self._json.append(data)
        elif self._in == "script":
            self._scripts.append(data)
        elif not self._in:
            self._parts.append(data.replace("\n", " "))
            if self._named and data.strip():
                self._fields.setdefault(self._named, data.strip())

    def lines(self) -> list[str]:
        """The lines that are short enough for a masthead."""
        lines = (" ".join(line.split()) for line in "".join(self._parts).split("\n"))
        return [line[: LONGEST_LINE + 1] for line in lines if line]

    def days(self) -> Iterator[str]:
        """The days of publication that the page states, the surest first."""
        stamps = [self._fields.get(name, "") for name in ("founder-date", "date")]
        stamps += [str(value) for value in self._in_json("datePublished")]
        stamps += [self._fields.get(key, "") for key in _DAY_KEYS]
        stamps += [self._fields.get(name, "") for name in ("publish_time", "pubtime", "pubtime_baidu")]
        for script in self._scripts:
            stamps += [match["day"] for match in _SCRIPT_DAY.finditer(script)]
            for match in _EPOCH.finditer(script):
                stamps.append(datetime.fromtimestamp(int(match["seconds"]), UTC).isoformat())
        times = [stamp for stamp, published in self._times if published]
        all_times = {chinese_day(stamp) for stamp, _ in self._times}
        stamps += times or (list(all_times) if len(all_times) == 1 else [])
        return (day for stamp in stamps if (day := chinese_day(stamp)))

    def papers(self) -> Iterator[str]:
        """The names of papers and sites that the page states, the surest first."""
        names = [self._fields.get(name, "") for name in sorted(_PAPER_ELEMENTS)]
        names += [m["name"] for script in self._scripts for m in _NICKNAME.finditer(script)]
        names += [self._fields.get(key, "") for key in _PAPER_KEYS]
        names += [str(p.get("name", "")) for p in self._in_json("publisher") if isinstance(p, dict)]
        names += [self._fields.get(key, "") for key in _SITE_KEYS]
        names += [part.strip() for part in reversed(_PARTS_OF_TITLE.split(self.title))]
        for name in names:
            plain = _DIGITAL.sub("", re.sub(r"^来源[：:]\s*", "", name))
            if _NAME.fullmatch(plain) and is_paper(plain):
                yield plain

    def page(self) -> str:
        """The number of the printed page by the platform's fields, or blank."""
        named = (self._fields.get(name, "") for name in sorted(_PAGE_ELEMENTS))
        return next((page for name in named if (page := printed_edition(name).page or _page_of(name))), "")

    def _in_json(self, key: str) -> Iterator[Any]:
        for text in self._json:
            try:
                yield from _values(json.loads(text), key)
            except (ValueError, RecursionError):
                continue


def _page_of(field: str) -> str:
    """The page number at the beginning of a platform's field that prints no 版: A02：要闻."""
    match = _PAGE_FIELD.match(field)
    return page_number(match["page"]) if match else ""


def _values(data: Any, key: str) -> Iterator[Any]:
    """The values of a key anywhere in JSON, outermost first."""
    level = [data]
    while level:
        yield from (node[key] for node in level if isinstance(node, dict) and key in node)
        level = [
            child
            for node in level
            if isinstance(node, dict | list)
            for child in (node.values() if isinstance(node, dict) else node)
        ]
