"""Composes sentences in the style of local papers, to train on.

The patterns are put together from the word lists of lexicon/news.tsv; no text is quoted.
"""

import random
from collections.abc import Callable, Iterable, Mapping

from ner.training.annotated_data import Entity, Sentence, bioes
from ner.training.synthetic_names import Bodies, PersonNames, Places, news_words, pick

LabelledText = tuple[str, str]
"""Some characters and their label, which is empty for plain text."""


def plain(rng: random.Random, *words: str) -> LabelledText:
    """One of the words, without a label; a word that is given twice is twice as likely."""
    return pick(rng, words), ""


class LocalNews:
    """Composes sentences and parts of sentences in the style of local papers.

    Bodies without a place in front (区委, 县政协) follow the corpus whose conventions are asked
    for: MSRA tags them, People's Daily does not.
    """

    def __init__(self, names: PersonNames, places: Places, tags_bare_bodies: Mapping[str, bool]) -> None:
        self._names = names
        self._places = places
        self._bodies = Bodies(names, places)
        self._tags_bare_bodies = tags_bare_bodies

    def person(self, rng: random.Random) -> LabelledText:
        """One name."""
        return self._names.any(rng), "PER"

    def persons(self, rng: random.Random, most: int = 7) -> list[LabelledText]:
        """A list of one to `most` names, mostly with 、 between."""
        separator = rng.choices(("、", " ", "，", ""), (80, 14, 5, 1))[0]
        parts = [self.person(rng)]
        for _ in range(int(rng.random() ** 1.5 * most)):
            if separator:
                parts.append((separator, ""))
            parts.append(self.person(rng))
        return parts

    def company(self, rng: random.Random) -> LabelledText:
        """A company or bank."""
        return self._bodies.company(rng), "ORG"

    def body(self, rng: random.Random, domain: str) -> list[LabelledText]:
        """A public body, with its place or bare."""
        if rng.random() < 0.1:
            return [(self._bodies.institution(rng), "ORG")]
        office = self._bodies.office(rng)
        if rng.random() < 0.4:
            level = pick(rng, "省市区县市区县镇")
            return [(level + office, "ORG" if self._tags_bare_bodies[domain] else "")]
        party = "中共" if office == "委" and rng.random() < 0.2 else ""
        return [(party + self._places.full_seat(rng) + office, "ORG")]

    def post(self, rng: random.Random, domain: str) -> list[LabelledText]:
        """A post with what stands before it: 某区委书记, 副县长, 某公司董事长."""
        chance = rng.random()
        if chance < 0.2:
            level = pick(rng, "省市区县区县镇乡州")
            bare = "ORG" if self._tags_bare_bodies[domain] else ""
            return [(level + "委", bare), plain(rng, *news_words("head_party"))]
        if chance < 0.45:
            rank = pick(rng, ("", "副", "常务副", "代"))
            head = (f"{rank}{pick(rng, '省市区县区县镇乡州')}长", "")
            return [(self._places.full_seat(rng), "LOC"), head] if rng.random() < 0.3 else [head]
        if chance < 0.7:
            return [*self.body(rng, domain), plain(rng, *news_words("head_body"))]
        if chance < 0.8:
            return [self.company(rng), plain(rng, *news_words("head_company"))]
        if chance < 0.87:
            street = (self._places.street(rng), "LOC")
            return [street, plain(rng, "党委书记", "镇长", "乡长", "党工委书记", "主任", "副主任")]
        return [plain(rng, *news_words("head_other"))]

    def holder(self, rng: random.Random, domain: str) -> list[LabelledText]:
        """One or two posts and the name of who holds them."""
        parts = self.post(rng, domain)
        if rng.random() < 0.3:
            parts = [*parts, ("、", ""), *self.post(rng, domain)]
        elif rng.random() < 0.05:
            parts = [plain(rng, "原", "时任", "前"), *parts]
        gap = [(" ", "")] if rng.random() < 0.05 else []
        return [*parts, *gap, self.person(rng)]

    def holders(self, rng: random.Random, domain: str) -> list[LabelledText]:
        """Several posts, each with one or more names."""
        parts: list[LabelledText] = []
        for _ in range(1 + int(rng.random() * 4)):
            if parts:
                parts.append(plain(rng, "，", "、", "，"))
            parts += self.post(rng, domain)
            parts += self.persons(rng, 4) if rng.random() < 0.5 else [self.person(rng)]
        return parts

    def byline(self, rng: random.Random) -> list[LabelledText]:
        """Who wrote or photographed, as papers put it before or after a report."""
        gap = plain(rng, " ", "", "", "：", "　")
        reporters = [("记者", ""), gap, *self._signed(rng)]
        if rng.random() < 0.4:
            reporters += [plain(rng, " ", "", "，", " "), ("通讯员", ""), gap, *self._signed(rng)]
        chance = rng.random()
        if chance < 0.3:
            opening = plain(rng, "本报讯", "本报讯 ", "本网讯", "讯")
            return [opening, ("（", ""), *reporters, ("）", "")]
        if chance < 0.4:
            return [("（", ""), *reporters, ("）", "")]
        if chance < 0.5:
            own = plain(rng, "本报", "本台", "首席", "见习", "", "□", "■")
            return [own, *reporters, plain(rng, " ", " 报道", " 文/摄", "")]
        if chance < 0.65:
            agency = "新华社" if rng.random() < 0.3 else pick(rng, ("中新网", "中新社", "人民网", "光明网"))
            place = (self._places.short(rng), "LOC")
            day = (self.day(rng), "")
            sent = [(agency, "ORG"), place, day, plain(rng, "电", "讯", "电 "), ("（", "")]
            return [*sent, *(reporters if rng.random() < 0.5 else self._signed(rng)), ("）", "")]
        if chance < 0.8:
            label = [("记者", ""), gap] if rng.random() < 0.5 else []
            work = (" 摄", "摄", "/摄", " 摄影报道", "/文", " 文 ", "/图")
            return [*label, *self._signed(rng), plain(rng, *work)]
        if chance < 0.88:
            paper = self._places.short(rng) + pick(rng, news_words("medium"))
            return [(paper, "ORG"), *reporters]
        roles = ["编辑", "责任编辑", "责编", "校对", "作者", "审核", "来源", "通讯员", "摄影", "供稿", "编辑"]
        return [plain(rng, *roles), plain(rng, "：", " ", "："), *self._signed(rng)]

    def day(self, rng: random.Random) -> str:
        """A day of the year."""
        return f"{rng.randint(1, 12)}月{rng.randint(1, 31)}日"

    def lead_in(self, rng: random.Random, domain: str) -> list[LabelledText]:
        """The start of a sentence that some other sentence may follow."""
        chance = rng.random()
        if chance < 0.35:
            return [
                *self.holder(rng, domain),
                plain(rng, *news_words("saying")),
                plain(rng, "，", "：", "，"),
            ]
        if chance < 0.55:
            return [self.person(rng), plain(rng, *news_words("saying")), ("，", "")]
        if chance < 0.7:
            return [("据", ""), *self.holder(rng, domain), plain(rng, "介绍，", "透露，", "说，")]
        if chance < 0.85:
            time = [(self.day(rng), ""), plain(rng, "，", "上午，", "下午，")]
            return [*time, *self.holder(rng, domain), *self.visit(rng, domain), ("，", "")]
        return [*self.byline(rng), plain(rng, "", " ", f"{self.day(rng)}，")]

    def visit(self, rng: random.Random, domain: str) -> list[LabelledText]:
        """Going somewhere: a company, a street, a body."""
        parts = [plain(rng, "", "一行", "带队"), plain(rng, *news_words("visiting"))]
        for turn in range(1 + int(rng.random() * 3)):
            if turn:
                parts.append(("、", ""))
            chance = rng.random()
            if chance < 0.4:
                parts.append(self.company(rng))
            elif chance < 0.7:
                parts.append((self._places.street(rng), "LOC"))
            elif chance < 0.85:
                parts.append((self._places.seat(rng), "LOC"))
            else:
                parts += self.body(rng, domain)
        return [*parts, plain(rng, "", "调研", "考察", "检查指导工作", "看望慰问困难群众")]

    def sentence(self, rng: random.Random, domain: str) -> Sentence:
        """A whole sentence."""
        makers: tuple[Callable[[random.Random, str], list[LabelledText]], ...] = (
            self._attendance,
            self._attendance,
            self._chairing,
            self._appointment,
            self._tour,
            self._signing,
            self._byline_only,
            self._roll,
        )
        parts = rng.choice(makers)(rng, domain)
        if rng.random() < 0.85:
            parts.append(plain(rng, "。", "。", "。", "；"))
        return compose(parts, domain)

    def _signed(self, rng: random.Random) -> list[LabelledText]:
        separator = rng.choices((" ", "、", ""), (60, 30, 10))[0]
        parts = [(self._names.chinese(rng), "PER")]
        for _ in range(int(rng.random() ** 2 * 4)):
            parts += [(separator or " ", ""), (self._names.chinese(rng), "PER")]
        return parts

    def _attendance(self, rng: random.Random, domain: str) -> list[LabelledText]:
        chance = rng.random()
        close = plain(rng, *news_words("attending"))
        if chance < 0.35:
            named = [*self.persons(rng, 9), plain(rng, "等", "", "等")]
            return [*named, plain(rng, *news_words("leaders")), close]
        if chance < 0.65:
            leaders = [plain(rng, *news_words("leaders")), plain(rng, "", "", " ", "：")]
            return [*leaders, *self.persons(rng, 9), plain(rng, "", "等", ""), close]
        return [*self.holders(rng, domain), plain(rng, "", "等", "分别", "等人"), close]

    def _chairing(self, rng: random.Random, domain: str) -> list[LabelledText]:
        chairs = ("主持会议", "主持会议并讲话", "出席并讲话", "作工作报告", "宣布开工", "致辞")
        parts = [*self.holder(rng, domain), plain(rng, *chairs)]
        if rng.random() < 0.6:
            parts += [("，", ""), *self._attendance(rng, domain)]
        if rng.random() < 0.4:
            opening = [(f"{self.day(rng)}，", ""), plain(rng, "我区", "我市", "我县", "全区", "全市")]
            parts = [*opening, (f"召开{pick(rng, news_words('meeting'))}，", ""), *parts]
        return parts

    def _appointment(self, rng: random.Random, domain: str) -> list[LabelledText]:
        chance = rng.random()
        if chance < 0.4:
            verbs = ("任", "当选为", "同志任", "被任命为", "拟任", "兼任")
            return [self.person(rng), plain(rng, *verbs), *self.post(rng, domain)]
        if chance < 0.7:
            decided = [plain(rng, "免去", "决定任命", "任命", "选举"), self.person(rng)]
            of_post = [plain(rng, "的", "为", "同志为"), *self.post(rng, domain)]
            return [*decided, *of_post, plain(rng, "职务", "")]
        sex, holder = pick(rng, ("男", "女")), self.person(rng)
        born = f"{rng.randint(1955, 1990)}年{rng.randint(1, 12)}月"
        return [holder, (f"，{sex}，汉族，{born}出生，现任", ""), *self.post(rng, domain)]

    def _tour(self, rng: random.Random, domain: str) -> list[LabelledText]:
        parts = [(f"{self.day(rng)}，", "")] if rng.random() < 0.6 else []
        parts += [*self.holder(rng, domain), *self.visit(rng, domain)]
        if rng.random() < 0.6:
            parts += [("，", ""), *self.holders(rng, domain)]
            parts.append(plain(rng, "陪同", "参加", "陪同调研", "一同前往"))
        return parts

    def _signing(self, rng: random.Random, domain: str) -> list[LabelledText]:
        one = self.company(rng)
        other = [self.company(rng)] if rng.random() < 0.5 else self.body(rng, domain)
        signs = ("签署战略合作协议", "签约", "举行合作签约仪式")
        parts = [one, plain(rng, "与", "和", "同"), *other, plain(rng, *signs)]
        if rng.random() < 0.6:
            parts += [("，", ""), *self.holder(rng, domain), plain(rng, "、", "，", "与")]
            witness = ("见证签约", "出席签约仪式", "代表双方签约")
            parts += [*self.holder(rng, domain), plain(rng, *witness)]
        return parts

    def _byline_only(self, rng: random.Random, domain: str) -> list[LabelledText]:
        return self.byline(rng)

    def _roll(self, rng: random.Random, domain: str) -> list[LabelledText]:
        heading = plain(rng, "主席团成员：", "名单如下：", "参加人员：", "", "获奖者：")
        return [heading, *self.persons(rng, 14)]


def compose(parts: Iterable[LabelledText], domain: str) -> Sentence:
    """The sentence that the parts make, tagged by their labels."""
    text = ""
    entities: list[Entity] = []
    for characters, label in parts:
        if label and characters:
            entities.append(Entity(len(text), len(text) + len(characters), label))
        text += characters
    return Sentence(text, bioes(len(text), entities), domain)
