"""Who wrote, photographed or edited an article: the names in its byline and in its lines of editors."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from re import compile

from ner.extraction.attribution import PostAttribution
from ner.extraction.people import PersonMention
from ner.lexicon.person_names import is_foreign, is_plausible, joined_names, may_stand_alone, surname_of
from ner.lexicon.rules import rule_table
from ner.segmenting.imprint import staff
from ner.text.characters import HAN
from ner.text.documents import Article

# A Chinese name of more characters counts only in a byline that says what its names are.
LONGEST_BARE_NAME = 4
LONGEST_RUN = 10
"""Characters of names printed without anything between them; a longer run is a sentence."""
LONGEST_LABEL = 8
"""Characters in front of a list of names in which a label of credits is looked for."""

_CREDIT_LABEL = compile(
    r"(?:作者|撰文|摄影|摄|编辑|校对|(?:撰|审|供)稿人?|审核|编审|初审|复审|终审|拍摄|转载)[：:/ 　]+$"
)
# What stands behind those who took a picture: 甲某 乙某 摄.
_CREDIT_TAIL = compile(r"[ 　]?(?:文/摄|摄(?:影(?:报道)?)?)(?=[ 　）。\n]|$)")
_PICTURE = compile(r"摄[ 　]*[）)]?$")
_ALONE_BEFORE = compile(r"[。！？”][ 　\n]*[（(][ 　]*$")
_ALONE_BEHIND = compile(r"[ 　]*[）)](?=\n|$)")
_SPEECH = compile(r"(?:^|[—－ ])在[^，。]{2,40}[上时]?的(?:讲话|致辞|演讲|发言|报告|讲话要点)(?:$|[（( ])")
_NAME = compile(rf"[{HAN}·]{{2,10}}")
# 图/|文 甲某某
_LABEL_BEFORE = compile(r"[/／][文图摄][ 　]")
_SAYS_WHO = compile(r"记者|通讯员|作者|摄影|文/|图/")
# 王小某文, 王某摄: behind a name what he did; 高建文 is a name.
_CREDIT_BEHIND = compile(rf"(?<=^[{HAN}]{{3}})[文图]$|(?<=[{HAN}]{{2}})摄$")


def journalists_in(
    article: Article,
    people: Sequence[PersonMention],
    attributions: Iterable[PostAttribution],
    officials: Collection[str],
) -> tuple[list[PersonMention], set[str]]:
    """Where bylines and lines of editors name journalists, and the names of all journalists of the article.

    Those are also the persons whom its text calls journalists, and who sign it: a list of names
    behind one of these, in front of 摄, behind 作者：, or alone in brackets behind a sentence. An
    official in a byline is none.

    Args:
        article: the article.
        people: the persons that its text names.
        attributions: what it says about them.
        officials: the names of those who hold an office.
    """
    signatures = [] if is_signed_speech(article) else _signatures(article)
    writers = [mention for mention in signatures if mention.name not in officials]
    called = {a.person.start for a in attributions if a.post.head.kind == "journalist"}
    signing = {
        p.name
        for group in _groups(article.text, people)
        if _signs(article.text, group, called) or _stands_before_credit(article, group)
        for p in group
    }
    named = {p.name for p in people if p.start in called}
    return writers, named | (signing - set(officials)) | {mention.name for mention in writers}


def _groups(text: str, people: Sequence[PersonMention]) -> list[list[PersonMention]]:
    """The persons, those together between whom stand only blanks or 、."""
    groups: list[list[PersonMention]] = []
    for person in sorted(people):
        if groups and not text[groups[-1][-1].end : person.start].strip(" 　、"):
            groups[-1].append(person)
        else:
            groups.append([person])
    return groups


def _signs(text: str, group: Sequence[PersonMention], called: Collection[int]) -> bool:
    start, end = group[0].start, group[-1].end
    if _CREDIT_LABEL.search(text, max(0, start - LONGEST_LABEL), start) or _CREDIT_TAIL.match(text, end):
        return True
    without_list = "、" not in text[start:end] and any(p.start in called for p in group[:1])
    return without_list or bool(_ALONE_BEFORE.search(text, 0, start) and _ALONE_BEHIND.match(text, end))


def _stands_before_credit(article: Article, group: Sequence[PersonMention]) -> bool:
    """Whether names stand right before the credit of a picture, which names another: 甲某某 |乙某某 摄."""
    end = group[-1].end
    return any(
        0 <= span.start - end <= 1
        and not article.text[end : span.start].strip()
        and _PICTURE.search(span.of(article.text))
        for span in article.byline_spans
    )


def is_signed_speech(article: Article) -> bool:
    """Whether the byline is the signature under the headline of a speech: the speaker's, no journalist's."""
    return bool(_SPEECH.search(article.headline)) and is_plausible(article.byline)


def _signatures(article: Article) -> list[PersonMention]:
    """The names in the byline and in the lines of editors, each where it stands first."""
    found: dict[str, PersonMention] = {}
    for name in _names(article.byline):
        for span in article.byline_spans:
            start = article.text.find(name, span.start, span.end)
            if start >= 0:
                found.setdefault(name, PersonMention(start, start + len(name), name, name, "byline"))
    for span in article.byline_spans:
        for name in _names(span.of(article.text)) if _PICTURE.search(span.of(article.text)) else ():
            start = article.text.find(name, span.start, span.end)
            if start >= 0:
                found.setdefault(name, PersonMention(start, start + len(name), name, name, "byline"))
        for editor in (name.shift(span.start) for name in staff(span.of(article.text))):
            printed = editor.of(article.text)
            name = "".join(printed.split())
            if not rule_table("not_a_writer").first(name) and not _LABEL_BEFORE.match(
                article.text, editor.start - 1
            ):
                found.setdefault(name, PersonMention(editor.start, editor.end, printed, name, "byline"))
    return list(found.values())


def _names(byline: str) -> Iterator[str]:
    says_who = bool(_SAYS_WHO.search(byline))
    for word in rule_table("byline_labels").pattern.sub(" ", byline).translate(_GAPS).split():
        whole = _CREDIT_BEHIND.sub("", word.strip("：:/（）() "))
        for name in _apart(whole) or (whole,):
            if (
                _NAME.fullmatch(name)
                and (len(name) <= LONGEST_BARE_NAME or is_foreign(name) or says_who)
                and not rule_table("not_a_writer").first(name)
            ):
                yield name


def _apart(run: str) -> tuple[str, ...]:
    """The names that are printed without anything between them (甲某某乙某); none unless all have common surnames.

    Longer names come first; a run is no longer than `LONGEST_RUN`.
    """
    if not LONGEST_BARE_NAME < len(run) <= LONGEST_RUN:
        return joined_names(run) or ()
    ends: dict[int, tuple[str, ...]] = {len(run): ()}
    for start in range(len(run) - 2, -1, -1):
        for end in (start + 2, start + 3):
            name = run[start:end]
            if end in ends and is_plausible(name) and may_stand_alone(surname_of(name)):
                ends[start] = (name, *ends[end])
    return ends.get(0, ())


_GAPS = str.maketrans("、，", "  ")
