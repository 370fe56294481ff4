// Labels of one size at every zoom: larger nodes first, and none where it would cover another.
"use strict";

guantu.labels = (() => {
  const { model } = guantu;
  const MOST = 400;
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

  // Chooses the labels that fit, in pixels of the drawing's box.
  function choose(context, network, { shown, near, hovered }) {
    const scale = network.getScale();
    const canvas = context.canvas;
    const chosen = [];
    const first = hovered === null ? [] : [model.node.get(hovered)];
    for (const item of [...first, ...order]) {
      if (chosen.length === MOST) break;
      if (!shown.has(item.id) || (near && !near.has(item.id) && item.id !== hovered)) continue;
      if (item.id === hovered && chosen.length) continue;
      const at = network.canvasToDOM(network.getPosition(item.id));
      if (at.x < 0 || at.y < 0 || at.x > canvas.clientWidth || at.y > canvas.clientHeight) continue;
      const font = fontSize(item);
      const half = widthOf(context, item) / 2;
      const top = at.y + item.size * scale + GAP;
      const box = {
        id: item.id, font, x: at.x, left: at.x - half - 1, right: at.x + half + 1,
        top, bottom: top + font * 1.2 * lines.get(item.id).length,
      };
      if (!chosen.some((other) => overlap(box, other))) chosen.push(box);
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
