// @ts-check
// The key below the drawing: what nodes, their size, lines, their width and shaded areas mean.
"use strict";

guantu.key = (() => {
  const { model, filters, strings, dom, canvas, hulls } = guantu;
  const { make, svg } = dom;
  const root = document.getElementById("key");
  // Units of a sample of a line: its length and height.
  const LINE = 26;
  const HIGH = 14;

  /** @param {any} sample @param {string} words */
  const item = (sample, words) => make("span", { class: "key" }, sample, words);
  /** @param {number} wide @param {string} [dash] */
  const line = (wide, dash) => svg("svg", { viewBox: `0 0 ${LINE} ${HIGH}`, width: LINE, height: HIGH, "aria-hidden": "true" },
    svg("line", { x1: 0, x2: LINE, y1: HIGH / 2, y2: HIGH / 2, stroke: "currentColor", "stroke-width": wide, ...(dash ? { "stroke-dasharray": dash } : {}) }));
  /** @param {number[]} radii */
  const discs = (radii) => svg("svg", { viewBox: `0 0 ${radii.length * HIGH} ${HIGH}`, width: radii.length * HIGH, height: HIGH, "aria-hidden": "true" },
    ...radii.map((r, at) => svg("circle", { cx: (at + 0.5) * HIGH, cy: HIGH / 2, r, fill: "currentColor" })));

  function draw() {
    const { text } = strings;
    const { shown, state } = filters;
    const pairs = shown.edges.filter(model.isPair);
    const counts = pairs.map((edge) => shown.events[edge.index]);
    const most = counts.reduce((high, count) => Math.max(high, count), 1);
    const ties = shown.nodes.reduce((high, node) => Math.max(high, shown.degree[node.index]), 0);
    const parts = [];
    if (ties) parts.push(item(discs([2, 4, 6]), text.keySize(ties)));
    if (pairs.length) {
      parts.push(item(line(canvas.widthFor(1)), text.keyLine));
      if (most > 1) parts.push(item(line(canvas.widthFor(most)), text.keyWidth(most)));
    }
    if (state.view === "events" && model.hasEvents) parts.push(item(line(canvas.widthFor(1)), text.keyParticipation));
    if (shown.edges.some((edge) => edge.relation === "holds_post_in")) parts.push(item(line(canvas.widthFor(1), "5 4"), text.keyPost));
    if (hulls.isOn()) parts.push(item(svg("svg", { viewBox: "0 0 14 14", class: "symbol", "aria-hidden": "true" }, svg("rect", { x: 0, y: 1, width: 14, height: 12, rx: 4, fill: "currentColor", opacity: 0.25 })), text.keyArea));
    root.setAttribute("aria-label", text.key);
    root.replaceChildren(...parts);
    root.hidden = !parts.length;
  }

  return { draw };
})();
