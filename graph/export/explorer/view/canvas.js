// The drawing: nodes on given places, on a canvas that moves, zooms and brings a part forward.
"use strict";

guantu.canvas = (() => {
  const { data, model, labels } = guantu;
  const box = document.getElementById("network");
  const canvas = box.querySelector("canvas");
  const context = canvas.getContext("2d");
  const FADED = 0.1;
  const STROKES = 500;
  const HEAVY = 3000;
  const SETTLED = 130;
  const REACH = 5;
  const PALETTE = ["#4269d0", "#e3a008", "#f2654c", "#3fae97", "#3ca951", "#e86fa6", "#9a5ce6", "#6aa5ea",
    "#9c6b4e", "#7f8ea3", "#b5a642", "#5b7f2b"];
  const SHAPES = { company: "square", event: "diamond", organization: "triangle" };

  const camera = { x: 0, y: 0, scale: 1 };
  let width = 1;
  let height = 1;
  let ratio = 1;
  let near = null;
  let strong = null;
  let selected = null;
  let hovered = null;
  let groups = [];
  let theme = readTheme();

  function readTheme() {
    const style = getComputedStyle(document.documentElement);
    const value = (name) => style.getPropertyValue(name).trim();
    return {
      ink: value("--ink"), halo: value("--ground"), paper: value("--paper"), edge: value("--edge"),
      strong: value("--strong"), grey: value("--grey"), face: style.fontFamily,
      dark: document.documentElement.dataset.theme === "dark",
    };
  }

  // A colour as it is on a dark ground: mixed with white.
  function lit(color) {
    if (!theme.dark) return color;
    const parts = [1, 3, 5].map((at) => Math.round(parseInt(color.slice(at, at + 2), 16) * 0.72 + 255 * 0.28));
    return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  }

  function colorOf(node) {
    const { color } = model.state;
    if (color === "community" && model.isActor(node)) {
      return node.community > 0 && node.community <= PALETTE.length ? PALETTE[node.community - 1] : theme.grey;
    }
    if (color === "branch" && model.isPerson(node)) {
      const at = model.facets.branch.indexOf(node.branch);
      return at < 0 ? theme.grey : PALETTE[at % PALETTE.length];
    }
    return lit(data.colors[node.kind] || "#777777");
  }

  const shapeOf = (node) => SHAPES[node.kind] || "disc";
  // Zooming makes room more than it makes nodes larger or smaller.
  const radius = (node) => Math.max(1.8, node.size * camera.scale ** (camera.scale > 1 ? 0.5 : 0.8));
  const toScreen = (point) => ({
    x: (point.x - camera.x) * camera.scale + width / 2, y: (point.y - camera.y) * camera.scale + height / 2,
  });
  const toPlane = (point) => ({
    x: (point.x - width / 2) / camera.scale + camera.x, y: (point.y - height / 2) / camera.scale + camera.y,
  });
  const widthOf = (edge) => (model.isPair(edge)
    ? Math.min(8, 1.2 * Math.sqrt(Math.max(1, model.shown.events[edge.index]))) : 1.2);

  // The edges by how they look, those in front last. The more ties are drawn, the fainter each is.
  function arrange() {
    const { edges } = model.shown;
    const even = Math.min(0.6, Math.max(0.09, 0.6 * Math.sqrt(250 / Math.max(edges.length, 1))));
    const found = new Map();
    for (const edge of edges) {
      const front = Boolean(strong && strong.has(edge));
      const steps = Math.round(widthOf(edge) * 2);
      const dashed = edge.relation === "holds_post_in";
      const key = steps * 4 + (front ? 2 : 0) + (dashed ? 1 : 0);
      if (!found.has(key)) {
        const wide = steps / 2;
        found.set(key, {
          front, wide: front ? wide * 1.25 : wide, dashed, edges: [], color: front ? theme.strong : theme.edge,
          opacity: front ? 0.85 : near ? Math.min(even, FADED) : Math.min(1, even * Math.max(1, wide / 1.5)),
        });
      }
      found.get(key).edges.push(edge);
    }
    groups = [...found.values()].sort((a, b) => a.front - b.front || a.wide - b.wide);
  }

  function outline(target, node, at, r) {
    const shape = shapeOf(node);
    if (shape === "disc") {
      target.moveTo(at.x + r, at.y);
      target.arc(at.x, at.y, r, 0, 2 * Math.PI);
    } else if (shape === "square") target.rect(at.x - r * 0.88, at.y - r * 0.88, r * 1.76, r * 1.76);
    else {
      const corners = shape === "diamond" ? [[0, -1], [1, 0], [0, 1], [-1, 0]] : [[0, -1], [0.95, 0.75], [-0.95, 0.75]];
      corners.forEach(([x, y], step) => target[step ? "lineTo" : "moveTo"](at.x + x * r, at.y + y * r));
      target.closePath();
    }
  }

  function drawEdges(target) {
    target.lineCap = "butt";
    for (const group of groups) {
      target.strokeStyle = group.color;
      target.globalAlpha = group.opacity;
      target.lineWidth = Math.max(0.6, Math.min(group.wide, group.wide * Math.max(0.45, Math.sqrt(camera.scale))));
      target.setLineDash(group.dashed ? [5, 4] : []);
      let strokes = 0;
      target.beginPath();
      for (const { from, to } of group.edges) {
        const x1 = (from.x - camera.x) * camera.scale + width / 2;
        const y1 = (from.y - camera.y) * camera.scale + height / 2;
        const x2 = (to.x - camera.x) * camera.scale + width / 2;
        const y2 = (to.y - camera.y) * camera.scale + height / 2;
        if ((x1 < 0 && x2 < 0) || (y1 < 0 && y2 < 0) || (x1 > width && x2 > width) || (y1 > height && y2 > height)) continue;
        target.moveTo(x1, y1);
        target.lineTo(x2, y2);
        strokes += 1;
        if (strokes % STROKES === 0) {
          target.stroke();
          target.beginPath();
        }
      }
      target.stroke();
    }
    target.setLineDash([]);
    target.globalAlpha = 1;
  }

  function drawNodes(target) {
    const layers = new Map();
    for (const node of model.shown.nodes) {
      const at = toScreen(node);
      const r = radius(node);
      if (at.x < -r || at.y < -r || at.x > width + r || at.y > height + r) continue;
      const faded = near && !near.has(node);
      const key = `${faded ? 0 : 1} ${colorOf(node)}`;
      if (!layers.has(key)) layers.set(key, []);
      layers.get(key).push([node, at, r]);
    }
    for (const key of [...layers.keys()].sort()) {
      const [front, color] = key.split(" ");
      target.globalAlpha = front === "1" ? 1 : 0.16;
      target.fillStyle = color;
      target.strokeStyle = theme.halo;
      target.lineWidth = 1.5;
      target.beginPath();
      for (const [node, at, r] of layers.get(key)) {
        if (r >= 4) continue;
        outline(target, node, at, r);
      }
      target.fill();
      for (const [node, at, r] of layers.get(key)) {
        if (r < 4) continue;
        target.beginPath();
        outline(target, node, at, r);
        target.fill();
        target.stroke();
      }
    }
    target.globalAlpha = 1;
    const ring = (node, color, wide, dash) => {
      target.beginPath();
      outline(target, node, toScreen(node), radius(node) + 3);
      target.strokeStyle = color;
      target.lineWidth = wide;
      target.setLineDash(dash);
      target.stroke();
      target.setLineDash([]);
    };
    for (const index of model.state.pinned) {
      if (model.shown.has(data.nodes[index])) ring(data.nodes[index], theme.ink, 1.5, [3, 2]);
    }
    if (hovered && model.shown.has(hovered)) ring(hovered, theme.strong, 1.5, []);
    if (selected && model.shown.has(selected)) ring(selected, theme.strong, 3, []);
  }

  const urgent = () => new Set([hovered, selected, ...[...model.state.pinned].map((index) => data.nodes[index])]
    .filter(Boolean));

  // Draws all onto any context whose units are the drawing's pixels; returns the labels' boxes.
  function paintOn(target) {
    drawEdges(target);
    drawNodes(target);
    return labels.draw(target, {
      width, height, toScreen, radius, has: model.shown.has, near, urgent: urgent(),
    }, theme);
  }

  const still = document.createElement("canvas");
  let stillAt = null;
  let settle = 0;
  let asked = 0;

  const heavy = () => model.shown.edges.length > HEAVY;

  function paint() {
    cancelAnimationFrame(asked);
    clearTimeout(settle);
    asked = 0;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    labels.placed = paintOn(context);
    stillAt = null;
  }

  function soon() {
    if (!asked) asked = requestAnimationFrame(paint);
  }

  // While a large drawing moves, a picture of it moves; it is drawn anew when the hand rests.
  function moved() {
    if (!heavy()) return soon();
    if (!stillAt) {
      still.width = canvas.width;
      still.height = canvas.height;
      still.getContext("2d").drawImage(canvas, 0, 0);
      stillAt = { ...before };
    }
    const scale = camera.scale / stillAt.scale;
    const x = (stillAt.x - camera.x) * camera.scale + width / 2 - (width / 2) * scale;
    const y = (stillAt.y - camera.y) * camera.scale + height / 2 - (height / 2) * scale;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.drawImage(still, x * ratio, y * ratio, still.width * scale, still.height * scale);
    clearTimeout(settle);
    settle = setTimeout(soon, SETTLED);
    return undefined;
  }

  let before = { ...camera };
  let onMove = () => {};

  function moveTo(next) {
    before = { ...camera };
    Object.assign(camera, next);
    camera.scale = Math.min(6, Math.max(0.01, camera.scale));
    moved();
    onMove();
  }

  function zoomAt(point, factor) {
    const fixed = toPlane(point);
    const scale = Math.min(6, Math.max(0.01, camera.scale * factor));
    moveTo({
      scale, x: fixed.x - (point.x - width / 2) / scale, y: fixed.y - (point.y - height / 2) / scale,
    });
  }

  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let flight = 0;

  function fly(goal) {
    cancelAnimationFrame(flight);
    if (calm || heavy()) return moveTo(goal);
    const from = { ...camera };
    const start = performance.now();
    const step = (now) => {
      const part = Math.min(1, (now - start) / 350);
      const eased = part < 0.5 ? 2 * part * part : 1 - 2 * (1 - part) ** 2;
      const scale = from.scale * (goal.scale / from.scale) ** eased;
      moveTo({ scale, x: from.x + (goal.x - from.x) * eased, y: from.y + (goal.y - from.y) * eased });
      if (part < 1) flight = requestAnimationFrame(step);
    };
    flight = requestAnimationFrame(step);
    return undefined;
  }

  // Shows the given nodes, or all; only a move to some of them is animated.
  function fit(some) {
    const wanted = (some || model.shown.nodes).filter(model.shown.has);
    if (!wanted.length || width < 10) return;
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const node of wanted) {
      left = Math.min(left, node.x - node.size);
      right = Math.max(right, node.x + node.size);
      top = Math.min(top, node.y - node.size);
      bottom = Math.max(bottom, node.y + node.size);
    }
    const scale = Math.min(1.5, Math.max(0.01, Math.min(
      (width - Math.min(110, width / 6)) / (right - left), (height - 84) / (bottom - top))));
    const goal = { x: (left + right) / 2, y: (top + bottom) / 2 + 8 / scale, scale };
    if (some) fly(goal);
    else {
      moveTo(goal);
      soon();
    }
  }

  function near_(node) {
    const around = new Set([node]);
    const ties = new Set();
    for (const edge of node.edges) {
      if (!model.shown.draws(edge)) continue;
      ties.add(edge);
      around.add(edge.from).add(edge.to);
    }
    return { around, ties };
  }

  // Brings some nodes and edges forward and fades the rest; without arguments all are equal.
  function emphasize(nodes, edges) {
    near = nodes || null;
    strong = edges || null;
    arrange();
    soon();
  }

  function select(thing) {
    selected = thing && !thing.from ? thing : null;
    if (!thing) emphasize();
    else if (thing.from) emphasize(new Set([thing.from, thing.to]), new Set([thing]));
    else {
      const { around, ties } = near_(thing);
      emphasize(around, ties);
    }
  }

  function measure() {
    width = box.clientWidth;
    height = box.clientHeight;
    ratio = Math.min(3, devicePixelRatio || 1);
    canvas.width = Math.max(1, Math.round(width * ratio));
    canvas.height = Math.max(1, Math.round(height * ratio));
    stillAt = null;
  }

  function nodeAt(point) {
    let found = null;
    let best = Infinity;
    for (const node of model.shown.nodes) {
      const at = toScreen(node);
      const distance = Math.hypot(at.x - point.x, at.y - point.y) - Math.max(radius(node), 4);
      if (distance < 2 && distance < best) [found, best] = [node, distance];
    }
    return found;
  }

  function edgeAt(point) {
    let found = null;
    let best = REACH;
    for (const group of groups) {
      for (const edge of group.edges) {
        const a = toScreen(edge.from);
        const b = toScreen(edge.to);
        const along = Math.max(0, Math.min(1, ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y))
          / ((b.x - a.x) ** 2 + (b.y - a.y) ** 2 || 1)));
        const away = Math.hypot(a.x + along * (b.x - a.x) - point.x, a.y + along * (b.y - a.y) - point.y)
          - group.wide / 2 - (group.front ? 1 : 0);
        if (away < best) [found, best] = [edge, away];
      }
    }
    return found;
  }

  const thingAt = (point) => nodeAt(point) || labels.at(point) || edgeAt(point);

  return {
    camera, fit, fly, select, arrange, zoomAt, moveTo, measure, thingAt, nodeAt, colorOf, shapeOf, toScreen, toPlane,
    radius, paintOn, fitNeighbourhood: (node) => fit([...near_(node).around]),
    soon, paint,
    restyle() {
      theme = readTheme();
      if (!model.shown) return;
      arrange();
      soon();
    },
    outgrown: () => box.clientWidth !== width || box.clientHeight !== height,
    // Fits the canvas to its box, which clears it.
    resize() {
      measure();
      paint();
    },
    hover(thing) {
      const node = thing && !thing.from ? thing : null;
      if (node === hovered) return;
      hovered = node;
      if (!heavy()) soon();
    },
    onMove(handler) { onMove = handler; },
    scene: () => ({ groups, near, selected, theme, width, height, ratio }),
    drawn: () => ({ nodes: model.shown.nodes.map((node) => node.id), edges: model.shown.edges.map((edge) => edge.index) }),
    // Where a node stands, in pixels of the drawing's box.
    placeOf: (id) => toScreen(data.byId.get(id)),
  };
})();
