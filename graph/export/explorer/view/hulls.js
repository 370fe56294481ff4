// @ts-check
// The communities of a large drawing, as shaded areas with their names.
"use strict";

guantu.hulls = (() => {
  const { filters, communities } = guantu;
  // Nodes from which on a drawing needs areas, members from which on a community has one, and areas at most.
  const FEWEST_NODES = 150;
  const FEWEST_MEMBERS = 6;
  const MOST_AREAS = 40;
  // The share of members, nearest to the middle, that an area goes around.
  const CORE = 0.9;
  // Pixels: the room around the members, and the size of a name.
  const ROOM = 12;
  const FONT = 13;
  // The opacity of an area.
  const AREA = 0.1;
  // Letters of a name at most.
  const MOST_LETTERS = 22;

  const theme = () => guantu.canvas.drawing().theme;
  const isOn = () => filters.state.view === "coappearance" && filters.shown.nodes.length >= FEWEST_NODES && filters.state.color !== "branch";

  /** @param {Point} o @param {Point} a @param {Point} b */
  const turn = (o, a, b) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);

  /** The convex hull of points (Andrew 1979). @param {Point[]} points */
  function hull(points) {
    const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
    /** @param {Point[]} some */
    const half = (some) => {
      /** @type {Point[]} */
      const chain = [];
      for (const point of some) {
        while (chain.length > 1 && turn(chain[chain.length - 2], chain[chain.length - 1], point) <= 0) chain.pop();
        chain.push(point);
      }
      return chain.slice(0, -1);
    };
    return [...half(sorted), ...half(sorted.reverse())];
  }

  /**
   * The areas of the communities that are drawn, in pixels of the drawing.
   * @param {(node: GraphNode) => Point} toScreen
   * @returns {{ community: number, color: string, size: number, name: string, corners: Point[], points: Point[] }[]}
   */
  function areas(toScreen) {
    if (!isOn()) return [];
    const { has, degree } = filters.shown;
    const found = [];
    for (const [community, all] of communities.members) {
      const some = all.filter((node) => has(node) && degree[node.index]);
      if (some.length < FEWEST_MEMBERS) continue;
      const points = some.map(toScreen);
      const middle = { x: points.reduce((sum, p) => sum + p.x, 0) / points.length, y: points.reduce((sum, p) => sum + p.y, 0) / points.length };
      /** @param {Point} point */
      const away = (point) => Math.hypot(point.x - middle.x, point.y - middle.y);
      points.sort((a, b) => away(a) - away(b));
      const corners = hull(points.slice(0, Math.ceil(CORE * points.length)));
      const color = filters.state.color === "community" ? communities.colorOf(community, theme().grey) : theme().edge;
      found.push({ community, color, size: some.length, name: communities.nameOf(community), corners, points });
    }
    return found.sort((a, b) => b.size - a.size).slice(0, MOST_AREAS);
  }

  /** @param {string} name */
  const shorten = (name) => (name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name);

  /**
   * Draws the areas; returns the boxes of their names, so that labels keep away from them.
   * @param {CanvasRenderingContext2D} target
   * @param {{ width: number, height: number, toScreen: (node: GraphNode) => Point }} view
   * @param {Theme} theme
   */
  function draw(target, { width, height, toScreen }, theme) {
    /** @type {NameBox[]} */
    const boxes = [];
    target.lineJoin = "round";
    target.font = `600 ${FONT}px ${theme.face}`;
    for (const { color, name, corners, points } of areas(toScreen)) {
      target.globalAlpha = AREA;
      target.fillStyle = color;
      target.strokeStyle = color;
      target.lineWidth = 2 * ROOM;
      target.beginPath();
      corners.forEach(({ x, y }, step) => target[step ? "lineTo" : "moveTo"](x, y));
      target.closePath();
      // One shape: its outline alone is as wide as the room around the members.
      target.fill();
      target.stroke();
      const words = shorten(name);
      const half = target.measureText(words).width / 2 + 3;
      const [top, bottom] = [Math.min(...corners.map((at) => at.y)), Math.max(...corners.map((at) => at.y))];
      const [left, right] = [Math.min(...corners.map((at) => at.x)), Math.max(...corners.map((at) => at.x))];
      const x = Math.max(half, Math.min(width - half, (left + right) / 2));
      /** @param {number} y */
      const at = (y) => ({ words, font: FONT, x, left: x - half, right: x + half, top: y, bottom: y + FONT * 1.3 });
      /** How many members it would cover. @param {Box} box */
      const over = (box) => points.filter((point) => point.x > box.left && point.x < box.right && point.y > box.top - 3 && point.y < box.bottom + 3).length;
      const places = [at(top - ROOM - FONT - 3), at(bottom + ROOM + 2)];
      if (over(places[1]) < over(places[0])) places.reverse();
      for (const box of places) {
        if (box.top < 0 || box.bottom > height || right < 0 || left > width) continue;
        if (boxes.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)) continue;
        boxes.push(box);
        break;
      }
    }
    target.globalAlpha = 1;
    return boxes;
  }

  /** @param {CanvasRenderingContext2D} target @param {ReturnType<typeof draw>} boxes @param {Theme} theme */
  function drawNames(target, boxes, theme) {
    target.save();
    target.textAlign = "center";
    target.textBaseline = "top";
    target.font = `600 ${FONT}px ${theme.face}`;
    target.lineWidth = 4;
    target.lineJoin = "round";
    target.strokeStyle = theme.halo;
    target.fillStyle = theme.minor;
    for (const { words, x, top } of boxes) {
      target.strokeText(words, x, top);
      target.fillText(words, x, top);
    }
    target.restore();
  }

  return { isOn, areas, draw, drawNames, ROOM, AREA, shorten };
})();
