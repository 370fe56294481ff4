"""Composes sentences in the manner of local papers, to train on.

The patterns are put together from the word lists of lexicons/news.tsv; no text is quoted.
"""

import random
from collections.abc import Callable, Iterable, Mapping

from ner.training.annotated_data import Entity, Sentence, bioes
from ner.training.synthetic_names import Bodies, PersonNames, Places, pick, words

LabelledText = tuple[str, str]
"""Some characters and their label, which is empty for plain text."""


class LocalNews:
    """Composes sentences and parts of sentences in the manner of local papers.

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
        mark = rng.choices(("、", " ", "，", ""), (80, 14, 5, 1))[0]
        parts = [self.person(rng)]
        for _ in range(int(rng.random() ** 1.5 * most)):
            if mark:
                parts.append((mark, ""))
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
        luck = rng.random()
        if luck < 0.2:
            level = pick(rng, "省市区县区县镇乡州")
            bare = "ORG" if self._tags_bare_bodies[domain] else ""
            return [(level + "委", bare), (pick(rng, words("head_party")), "")]
        if luck < 0.45:
            head = pick(rng, ("长", "副长", "常务副长", "代长"))
            level = pick(rng, "省市区县区县镇乡州")
            word = f"{head[:-1]}{level}长"
            return [(self._places.full_seat(rng), "LOC"), (word, "")] if rng.random() < 0.3 else [(word, "")]
        if luck < 0.7:
            return [*self.body(rng, domain), (pick(rng, words("head_body")), "")]
        if luck < 0.8:
            return [self.company(rng), (pick(rng, words("head_company")), "")]
        if luck < 0.87:
            street = self._places.street(rng)
            return [
                (street, "LOC"),
                (pick(rng, ("党委书记", "镇长", "乡长", "党工委书记", "主任", "副主任")), ""),
            ]
        return [(pick(rng, words("head_other")), "")]

    def holder(self, rng: random.Random, domain: str) -> list[LabelledText]:
        """One or two posts and the name of who holds them."""
        parts = self.post(rng, domain)
        if rng.random() < 0.3:
            parts = [*parts, ("、", ""), *self.post(rng, domain)]
        elif rng.random() < 0.05:
            parts = [(pick(rng, ("原", "时任", "前")), ""), *parts]
        gap = [(" ", "")] if rng.random() < 0.05 else []
        return [*parts, *gap, self.person(rng)]

    def holders(self, rng: random.Random, domain: str) -> list[LabelledText]:
        """Several posts, each with one or more names."""
        parts: list[LabelledText] = []
        for _ in range(1 + int(rng.random() * 4)):
            if parts:
                parts.append((pick(rng, "，、，"), ""))
            parts += self.post(rng, domain)
            parts += self.persons(rng, 4) if rng.random() < 0.5 else [self.person(rng)]
        return parts

    def byline(self, rng: random.Random) -> list[LabelledText]:
        """Who wrote or photographed, as papers put it before or after a report."""
        gap = pick(rng, (" ", "", "", "：", "　"))
        reporters = [("记者", ""), (gap, ""), *self._signed(rng)]
        if rng.random() < 0.4:
            reporters += [
                (pick(rng, (" ", "", "，", " ")), ""),
                ("通讯员", ""),
                (gap, ""),
                *self._signed(rng),
            ]
        luck = rng.random()
        if luck < 0.3:
            return [(pick(rng, ("本报讯", "本报讯 ", "本网讯", "讯")) + "（", ""), *reporters, ("）", "")]
        if luck < 0.4:
            return [("（", ""), *reporters, ("）", "")]
        if luck < 0.5:
            return [
                (pick(rng, ("本报", "本台", "首席", "见习", "", "□", "■")), ""),
                *reporters,
                (pick(rng, (" ", " 报道", " 文/摄", "")), ""),
            ]
        if luck < 0.65:
            agency = "新华社" if rng.random() < 0.3 else pick(rng, ("中新网", "中新社", "人民网", "光明网"))
            place = self._places.short(rng)
            return [
                (agency, "ORG"),
                (place, "LOC"),
                (f"{self.day(rng)}{pick(rng, ('电', '讯', '电 '))}（", ""),
                *(reporters if rng.random() < 0.5 else self._signed(rng)),
                ("）", ""),
            ]
        if luck < 0.8:
            return [
                *([("记者", ""), (gap, "")] if rng.random() < 0.5 else []),
                *self._signed(rng),
                (pick(rng, (" 摄", "摄", "/摄", " 摄影报道", "/文", " 文 ", "/图")), ""),
            ]
        if luck < 0.88:
            paper = self._places.short(rng) + pick(rng, words("medium"))
            return [(paper, "ORG"), *reporters]
        word = pick(
            rng,
            ("编辑", "责任编辑", "责编", "校对", "作者", "审核", "来源", "通讯员", "摄影", "供稿", "编辑"),
        )
        return [(word, ""), (pick(rng, ("：", " ", "：")), ""), *self._signed(rng)]

    def day(self, rng: random.Random) -> str:
        """A day of the year."""
        return f"{rng.randint(1, 12)}月{rng.randint(1, 31)}日"

    def lead_in(self, rng: random.Random, domain: str) -> list[LabelledText]:
        """The start of a sentence that some other sentence may follow."""
        luck = rng.random()
        if luck < 0.35:
            return [*self.holder(rng, domain), (pick(rng, words("saying")) + pick(rng, "，：，"), "")]
        if luck < 0.55:
            return [self.person(rng), (pick(rng, words("saying")) + "，", "")]
        if luck < 0.7:
            return [("据", ""), *self.holder(rng, domain), (pick(rng, ("介绍，", "透露，", "说，")), "")]
        if luck < 0.85:
            return [
                (self.day(rng) + pick(rng, ("，", "上午，", "下午，")), ""),
                *self.holder(rng, domain),
                *self.visit(rng, domain),
                ("，", ""),
            ]
        return [*self.byline(rng), (pick(rng, ("", " ", f"{self.day(rng)}，")), "")]

    def visit(self, rng: random.Random, domain: str) -> list[LabelledText]:
        """Going somewhere: a company, a street, a body."""
        parts: list[LabelledText] = [
            (pick(rng, ("", "一行", "带队")), ""),
            (pick(rng, words("visiting")), ""),
        ]
        for turn in range(1 + int(rng.random() * 3)):
            if turn:
                parts.append(("、", ""))
            luck = rng.random()
            if luck < 0.4:
                parts.append(self.company(rng))
            elif luck < 0.7:
                parts.append((self._places.street(rng), "LOC"))
            elif luck < 0.85:
                parts.append((self._places.seat(rng), "LOC"))
            else:
                parts += self.body(rng, domain)
        return [*parts, (pick(rng, ("", "调研", "考察", "检查指导工作", "看望慰问困难群众")), "")]

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
            parts.append((pick(rng, "。。。；"), ""))
        return compose(parts, domain)

    def _signed(self, rng: random.Random) -> list[LabelledText]:
        mark = rng.choices((" ", "、", ""), (60, 30, 10))[0]
        parts = [(self._names.chinese(rng), "PER")]
        for _ in range(int(rng.random() ** 2 * 4)):
            parts += [(mark or " ", ""), (self._names.chinese(rng), "PER")]
        return parts

    def _attendance(self, rng: random.Random, domain: str) -> list[LabelledText]:
        luck = rng.random()
        close = (pick(rng, words("attending")), "")
        if luck < 0.35:
            return [
                *self.persons(rng, 9),
                (pick(rng, ("等", "", "等")) + pick(rng, words("leaders")), ""),
                close,
            ]
        if luck < 0.65:
            return [
                (pick(rng, words("leaders")) + pick(rng, ("", "", " ", "：")), ""),
                *self.persons(rng, 9),
                (pick(rng, ("", "等", "")), ""),
                close,
            ]
        return [*self.holders(rng, domain), (pick(rng, ("", "等", "分别", "等人")), ""), close]

    def _chairing(self, rng: random.Random, domain: str) -> list[LabelledText]:
        parts = [
            *self.holder(rng, domain),
            (pick(rng, ("主持会议", "主持会议并讲话", "出席并讲话", "作工作报告", "宣布开工", "致辞")), ""),
        ]
        if rng.random() < 0.6:
            parts += [("，", ""), *self._attendance(rng, domain)]
        if rng.random() < 0.4:
            parts = [
                (f"{self.day(rng)}，", ""),
                (pick(rng, ("我区", "我市", "我县", "全区", "全市")), ""),
                (f"召开{pick(rng, words('meeting'))}，", ""),
                *parts,
            ]
        return parts

    def _appointment(self, rng: random.Random, domain: str) -> list[LabelledText]:
        luck = rng.random()
        if luck < 0.4:
            return [
                self.person(rng),
                (pick(rng, ("任", "当选为", "同志任", "被任命为", "拟任", "兼任")), ""),
                *self.post(rng, domain),
            ]
        if luck < 0.7:
            return [
                (pick(rng, ("免去", "决定任命", "任命", "选举")), ""),
                self.person(rng),
                (pick(rng, ("的", "为", "同志为")), ""),
                *self.post(rng, domain),
                (pick(rng, ("职务", "")), ""),
            ]
        sex = pick(rng, ("男", "女"))
        return [
            self.person(rng),
            (f"，{sex}，汉族，{rng.randint(1955, 1990)}年{rng.randint(1, 12)}月出生，现任", ""),
            *self.post(rng, domain),
        ]

    def _tour(self, rng: random.Random, domain: str) -> list[LabelledText]:
        parts = [(f"{self.day(rng)}，", "")] if rng.random() < 0.6 else []
        parts += [*self.holder(rng, domain), *self.visit(rng, domain)]
        if rng.random() < 0.6:
            parts += [
                ("，", ""),
                *self.holders(rng, domain),
                (pick(rng, ("陪同", "参加", "陪同调研", "一同前往")), ""),
            ]
        return parts

    def _signing(self, rng: random.Random, domain: str) -> list[LabelledText]:
        one = self.company(rng)
        other = [self.company(rng)] if rng.random() < 0.5 else self.body(rng, domain)
        parts = [
            one,
            (pick(rng, ("与", "和", "同")), ""),
            *other,
            (pick(rng, ("签署战略合作协议", "签约", "举行合作签约仪式")), ""),
        ]
        if rng.random() < 0.6:
            parts += [
                ("，", ""),
                *self.holder(rng, domain),
                (pick(rng, ("、", "，", "与")), ""),
                *self.holder(rng, domain),
                (pick(rng, ("见证签约", "出席签约仪式", "代表双方签约")), ""),
            ]
        return parts

    def _byline_only(self, rng: random.Random, domain: str) -> list[LabelledText]:
        return self.byline(rng)

    def _roll(self, rng: random.Random, domain: str) -> list[LabelledText]:
        return [
            (pick(rng, ("主席团成员：", "名单如下：", "参加人员：", "", "获奖者：")), ""),
            *self.persons(rng, 14),
        ]


def compose(parts: Iterable[LabelledText], domain: str) -> Sentence:
    """The sentence that the parts make, tagged by their labels."""
    text = ""
    entities: list[Entity] = []
    for characters, label in parts:
        if label and characters:
            entities.append(Entity(len(text), len(text) + len(characters), label))
        text += characters
    return Sentence(text, bioes(len(text), entities), domain)
