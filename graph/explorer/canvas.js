// The drawing: vis-network on given places, with the selection's neighbourhood brought forward.
"use strict";

guantu.canvas = (() => {
  const { model, labels } = guantu;
  const EDGE = "#8d9bb0";
  const STRONG = "#3c4b60";
  const FADED = 0.12;
  const FIT_MARGIN = 0.9;

  let shown = model.visible();
  let near = null;
  let strong = null;
  let hovered = null;

  const widthOf = (edge) => (edge.facts.relation === "co_appears"
    ? Math.min(8, 1.2 * Math.sqrt(edge.facts.events)) : 1.2);

  // The more ties are drawn, the fainter each is.
  function opacityOf(edge) {
    const even = Math.min(0.6, Math.max(0.1, 0.6 * Math.sqrt(250 / Math.max(shown.edges.size, 1))));
    if (!near) return even;
    return strong.has(edge.id) ? 0.85 : Math.min(even, FADED);
  }

  const nodeLook = (item) => ({
    id: item.id, x: item.x, y: item.y, size: item.size, shape: item.shape,
    opacity: !near || near.has(item.id) ? 1 : FADED,
    color: {
      background: item.color, border: "#ffffff",
      highlight: { background: item.color, border: STRONG },
      hover: { background: item.color, border: STRONG },
    },
    borderWidth: 1.5, borderWidthSelected: 3,
  });
  const edgeLook = (edge) => ({
    id: edge.id, from: edge.from, to: edge.to, width: widthOf(edge),
    dashes: edge.facts.relation === "holds_post_in",
    color: {
      color: near && strong.has(edge.id) ? STRONG : EDGE, highlight: STRONG, hover: STRONG,
      opacity: opacityOf(edge),
    },
  });

  const visibleNodes = () => model.nodes.filter((item) => shown.nodes.has(item.id));
  const visibleEdges = () => model.edges.filter((edge) => shown.edges.has(edge.id));
  const nodes = new vis.DataSet(visibleNodes().map(nodeLook));
  const edges = new vis.DataSet(visibleEdges().map(edgeLook));

  const many = model.edges.length > 3000;
  const options = structuredClone(model.options);
  Object.assign(options.interaction, { hideEdgesOnDrag: many, hideEdgesOnZoom: many });
  const network = new vis.Network(document.getElementById("network"), { nodes, edges }, options);
  network.on("afterDrawing", (context) =>
    labels.draw(context, network, { shown: shown.nodes, near, hovered }));

  // The data sets hold what is visible and nothing else; only what looks different is touched.
  function bring(data, wanted, same) {
    const ids = new Set(wanted.map((look) => look.id));
    data.remove(data.getIds().filter((id) => !ids.has(id)));
    data.update(wanted.filter((look) => {
      const old = data.get(look.id);
      return !old || !same(old, look);
    }));
  }

  function paint() {
    bring(nodes, visibleNodes().map(nodeLook), (a, b) => a.opacity === b.opacity);
    bring(edges, visibleEdges().map(edgeLook),
      (a, b) => a.color.opacity === b.color.opacity && a.color.color === b.color.color);
  }

  function show(visible) {
    shown = visible;
    emphasize();
  }

  // Brings some nodes and edges forward and fades the rest; without arguments all are equal.
  function emphasize(nodeIds, edgeIds) {
    near = nodeIds || null;
    strong = edgeIds || null;
    paint();
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
    drawn: () => ({ nodes: nodes.getIds(), edges: edges.getIds() }),
    // Where a node stands, in pixels of the drawing's box.
    placeOf: (id) => network.canvasToDOM(network.getPosition(id)),
  };
})();
