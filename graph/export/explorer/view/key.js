// @ts-check
// The key below the drawing: what nodes, their size, lines, their width and shaded areas mean.
"use strict";

guantu.key = (() => {
  const { model, filters, strings, dom, edges, hulls } = guantu;
  const { make, svg } = dom;
  const root = guantu.basics.element("key");
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

  /**
   * What the drawing needs explained: discs of these radii, a line so wide, or an area, and its meaning.
   * @returns {{ radii?: number[], wide?: number, dash?: string, area?: boolean, words: string }[]}
   */
  function items() {
    const { text } = strings;
    const { shown, state } = filters;
    const pairs = shown.edges.filter(model.isPair);
    const most = pairs.reduce((high, edge) => Math.max(high, shown.events[edge.index]), 1);
    const ties = shown.nodes.reduce((high, node) => Math.max(high, shown.degree[node.index]), 0);
    const one = edges.widthFor(1);
    return [
      ...(ties ? [{ radii: [2, 4, 6], words: text.keySize(ties) }] : []),
      ...(pairs.length ? [{ wide: one, words: text.keyLine }] : []),
      ...(pairs.length && most > 1 ? [{ wide: edges.widthFor(most), words: text.keyWidth(most) }] : []),
      ...(state.view === "events" && model.hasEvents ? [{ wide: one, words: text.keyParticipation }] : []),
      ...(shown.edges.some((edge) => edge.relation === "holds_post_in") ? [{ wide: one, dash: "5 4", words: text.keyPost }] : []),
      ...(hulls.isOn() ? [{ area: true, words: text.keyArea }] : []),
    ];
  }

  const area = () => svg("svg", { viewBox: "0 0 14 14", class: "symbol", "aria-hidden": "true" },
    svg("rect", { x: 0, y: 1, width: 14, height: 12, rx: 4, fill: "currentColor", opacity: 0.25 }));

  function draw() {
    const found = items();
    root.setAttribute("aria-label", strings.text.key);
    root.replaceChildren(...found.map(({ radii, wide, dash, words }) => item(radii ? discs(radii) : wide ? line(wide, dash) : area(), words)));
    root.hidden = !found.length;
  }

  return { draw, items };
})();
