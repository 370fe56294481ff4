// @ts-check
// Chooses and draws labels: the same size at every zoom, larger nodes first, below, above or beside, none over another.
"use strict";

guantu.labels = (() => {
  const { nodes } = guantu.data;
  const { basics } = guantu;
  const { state } = guantu.filters;
  /** @type {FilterState["labels"][]} */
  const MODES = ["name", "post", "pinyin", "gloss"];
  const MOST_LABELS = 400;
  // So many labels, of the largest nodes, may cover other nodes.
  const MAY_COVER_NODES = 12;
  // Nodes looked at for a place, and nodes that labels avoid.
  const MOST_TRIED = 6 * MOST_LABELS;
  const MOST_AVOIDED = 3 * MOST_LABELS;
  // Pixels: the side of a cell of the grid, and the gap between a node and its label.
  const CELL = 60;
  const GAP = 3;
  // Share of a node's radius that labels must not cover.
  const NODE_SHARE = 0.7;
  const LINE_HEIGHT = 1.2;

  const order = [...nodes].sort((a, b) => b.size - a.size || a.index - b.index);
  /** @param {GraphNode} node */
  const fontSize = (node) => Math.min(15, Math.max(12, 10 + node.size / 5));
  // The width of each letter, as a share of its height.
  const widths = new Map();
  // Pixels of the letters that are measured.
  const MEASURED = 100;
  let face = "";
  // Letters of a post or gloss in a label at most.
  const MOST_LETTERS = 16;

  /** @param {string} words */
  const short = (words) => (words.length > MOST_LETTERS ? `${words.slice(0, MOST_LETTERS - 1)}…` : words);
  /** The label of a node, line by line. @param {GraphNode} node @returns {string[]} */
  function linesOf(node) {
    if (state.labels === "name" || (node.kind !== "official" && node.kind !== "executive")) return node.lines;
    if (state.labels === "post") return [...node.lines, short(node.post || "")].filter(Boolean);
    const name = node.pinyin ? [node.pinyin] : node.lines;
    if (state.labels === "pinyin") return name;
    const post = node.posts.find((one) => one.post === node.post) || node.posts[0];
    return [...name, short(post ? post.gloss : "")].filter(Boolean);
  }
  /** @type {LabelBox[]} */
  let placed = [];

  /** The sum of the letters' widths: labels share their letters, and measuring takes long. @param {CanvasRenderingContext2D} context @param {GraphNode} node */
  function widthOf(context, node) {
    let most = 0;
    for (const line of linesOf(node)) {
      let width = 0;
      for (const letter of line) {
        if (!widths.has(letter)) {
          context.font = `${MEASURED}px ${face}`;
          widths.set(letter, context.measureText(letter).width / MEASURED);
        }
        width += widths.get(letter);
      }
      most = Math.max(most, width);
    }
    return most * fontSize(node);
  }

  /** @param {Box} a @param {Box} b */
  const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  // Boxes by the cells of the drawing that they touch, so that only neighbours are compared.
  function grid() {
    /** @type {Map<number, Box[]>} */
    const cells = new Map();
    /** @param {Box} box */
    const keys = function* (box) {
      for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
        for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) yield x * 100003 + y;
      }
    };
    return {
      /** @param {Box} box */
      add(box) { for (const key of keys(box)) basics.addTo(cells, key, box); },
      /** @param {Box} box */
      meets(box) {
        for (const key of keys(box)) {
          if ((cells.get(key) || []).some((other) => other.node !== box.node && overlap(box, other))) return true;
        }
        return false;
      },
      /** How many others a box covers. @param {Box} box */
      covers(box) {
        const found = new Set();
        for (const key of keys(box)) for (const other of cells.get(key) || []) if (other.node !== box.node && overlap(box, other)) found.add(other.node);
        return found.size;
      },
    };
  }

  /**
   * Chooses the labels that fit, in pixels of the drawing. A label covers no other label and, but
   * for the first few, no other node. `priority` nodes come first, whatever their size.
   * @param {CanvasRenderingContext2D} context @param {Labelled} view
   */
  function choose(context, { width, height, toScreen, radius, has, highlighted, priority, kept }) {
    /** @type {{ node: GraphNode, at: Point }[]} */
    const inside = [];
    const discs = grid();
    for (const node of order) {
      if (!has(node)) continue;
      const at = toScreen(node);
      if (at.x < 0 || at.y < 0 || at.x > width || at.y > height) continue;
      const first = priority.has(node);
      if (highlighted && !highlighted.has(node) && !first) continue;
      const reach = NODE_SHARE * radius(node);
      if (inside.length < MOST_AVOIDED) {
        discs.add({ node, left: at.x - reach, right: at.x + reach, top: at.y - reach, bottom: at.y + reach });
      }
      if (first) inside.unshift({ node, at });
      else inside.push({ node, at });
      if (inside.length > MOST_TRIED) break;
    }
    /** @type {LabelBox[]} */
    const chosen = [];
    const occupied = grid();
    for (const box of kept) occupied.add(box);
    for (const { node, at } of inside) {
      if (chosen.length === MOST_LABELS) break;
      const font = fontSize(node);
      const half = widthOf(context, node) / 2;
      const high = font * LINE_HEIGHT * linesOf(node).length;
      const away = radius(node) + GAP;
      const places = [[at.x, at.y + away], [at.x, at.y - away - high], [at.x + away + half, at.y - high / 2], [at.x - away - half, at.y - high / 2]]
        .map(([x, top]) => ({ node, font, x, left: x - half - 1, right: x + half + 1, top, bottom: top + high }))
        .filter((box) => !occupied.meets(box) && (priority.has(node) || (box.left >= 0 && box.right <= width)));
      const mayCover = chosen.length < MAY_COVER_NODES || priority.has(node);
      const free = places.find((place) => !discs.meets(place));
      const [least] = mayCover && !free ? places.sort((a, b) => discs.covers(a) - discs.covers(b)) : [];
      const box = free || least;
      if (!box) continue;
      occupied.add(box);
      chosen.push(box);
    }
    return chosen;
  }

  /** Draws the labels that fit; returns their boxes. @param {CanvasRenderingContext2D} context @param {Labelled} view @param {Theme} theme */
  function draw(context, view, theme) {
    face = theme.face;
    const boxes = choose(context, view);
    context.save();
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.strokeStyle = theme.halo;
    context.fillStyle = theme.ink;
    context.lineWidth = 3.5;
    for (const box of boxes) {
      context.font = `${box.font}px ${face}`;
      linesOf(box.node).forEach((line, row) => {
        context.strokeText(line, box.x, box.top + row * box.font * LINE_HEIGHT);
        context.fillText(line, box.x, box.top + row * box.font * LINE_HEIGHT);
      });
    }
    context.restore();
    return boxes;
  }

  return {
    LINE_HEIGHT, MODES, linesOf, draw,
    get placed() { return placed; },
    set placed(boxes) { placed = boxes; },
    /** The node whose label is drawn at a point, or null. @param {Point} point */
    at(point) {
      const hit = placed.find((box) =>
        point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom);
      return hit ? hit.node : null;
    },
  };
})();
