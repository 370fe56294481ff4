// Ties the parts together: what happens on a click, a hover, a change of a filter.
"use strict";

(() => {
  const { model, strings, labels, canvas, panel, controls } = guantu;

  function refresh() {
    const shown = model.visible();
    canvas.show(shown);
    controls.draw(shown);
  }

  function openNode(id) {
    if (id === null) {
      canvas.unselect();
      panel.overview();
      return;
    }
    if (model.node.get(id).facts.kind === "event" && model.state.view !== "events") {
      model.state.view = "events";
      refresh();
    }
    canvas.selectNode(id);
    panel.node(id);
  }

  function openEdge(edge) {
    canvas.selectEdge(edge);
    panel.edge(edge);
  }

  panel.handlers(openNode, openEdge);
  controls.handlers(() => {
    canvas.unselect();
    refresh();
  }, () => canvas.fit(), (id) => {
    openNode(id);
    canvas.fitNeighbourhood(id);
  });

  canvas.network.on("click", ({ nodes, edges, pointer }) => {
    controls.hideTooltip();
    const named = labels.at(pointer.DOM);
    if (nodes.length) openNode(nodes[0]);
    else if (named !== null) openNode(named);
    else if (edges.length) openEdge(model.edges[edges[0]]);
    else openNode(null);
  });
  canvas.network.on("hoverNode", ({ node, pointer }) => {
    canvas.hover(node);
    controls.showTooltip(controls.nodeLines(model.node.get(node)), pointer.DOM);
  });
  canvas.network.on("blurNode", () => canvas.hover(null));
  canvas.network.on("hoverEdge", ({ edge, pointer }) =>
    controls.showTooltip(controls.edgeLines(model.edges[edge]), pointer.DOM));
  for (const name of ["blurNode", "blurEdge", "dragStart", "zoom"]) {
    canvas.network.on(name, controls.hideTooltip);
  }
  document.getElementById("fit").addEventListener("click", () => canvas.fit());
  document.getElementById("language").addEventListener("click", () => {
    strings.language = strings.language === "zh" ? "en" : "zh";
    refresh();
    panel.redraw();
  });
  document.getElementById("legend").addEventListener("submit", (event) => event.preventDefault());
  addEventListener("resize", () => canvas.fit());

  refresh();
  panel.overview();
  canvas.fit();
  document.documentElement.dataset.ready = "yes";
})();
