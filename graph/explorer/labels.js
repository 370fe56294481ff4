// Labels of one size at every zoom: larger nodes first, and none where it would cover another.
"use strict";

guantu.labels = (() => {
  const { model } = guantu;
  const MOST = 400;
  const FIRST = 12;
  const CELL = 60;
  const GAP = 3;
  const INK = "#22262b";
  const HALO = "rgba(247, 248, 250, 0.9)";
  const FACE = getComputedStyle(document.documentElement).fontFamily;

  const order = [...model.nodes].sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1));
  const lines = new Map(model.nodes.map((item) => [item.id, item.label.split("\n")]));
  const fontSize = (item) => Math.min(15, Math.max(12, 10 + item.size / 5));
  const widths = new Map();
  let placed = [];

  function widthOf(context, item) {
    if (!widths.has(item.id)) {
      context.font = `${fontSize(item)}px ${FACE}`;
      widths.set(item.id, Math.max(...lines.get(item.id).map((line) => context.measureText(line).width)));
    }
    return widths.get(item.id);
  }

  const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  // Boxes by the cells of the drawing that they touch, so that only neighbours are compared.
  function grid() {
    const cells = new Map();
    const keys = function* (box) {
      for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
        for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) yield `${x},${y}`;
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
          if ((cells.get(key) || []).some((other) => other.id !== box.id && overlap(box, other))) return true;
        }
        return false;
      },
    };
  }

  // Chooses the labels that fit, in pixels of the drawing's box. A label covers no other label and,
  // but for the first few, no other node.
  function choose(context, network, { shown, near, hovered }) {
    const scale = network.getScale();
    const { clientWidth, clientHeight } = context.canvas;
    const inside = [];
    const nodes = grid();
    const labels = grid();
    for (const item of order) {
      if (!shown.has(item.id)) continue;
      const at = network.canvasToDOM(network.getPosition(item.id));
      if (at.x < 0 || at.y < 0 || at.x > clientWidth || at.y > clientHeight) continue;
      if (near && !near.has(item.id) && item.id !== hovered) continue;
      const reach = 0.7 * item.size * scale;
      nodes.add({
        id: item.id, left: at.x - reach, right: at.x + reach, top: at.y - reach, bottom: at.y + reach,
      });
      if (item.id === hovered) inside.unshift({ item, at });
      else inside.push({ item, at });
    }
    const chosen = [];
    for (const { item, at } of inside) {
      if (chosen.length === MOST) break;
      const font = fontSize(item);
      const half = widthOf(context, item) / 2;
      const top = at.y + item.size * scale + GAP;
      const box = {
        id: item.id, font, x: at.x, left: at.x - half - 1, right: at.x + half + 1,
        top, bottom: top + font * 1.2 * lines.get(item.id).length,
      };
      if (labels.meets(box) || (chosen.length >= FIRST && nodes.meets(box))) continue;
      labels.add(box);
      chosen.push(box);
    }
    return chosen;
  }

  function draw(context, network, state) {
    placed = choose(context, network, state);
    const scale = network.getScale();
    context.save();
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.strokeStyle = HALO;
    context.fillStyle = INK;
    context.lineWidth = 3.5 / scale;
    for (const box of placed) {
      context.font = `${box.font / scale}px ${FACE}`;
      lines.get(box.id).forEach((line, row) => {
        const at = network.DOMtoCanvas({ x: box.x, y: box.top + row * box.font * 1.2 });
        context.strokeText(line, at.x, at.y);
        context.fillText(line, at.x, at.y);
      });
    }
    context.restore();
  }

  return {
    draw,
    get placed() { return placed; },
    // The node whose label is drawn at a point, or null.
    at(point) {
      const hit = placed.find((box) =>
        point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom);
      return hit ? hit.id : null;
    },
  };
})();
