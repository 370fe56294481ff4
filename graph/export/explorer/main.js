// @ts-check
// Ties the parts together: what happens on a click, a hover, a change of a filter.
"use strict";

(() => {
  const {
    data, model, strings, filters, search, articleSearch, articleCard, canvas, tooltip, timeline, panel, table, pointer, filterForm, searchBox, dialogs, toolbar, permalink, key, reader, succession, bodies,
    work, workspace, workCard, questionCard, groupCard, nodeTools, markForm, selection: chooser, loosen, exports,
  } = guantu;
  const { state } = filters;
  const network = guantu.basics.element("network");
  // Milliseconds after which the search and the sentences are prepared.
  const PREPARE_AFTER = 1500;
  /** @type {Selected} */
  let selection = null;

  // Counts and draws all anew after a filter has changed.
  function refresh() {
    filters.shown = filters.visible();
    state.chosen = new Set([...state.chosen].filter((index) => !state.hidden.has(index)));
    canvas.select(selection);
    filterForm.draw();
    key.draw();
    timeline.draw();
    table.draw();
    reader.draw();
    bodies.draw();
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
    state.asked = null;
    bodies.close();
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
    state.asked = null;
    canvas.select(null);
    return panel.realEvent(realEvent);
  }

  /** @param {GraphEdge} edge */
  function openEdge(edge) {
    selection = edge;
    state.asked = null;
    canvas.select(edge);
    panel.edge(edge);
    permalink.write(selection);
  }

  /** Opens the card of a question, or the form; for null closes it. @param {Question | null} question */
  function ask(question) {
    if (!question) return openNode(null);
    selection = null;
    state.asked = question;
    canvas.select(null);
    panel.show(questionCard.draw);
    return permalink.write(selection);
  }

  /** @param {Set<number>} chosen */
  function choose(chosen) {
    state.chosen = chosen;
    if (chosen.size) ask({ kind: "group", who: [] });
    else openNode(null);
  }

  function openWork() {
    selection = null;
    state.asked = null;
    canvas.select(null);
    panel.show(workCard.draw);
    permalink.write(selection);
  }

  const undo = () => { if (work.undo()) dialogs.notify(strings.text.undoWork); };
  const redo = () => { if (work.redo()) dialogs.notify(strings.text.redoWork); };

  function toggleLoosen() {
    if (loosen.isOn) return loosen.stop();
    const ended = () => {
      workCard.loosening = false;
      canvas.fit();
      panel.redraw();
    };
    if (!loosen.start(ended)) return dialogs.notify(strings.text.tooMany(loosen.MOST_NODES));
    workCard.loosening = true;
    return panel.redraw();
  }

  /** @param {string} id */
  function openSeat(id) {
    selection = null;
    state.asked = null;
    canvas.select(null);
    panel.show(() => succession.card(id));
    panel.focus();
  }

  /** @param {string} query */
  function openArticles(query) {
    selection = null;
    state.asked = null;
    canvas.select(null);
    panel.show(() => articleCard.draw(query, () => openNode(null)));
    panel.focus();
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
    pin: (node) => work.change(() => { if (!state.pinned.delete(node.index)) state.pinned.add(node.index); }),
    hide: (node) => {
      selection = null;
      panel.choose(null);
      work.change(() => state.hidden.add(node.index));
    },
    allTies: () => change(() => { state.minEvents = 1; }),
    eventless: () => change(() => { state.eventless = true; }),
    reset: filterForm.reset,
  });
  work.handle(() => {
    refresh();
    workspace.keep((kept) => { workCard.kept = kept; });
  });
  workspace.handle(() => permalink.text(selection));
  questionCard.handle({ ask, node: openNode, edge: openEdge, saveCsv: exports.saveCsv });
  groupCard.handle({
    node: openNode, choose, work: work.change,
    only: (chosen) => work.change(() => { state.hidden = new Set(filters.shown.nodes.filter((node) => model.isActor(node) && !chosen.has(node.index)).map((node) => node.index)); }),
  });
  nodeTools.handle({
    expand: (node) => change(() => { if (!state.expanded.delete(node.index)) state.expanded.add(node.index); }),
    ask: (node) => {
      questionCard.begin(node);
      ask({ kind: "path", who: [] });
    },
    work: work.change,
    mark: markForm.open,
  });
  markForm.handle(work.change);
  chooser.handle(choose);
  workCard.handle({
    node: openNode, choose, work: work.change, undo, redo, loosen: toggleLoosen,
    putBack: () => work.change(() => work.putBack()),
    saveCopy: workspace.saveCopy, saveWork: workspace.saveWork,
    loadWork: async (file) => {
      const problem = await workspace.load(file);
      dialogs.notify(problem || strings.text.restored);
    },
    forget: () => work.change(() => work.clear()),
    close: () => openNode(null),
  });
  filterForm.handle({
    change: refresh,
    work: work.change,
    color: () => {
      canvas.restyle();
      filterForm.draw();
      key.draw();
      permalink.write(selection);
    },
  });
  timeline.handle(refresh);
  bodies.handle((group) => {
    bodies.close();
    change(() => { Object.assign(state, { group, minEvents: 1 }); });
    canvas.fit();
  });
  succession.handle({ node: openNode, seat: openSeat });
  reader.handle({
    node: (node) => {
      openNode(node);
      panel.focus();
    },
    notify: dialogs.notify,
  });
  table.handle({
    node: (node) => {
      openNode(node);
      panel.focus();
    },
    edge: (edge) => {
      openEdge(edge);
      panel.focus();
    },
    realEvent: (realEvent) => {
      openRealEvent(realEvent);
      panel.focus();
    },
    seat: openSeat,
  });
  searchBox.handle(({ node, realEvent, passage, articles }) => {
    if (passage) return reader.open(passage.article.id, passage.at, passage.end);
    if (articles) return openArticles(articles.query);
    reader.close();
    if (!node) return realEvent && openRealEvent(realEvent);
    openNode(node);
    if (filters.shown.has(node)) canvas.fitNeighbourhood(node);
    else dialogs.notify(strings.text.notShown);
    return undefined;
  });
  dialogs.handle(() => permalink.link(selection));
  toolbar.handle({
    deselect: () => openNode(null),
    questions: () => ask({ kind: "path", who: [] }),
    work: openWork,
    view: (view) => {
      if (selection && !model.isEdge(selection) && selection.kind === "event") {
        selection = null;
        panel.choose(null);
      }
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
    choose: chooser.toggle,
    moved: (nodes) => work.change(() => nodes.forEach(({ index, x, y }) => work.state.moved.set(index, { x, y }))),
  });
  canvas.onMove(() => permalink.write(selection));

  function open() {
    const { selection: opened, camera } = permalink.read();
    timeline.stop();
    loosen.stop();
    selection = opened;
    panel.choose(opened);
    if (state.asked) panel.show(questionCard.draw, false);
    refresh();
    canvas.measure();
    if (camera) canvas.moveTo(camera); else canvas.fit();
    canvas.paint();
  }

  new ResizeObserver(() => { if (canvas.outgrown()) canvas.resize(); }).observe(network);
  addEventListener("hashchange", open);

  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || dialogs.isOpen()) return;
    if (/** @type {Element} */ (event.target).matches("input:not([type=checkbox], [type=radio], [type=range]), textarea")) return;
    const key = event.key.toLowerCase();
    if (key === "y" || (key === "z" && event.shiftKey)) redo();
    else if (key === "z") undo();
    else return;
    event.preventDefault();
  });
  addEventListener("pagehide", () => { if (!work.isEmpty()) workspace.keepNow(); });

  // Paper is light.
  let themeOnScreen = "";
  addEventListener("beforeprint", () => {
    themeOnScreen = document.documentElement.dataset.theme || "light";
    setTheme("light");
    canvas.paint();
  });
  addEventListener("afterprint", () => setTheme(themeOnScreen));

  document.documentElement.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  canvas.restyle();
  toolbar.drawTools();
  const startsAt = location.hash;
  const { view, restored } = workspace.open();
  if (view && !location.hash) history.replaceState(null, "", `#${view}`);
  open();
  if (restored) dialogs.notify(strings.text.restored);
  if (bodies.opensFirst && !startsAt && !view) bodies.open();
  document.documentElement.dataset.ready = "yes";
  // Done while the reader looks at the drawing, so that the first search and click need not wait.
  setTimeout(() => {
    search.prepare();
    data.evidence().then(search.prepareTexts).then(articleSearch.prepare).catch(() => {});
  }, PREPARE_AFTER);
})();
