"""Synthetic newspaper pages, always the same for one seed. No person, place or firm in them exists.

usage: python bench/synthetic.py FOLDER --articles N [--seed N]

Each district has its officials, posts, firms and reporters; for some years they meet, inspect and
sign. Pages hold four articles and are damaged as text from PDF files is: lines broken in the midst
of words, a blank line after each, stray spaces.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ON_A_PAGE = 4
ARTICLES_OF_A_DISTRICT = 1_000
OFFICIALS = 36
FIRST_DAY = date(2019, 1, 1)
DAYS = 5 * 365

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭鲁韦昌马苗方任袁柳"
_GIVEN = "一诺岚川屿禾砚舟澄垚汐晗桐霖曜珩芮昀栩珂琛玥澜煦恺祺钰宸翊荀"
_PLACES = "云汐明澜青砚远岚星屿禾川霁月松间竹里"
_POSTS = (
    "区委书记", "区长", "区人大常委会主任", "区政协主席", "区委副书记", "常务副区长", "区委组织部部长",
    "区委宣传部部长", "区纪委书记", "区委统战部部长", "区委政法委书记", "副区长", "副区长", "副区长",
    "区人大常委会副主任", "区人大常委会副主任", "区政协副主席", "区政协副主席", "区法院院长", "区检察院检察长",
    "区发改局局长", "区财政局局长", "区教育局局长", "区住建局局长", "区卫健局局长",
)  # fmt: skip
_TRADES = ("科技", "生物", "智造", "新材料", "文旅", "能源")
_THEMES = (
    "经济工作",
    "安全生产",
    "城市更新",
    "乡村振兴",
    "营商环境",
    "数字改革",
    "生态环保",
    "基层治理",
    "教育发展",
    "招商引资",
)
_FILLERS = (
    "会议强调，要把{theme}作为一项重要任务，压实责任，细化举措，一件事一件事抓落实。",
    "会议指出，今年以来全区上下克难攻坚，{theme}取得了新的进展，但也还存在不少短板。",
    "要坚持问题导向，聚焦{theme}中的堵点难点，拿出务实管用的办法，让群众有更多获得感。",
    "各部门各街道要加强协同，形成合力，以钉钉子精神推动{theme}各项工作落地见效。",
    "据了解，下一步该区将围绕{theme}出台一揽子政策，安排重点项目{number}个，总投资约{number}亿元。",
    "近年来，当地不断完善{theme}工作机制，累计走访企业{number}家，解决问题{number}个。",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class District:
    """A place that does not exist, with who works there; the first officials have a post."""

    name: str
    officials: tuple[str, ...]
    firms: tuple[str, ...]
    reporters: tuple[str, ...]


def pages(articles: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """The path and the text of each page; a larger corpus begins as a smaller one of as many districts."""
    rng = random.Random(seed)
    districts = [_district(rng) for _ in range(max(3, articles // ARTICLES_OF_A_DISTRICT))]
    for number in range(-(-articles // ON_A_PAGE)):
        district = districts[number % len(districts)]
        day = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
        many = min(ON_A_PAGE, articles - number * ON_A_PAGE)
        text = "\n".join(_damaged(rng, _article(rng, district, day)) for _ in range(many))
        yield f"{district.name}日报（虚构）/{day:%Y-%m/%d}/{number:06d}_第{number % 8 + 1}版.txt", text


def write(folder: Path, articles: int, seed: int = 1) -> None:
    """Put the pages into a folder."""
    for path, text in pages(articles, seed):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def names(articles: int, seed: int = 1) -> tuple[list[str], list[str]]:
    """The persons and firms of the pages."""
    rng = random.Random(seed)
    districts = [_district(rng) for _ in range(max(3, articles // ARTICLES_OF_A_DISTRICT))]
    persons = {name for d in districts for name in (*d.officials, *d.reporters)}
    return sorted(persons), sorted({firm for d in districts for firm in d.firms})


def _district(rng: random.Random) -> District:
    name = "".join(rng.sample(_PLACES, 2)) + "区"
    return District(
        name=name,
        officials=tuple(_name(rng) for _ in range(OFFICIALS)),
        firms=tuple(f"{''.join(rng.sample(_PLACES, 2))}{rng.choice(_TRADES)}有限公司" for _ in range(12)),
        reporters=tuple(_name(rng) for _ in range(6)),
    )


def _name(rng: random.Random) -> str:
    return rng.choice(_SURNAMES) + "".join(rng.sample(_GIVEN, 2))


def _article(rng: random.Random, district: District, issued: date) -> str:
    day = issued - timedelta(days=rng.randrange(1, 4))
    leader = rng.randrange(12)
    head = f"{_POSTS[leader]}{district.officials[leader]}"
    others = sorted(rng.sample(range(12, OFFICIALS), rng.randrange(3, 12)))
    listed = "、".join(district.officials[n] for n in others)
    titled = "，".join(f"{_POSTS[n]}{district.officials[n]}" for n in others[:3] if n < len(_POSTS))
    theme, firm = rng.choice(_THEMES), rng.choice(district.firms)
    told = rng.choice(
        (
            f"区委召开{theme}专题会议。{head}主持会议并讲话，{listed}等区领导参加会议。{titled}{'分别发言。' if titled else ''}",
            f"{head}一行走访{firm}，调研{theme}情况，{listed}参加调研。",
            f"全区{theme}推进会召开。{head}出席会议并讲话，{listed}出席会议。",
            f"我区与{firm}签署{theme}战略合作协议。{head}出席签约仪式，{listed}参加活动。",
            f"{head}会见{firm}负责人，就{theme}深入交流，{listed}参加会见。",
        )
    )
    fillers = "".join(
        rng.choice(_FILLERS).format(theme=theme, number=rng.randrange(2, 90))
        for _ in range(rng.randrange(3, 9))
    )
    body = f"本报讯（记者 {rng.choice(district.reporters)}）{day.month}月{day.day}日，{told}{fillers}"
    return f"{district.officials[leader]}：扎实推进{theme}\n{body}"


def _damaged(rng: random.Random, text: str) -> str:
    """The text with its lines broken after 17 characters, a blank line behind each, and a stray space or two."""
    lines = []
    headline, body = text.split("\n")
    for at in range(0, len(body), 17):
        line = body[at : at + 17]
        if rng.random() < 0.03:
            cut = rng.randrange(len(line))
            line = f"{line[:cut]} {line[cut:]}"
        lines.append(line)
    return "\n\n".join([headline, *lines]) + "\n"


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.folder, options.articles, options.seed)


if __name__ == "__main__":
    main()
