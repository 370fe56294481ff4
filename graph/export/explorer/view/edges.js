// @ts-check
// How edges look: their width, darkness and dashes; draws them and finds the one at a point.
"use strict";

guantu.edges = (() => {
  const { model, filters } = guantu;
  // Opacities: of an edge at most, at least and when highlighted, and of edges behind the highlighted ones.
  // With so many edges or fewer, each has the highest.
  const MOST_OPACITY = 0.6;
  const LEAST_OPACITY = 0.09;
  const FRONT_OPACITY = 0.85;
  const FADED_EDGE = 0.1;
  const FEW_EDGES = 250;
  // The power of their number by which more edges are fainter, and the steps of opacity.
  const FADING = 0.25;
  const OPACITY_STEPS = 12;
  // Pixels: the width of an edge of one common event and at most, and how far from an edge a click still meets it.
  const EDGE_WIDTH = 1.2;
  const MOST_EDGE_WIDTH = 8;
  const EDGE_REACH = 5;
  // How much wider a highlighted edge is.
  const FRONT_WIDTH = 1.25;
  const EDGES_PER_STROKE = 500;

  /** The width of a line of so many common events. @param {number} events */
  const widthFor = (events) => Math.min(MOST_EDGE_WIDTH, EDGE_WIDTH * Math.sqrt(Math.max(1, events)));
  /** @param {GraphEdge} edge */
  const widthOf = (edge) => (model.isPair(edge) ? widthFor(filters.shown.events[edge.index]) : EDGE_WIDTH);

  /**
   * The edges that are shown by how they look, those in front last. The more ties are drawn, the fainter each is; the
   * stronger, the darker.
   * @param {Set<GraphEdge> | null} inFront @param {boolean} fade whether those behind are faint @param {Theme} theme
   * @returns {EdgeGroup[]}
   */
  function grouped(inFront, fade, theme) {
    const { edges, weight } = filters.shown;
    const shared = MOST_OPACITY * (FEW_EDGES / Math.max(edges.length, FEW_EDGES)) ** FADING;
    const weights = Float64Array.from(edges.filter(model.isPair), (edge) => weight[edge.index]).sort();
    const middle = weights[weights.length >> 1] || 1;
    /** In steps, so that few groups differ. @param {GraphEdge} edge */
    const opacityOf = (edge) => {
      if (edges.length <= FEW_EDGES || !model.isPair(edge)) return shared;
      const wanted = Math.min(MOST_OPACITY, Math.max(LEAST_OPACITY, shared * Math.sqrt(weight[edge.index] / middle)));
      return Math.round(wanted * OPACITY_STEPS) / OPACITY_STEPS;
    };
    /** @type {Map<string, EdgeGroup>} */
    const found = new Map();
    for (const edge of edges) {
      const front = Boolean(inFront && inFront.has(edge));
      const steps = Math.round(widthOf(edge) * 2);
      const dashed = edge.relation === "holds_post_in";
      const opacity = opacityOf(edge);
      const key = `${steps} ${front} ${dashed} ${opacity}`;
      let group = found.get(key);
      if (!group) {
        const wide = steps / 2;
        group = {
          front, wide: front ? wide * FRONT_WIDTH : wide, dashed, edges: [], color: front ? theme.strong : theme.edge,
          opacity: front ? FRONT_OPACITY : fade ? Math.min(opacity, FADED_EDGE) : opacity,
        };
        found.set(key, group);
      }
      group.edges.push(edge);
    }
    return [...found.values()].sort((a, b) => Number(a.front) - Number(b.front) || a.opacity - b.opacity || a.wide - b.wide);
  }

  /**
   * Draws groups of edges as a camera sees them; what is out of sight is passed over.
   * @param {CanvasRenderingContext2D} target @param {EdgeGroup[]} groups @param {{ camera: Camera, width: number, height: number }} sight
   */
  function draw(target, groups, { camera, width, height }) {
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
        if (strokes % EDGES_PER_STROKE === 0) {
          target.stroke();
          target.beginPath();
        }
      }
      target.stroke();
    }
    target.setLineDash([]);
    target.globalAlpha = 1;
  }

  /** Draws the edge under the mouse. @param {CanvasRenderingContext2D} target @param {GraphEdge} edge @param {(point: Point) => Point} toScreen @param {Theme} theme */
  function drawHovered(target, edge, toScreen, theme) {
    const [a, b] = [toScreen(edge.from), toScreen(edge.to)];
    target.strokeStyle = theme.strong;
    target.lineWidth = widthOf(edge) + 2;
    target.beginPath();
    target.moveTo(a.x, a.y);
    target.lineTo(b.x, b.y);
    target.stroke();
  }

  /** The edge nearest to a point of the drawing, within reach. @param {Point} point @param {EdgeGroup[]} groups @param {(point: Point) => Point} toScreen */
  function at(point, groups, toScreen) {
    /** @type {GraphEdge | null} */
    let found = null;
    let best = EDGE_REACH;
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

  return { widthFor, grouped, draw, drawHovered, at };
})();
