// The drawing: vis-network on given places, with the selection's neighbourhood brought forward.
"use strict";

guantu.canvas = (() => {
  const { model, labels } = guantu;
  const EDGE = "#8d9bb0";
  const STRONG = "#3c4b60";
  const FADED = 0.12;
  const FIT_MARGIN = 0.9;

  // The more ties are drawn, the fainter each is.
  const opacityOf = (count) => Math.min(0.6, Math.max(0.1, 0.6 * Math.sqrt(250 / Math.max(count, 1))));
  const widthOf = (edge) => (edge.facts.relation === "co_appears"
    ? Math.min(8, 1.2 * Math.sqrt(edge.facts.events)) : 1.2);

  const nodes = new vis.DataSet(model.nodes.map((item) => ({
    id: item.id, x: item.x, y: item.y, size: item.size, shape: item.shape,
    color: {
      background: item.color, border: "#ffffff",
      highlight: { background: item.color, border: STRONG },
      hover: { background: item.color, border: STRONG },
    },
    borderWidth: 1.5, borderWidthSelected: 3,
  })));
  const edges = new vis.DataSet(model.edges.map((edge) => ({
    id: edge.id, from: edge.from, to: edge.to, width: widthOf(edge),
    dashes: edge.facts.relation === "holds_post_in",
    color: { color: EDGE, highlight: STRONG, hover: STRONG, opacity: 0.6 },
  })));

  const many = model.edges.length > 3000;
  const options = structuredClone(model.options);
  Object.assign(options.interaction, { hideEdgesOnDrag: many, hideEdgesOnZoom: many });
  const network = new vis.Network(document.getElementById("network"), { nodes, edges }, options);

  let shown = { nodes: new Set(), edges: new Set() };
  let near = null;
  let hovered = null;

  network.on("afterDrawing", (context) =>
    labels.draw(context, network, { shown: shown.nodes, near, hovered }));

  function show(visible) {
    shown = visible;
    nodes.update(model.nodes.map(({ id }) => ({ id, hidden: !visible.nodes.has(id) })));
    edges.update(model.edges.map(({ id }) => ({ id, hidden: !visible.edges.has(id) })));
    emphasize();
  }

  // Brings some nodes and edges forward and fades the rest; without arguments all are equal.
  function emphasize(nodeIds, edgeIds) {
    near = nodeIds || null;
    const even = opacityOf(shown.edges.size);
    const opacity = (id) => (!near ? even : edgeIds.has(id) ? 0.85 : Math.min(even, FADED));
    nodes.update(model.nodes.map(({ id }) => ({ id, opacity: !near || near.has(id) ? 1 : FADED })));
    edges.update(model.edges.map(({ id }) => ({
      id, color: {
        color: near && edgeIds.has(id) ? STRONG : EDGE, highlight: STRONG, hover: STRONG, opacity: opacity(id),
      },
    })));
  }

  function neighbourhood(id) {
    const around = new Set([id]);
    const ties = new Set();
    for (const edge of model.edgesOf(id)) {
      if (!shown.edges.has(edge.id)) continue;
      ties.add(edge.id);
      around.add(edge.from).add(edge.to);
    }
    return { around, ties };
  }

  function selectNode(id) {
    const { around, ties } = neighbourhood(id);
    network.selectNodes(shown.nodes.has(id) ? [id] : [], false);
    emphasize(around, ties);
  }

  function selectEdge(edge) {
    network.unselectAll();
    if (shown.edges.has(edge.id)) network.selectEdges([edge.id]);
    emphasize(new Set([edge.from, edge.to]), new Set([edge.id]));
  }

  function unselect() {
    network.unselectAll();
    emphasize();
  }

  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const motion = calm ? false : { duration: 350, easingFunction: "easeInOutQuad" };

  // Shows the given nodes, or all; only a move to some of them is animated.
  function fit(ids) {
    const wanted = (ids || [...shown.nodes]).filter((id) => shown.nodes.has(id));
    if (!wanted.length) return;
    const before = { position: network.getViewPosition(), scale: network.getScale() };
    network.fit({ nodes: wanted, maxZoomLevel: 1.5, animation: false });
    const after = { position: network.getViewPosition(), scale: network.getScale() * FIT_MARGIN };
    if (ids && motion) network.moveTo({ ...before, animation: false });
    network.moveTo({ ...after, animation: ids ? motion : false });
  }

  return {
    network, show, selectNode, selectEdge, unselect, fit,
    fitNeighbourhood: (id) => fit([...neighbourhood(id).around]),
    hover(id) { hovered = id; },
    // Where a node stands, in pixels of the drawing's box.
    placeOf: (id) => network.canvasToDOM(network.getPosition(id)),
  };
})();
