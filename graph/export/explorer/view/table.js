// @ts-check
// What the page holds as tables, for sorting, searching, saving, keyboard and screen reader.
"use strict";

guantu.table = (() => {
  const { model, strings, dom, records, columns, basics } = guantu;
  const { make, button, focused } = dom;
  const root = guantu.basics.element("table");
  const { tables } = columns;
  // Rows shown at first; `more` adds five times as many.
  const FIRST_ROWS = 200;
  const MORE_ROWS = 5 * FIRST_ROWS;
  let which = "people";
  let words = "";
  /** @type {Record<string, [string, number]>} */
  const sorting = Object.fromEntries(Object.entries(tables).map(([name, { sorted }]) => [name, sorted]));
  let limit = FIRST_ROWS;
  /** @type {Records | null} */
  let loaded = null;
  /** @type {{ node: (node: GraphNode) => void, edge: (edge: GraphEdge) => void, realEvent: (realEvent: RealEvent) => void, seat: (id: string) => void }} */
  let handlers;

  /** The values of the rows that hold the words, sorted; blank ones last. */
  function listed() {
    const { columns: own, rows } = tables[which];
    const [key, direction] = sorting[which];
    const by = own.findIndex(([name]) => name === key);
    const collator = new Intl.Collator(strings.language === "zh" ? "zh" : "en");
    const wanted = model.fold(words).split(/\s+/).filter(Boolean);
    const found = rows(loaded).map((row, at) => ({ row, at, values: own.map(([, value]) => value(row)) }))
      .filter(({ values }) => wanted.every((word) => values.some((value) => model.fold(String(value)).includes(word))));
    found.sort((a, b) => {
      const [left, right] = [a.values[by], b.values[by]];
      if ((left === "") !== (right === "")) return left === "" ? 1 : -1;
      return direction * (typeof left === "number" && typeof right === "number" ? left - right : collator.compare(String(left), String(right))) || a.at - b.at;
    });
    return found;
  }

  /** @param {any} row @param {string} shown */
  function first(row, shown) {
    const { node, edge, realEvent, seat } = tables[which].opens(row);
    const go = node ? () => handlers.node(node) : edge ? () => handlers.edge(edge)
      : realEvent ? () => handlers.realEvent(realEvent) : seat ? () => handlers.seat(seat) : null;
    return make("th", { scope: "row" }, go ? button(shown, go, { class: "link", dir: "auto" }) : make("span", { dir: "auto" }, shown));
  }

  function draw() {
    if (root.hidden) return;
    const { text } = strings;
    const found = listed();
    const own = tables[which].columns;
    /** @param {string} name */
    const columnName = (name) => basics.lookUp(text.columns, name);
    /** @type {Record<string, string>} */
    const hints = text.columnHints;
    /** @param {string} name */
    const tabName = (name) => basics.lookUp(text.tabs, name);
    const [key, direction] = sorting[which];
    // A column that is empty in this view is left out.
    const filled = own.map(([name], at) => ({ name, at })).filter(({ at }) => at === 0 || found.some(({ values }) => values[at] !== ""));
    const head = filled.map(({ name, at }) => make("th", {
      scope: "col", "aria-sort": name === key ? (direction > 0 ? "ascending" : "descending") : "none",
    }, button(columnName(name), () => {
      const numeric = found.some(({ values }) => typeof values[at] === "number");
      sorting[which] = [name, name === key ? -direction : numeric ? -1 : 1];
      draw();
    }, { "data-key": name, title: hints[name] || "" })));
    const body = found.slice(0, limit).map(({ row, values }) => make("tr", {}, ...filled.map(({ at }) => (at === 0
      ? first(row, String(values[0]))
      : make("td", { dir: "auto", class: typeof values[at] === "number" || /^\d{4}-\d\d/.test(values[at]) ? "number" : "" }, make("span", { class: "clamp" }, String(values[at])))))));
    /** @param {string} name */
    const tab = (name) => button(`${tabName(name)} ${tables[name].rows(loaded).length}`, () => {
      which = name;
      limit = FIRST_ROWS;
      draw();
    }, { "aria-pressed": String(which === name), "data-key": `tab-${name}` });
    const search = make("input", { type: "search", "aria-label": text.filterRows, placeholder: text.filterRows, value: words, dir: "auto", "data-key": "words",
      oninput: (event) => {
        words = event.target.value;
        limit = FIRST_ROWS;
        if (!event.isComposing) draw();
      },
      oncompositionend: draw });
    /** @param {string} key */
    const keyed = (key) => /** @type {HTMLInputElement | null} */ (root.querySelector(`[data-key="${CSS.escape(key)}"]`));
    const active = root.contains(focused()) ? focused().dataset.key : "";
    const caret = keyed("words")?.selectionStart ?? words.length;
    root.setAttribute("aria-label", text.table);
    root.replaceChildren(
      make("div", { class: "head" }, make("div", { class: "segments", role: "group" }, ...Object.keys(tables).filter((name) => tables[name].rows(loaded).length || name === which).map(tab)),
        button("×", close, { class: "back", "aria-label": text.close })),
      make("div", { class: "head tools-of-table" }, search, make("span", { class: "minor", role: "status" }, text.rowCount(found.length)),
        button("CSV", () => guantu.exports.saveCsv(which, own.map(([name]) => columnName(name)), found.map(({ values }) => values)), { "data-key": "csv", class: "plain-button" })),
      make("details", { class: "own" }, make("summary", {}, text.columnMeaning), make("dl", {}, ...filled.flatMap(({ name }) =>
        (hints[name] ? [make("dt", {}, columnName(name)), make("dd", {}, hints[name])] : [])))),
      make("div", { class: "scrolling", tabindex: "0", role: "region", "aria-label": tabName(which) }, make("table", {},
        make("caption", { class: "hidden" }, tabName(which)),
        make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body))),
      found.length > limit ? button(text.more(found.length - limit), () => {
        limit += MORE_ROWS;
        draw();
      }, { class: "link more" }) : "");
    const again = active ? keyed(active) : null;
    again?.focus();
    if (active === "words") again?.setSelectionRange(caret, caret);
  }

  function close() {
    root.hidden = true;
    guantu.basics.element("network").focus();
  }

  function toggle() {
    if (!root.hidden) return close();
    root.hidden = false;
    limit = FIRST_ROWS;
    draw();
    records.load().then((found) => {
      loaded = found;
      draw();
    }, () => {});
    return root.focus();
  }

  root.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

  return {
    draw, toggle,
    /** @param {typeof handlers} given */
    handle(given) { handlers = given; },
  };
})();
