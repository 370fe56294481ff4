// @ts-check
// The drawing of the network on a canvas that pans, zooms and highlights a part.
"use strict";

guantu.canvas = (() => {
  const { data, model, filters, labels, colors, communities, hulls, edges, basics } = guantu;
  const box = guantu.basics.element("network");
  const canvas = basics.sure(box.querySelector("canvas"));
  const context = basics.contextOf(canvas);
  // The opacity of nodes behind the highlighted ones.
  const FADED_NODE = 0.16;
  // Pixels: the least radius of a node, the radius up to which nodes have no outline, and how far from a node a click
  // still meets it.
  const LEAST_RADIUS = 1.8;
  const PLAIN_RADIUS = 4;
  const NODE_REACH = 2;
  // Pixels per unit of the layout: the limits of the zoom, and the largest scale at which all is shown.
  const LEAST_SCALE = 0.01;
  const MOST_SCALE = 6;
  const MOST_FIT_SCALE = 1.5;
  // Edges from which on a moved drawing is first a moved picture, drawn anew after so many milliseconds of rest.
  const HEAVY_EDGES = 3000;
  const REDRAW_AFTER = 130;
  // Milliseconds.
  const ANIMATION_TIME = 350;
  // The share of white in a colour on a dark ground.
  const WHITE_SHARE = 0.28;
  /** @type {Record<string, string>} */
  const SHAPES = { company: "square", event: "diamond", organization: "triangle" };
  // In radii: half the side of a square, and the corners of the other shapes.
  const SQUARE = 0.88;
  /** @type {Record<string, [number, number][]>} */
  const CORNERS = { diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]], triangle: [[0, -1], [0.95, 0.75], [-0.95, 0.75]] };

  const camera = { x: 0, y: 0, scale: 1 };
  let width = 1;
  let height = 1;
  let ratio = 1;
  /** @type {Set<GraphNode> | null} */
  let highlighted = null;
  /** @type {Set<GraphEdge> | null} */
  let frontEdges = null;
  /** @type {GraphNode | null} */
  let selected = null;
  /** @type {GraphNode | null} */
  let hovered = null;
  /** @type {GraphEdge | null} */
  let hoveredEdge = null;
  /** @type {EdgeGroup[]} */
  let groups = [];
  let theme = readTheme();

  /** @returns {Theme} */
  function readTheme() {
    const style = getComputedStyle(document.documentElement);
    /** @param {string} name */
    const value = (name) => style.getPropertyValue(name).trim();
    return {
      ink: value("--ink"), minor: value("--minor"), halo: value("--ground"), paper: value("--paper"), edge: value("--edge"),
      strong: value("--strong"), grey: value("--grey"), official: value("--official"), face: style.fontFamily,
      dark: document.documentElement.dataset.theme === "dark",
    };
  }

  /** A colour on the ground of the theme: on a dark one it is mixed with white. @param {string} color */
  function forTheme(color) {
    if (!theme.dark) return color;
    const parts = [1, 3, 5].map((at) => Math.round(parseInt(color.slice(at, at + 2), 16) * (1 - WHITE_SHARE) + 255 * WHITE_SHARE));
    return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  }

  /** The colour of a node, or of a kind of nodes. @param {{ kind: NodeKind } | GraphNode} node */
  function colorOf(node) {
    const { color } = filters.state;
    const one = "index" in node ? node : null;
    const own = one && guantu.work.state.colors.get(one.index);
    if (own) return forTheme(own);
    if (color === "community" && model.isActor(node)) {
      return communities.colorOf(one?.community || 0, theme.grey);
    }
    if (color === "branch" && model.isPerson(node)) {
      const at = model.facets.branch.indexOf(one?.branch || "");
      return at < 0 || at >= colors.PALETTE.length ? theme.grey : communities.palette()[at];
    }
    return forTheme(data.colors[node.kind] || "#777777");
  }

  /** The colour of what has none of its own. */
  const plainColor = () => theme.grey;
  /** @param {{ kind: string }} node */
  const shapeOf = (node) => SHAPES[node.kind] || "disc";
  /** Zooming makes room more than it makes nodes larger or smaller. @param {GraphNode} node */
  const radius = (node) => Math.max(LEAST_RADIUS, filters.shown.size[node.index] * camera.scale ** (camera.scale > 1 ? 0.5 : 0.8));
  /** @param {Point} point @returns {Point} */
  const toScreen = (point) => ({
    x: (point.x - camera.x) * camera.scale + width / 2, y: (point.y - camera.y) * camera.scale + height / 2,
  });
  /** @param {Point} point @returns {Point} */
  const toPlane = (point) => ({
    x: (point.x - width / 2) / camera.scale + camera.x, y: (point.y - height / 2) / camera.scale + camera.y,
  });
  function groupEdges() {
    groups = edges.grouped(frontEdges, highlighted !== null, theme);
  }

  /** @param {CanvasRenderingContext2D} target @param {GraphNode} node @param {Point} at @param {number} r */
  const outline = (target, node, at, r) => outlineAt(target, shapeOf(node), at, r);

  /** @param {CanvasRenderingContext2D} target @param {string} shape @param {Point} at @param {number} r */
  function outlineAt(target, shape, at, r) {
    if (shape === "disc") {
      target.moveTo(at.x + r, at.y);
      target.arc(at.x, at.y, r, 0, 2 * Math.PI);
    } else if (shape === "square") target.rect(at.x - r * SQUARE, at.y - r * SQUARE, 2 * r * SQUARE, 2 * r * SQUARE);
    else {
      CORNERS[shape].forEach(([x, y], step) => target[step ? "lineTo" : "moveTo"](at.x + x * r, at.y + y * r));
      target.closePath();
    }
  }

  /** @param {CanvasRenderingContext2D} target */
  function drawNodes(target) {
    /** @type {Map<string, [GraphNode, Point, number][]>} */
    const byLook = new Map();
    for (const node of filters.shown.nodes) {
      const at = toScreen(node);
      const r = radius(node);
      if (at.x < -r || at.y < -r || at.x > width + r || at.y > height + r) continue;
      const faded = highlighted && !highlighted.has(node);
      const key = `${faded ? 0 : 1} ${colorOf(node)}`;
      basics.addTo(byLook, key, [node, at, r]);
    }
    for (const [key, some] of [...byLook].sort(([one], [other]) => (one < other ? -1 : 1))) {
      const [front, color] = key.split(" ");
      target.globalAlpha = front === "1" ? 1 : FADED_NODE;
      target.fillStyle = color;
      target.strokeStyle = theme.halo;
      target.lineWidth = 1.5;
      target.beginPath();
      for (const [node, at, r] of some) {
        if (r >= PLAIN_RADIUS) continue;
        outline(target, node, at, r);
      }
      target.fill();
      for (const [node, at, r] of some) {
        if (r < PLAIN_RADIUS) continue;
        target.beginPath();
        outline(target, node, at, r);
        target.fill();
        target.stroke();
      }
    }
    target.globalAlpha = 1;
    /** @param {GraphNode} node @param {string} color @param {number} wide @param {number[]} dash */
    const ring = (node, color, wide, dash) => {
      target.beginPath();
      outline(target, node, toScreen(node), radius(node) + 3);
      target.strokeStyle = color;
      target.lineWidth = wide;
      target.setLineDash(dash);
      target.stroke();
      target.setLineDash([]);
    };
    for (const index of filters.state.pinned) {
      if (filters.shown.has(data.nodes[index])) ring(data.nodes[index], theme.ink, 1.5, [3, 2]);
    }
    for (const index of filters.state.chosen) {
      if (filters.shown.has(data.nodes[index])) ring(data.nodes[index], theme.strong, 2.5, [6, 3]);
    }
    if (hovered && filters.shown.has(hovered)) ring(hovered, theme.strong, 1.5, []);
    if (selected && filters.shown.has(selected)) ring(selected, theme.strong, 3, []);
  }

  const priority = () => new Set([hovered, selected, ...[...filters.state.pinned].map((index) => data.nodes[index])]
    .flatMap((node) => node || []));

  /**
   * Draws all onto any context whose units are the drawing's pixels; returns the labels' boxes.
   * @param {CanvasRenderingContext2D} target
   */
  function paintOn(target) {
    const names = highlighted ? [] : hulls.draw(target, { width, height, toScreen }, theme);
    edges.draw(target, groups, { camera, width, height });
    if (hoveredEdge && filters.shown.draws(hoveredEdge)) edges.drawHovered(target, hoveredEdge, toScreen, theme);
    drawNodes(target);
    const boxes = labels.draw(target, {
      width, height, toScreen, radius, has: filters.shown.has, highlighted, priority: priority(), kept: names,
    }, theme);
    hulls.drawNames(target, names, theme);
    return boxes;
  }

  const snapshot = document.createElement("canvas");
  /** @type {Camera | null} */
  let snapshotCamera = null;
  let redrawTimer = 0;
  let frame = 0;

  const heavy = () => filters.shown.edges.length > HEAVY_EDGES;

  function paint() {
    cancelAnimationFrame(frame);
    clearTimeout(redrawTimer);
    frame = 0;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    labels.placed = paintOn(context);
    snapshotCamera = null;
  }

  function requestPaint() {
    if (!frame) frame = requestAnimationFrame(paint);
  }

  // While a large drawing moves, a picture of it moves; it is drawn anew when the movement ends.
  function redrawMoved() {
    if (!heavy()) return requestPaint();
    if (!snapshotCamera) {
      snapshot.width = canvas.width;
      snapshot.height = canvas.height;
      basics.contextOf(snapshot).drawImage(canvas, 0, 0);
      snapshotCamera = { ...cameraBefore };
    }
    const scale = camera.scale / snapshotCamera.scale;
    const x = (snapshotCamera.x - camera.x) * camera.scale + width / 2 - (width / 2) * scale;
    const y = (snapshotCamera.y - camera.y) * camera.scale + height / 2 - (height / 2) * scale;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.drawImage(snapshot, x * ratio, y * ratio, snapshot.width * scale, snapshot.height * scale);
    clearTimeout(redrawTimer);
    redrawTimer = setTimeout(requestPaint, REDRAW_AFTER);
    return undefined;
  }

  let cameraBefore = { ...camera };
  /** @type {() => void} */
  let onMove = () => {};

  /** @param {number} scale */
  const limitScale = (scale) => Math.min(MOST_SCALE, Math.max(LEAST_SCALE, scale));

  /** @param {Partial<Camera>} next */
  function moveTo(next) {
    cameraBefore = { ...camera };
    Object.assign(camera, next);
    camera.scale = limitScale(camera.scale);
    redrawMoved();
    onMove();
  }

  /** @param {Point} point @param {number} factor */
  function zoomAt(point, factor) {
    const fixed = toPlane(point);
    const scale = limitScale(camera.scale * factor);
    moveTo({
      scale, x: fixed.x - (point.x - width / 2) / scale, y: fixed.y - (point.y - height / 2) / scale,
    });
  }

  const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let animation = 0;

  /** @param {Camera} goal */
  function animateTo(goal) {
    cancelAnimationFrame(animation);
    if (reducedMotion || heavy()) return moveTo(goal);
    const from = { ...camera };
    const start = performance.now();
    /** @param {number} now */
    const step = (now) => {
      const part = Math.min(1, (now - start) / ANIMATION_TIME);
      const eased = part < 0.5 ? 2 * part * part : 1 - 2 * (1 - part) ** 2;
      const scale = from.scale * (goal.scale / from.scale) ** eased;
      moveTo({ scale, x: from.x + (goal.x - from.x) * eased, y: from.y + (goal.y - from.y) * eased });
      if (part < 1) animation = requestAnimationFrame(step);
    };
    animation = requestAnimationFrame(step);
    return undefined;
  }

  /** Shows the given nodes, or all; only a move to some of them is animated. @param {GraphNode[]} [some] */
  function fit(some) {
    const wanted = (some || filters.shown.nodes).filter(filters.shown.has);
    if (!wanted.length || width < 10) return;
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const node of wanted) {
      left = Math.min(left, node.x - node.size);
      right = Math.max(right, node.x + node.size);
      top = Math.min(top, node.y - node.size);
      bottom = Math.max(bottom, node.y + node.size);
    }
    const scale = Math.min(MOST_FIT_SCALE, Math.max(LEAST_SCALE, Math.min(
      (width - Math.min(110, width / 6)) / (right - left), (height - 84) / (bottom - top))));
    const goal = { x: (left + right) / 2, y: (top + bottom) / 2 + 8 / scale, scale };
    if (some) animateTo(goal);
    else {
      moveTo(goal);
      requestPaint();
    }
  }

  /** A node with its neighbours; of somebody who takes part in events, with the others there. @param {GraphNode} node */
  function neighbourhood(node) {
    const around = new Set([node]);
    /** @type {Set<GraphEdge>} */
    const ties = new Set();
    /** @param {GraphNode} one */
    const take = (one) => {
      for (const edge of one.edges) {
        if (!filters.shown.draws(edge)) continue;
        ties.add(edge);
        around.add(edge.from).add(edge.to);
      }
    };
    take(node);
    if (node.kind !== "event") for (const one of [...around]) if (one.kind === "event") take(one);
    return { around, ties };
  }

  /**
   * Brings some nodes and edges forward and fades the rest; without arguments all are equal.
   * @param {Set<GraphNode>} [nodes] @param {Set<GraphEdge>} [edges]
   */
  function emphasize(nodes, edges) {
    highlighted = nodes || null;
    frontEdges = edges || null;
    groupEdges();
    requestPaint();
  }

  /** @param {Selected} item */
  function select(item) {
    selected = model.isEdge(item) ? null : item;
    if (!item) emphasize();
    else if (model.isEdge(item)) emphasize(new Set([item.from, item.to]), new Set([item]));
    else {
      const { around, ties } = neighbourhood(item);
      emphasize(around, ties);
    }
  }

  function measure() {
    width = box.clientWidth;
    height = box.clientHeight;
    ratio = Math.min(3, devicePixelRatio || 1);
    canvas.width = Math.max(1, Math.round(width * ratio));
    canvas.height = Math.max(1, Math.round(height * ratio));
    snapshotCamera = null;
  }

  /** @param {Point} point @param {number} [reach] pixels from its outline @returns {GraphNode | null} */
  function nodeAt(point, reach = NODE_REACH) {
    let found = null;
    let best = Infinity;
    for (const node of filters.shown.nodes) {
      const at = toScreen(node);
      const distance = Math.hypot(at.x - point.x, at.y - point.y) - Math.max(radius(node), 4);
      if (distance < reach && distance < best) [found, best] = [node, distance];
    }
    return found;
  }

  /** @param {Point} point @param {number} [reach] @returns {Selected} */
  const itemAt = (point, reach) => nodeAt(point, reach) || labels.at(point) || edges.at(point, groups, toScreen);

  return {
    SQUARE, CORNERS, FADED_NODE, PLAIN_RADIUS,
    camera, fit, select, emphasize, zoomAt, moveTo, measure, itemAt, nodeAt, colorOf, shapeOf, toScreen, toPlane, radius, paintOn, outlineAt, plainColor,
    requestPaint, paint,
    /** @param {GraphNode} node */
    fitNeighbourhood: (node) => fit([...neighbourhood(node).around]),
    restyle() {
      theme = readTheme();
      if (!filters.isCounted) return;
      groupEdges();
      requestPaint();
    },
    outgrown: () => box.clientWidth !== width || box.clientHeight !== height,
    // Fits the canvas to its box, which clears it.
    resize() {
      measure();
      paint();
    },
    /** @param {Selected} item */
    hover(item) {
      const node = model.isEdge(item) ? null : item;
      const edge = model.isEdge(item) ? item : null;
      if (node === hovered && edge === hoveredEdge) return;
      hovered = node;
      hoveredEdge = edge;
      if (!heavy()) requestPaint();
    },
    /** @param {typeof onMove} handler */
    onMove(handler) { onMove = handler; },
    // How all is drawn now, for pictures.
    drawing: () => ({ groups, highlighted, theme, width, height }),
    /** Where a node stands, in pixels of the drawing's box. @param {string} id */
    placeOf: (id) => toScreen(basics.sure(data.byId.get(id))),
  };
})();
