// @ts-check
// The visible nodes and edges as a table, for sorting, keyboard and screen reader.
"use strict";

guantu.table = (() => {
  const { model, filters, strings, dom, panel } = guantu;
  const { make, button, find, focused } = dom;
  const root = document.getElementById("table");
  // Rows shown at first; `more` adds five times as many.
  const FIRST_ROWS = 200;
  const MORE_ROWS = 5 * FIRST_ROWS;
  /** @type {"nodes" | "edges"} */
  let which = "nodes";
  /** @type {Record<string, [string, number]>} */
  const sorting = { nodes: ["degree", -1], edges: ["events", -1] };
  let limit = FIRST_ROWS;
  /** @type {{ node: (node: GraphNode) => void, edge: (edge: GraphEdge) => void }} */
  let handlers;

  /** @type {{ nodes: [string, (node: GraphNode) => any][], edges: [string, (edge: GraphEdge) => any][] }} */
  const columns = {
    nodes: [
      ["name", (node) => node.label], ["kind", (node) => strings.nameOf("kind", node.kind)],
      ["post", (node) => model.postOf(node)], ["branch", (node) => (model.isPerson(node) ? strings.nameOf("branch", node.branch) : "")],
      ["degree", (node) => filters.shown.degree[node.index]],
      ["strength", (node) => Number(filters.shown.strength[node.index].toFixed(3))],
      ["eventCount", (node) => filters.attended(node)],
      ["date", (node) => (node.kind === "event" ? panel.dayOf(node) : "")],
    ],
    edges: [
      ["from", (edge) => edge.from.label], ["to", (edge) => edge.to.label],
      ["relation", (edge) => strings.nameOf("relation", edge.relation)],
      ["role", (edge) => strings.nameOf("role", edge.role) || edge.post || ""],
      ["events", (edge) => (model.isPair(edge) ? filters.shown.events[edge.index] : "")],
      ["weight", (edge) => (model.isPair(edge) ? Number(filters.shown.weight[edge.index].toFixed(3)) : "")],
    ],
  };

  function sorted() {
    const [key, direction] = sorting[which];
    const value = columns[which].find(([name]) => name === key)[1];
    const collator = new Intl.Collator(strings.language === "zh" ? "zh" : "en");
    const rows = filters.shown[which].map((item) => [item, value(item)]);
    rows.sort((a, b) => direction * (typeof a[1] === "number" && typeof b[1] === "number"
      ? a[1] - b[1] : collator.compare(String(a[1]), String(b[1]))) || a[0].index - b[0].index);
    return rows.map(([item]) => item);
  }

  function draw() {
    if (root.hidden) return;
    const { text } = strings;
    const items = sorted();
    const [key, direction] = sorting[which];
    // A column that is empty in this view is left out.
    const filled = columns[which].filter(([, value], at) => at === 0 || items.some((item) => value(item) !== ""));
    const head = filled.map(([name]) => make("th", {
      scope: "col", "aria-sort": name === key ? (direction > 0 ? "ascending" : "descending") : "none",
    }, button(text.columns[name], () => {
      sorting[which] = [name, name === key ? -direction : ["degree", "strength", "eventCount", "events", "weight"].includes(name) ? -1 : 1];
      draw();
    }, { "data-key": name })));
    const body = items.slice(0, limit).map((item) => make("tr", {}, ...filled.map(([, value], at) => {
      const shown = String(value(item));
      return at === 0
        ? make("th", { scope: "row" }, button(shown, () => (which === "nodes" ? handlers.node : handlers.edge)(item), { class: "link", dir: "auto" }))
        : make("td", { dir: "auto", class: typeof value(item) === "number" ? "number" : "" }, shown);
    })));
    const tab = (name) => button(`${text.tabs[name]} ${filters.shown[name].length}`, () => {
      which = name;
      limit = FIRST_ROWS;
      draw();
    }, { "aria-pressed": String(which === name), "data-key": `tab-${name}` });
    const active = root.contains(focused()) ? focused().dataset.key : "";
    root.setAttribute("aria-label", text.table);
    root.replaceChildren(
      make("div", { class: "head" }, make("div", { class: "segments", role: "group" }, tab("nodes"), tab("edges")),
        button("×", close, { class: "back", "aria-label": text.close })),
      make("div", { class: "scrolling", tabindex: "0", role: "region", "aria-label": text.tabs[which] }, make("table", {},
        make("caption", { class: "hidden" }, text.tabs[which]),
        make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body)),
      items.length > limit ? button(text.more(items.length - limit), () => {
        limit += MORE_ROWS;
        draw();
      }, { class: "link more" }) : ""));
    if (active) find(root, `[data-key="${CSS.escape(active)}"]`)?.focus();
  }

  function close() {
    root.hidden = true;
    document.getElementById("network").focus();
  }

  function toggle() {
    if (!root.hidden) return close();
    root.hidden = false;
    limit = FIRST_ROWS;
    draw();
    return root.focus();
  }

  root.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

  return { draw, toggle, /** @param {typeof handlers} given */ handle(given) { handlers = given; } };
})();
