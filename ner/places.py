"""Administrative divisions in a text: where they stand, what they are part of, what a bare level means."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from re import Pattern, compile, escape

from ner.lexicons import Division, divisions

# County names that are everyday words without their level: 公安县, 东风区.
_EVERYDAY = frozenset(
    "公安 东风 和平 朝阳 新华 建设 解放 红旗 胜利 前进 光明 城关 城中 城东 城西 城北 城区 新城 长安 中原 平安 民主 文化 河口 东方 "
    "青山 南山 西山 东山 北山 宝山 中山 西湖 南湖 东湖 白云 海港 港口 港北 港南 江北 江南 江东 江西 河东 河西 河北 湖里 桥东 桥西 路南 路北 "
    "市中 市南 市北 中区 南关 东城 西城 南城 北关 新兴 高新 向阳 友好 工农 南山 兴安 兴山 东区 西区 矿区 郊区 铁东 铁西 立山 振兴 振安 "
    "太平 清河 海州 新邱 细河 宽城 二道 双阳 船营 龙潭 昌邑 丰满 站前 老边 北塔 大祥 双清 岳塘 雨湖 石峰 天元 芦淞 荷塘 望城 开福 雨花 天心 "
    "岳麓 芙蓉 永定 武陵 鼎城 资阳 赫山 零陵 鹤城 南岸 北碚 长寿 大足 新都 金牛 成华 武侯 锦江 青羊 自流井 大安 贡井 东坡 经济 发展 开发 "
    "通道 合作 临时 保安 巡视 信息 中心 广场 大方 安全 会同 大通 互助 民和 化隆 循化 同心 青年 凤凰 共和 兴海 同德 贵德 泽库 河南 金川 "
    "永和 永宁 长乐 安居 船山 大东 和龙 集安 靖安 永安 安定 永康 建水 开远 个旧 文山 关岭 独山 平塘 安宁 东川 盘龙 官渡 大关 巧家 镇雄 "
    "上街 金水 管城 惠济 中牟 龙亭 顺河 鼓楼 祥符 西工 老城 涧西 吉利 洛龙 新区 卫东 石龙 湛河 文峰 殷都 龙安 鹤山 山城 淇滨 红旗 卫滨 凤泉 "
    "牧野 山阳 中站 马村 华龙 魏都 源汇 召陵 湖滨 宛城 卧龙 梁园 睢阳 浉河 平桥 川汇 驿城 秀峰 叠彩 象山 七星 雁山 城厢 海城 银海 铁山港 "
    "万秀 长洲 龙圩 钦南 钦北 玉州 福绵 右江 田阳 八步 平桂 金城江 兴宾 江州 集美 思明 同安 翔安 海沧 仓山 马尾 晋安 台江 大同 平城 云冈".split()
)
_LEVEL_WORDS = {
    "省": "province",
    "自治区": "province",
    "市": "city",
    "州": "city",
    "盟": "city",
    "区": "county",
    "县": "county",
    "旗": "county",
}
_MINORITIES = (
    "壮族|回族|维吾尔|蒙古族?|藏族|苗族|彝族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|"
    "傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|"
    "仡佬族|锡伯族?|阿昌族|普米族|塔吉克族?|怒族|独龙族|裕固族|各族|鄂温克族|鄂伦春族?|保安族|德昂族|门巴族|珞巴族|京族"
)
_SUFFIX = compile(
    rf"(?:(?:{_MINORITIES})*(?:自治区|自治州|自治县|自治旗)|特别行政区|地区|省|市|区|县|旗|盟|州|林区|新区)$"
)


_LEVEL_ONLY = compile(r"(?:自治区|自治州|自治县|省|市|区|县)$")


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A division named in a text; `division` is None when the name fits several."""

    start: int
    end: int
    text: str
    division: Division | None


def short_name(name: str) -> str:
    """The name without its level: 拱墅区 -> 拱墅; a one-character rest keeps its level (和县).

    >>> short_name("广西壮族自治区"), short_name("内蒙古自治区"), short_name("和县")
    ('广西', '内蒙古', '和县')
    """
    short = _SUFFIX.sub("", name)
    if len(short) >= 2:
        return short
    short = _LEVEL_ONLY.sub("", name)
    return short if len(short) >= 2 else name


@cache
def _index() -> dict[str, tuple[Division, ...]]:
    names: dict[str, list[Division]] = {}
    for division in divisions():
        short = short_name(division.name)
        others = {short} if division.level != "county" or short not in _EVERYDAY else set()
        if division.name.endswith("自治州"):
            others.add(short + "州")
        for name in {division.name, *others}:
            names.setdefault(name, []).append(division)
    return {name: tuple(found) for name, found in names.items()}


@cache
def _pattern() -> Pattern[str]:
    return compile("|".join(escape(name) for name in sorted(_index(), key=lambda n: (-len(n), n))))


@cache
def by_code() -> dict[str, Division]:
    """Every division by its code."""
    return {division.code: division for division in divisions()}


def parents(division: Division) -> tuple[Division, ...]:
    """What the division is part of, nearest first.

    >>> [d.name for d in parents(find_division("拱墅区"))]
    ['杭州市', '浙江省']
    """
    codes = [division.code[:4], division.code[:2]]
    return tuple(by_code()[code] for code in codes if code != division.code and code in by_code())


def find_division(name: str) -> Division | None:
    """The one division of that full or short name, None when there is none or more than one.

    A full name wins over a short one (吉林省 and 吉林市), a higher level over a lower one when
    only the short name is given.
    """
    found = _index().get(name, ())
    exact = tuple(d for d in found if d.name == name)
    if exact:
        highest = min(exact, key=lambda d: len(d.code))
        return highest if all(d.code.startswith(highest.code) for d in exact) else None
    for level in ("province", "city", "county"):
        at_level = tuple(d for d in found if d.level == level)
        if at_level:
            return at_level[0] if len(at_level) == 1 else None
    return None


def find_places(text: str) -> tuple[PlaceMatch, ...]:
    """The divisions that a text names, full or short, left to right, longest first at each place."""
    return tuple(
        PlaceMatch(m.start(), m.end(), m.group(), find_division(m.group())) for m in _pattern().finditer(text)
    )


def parse_place(name: str, near: Division | None = None) -> Division | None:
    """The division that a chain of names means: 杭州市拱墅区 or 浙江杭州拱墅; None when unclear.

    Of namesakes the one nearest to `near` is meant, if just one is: 西湖区 in a 杭州 paper.

    >>> parse_place("西湖区"), parse_place("西湖区", find_division("拱墅区")).code
    (None, '330106')
    """
    matches = find_places(name)
    if not matches or sum(len(m.text) for m in matches) < len(name):
        matches = ()
    last = _index().get(matches[-1].text if matches else name, ())
    above = [m.division for m in matches[:-1] if m.division]
    fitting = tuple(d for d in last if all(d.code.startswith(a.code) for a in above))
    if above:
        return fitting[0] if len(fitting) == 1 else None
    if near is not None and len(fitting) > 1:
        for length in (4, 2):
            close = tuple(d for d in fitting if d.code[:length] == near.code[:length])
            if len(close) == 1:
                return close[0]
    return find_division(matches[-1].text if matches else name)


def at_level(jurisdiction: Division | None, word: str) -> Division | None:
    """What 省, 市, 区 or 县 means in a text of that jurisdiction: 市 in a 拱墅 paper is 杭州市.

    None when the jurisdiction does not reach down to that level.
    """
    level = _LEVEL_WORDS.get(word)
    if jurisdiction is None or level is None:
        return None
    for division in (jurisdiction, *parents(jurisdiction)):
        if division.name.endswith(word):
            return division
    for division in (jurisdiction, *parents(jurisdiction)):
        if division.level == level:
            return division
    return None


def infer_jurisdiction(text: str) -> Division | None:
    """The division that a text is about: the deepest one whose line of parents it names most.

    A county counts its own mentions and those of its parents. None when no division is named or
    two counties tie.
    """
    counts: Counter[Division] = Counter(m.division for m in find_places(text) if m.division)
    if not counts:
        return None

    def weight(division: Division) -> tuple[int, int]:
        line = counts[division] * 2 + sum(counts[d] for d in parents(division))
        return line, len(division.code)

    ranked = sorted(counts, key=lambda d: (weight(d), d.code), reverse=True)
    if len(ranked) > 1 and weight(ranked[0]) == weight(ranked[1]):
        shared = [d for d in parents(ranked[0]) if d in parents(ranked[1])]
        return shared[0] if shared else None
    return ranked[0]
