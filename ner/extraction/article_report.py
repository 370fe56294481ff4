"""One article's facts: who is who in it, which organisations it names, which events it reports."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from re import compile, escape, finditer

from ner.extraction.article_facts import ArticleFacts
from ner.extraction.attribution import PostAttribution, read
from ner.extraction.dates import find_dates
from ner.extraction.doctrines import is_doctrine
from ner.extraction.events import Event, find_events
from ner.extraction.known_people import known_posts, with_known_names
from ner.extraction.mention_repair import correct
from ner.extraction.organizations import (
    OrganizationMention,
    find_organizations,
    is_generic,
    kind_of,
    names_company,
)
from ner.extraction.participation import PRESENT, read_actions
from ner.extraction.people import PersonMention
from ner.extraction.title_grammar import PostMention, owner_of
from ner.lexicon.divisions import Inferred
from ner.lexicon.person_names import is_foreign
from ner.lexicon.word_lists import Division
from ner.segmenting.imprint import staff
from ner.sources.corpus_config import DEFAULTS, Ignore, Settings
from ner.text.characters import fold
from ner.text.documents import Article
from ner.text.mentions import Label, Mention
from ner.text.sentences import cut
from ner.text.spans import Span

OFFICIAL_BRANCHES = frozenset(("党委", "人大", "政府", "政协", "纪委监委", "法院", "检察院", "军事", "群团"))
# Mandates that people of every trade hold beside their post.
_MANDATES = frozenset(("人大代表", "政协委员", "党代表"))
_HOUSES = compile(r"法院|医院|学院|研究院|设计院|科学院|卫生院|剧院|书院|大学")
_BYLINE_NAME = compile(r"[\u3400-\u9fff·]{2,10}")
_LABELLED = compile(r"记者|通讯员|作者|摄影|文/|图/")
# 王小某文, 王某摄: behind a name what he did; 高建文 is a name.
_CREDIT_BEHIND = compile(r"(?<=^[\u3400-\u9fff]{3})[文图]$|(?<=[\u3400-\u9fff]{2})摄$")
_NOT_A_REPORTER = compile(
    r"(?:社|报|网|台|室|部|局|委|办|处|组|中心|公司|集团|频道|客户端|大学|学院|法院|检察院|综合|整理|报道|政府|宣传|新闻|字[体号]|[核供来]稿|记者|干事)$"
)
_BYLINE_LABEL = compile(
    r"文[/／][图摄]|图[/／]文|本报|本网|本台|记者|通讯员|实习生?|见习|特约|首席|全媒体|融媒体?|摄影|摄像|报道员?|撰文|撰稿|供图|责任|编辑|责编|校对|文图|图文|作者|来源|整理|"
    r"[讯电][/／：:]?(?=\s|$|[\u3400-\u9fff]{2,3}(?:\s|$))|[文图摄](?:[/／：:]|(?<![\u3400-\u9fff].)(?=\s|$|[\u3400-\u9fff]{2,3}(?:\s|$)))|"
    r"(?:时间|阅读|浏览|点击)(?=[：:\d]|$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one article says. `roles` gives each person's role, `places` what the tagger found."""

    article: Article
    jurisdiction: Division | None
    jurisdiction_evidence: str
    people: tuple[PersonMention, ...]
    places: tuple[Mention, ...]
    attributions: tuple[PostAttribution, ...]
    organizations: tuple[OrganizationMention, ...]
    roles: dict[str, str]
    events: tuple[Event, ...]
    sentences: tuple[Span, ...]

    def quote(self, start: int, end: int) -> str:
        """The sentence or sentences that hold the stretch."""
        text = self.article.text
        first = bisect_right(self.sentences, start, key=lambda s: s.end)
        last = bisect_left(self.sentences, max(end, start + 1), key=lambda s: s.start)
        touching = self.sentences[first:last]
        if not touching:
            return text[start:end]
        return text[touching[0].start : touching[-1].end].strip()


def report(
    article: Article,
    mentions: Iterable[Mention],
    jurisdiction: Inferred,
    settings: Settings = DEFAULTS,
) -> Report:
    """Reads an article whose names a tagger has found.

    Args:
        article: the article.
        mentions: the tagger's, offsets in the article's text.
        jurisdiction: the place the paper is of, and how we know.
        settings: the researcher's: persons who are known, names and strings that are no entities.
    """
    ignore = settings.ignore
    text = "\n".join(fold(line) for line in article.text.split("\n"))
    mentions = correct(text, with_known_names(text, mentions, settings.people))
    sentences = cut(article.text)
    reporters = _reporters(article)
    in_byline = [m for m in mentions if any(m.span.overlaps(b) for b in article.byline_spans)]
    reading = read(text, [m for m in mentions if m not in in_byline or m.label is not Label.PERSON])
    barred = _ignored(text, ignore)

    def wanted(name: str, span: Span) -> bool:
        return name not in ignore.names and not any(span.overlaps(b) for b in barred)

    people = [
        p
        for p in reading.people
        if wanted(p.name, p.span) and not any(p.span.overlaps(b) for b in article.byline_spans)
    ]
    starts = {p.start for p in people}
    links = [a for a in reading.attributions if a.person.start in starts and a.post.head.kind != "journalist"]
    organizations = tuple(
        o
        for o in find_organizations(text, mentions, reading.posts, [p.span for p in reading.people])
        if wanted(o.text, o.span)
    )
    links = [_with_court(text, _with_firm(link, organizations, sentences)) for link in links]
    links += known_posts(people, links, settings.people, article.published_on)
    in_office = {
        a.person.name for a in links if a.post.head.kind == "post" and branch_in(a) in OFFICIAL_BRANCHES
    }
    reporters = tuple(p for p in reporters if p.name not in in_office)
    journalists = {p.name for p in reporters} | {
        a.person.name for a in reading.attributions if a.post.head.kind == "journalist"
    }
    people = [p for p in people if p.name not in journalists]
    links = [a for a in links if a.person.name not in journalists]
    body = [
        part
        for s in _statements(text, sentences, people)
        if s.start >= article.headline_span.end
        for part in _outside(s, article.byline_spans)
        if part.of(text).strip()
    ]
    doctrine = {p for p in people if is_doctrine(text, p)}
    actions = read_actions(
        text, body, [p for p in people if p not in doctrine], [p.span for p in reading.posts]
    )
    present = {a.person.name for a in actions if a.group in PRESENT}
    held: dict[str, list[PostAttribution]] = {p.name: [] for p in people}
    for link in links:
        held[link.person.name].append(link)
    cited = {p.name for p in doctrine} - present
    roles = {name: _role(posts, cited=name in cited) for name, posts in sorted(held.items())}
    roles |= dict.fromkeys(sorted(journalists), "journalist")
    acting = [a for a in actions if roles[a.person.name] != "cited"]
    issued = date.fromisoformat(article.published_on) if article.published_on else None
    events = find_events(
        ArticleFacts(
            text=text,
            headline=article.headline,
            sentences=body,
            actions=acting,
            dates=find_dates(text, issued=issued),
            organizations=organizations,
            places=[m for m in mentions if m.label is Label.PLACE],
            companies_led=_companies_led(text, links, organizations),
            titles=sorted(p.span for p in reading.posts),
        )
    )
    return Report(
        article=article,
        jurisdiction=jurisdiction.division,
        jurisdiction_evidence=jurisdiction.evidence,
        people=tuple(sorted([*people, *reporters])),
        places=tuple(m for m in mentions if m.label is Label.PLACE and wanted(m.text, m.span)),
        attributions=tuple(links),
        organizations=organizations,
        roles=dict(sorted(roles.items())),
        events=events,
        sentences=sentences,
    )


def _ignored(text: str, ignore: Ignore) -> list[Span]:
    """Where the strings stand that are to be ignored."""
    strings = [string for string in ignore.strings if string]
    return [Span(m.start(), m.end()) for string in strings for m in finditer(escape(string), text)]


def _statements(text: str, sentences: Sequence[Span], people: Sequence[PersonMention]) -> list[Span]:
    """Sentences, those joined again that only a semicolon parts, or a mark that stands for a name's dot."""
    joined: list[Span] = []
    inside_names = {position for p in people for position in range(p.start + 1, p.end)}
    for sentence in sentences:
        goes_on = joined and (
            (text[joined[-1].end - 1] == "；" and "\n" not in text[joined[-1].end : sentence.start])
            or joined[-1].end in inside_names
        )
        if goes_on:
            joined[-1] = Span(joined[-1].start, sentence.end)
        else:
            joined.append(sentence)
    return joined


def _outside(sentence: Span, spans: Sequence[Span]) -> list[Span]:
    """The parts of a sentence that lie in none of the spans."""
    parts = [sentence]
    for span in spans:
        parts = [
            piece
            for part in parts
            for piece in (
                [part]
                if not part.overlaps(span)
                else [Span(part.start, max(part.start, span.start)), Span(min(part.end, span.end), part.end)]
            )
            if len(piece)
        ]
    return parts


def _reporters(article: Article) -> tuple[PersonMention, ...]:
    """The names in the byline and in the lines of editors, each where it stands in the text."""
    names = [
        name
        for chunk in _BYLINE_LABEL.sub(" ", article.byline).replace("、", " ").replace("，", " ").split()
        if (name := _CREDIT_BEHIND.sub("", chunk.strip("：:/（）() ")))
        and _BYLINE_NAME.fullmatch(name)
        and (len(name) <= 4 or is_foreign(name) or _LABELLED.search(article.byline))
        and not _NOT_A_REPORTER.search(name)
    ]
    found = []
    for name in dict.fromkeys(names):
        for span in article.byline_spans:
            at = article.text.find(name, span.start, span.end)
            if at >= 0:
                found.append(PersonMention(at, at + len(name), name, name, "byline"))
                break
    known = {person.name for person in found}
    for span in article.byline_spans:
        for editor in (name.shift(span.start) for name in staff(span.of(article.text))):
            printed = editor.of(article.text)
            name = "".join(printed.split())
            if name not in known and not _NOT_A_REPORTER.search(name):
                found.append(PersonMention(editor.start, editor.end, printed, name, "byline"))
                known.add(name)
    return tuple(sorted(found))


def branch_in(link: PostAttribution) -> str:
    """The branch of an attributed post, with the body that it inherits."""
    post: PostMention = link.post
    if link.body and link.body != post.body:
        post = replace(post, body=link.body)
    if post.head.kind == "collective":
        kind = kind_of(link.body) if link.body else "government"
        return {"company": "企业", "institution": "事业单位"}.get(kind, "政府")
    return post.branch


def _role(links: Sequence[PostAttribution], *, cited: bool) -> str:
    """Who a person is by the posts that an article gives; of who has left them all, by what they were."""
    if cited:
        return "cited"
    real = [a for a in links if a.post.head.kind != "occupation"]
    current = [a for a in real if not a.post.is_former and a.rule != "held"]
    branches = [branch_in(a) for a in current or real]
    own = [b for a, b in zip(current or real, branches, strict=True) if a.post.head.head not in _MANDATES]
    if any(b in OFFICIAL_BRANCHES for b in own):
        return "official" if current or OFFICIAL_BRANCHES.issuperset(own) else "other"
    if "企业" in own:
        return "company"
    return "official" if not own and branches else "other"


def _with_firm(
    link: PostAttribution, organizations: Sequence[OrganizationMention], sentences: Sequence[Span]
) -> PostAttribution:
    """A firm's post without a firm (董事长周某介绍) is of the one firm that its sentence names."""
    cooperative = link.post.head.head == "社长"
    if link.body or not (names_company(link.post) or cooperative):
        return link
    sentence = next((s for s in sentences if s.start <= link.post.start < s.end), None)
    if sentence is None:
        return link
    firms = {
        o.text
        for o in organizations
        if o.kind == "company" and sentence.contains(o.span) and ("合作社" in o.text or not cooperative)
    }
    return replace(link, body=firms.pop()) if len(firms) == 1 else link


def _with_court(text: str, link: PostAttribution) -> PostAttribution:
    """A bare 院长 is of the court, if a court is the last house of any sort that the text named."""
    if link.body or link.post.head.head != "院长":
        return link
    houses = list(_HOUSES.finditer(text, 0, link.post.start))
    return replace(link, body=houses[-1].group()) if houses and houses[-1].group() == "法院" else link


def _companies_led(
    text: str, links: Sequence[PostAttribution], organizations: Sequence[OrganizationMention]
) -> dict[str, tuple[str, ...]]:
    """For each leader of a firm the firm, as the text names it; 集团 alone is the firm that the text is about.

    Of 甲公司、乙公司总经理 both firms.
    """
    firms = Counter(o.text for o in organizations if o.kind == "company")
    by_end = {o.end: o for o in organizations if o.kind == "company"}
    led: dict[str, tuple[str, ...]] = {}
    for link in links:
        if branch_in(link) != "企业" or not link.is_held:
            continue
        body = _firm_of(link, organizations)
        if not body or is_generic(body):
            core = "集团" if "集团" in body else ""
            fitting = [name for name, _ in firms.most_common() if core in name and name != body]
            if not fitting:
                continue
            body = fitting[0]
        if len(body) > len(led.get(link.person.name, ("",))[-1]):
            beside = _beside(text, by_end, link)
            led[link.person.name] = (beside.text, body) if beside and beside.text != body else (body,)
    return led


def _firm_of(link: PostAttribution, organizations: Sequence[OrganizationMention]) -> str:
    """The firm in a title, as `find_organizations` names it; else the title's body less its inner body."""
    title = Span(link.post.start, link.post.core_start)
    named = [o.text for o in organizations if o.kind == "company" and title.contains(o.span)]
    named = named or [o.text for o in organizations if o.kind == "company" and link.body.startswith(o.text)]
    return max(named, key=len, default=owner_of(link.body))


def _beside(
    text: str, by_end: Mapping[int, OrganizationMention], link: PostAttribution
) -> OrganizationMention | None:
    """The one firm that shares a title with the firm right behind it; in a longer list nobody can say."""
    if not link.post.body or text[link.post.start - 1 : link.post.start] not in ("、", "和", "及"):
        return None
    firm = by_end.get(link.post.start - 1)
    return firm if firm and text[firm.start - 1 : firm.start] != "、" else None
