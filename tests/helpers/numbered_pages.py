"""Pages with one invented article each, and the files that a build makes of them."""

import random
from pathlib import Path

from recorded_tagger import CAST

from graph.building.options import BuildOptions
from graph.tables.rows import NOT_GIVEN

OPTIONS = BuildOptions(published="2023-02-02", jurisdiction="杭州市拱墅区")
POSTS = ("区委书记", "区长", "副区长", "区政协主席")


def page(number: int) -> str:
    """A page with one article on four of the cast; equal numbers give equal pages."""
    rng = random.Random(number)
    first, *others = rng.sample(CAST, 4)
    listed = "、".join(others)
    day = rng.randrange(1, 29)
    return f"区委召开会议{number}\n本报讯（记者 周四海）1月{day}日，{rng.choice(POSTS)}{first}主持会议，{listed}参加。\n"


def files(out: Path) -> dict[str, bytes]:
    """All that a build leaves but the state itself, whether a source was read in this build or before."""
    found = {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.suffix != ".duckdb"
    }
    sources = found["tables/sources.csv"].replace(b",unchanged,", b",read,")
    return found | {"tables/sources.csv": sources.replace(NOT_GIVEN.encode(), b"")}
