// The drawing: vis-network on given places, with the selection's neighbourhood brought forward.
"use strict";

guantu.canvas = (() => {
  const { model } = guantu;
  const EDGE = "#9aa7b8";
  const STRONG = "#3c4b60";
  const FADED = 0.12;

  const widthOf = (edge) => (edge.facts.relation === "co_appears"
    ? Math.min(8, 1.2 * Math.sqrt(edge.facts.events)) : 1.2);

  const nodes = new vis.DataSet(model.nodes.map((item) => ({
    id: item.id, label: item.label, x: item.x, y: item.y, size: item.size, shape: item.shape,
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

  function show(visible) {
    shown = visible;
    nodes.update(model.nodes.map(({ id }) => ({ id, hidden: !visible.nodes.has(id) })));
    edges.update(model.edges.map(({ id }) => ({ id, hidden: !visible.edges.has(id) })));
  }

  // Brings some nodes and edges forward and fades the rest; without arguments all are equal.
  function emphasize(nodeIds, edgeIds) {
    const all = !nodeIds;
    nodes.update(model.nodes.map(({ id }) => {
      const near = all || nodeIds.has(id);
      return { id, opacity: near ? 1 : FADED, font: { color: near ? "#22262b" : "rgba(34,38,43,.15)" } };
    }));
    edges.update(model.edges.map(({ id }) => ({
      id, color: {
        color: !all && edgeIds.has(id) ? STRONG : EDGE, highlight: STRONG, hover: STRONG,
        opacity: all ? 0.6 : edgeIds.has(id) ? 0.85 : FADED,
      },
    })));
  }

  function neighbourhood(id) {
    const near = new Set([id]);
    const ties = new Set();
    for (const edge of model.edgesOf(id)) {
      if (!shown.edges.has(edge.id)) continue;
      ties.add(edge.id);
      near.add(edge.from).add(edge.to);
    }
    return { near, ties };
  }

  function selectNode(id) {
    const { near, ties } = neighbourhood(id);
    network.selectNodes(shown.nodes.has(id) ? [id] : [], false);
    emphasize(near, ties);
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
  const animation = calm ? false : { duration: 350, easingFunction: "easeInOutQuad" };

  function fit(ids) {
    const wanted = (ids || [...shown.nodes]).filter((id) => shown.nodes.has(id));
    if (wanted.length) network.fit({ nodes: wanted, maxZoomLevel: 1.4, animation: ids ? animation : false });
  }

  return {
    network, show, selectNode, selectEdge, unselect, fit,
    fitNeighbourhood: (id) => fit([...neighbourhood(id).near]),
    // Where a node or the middle of an edge stands, in pixels of the drawing's box.
    placeOf(id) {
      const at = network.getPosition(id);
      return network.canvasToDOM(at);
    },
  };
})();
