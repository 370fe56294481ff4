"""Who wrote, photographed or edited an article: the names in its byline and in its lines of editors."""

from collections.abc import Collection, Iterable, Iterator
from re import compile

from ner.extraction.attribution import PostAttribution
from ner.extraction.people import PersonMention
from ner.lexicon.person_names import is_foreign
from ner.lexicon.rules import rule_table
from ner.segmenting.imprint import staff
from ner.text.characters import HAN
from ner.text.documents import Article

# A Chinese name of more characters counts only in a byline that says what its names are.
LONGEST_BARE_NAME = 4
_NAME = compile(rf"[{HAN}·]{{2,10}}")
_SAYS_WHO = compile(r"记者|通讯员|作者|摄影|文/|图/")
# 王小某文, 王某摄: behind a name what he did; 高建文 is a name.
_CREDIT_BEHIND = compile(rf"(?<=^[{HAN}]{{3}})[文图]$|(?<=[{HAN}]{{2}})摄$")


def journalists_in(
    article: Article, attributions: Iterable[PostAttribution], officials: Collection[str]
) -> tuple[list[PersonMention], set[str]]:
    """Where bylines and lines of editors name journalists, and the names of all journalists of the article.

    Those are also the persons whom its text calls journalists. An official in a byline is none.
    """
    writers = [mention for mention in _signatures(article) if mention.name not in officials]
    called = {a.person.name for a in attributions if a.post.head.kind == "journalist"}
    return writers, called | {mention.name for mention in writers}


def _signatures(article: Article) -> list[PersonMention]:
    """The names in the byline and in the lines of editors, each where it stands first."""
    found: dict[str, PersonMention] = {}
    for name in _names(article.byline):
        for span in article.byline_spans:
            start = article.text.find(name, span.start, span.end)
            if start >= 0:
                found.setdefault(name, PersonMention(start, start + len(name), name, name, "byline"))
    for span in article.byline_spans:
        for editor in (name.shift(span.start) for name in staff(span.of(article.text))):
            printed = editor.of(article.text)
            name = "".join(printed.split())
            if not rule_table("not_a_writer").first(name):
                found.setdefault(name, PersonMention(editor.start, editor.end, printed, name, "byline"))
    return list(found.values())


def _names(byline: str) -> Iterator[str]:
    says_who = bool(_SAYS_WHO.search(byline))
    for word in rule_table("byline_labels").pattern.sub(" ", byline).translate(_GAPS).split():
        name = _CREDIT_BEHIND.sub("", word.strip("：:/（）() "))
        if (
            _NAME.fullmatch(name)
            and (len(name) <= LONGEST_BARE_NAME or is_foreign(name) or says_who)
            and not rule_table("not_a_writer").first(name)
        ):
            yield name


_GAPS = str.maketrans("、，", "  ")
