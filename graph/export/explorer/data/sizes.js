// @ts-check
// The radius of nodes by the ties that are shown: the rule by which guantu sized them, read off their sizes.
"use strict";

guantu.sizes = (() => {
  const { nodes } = guantu.data;
  const { model } = guantu;
  /** @param {GraphNode} node */
  const isGathering = (node) => !model.isActor(node);
  /** Ties of a node with all that the page holds. @param {GraphNode} node */
  const ties = (node) => (isGathering(node) ? node.edges.length : node.degree || 0);

  /** The radius at no ties, and its growth with the square root of them. @param {GraphNode[]} some */
  function rule(some) {
    let [low, high] = [some[0], some[0]];
    for (const node of some) {
      if (ties(node) < ties(low)) low = node;
      if (ties(node) > ties(high)) high = node;
    }
    if (!low || ties(low) === ties(high)) return null;
    const growth = (high.size - low.size) / (Math.sqrt(ties(high)) - Math.sqrt(ties(low)));
    return { least: low.size - growth * Math.sqrt(ties(low)), growth };
  }
  const ofActors = rule(nodes.filter((node) => !isGathering(node)));
  const ofEvents = rule(nodes.filter(isGathering));

  return {
    /** By number of node. @param {GraphEdge[]} edges @param {Int32Array} degree */
    of(edges, degree) {
      const participants = new Int32Array(nodes.length);
      for (const { from, to } of edges) {
        participants[from.index] += 1;
        participants[to.index] += 1;
      }
      return Float64Array.from(nodes, (node) => {
        const known = isGathering(node) ? ofEvents : ofActors;
        const now = isGathering(node) ? participants[node.index] : degree[node.index];
        return !known || now === ties(node) ? node.size : Math.max(1, Math.min(node.size, known.least + known.growth * Math.sqrt(now)));
      });
    },
  };
})();
