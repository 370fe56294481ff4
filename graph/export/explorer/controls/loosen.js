// @ts-check
// Lets the visible part arrange itself by springs (d3-force); pinned nodes and those put by hand stay where they are.
"use strict";

guantu.loosen = (() => {
  const { filters, work, canvas } = guantu;
  // Nodes. More would move too slowly to watch.
  const MOST_NODES = 1500;
  // Pixels between two tied nodes beside their radii, the push between any two, and the pull to the middle.
  const GAP = 70;
  const PUSH = -700;
  const PULL = 0.05;
  // Pixels beyond which nodes do not push each other.
  const PUSH_REACH = 1500;
  /**
   * A node that springs move, and a spring between two.
   * @typedef {{ node: GraphNode, x: number, y: number }} Body
   * @typedef {{ source: Body, target: Body, pull: number }} Spring
   */
  /** @type {any} */
  let simulation = null;
  /** @type {() => void} */
  let onEnd = () => {};

  function stop() {
    if (!simulation) return;
    simulation.stop();
    const bodies = simulation.nodes();
    simulation = null;
    work.change(() => {
      for (const { node } of bodies) work.state.moved.set(node.index, { x: node.x, y: node.y });
    });
    onEnd();
  }

  return {
    MOST_NODES,
    get isOn() { return simulation !== null; },
    stop,
    /** Begins; false when there are too many nodes. @param {() => void} ended */
    start(ended) {
      const { d3 } = /** @type {any} */ (globalThis);
      const { nodes, edges, size, weight } = filters.shown;
      if (nodes.length > MOST_NODES) return false;
      onEnd = ended;
      /** @param {GraphNode} node */
      const fixed = (node) => filters.state.pinned.has(node.index);
      const bodies = nodes.map((node) => ({ node, x: node.x, y: node.y, ...(fixed(node) ? { fx: node.x, fy: node.y } : {}) }));
      const bodyOf = new Map(bodies.map((body) => [body.node, body]));
      /** @param {GraphNode} node */
      const countOf = (node) => count.get(node) || 0;
      const middle = { x: bodies.reduce((sum, { x }) => sum + x, 0) / bodies.length, y: bodies.reduce((sum, { y }) => sum + y, 0) / bodies.length };
      const ties = edges.map((edge) => ({ source: bodyOf.get(edge.from), target: bodyOf.get(edge.to), pull: edge.relation === "co_appears" ? Math.min(1, weight[edge.index]) : 1 }));
      /** @type {Map<GraphNode, number>} */
      const count = new Map();
      for (const { from, to } of edges) for (const end of [from, to]) count.set(end, (count.get(end) || 0) + 1);
      simulation = d3.forceSimulation(bodies)
        .force("ties", d3.forceLink(ties).distance((/** @type {Spring} */ { source, target }) => GAP + size[source.node.index] + size[target.node.index])
          .strength((/** @type {Spring} */ { pull, source, target }) => (0.3 + 0.7 * pull) / Math.max(1, Math.min(countOf(source.node), countOf(target.node)))))
        .force("push", d3.forceManyBody().strength((/** @type {Body} */ body) => (count.has(body.node) ? PUSH : PUSH / 4)).distanceMax(PUSH_REACH))
        .force("room", d3.forceCollide((/** @type {Body} */ body) => size[body.node.index] + 4))
        .force("x", d3.forceX(middle.x).strength(PULL)).force("y", d3.forceY(middle.y).strength(PULL))
        .on("tick", () => {
          for (const { node, x, y } of bodies) Object.assign(node, { x, y });
          canvas.requestPaint();
        })
        .on("end", stop);
      return true;
    },
  };
})();
