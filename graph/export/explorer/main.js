// @ts-check
// Ties the parts together: what happens on a click, a hover, a change of a filter.
"use strict";

(() => {
  const {
    data, model, strings, filters, search, canvas, tooltip, timeline, panel, table, pointer, filterForm, searchBox, dialogs, toolbar, permalink, key,
  } = guantu;
  const { state } = filters;
  const network = document.getElementById("network");
  // Milliseconds after which the search and the sentences are prepared.
  const PREPARE_AFTER = 1500;
  /** @type {Selected} */
  let selection = null;

  // Counts and draws all anew after a filter has changed.
  function refresh() {
    filters.shown = filters.visible();
    canvas.select(selection);
    filterForm.draw();
    key.draw();
    timeline.draw();
    table.draw();
    panel.redraw();
    toolbar.draw();
    permalink.write(selection);
  }

  /** @param {() => void} alter */
  function change(alter) {
    alter();
    refresh();
  }

  /** @param {GraphNode | null} node */
  function openNode(node) {
    selection = node;
    if (node && node.kind === "event" && state.view !== "events") change(() => { state.view = "events"; });
    canvas.select(node);
    if (node) panel.node(node);
    else panel.overview();
    permalink.write(selection);
  }

  /** @param {RealEvent} realEvent */
  function openRealEvent(realEvent) {
    if (realEvent.node) return openNode(realEvent.node);
    selection = null;
    canvas.select(null);
    return panel.realEvent(realEvent);
  }

  /** @param {GraphEdge} edge */
  function openEdge(edge) {
    selection = edge;
    canvas.select(edge);
    panel.edge(edge);
    permalink.write(selection);
  }

  /** @param {string} theme */
  function setTheme(theme) {
    document.documentElement.dataset.theme = theme;
    canvas.restyle();
    filterForm.draw();
    toolbar.drawTools();
  }

  panel.handle({
    node: openNode,
    edge: openEdge,
    realEvent: openRealEvent,
    ego: (node, hops) => {
      change(() => {
        const same = state.ego === node.index && state.hops === hops;
        Object.assign(state, same ? { ego: null } : { ego: node.index, hops });
      });
      canvas.fit();
    },
    pin: (node) => change(() => { if (!state.pinned.delete(node.index)) state.pinned.add(node.index); }),
    hide: (node) => {
      openNode(null);
      change(() => state.hidden.add(node.index));
    },
    allTies: () => change(() => { state.minEvents = 1; }),
  });
  filterForm.handle({
    change: refresh,
    color: () => {
      canvas.restyle();
      filterForm.draw();
      key.draw();
      permalink.write(selection);
    },
  });
  timeline.handle(refresh);
  table.handle({
    node: (node) => {
      openNode(node);
      panel.focus();
    },
    edge: (edge) => {
      openEdge(edge);
      panel.focus();
    },
  });
  searchBox.handle((node) => {
    openNode(node);
    if (filters.shown.has(node)) canvas.fitNeighbourhood(node);
    else dialogs.notify(strings.text.notShown);
  });
  dialogs.handle(() => permalink.link(selection));
  toolbar.handle({
    deselect: () => openNode(null),
    view: (view) => {
      if (selection && !model.isEdge(selection) && selection.kind === "event") openNode(null);
      change(() => { state.view = view; });
      canvas.fit();
    },
    theme: setTheme,
    language: () => {
      strings.language = strings.language === "zh" ? "en" : "zh";
      toolbar.drawTools();
      refresh();
    },
  });
  pointer.handle({
    click: (item) => {
      tooltip.hide();
      if (model.isEdge(item)) openEdge(item);
      else openNode(item);
    },
    over: (item, point) => {
      canvas.hover(item);
      network.classList.toggle("pointing", Boolean(item));
      if (item) tooltip.show(item, point);
      else tooltip.hide();
    },
    leave: () => {
      canvas.hover(null);
      tooltip.hide();
    },
  });
  canvas.onMove(() => permalink.write(selection));

  function open() {
    const { selection: opened, camera } = permalink.read();
    timeline.stop();
    selection = opened;
    panel.choose(opened);
    refresh();
    canvas.measure();
    if (camera) canvas.moveTo(camera); else canvas.fit();
    canvas.paint();
  }

  new ResizeObserver(() => { if (canvas.outgrown()) canvas.resize(); }).observe(network);
  addEventListener("hashchange", open);

  // Paper is light.
  let themeOnScreen = "";
  addEventListener("beforeprint", () => {
    themeOnScreen = document.documentElement.dataset.theme;
    setTheme("light");
    canvas.paint();
  });
  addEventListener("afterprint", () => setTheme(themeOnScreen));

  document.documentElement.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  canvas.restyle();
  toolbar.drawTools();
  open();
  document.documentElement.dataset.ready = "yes";
  // Done while the reader looks at the drawing, so that the first search and click need not wait.
  setTimeout(() => {
    search.prepare();
    data.evidence().catch(() => {});
  }, PREPARE_AFTER);
})();
