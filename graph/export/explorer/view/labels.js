// Labels of one size at every zoom: larger nodes first, and none where it would cover another.
"use strict";

guantu.labels = (() => {
  const { nodes } = guantu.data;
  const MOST = 400;
  const FIRST = 12;
  const CELL = 60;
  const GAP = 3;

  const order = [...nodes].sort((a, b) => b.size - a.size || a.index - b.index);
  const fontSize = (node) => Math.min(15, Math.max(12, 10 + node.size / 5));
  const widths = new Map();
  let face = "";
  let placed = [];

  function widthOf(context, node) {
    if (!widths.has(node)) {
      context.font = `${fontSize(node)}px ${face}`;
      widths.set(node, Math.max(...node.lines.map((line) => context.measureText(line).width)));
    }
    return widths.get(node);
  }

  const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  // Boxes by the cells of the drawing that they touch, so that only neighbours are compared.
  function grid() {
    const cells = new Map();
    const keys = function* (box) {
      for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
        for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) yield x * 100003 + y;
      }
    };
    return {
      add(box) {
        for (const key of keys(box)) {
          if (!cells.has(key)) cells.set(key, []);
          cells.get(key).push(box);
        }
      },
      meets(box) {
        for (const key of keys(box)) {
          if ((cells.get(key) || []).some((other) => other.node !== box.node && overlap(box, other))) return true;
        }
        return false;
      },
    };
  }

  // Chooses the labels that fit, in pixels of the drawing. A label covers no other label and, but
  // for the first few, no other node. `urgent` nodes come first, whatever their size.
  function choose(context, { width, height, toScreen, radius, has, near, urgent }) {
    const inside = [];
    const discs = grid();
    for (const node of order) {
      if (!has(node)) continue;
      const at = toScreen(node);
      if (at.x < 0 || at.y < 0 || at.x > width || at.y > height) continue;
      const first = urgent.has(node);
      if (near && !near.has(node) && !first) continue;
      const reach = 0.7 * radius(node);
      if (inside.length < 3 * MOST) {
        discs.add({ node, left: at.x - reach, right: at.x + reach, top: at.y - reach, bottom: at.y + reach });
      }
      if (first) inside.unshift({ node, at });
      else inside.push({ node, at });
      if (inside.length > 6 * MOST) break;
    }
    const chosen = [];
    const taken = grid();
    for (const { node, at } of inside) {
      if (chosen.length === MOST) break;
      const font = fontSize(node);
      const half = widthOf(context, node) / 2;
      const top = at.y + radius(node) + GAP;
      const box = {
        node, font, x: at.x, left: at.x - half - 1, right: at.x + half + 1,
        top, bottom: top + font * 1.2 * node.lines.length,
      };
      if (taken.meets(box)) continue;
      if (chosen.length >= FIRST && !urgent.has(node) && discs.meets(box)) continue;
      taken.add(box);
      chosen.push(box);
    }
    return chosen;
  }

  function draw(context, scene, theme) {
    face = theme.face;
    const boxes = choose(context, scene);
    context.save();
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.strokeStyle = theme.halo;
    context.fillStyle = theme.ink;
    context.lineWidth = 3.5;
    for (const box of boxes) {
      context.font = `${box.font}px ${face}`;
      box.node.lines.forEach((line, row) => {
        context.strokeText(line, box.x, box.top + row * box.font * 1.2);
        context.fillText(line, box.x, box.top + row * box.font * 1.2);
      });
    }
    context.restore();
    return boxes;
  }

  return {
    draw,
    get placed() { return placed; },
    set placed(boxes) { placed = boxes; },
    // The node whose label is drawn at a point, or null.
    at(point) {
      const hit = placed.find((box) =>
        point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom);
      return hit ? hit.node : null;
    },
  };
})();
