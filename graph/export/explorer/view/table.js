// The visible nodes and edges as a table: the same data for keyboard and screen reader.
"use strict";

guantu.table = (() => {
  const { model, strings, dom, panel } = guantu;
  const { make, button } = dom;
  const root = document.getElementById("table");
  const STEP = 200;
  let which = "nodes";
  let sorting = { nodes: ["degree", -1], edges: ["events", -1] };
  let limit = STEP;
  let onNode = () => {};
  let onEdge = () => {};

  const columns = {
    nodes: [
      ["name", (node) => node.label], ["kind", (node) => strings.text.one[node.kind] || node.kind],
      ["post", (node) => model.postOf(node)], ["branch", (node) => (model.isPerson(node) ? strings.value(node.branch) : "")],
      ["degree", (node) => model.shown.degree[node.index]],
      ["strength", (node) => Number(model.shown.strength[node.index].toFixed(3))],
      ["eventCount", (node) => node.meetings.filter((meeting) => model.shown.takesPart(meeting, node)).length],
      ["date", (node) => (node.kind === "event" ? panel.dayOf(node) : "")],
    ],
    edges: [
      ["from", (edge) => edge.from.label], ["to", (edge) => edge.to.label],
      ["relation", (edge) => strings.text.relations[edge.relation] || edge.relation],
      ["role", (edge) => strings.value(edge.role) || edge.post || ""],
      ["events", (edge) => (model.isPair(edge) ? model.shown.events[edge.index] : "")],
      ["weight", (edge) => (model.isPair(edge) ? Number(model.shown.weight[edge.index].toFixed(3)) : "")],
    ],
  };

  function sorted() {
    const [key, direction] = sorting[which];
    const value = columns[which].find(([name]) => name === key)[1];
    const collator = new Intl.Collator(strings.language === "zh" ? "zh" : "en");
    const rows = model.shown[which].map((item) => [item, value(item)]);
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
        ? make("th", { scope: "row" }, button(shown, () => (which === "nodes" ? onNode : onEdge)(item), { class: "link", dir: "auto" }))
        : make("td", { dir: "auto", class: typeof value(item) === "number" ? "number" : "" }, shown);
    })));
    const tab = (name) => button(`${text.tabs[name]} ${model.shown[name].length}`, () => {
      which = name;
      limit = STEP;
      draw();
    }, { "aria-pressed": String(which === name), "data-key": `tab-${name}` });
    const active = root.contains(document.activeElement) ? document.activeElement.dataset.key : "";
    root.setAttribute("aria-label", text.table);
    root.replaceChildren(
      make("div", { class: "head" }, make("div", { class: "segments", role: "group" }, tab("nodes"), tab("edges")),
        button("×", close, { class: "back", "aria-label": text.close })),
      make("div", { class: "rolling", tabindex: "0", role: "region", "aria-label": text.tabs[which] }, make("table", {},
        make("caption", { class: "hidden" }, text.tabs[which]),
        make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body)),
      items.length > limit ? button(text.more(items.length - limit), () => {
        limit += STEP * 5;
        draw();
      }, { class: "link more" }) : ""));
    if (active) root.querySelector(`[data-key="${CSS.escape(active)}"]`)?.focus();
  }

  function close() {
    root.hidden = true;
    document.getElementById("network").focus();
  }

  function toggle() {
    if (!root.hidden) return close();
    root.hidden = false;
    limit = STEP;
    draw();
    return root.focus();
  }

  root.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

  return { draw, toggle, handlers(node, edge) { onNode = node; onEdge = edge; } };
})();
