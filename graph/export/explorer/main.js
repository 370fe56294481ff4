// Ties the parts together: what happens on a click, a hover, a change of a filter.
"use strict";

(() => {
  const { data, model, strings, canvas, hand, timeline, panel, filters, table, controls, address } = guantu;
  const { state } = model;
  let selection = null;

  // Counts and draws all anew after a filter has changed.
  function refresh() {
    model.shown = model.visible();
    canvas.select(selection);
    filters.draw();
    timeline.draw();
    table.draw();
    panel.redraw();
    controls.draw();
    address.write(selection);
  }

  function openNode(node) {
    selection = node;
    if (node && node.kind === "event" && state.view !== "events") {
      state.view = "events";
      refresh();
    }
    canvas.select(node);
    if (node) panel.node(node);
    else panel.overview();
    address.write(selection);
  }

  function openMeeting(meeting) {
    if (meeting.node) return openNode(meeting.node);
    selection = null;
    canvas.select(null);
    return panel.meeting(meeting);
  }

  function openEdge(edge) {
    selection = edge;
    canvas.select(edge);
    panel.edge(edge);
    address.write(selection);
  }

  function change(alter) {
    alter();
    refresh();
  }

  const actions = {
    node: openNode,
    edge: openEdge,
    meeting: openMeeting,
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
  };
  panel.handle(actions);
  filters.handlers(refresh, () => {
    canvas.restyle();
    filters.draw();
    address.write(selection);
  });
  timeline.handler(refresh);
  table.handlers((node) => {
    openNode(node);
    panel.focus();
  }, (edge) => {
    openEdge(edge);
    panel.focus();
  });
  controls.handle({
    ...actions,
    pick: (node) => {
      openNode(node);
      if (model.shown.has(node)) canvas.fitNeighbourhood(node);
      else controls.tell(strings.text.notShown);
    },
    view: (view) => {
      if (selection && selection.kind === "event") openNode(null);
      change(() => { state.view = view; });
      canvas.fit();
    },
    table: table.toggle,
    theme: () => dress(document.documentElement.dataset.theme === "dark" ? "light" : "dark"),
    language: () => {
      strings.language = strings.language === "zh" ? "en" : "zh";
      controls.drawTools();
      refresh();
    },
    link: () => address.link(selection),
  });

  hand.handle({
    click: (thing) => {
      controls.hideTooltip();
      if (thing && thing.from) openEdge(thing);
      else openNode(thing);
    },
    over: (thing, point) => {
      canvas.hover(thing);
      document.getElementById("network").classList.toggle("pointing", Boolean(thing));
      if (thing) controls.showTooltip(thing, point);
      else controls.hideTooltip();
    },
    leave: () => {
      canvas.hover(null);
      controls.hideTooltip();
    },
  });
  canvas.onMove(() => address.write(selection));

  function open() {
    const { selection: opened, camera } = address.read();
    timeline.stop();
    selection = opened;
    panel.choose(opened);
    refresh();
    canvas.measure();
    if (camera) canvas.moveTo(camera); else canvas.fit();
    canvas.paint();
  }

  new ResizeObserver(() => { if (canvas.outgrown()) canvas.resize(); }).observe(document.getElementById("network"));
  addEventListener("hashchange", open);

  function dress(theme) {
    document.documentElement.dataset.theme = theme;
    canvas.restyle();
    filters.draw();
    controls.drawTools();
  }

  // Paper is light.
  let before = "";
  addEventListener("beforeprint", () => {
    before = document.documentElement.dataset.theme;
    dress("light");
    canvas.paint();
  });
  addEventListener("afterprint", () => dress(before));

  document.documentElement.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  canvas.restyle();
  controls.drawTools();
  open();
  document.documentElement.dataset.ready = "yes";
  // Done while the reader looks at the drawing, so that the first search and click need not wait.
  setTimeout(() => {
    guantu.search.prepare();
    data.evidence().catch(() => {});
  }, 1500);
})();
