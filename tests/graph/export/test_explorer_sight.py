"""What a stranger sees first: what it is of, what things mean, colours that differ, communities that show."""

import json
import math
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from browser import Browser, Visit, visit
from facts_as_frames import frames
from invented_corpus import invented
from numpy.typing import NDArray

from graph.export.html import explorer_file, write_html
from graph.network.attributes import KIND_COLORS
from graph.network.network import build_network

Floats = NDArray[np.float64]

# Complete loss of one kind of cone, for linear RGB: Machado, Oliveira and Fernandes 2009.
SIGHTS = {
    "all": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "no red": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "no green": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "no blue": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
# Ottosson's OKLab, in which a distance of 0.02 is just seen.
CONES = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
]
OKLAB = [
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
]


def seen(color: str, sight: str) -> Floats:
    """A colour in OKLab as somebody of this sight sees it."""
    parts = np.array([int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    cones = np.array(CONES) @ np.clip(np.array(SIGHTS[sight]) @ linear, 0, 1)
    lab: Floats = np.array(OKLAB) @ np.cbrt(cones)
    return lab


def palette(name: str) -> list[str]:
    found = re.search(r"guantu\.colors = (\{.*?\});", explorer_file("view/colors.js"), re.DOTALL)
    assert found is not None
    colors: list[str] = json.loads(found.group(1))[name]
    return colors


def contrast(one: str, other: str) -> float:
    """The ratio of luminances, as WCAG 2 defines it."""

    def luminance(color: str) -> float:
        parts = np.array([int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)])
        linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
        return float(linear @ np.array([0.2126, 0.7152, 0.0722])) + 0.05

    dark, light = sorted((luminance(one), luminance(other)))
    return light / dark


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize(
    ("colors", "least"),
    [(palette("PALETTE"), 0.14), (palette("ON_DARK"), 0.14), (list(KIND_COLORS.values()), 0.07)],
    ids=["communities", "on-dark", "kinds"],
)
def test_colours_stay_apart_for_every_sight(sight: str, colors: list[str], least: float):
    distances = [
        float(np.linalg.norm(seen(one, sight) - seen(other, sight))) for one, other in combinations(colors, 2)
    ]
    assert min(distances) >= least


def test_colours_on_a_dark_ground_are_light_enough():
    ground = re.findall(r"--ground: (#[0-9a-f]{6})", explorer_file("style.css"))[1]
    assert min(contrast(color, ground) for color in palette("ON_DARK")) >= 3


@pytest.mark.parametrize("name", ["PALETTE", "ON_DARK"])
def test_no_green_stands_beside_teal(name: str):
    """Hues in OKLab: green from 120 to 160 degrees, teal from 160 to 200."""
    hues = [math.degrees(math.atan2(*seen(color, "all")[[2, 1]])) % 360 for color in palette(name)]
    assert not ([hue for hue in hues if 120 < hue < 160] and [hue for hue in hues if 160 <= hue < 200])


@pytest.fixture(scope="module")
def large_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "graph.html"
    write_html(build_network(frames(invented(340, 185, extra=3.7))), path)
    return path


@pytest.fixture(scope="module")
def large(browser: Browser, large_page: Path) -> Iterator[Visit]:
    with visit(browser, large_page) as visited:
        yield visited


@pytest.fixture
def page(browser: Browser, small_page: Path) -> Iterator[Visit]:
    with visit(browser, small_page) as visited:
        yield visited


def test_it_says_at_once_what_it_is_of(page: Visit):
    assert page.page.locator("#corpus").inner_text() == "某某区 · 2023-02-02 – 2023-03-20"
    words = page.page.locator("#panel").inner_text()
    for expected in (
        "某某区的 5 篇报道",
        "2023-02-02 至 2023-03-20",
        "一个点是",
        "一条线表示",
        "不等于私人关系",
    ):
        assert expected in words


def test_a_corpus_of_one_day_names_it_once(page: Visit):
    words = page.js("guantu.strings.text.whatIs({ ...guantu.data.about, last: guantu.data.about.first })")
    assert words.endswith("，2023-02-02。")


def test_the_key_says_what_size_lines_and_width_mean(page: Visit):
    key = page.page.locator("#key").inner_text()
    most = max(page.js("guantu.filters.shown.edges.map((edge) => guantu.filters.shown.events[edge.index])"))
    assert "点越大联系越多（至多 6）" in key
    assert "共同出席 1 次" in key
    assert f"共同出席 {most} 次" in key
    page.page.get_by_role("button", name="活动参与").click()
    assert "参与活动" in page.page.locator("#key").inner_text()


def test_a_kind_that_is_not_ticked_has_no_count(page: Visit):
    label = page.page.locator("#legend label").first
    assert label.inner_text() == "官员 5"
    label.locator("input").uncheck()
    assert page.page.locator("#legend label").first.inner_text() == "官员"


@pytest.mark.parametrize("color", ["kind", "branch", "community"])
def test_the_symbols_of_the_legend_have_the_colours_of_the_drawing(large: Visit, color: str):
    large.filters().locator(f"input[value={color}]").check()
    legend = large.js(
        "[...document.querySelectorAll('#legend .symbol > *')].map((shape) => shape.getAttribute('fill'))"
    )
    drawn = set(large.js("guantu.filters.shown.nodes.map((node) => guantu.canvas.colorOf(node))"))
    assert drawn <= set(legend)


def test_a_community_is_named_by_its_most_central_members(large: Visit):
    names = large.js(
        "guantu.communities.members.get(1).slice(0, 2).map((node) => [node.label, node.strength])"
    )
    strengths = large.js("guantu.communities.members.get(1).map((node) => node.strength)")
    assert [strength for _, strength in names] == sorted(strengths, reverse=True)[:2]
    assert large.js("guantu.communities.nameOf(1)") == "、".join(name for name, _ in names)
    large.filters().locator("input[value=community]").check()
    assert names[0][0] in large.page.locator("#legend").inner_text()


def test_every_large_community_has_its_area_and_areas_hold_few_strangers(large: Visit):
    areas = large.js("guantu.hulls.areas(guantu.canvas.toScreen).length")
    sizes = large.js(
        "[...guantu.communities.members.values()].map((some) => some.filter((node) => guantu.filters.shown.degree[node.index]).length)"
    )
    assert areas == sum(size >= 6 for size in sizes)


def test_a_small_network_has_no_areas(page: Visit):
    assert page.js("guantu.hulls.areas(guantu.canvas.toScreen)") == []


def test_communities_stand_apart(large: Visit):
    """Nearest to most people stands somebody of the same community."""
    places = large.js(
        "guantu.filters.shown.nodes.filter((node) => node.community).map(({ x, y, community }) => [x, y, community])"
    )
    at = np.array(places)
    away = np.hypot(*(at[:, None, :2] - at[None, :, :2]).transpose(2, 0, 1))
    np.fill_diagonal(away, np.inf)
    same = at[away.argmin(axis=1), 2] == at[:, 2]
    assert same.mean() > 0.9


def test_communities_have_lighter_colours_on_a_dark_ground(browser: Browser, large_page: Path):
    with visit(browser, large_page, fragment="#color=community", color_scheme="dark") as page:
        drawn = set(page.js("guantu.filters.shown.nodes.map((node) => guantu.canvas.colorOf(node))"))
    assert drawn <= {*palette("ON_DARK"), "#6d7783"}


def test_names_of_areas_cover_few_of_their_members(large: Visit):
    covered = large.js(
        """(() => { const names = guantu.hulls.draw(document.createElement("canvas").getContext("2d"),
                { ...guantu.canvas.drawing(), toScreen: guantu.canvas.toScreen }, guantu.canvas.drawing().theme);
            return guantu.filters.shown.nodes.filter((node) => { const at = guantu.canvas.toScreen(node);
                return names.some((box) => at.x > box.left && at.x < box.right && at.y > box.top && at.y < box.bottom); }).length; })()"""
    )
    assert covered <= 3


def test_discs_of_a_large_network_are_half_as_large(large: Visit):
    least, most = large.js(
        "(({ nodes }) => { const sizes = nodes.filter((node) => node.kind !== 'event').map((node) => node.size);"
        " return [Math.min(...sizes), Math.max(...sizes)]; })(guantu.data)"
    )
    assert 4.5 <= least < 5.5
    assert most <= 16.5


def test_stronger_ties_are_darker(large: Visit):
    weights = large.js(
        """guantu.canvas.drawing().groups.map(({ opacity, edges }) => [opacity,
            edges.reduce((sum, edge) => sum + guantu.filters.shown.weight[edge.index], 0) / edges.length])"""
    )
    lightest, darkest = min(weights), max(weights)
    assert darkest[0] >= lightest[0] + 0.2
    assert darkest[1] > lightest[1]


def test_labels_stand_on_all_sides(large: Visit):
    sides = large.js(
        """guantu.labels.placed.map(({ node, x, top, bottom }) => { const at = guantu.canvas.toScreen(node);
            return x > at.x + 1 ? 'right' : x < at.x - 1 ? 'left' : top >= at.y ? 'below' : bottom <= at.y ? 'above' : 'over'; })"""
    )
    assert {"right", "left", "below", "above"} == set(sides)
    assert len(sides) > 80


def test_a_line_under_the_mouse_is_marked(page: Visit):
    def darkest() -> int:
        count: int = page.js(
            """[...new Uint32Array(document.querySelector('#network canvas').getContext('2d')
                .getImageData(0, 0, 800, 600).data.buffer)].filter((pixel) => pixel === 0xff8c4e1f).length"""
        )
        return count

    before = darkest()
    page.hover("p04 p06")
    page.page.wait_for_selector("#tooltip:not([hidden])")
    page.page.wait_for_timeout(100)
    assert darkest() > before + 50
