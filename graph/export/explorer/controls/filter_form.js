// @ts-check
// The legend with the kinds of nodes, the form of filters, and the active filters, which a click removes.
"use strict";

guantu.filterForm = (() => {
  const { data, model, filters, strings, dom, canvas, communities, colors, labels, basics } = guantu;
  const { make, button, symbol, find, focused } = dom;
  const { state } = filters;
  const legend = guantu.basics.element("legend");
  const form = guantu.basics.element("facets");
  // Values that a chip names.
  const MOST_VALUES = 2;
  /** @type {Facet[]} */
  const FACETS = ["branch", "level", "event", "role"];
  /** @type {FilterState["color"][]} */
  const COLORS = ["kind", "branch", "community"];
  /** @type {{ change: () => void, color: () => void, work: (alter: () => void) => void }} */
  let handlers;
  // The form stays as it is while somebody types into it: an input method would lose its letters.
  let typing = false;

  /** @param {Set<string>} set @param {string} value @param {boolean} on */
  const setOff = (set, value, on) => (on ? set.delete(value) : set.add(value));

  /** @param {string} name @param {string} value @param {boolean} checked @param {(on: boolean) => void} onchange @param {...any} label */
  function checkbox(name, value, checked, onchange, ...label) {
    return make("label", {}, make("input", {
      type: "checkbox", name, value, checked, onchange: (event) => onchange(event.target.checked),
    }), ...label);
  }

  /** Draws anew without losing the focus. @param {HTMLElement} root @param {() => void} draw */
  function keepingFocus(root, draw) {
    const active = /** @type {HTMLInputElement} */ (root.contains(focused()) ? focused() : null);
    draw();
    if (!active) return;
    /** @type {NodeListOf<HTMLInputElement>} */
    const all = root.querySelectorAll("input, select, button");
    const same = [...all].find((element) => element.name === active.name && element.dataset.key === active.dataset.key
      && (!["checkbox", "radio"].includes(element.type) || element.value === active.value));
    if (same) same.focus();
  }

  /** Takes a filter off; what belongs to the reader's work can be undone. @param {ReturnType<typeof active>[number]} filter */
  function takeOff({ undo, isWork }) {
    if (isWork) return handlers.work(undo);
    undo();
    return handlers.change();
  }

  function reset() {
    takeOff({ words: "", undo: filters.reset, isWork: state.hidden.size > 0 });
  }

  const chips = () => active().map((filter) => button(`${filter.words} ×`, () => takeOff(filter), { class: "chip", dir: "auto", "aria-label": `${strings.text.undo}: ${filter.words}`, "data-key": filter.words }));

  /** The filters that are on, in words, each with what takes it off. */
  function active() {
    const { text } = strings;
    /** @type {{ words: string, undo: () => void, isWork?: boolean }[]} */
    const found = [];
    /** @param {string} words @param {() => void} undo @param {boolean} [isWork] */
    const chip = (words, undo, isWork = false) => found.push({ words, undo, isWork });
    if (state.since || state.until) chip(`${state.since || "…"} – ${state.until || "…"}`, () => Object.assign(state, { since: "", until: "" }));
    if (state.group) chip(state.group.value, () => { state.group = null; });
    if (state.ego !== null) chip(text.around(data.nodes[state.ego].label, state.hops), () => { state.ego = null; });
    if (state.post.trim()) chip(`${text.post}: ${state.post.trim()}`, () => { state.post = ""; });
    for (const facet of FACETS) {
      const off = state.off[facet];
      if (off.size) {
        const values = model.facets[facet].filter((value) => !off.has(value)).map((value) => strings.nameOf(facet, value));
        chip(`${text.facets[facet]}: ${values.length ? values.slice(0, MOST_VALUES).join(" · ") + (values.length > MOST_VALUES ? " …" : "") : text.none}`,
          () => off.clear());
      }
    }
    if (state.minEvents > 1) chip(text.atLeast(state.minEvents), () => { state.minEvents = 1; });
    if (state.maxQ < 1) chip(`${text.beyondDuty}: q ≤ ${state.maxQ}`, () => { state.maxQ = 1; });
    if (!state.isolates) chip(`− ${text.isolates}`, () => { state.isolates = true; });
    if (state.off.kind.size) {
      chip(`− ${[...state.off.kind].map((kind) => basics.lookUp(text.kinds, kind)).join(" · ")}`, () => state.off.kind.clear());
    }
    if (state.hidden.size) chip(text.hidden(state.hidden.size), () => state.hidden.clear(), true);
    if (state.expanded.size) chip(text.expanded(state.expanded.size), () => state.expanded.clear());
    return found;
  }

  /** Of the filters that are on, those without which somebody would pass. */
  function emptying() {
    const copy = () => ({
      ...state, hidden: new Set(state.hidden), expanded: new Set(state.expanded),
      off: Object.fromEntries(Object.entries(state.off).map(([name, off]) => [name, new Set(off)])),
    });
    return active().filter(({ undo }) => {
      const kept = copy();
      undo();
      const passes = filters.visible().nodes.some(model.isActor);
      Object.assign(state, kept);
      return passes;
    }).map(({ words }) => ({
      words, lift: () => takeOff(basics.sure(active().find((filter) => filter.words === words))),
    }));
  }

  function drawLegend() {
    const { text } = strings;
    const { shown } = filters;
    legend.setAttribute("aria-label", text.legend);
    const kinds = model.kinds.filter((kind) => kind !== "event" || state.view === "events");
    const boxes = kinds.map((kind) => checkbox("kind", kind, !state.off.kind.has(kind), (on) => {
      setOff(state.off.kind, kind, on);
      handlers.change();
    }, symbol(canvas.shapeOf({ kind }), canvas.colorOf({ kind })),
    state.off.kind.has(kind) ? text.kinds[kind] : `${text.kinds[kind]} ${shown.count[kind]}`));
    const more = button(text.filters, () => {
      form.hidden = !form.hidden;
      draw();
      if (!form.hidden) find(form, "input, select").focus();
    }, { "aria-expanded": String(!form.hidden), "aria-controls": "facets", class: "more-filters", "data-key": "filters" });
    const overview = guantu.bodies.isOffered ? button(text.overviewOfBodies, () => guantu.bodies.open(), { class: "plain-button", "data-key": "bodies" }) : "";
    keepingFocus(legend, () => legend.replaceChildren(...boxes, ...colorKey(), make("span", { class: "chips" }, ...chips()), make("span", { class: "ends" }, overview, more)));
  }

  /**
   * What the colours mean, when they do not mean the kind of node.
   * @returns {{ color: string, words: string, size: number }[]}
   */
  function colorEntries() {
    if (state.color === "kind") return [];
    const byBranch = state.color === "branch";
    // By the place of their colour: of branches and of communities alike.
    /** @type {Map<number, GraphNode[]>} */
    const members = new Map();
    for (const node of filters.shown.nodes) {
      if (byBranch ? model.isPerson(node) && node.branch : model.isActor(node) && node.community) {
        basics.addTo(members, byBranch ? model.facets.branch.indexOf(node.branch || "") : (node.community || 0) - 1, node);
      }
    }
    const rest = [...members].filter(([at]) => at >= colors.PALETTE.length).reduce((sum, [, { length }]) => sum + length, 0);
    const named = [...members].filter(([at]) => at < colors.PALETTE.length).sort((a, b) => b[1].length - a[1].length)
      .map(([at, some]) => ({ color: canvas.colorOf(some[0]), words: byBranch ? strings.nameOf("branch", some[0].branch) : communities.nameOf(at + 1), size: some.length }));
    return rest ? [...named, { color: canvas.plainColor(), words: strings.text.otherColors, size: rest }] : named;
  }

  const colorKey = () => colorEntries().map(({ color, words, size }) => make("span", { class: "key", title: words, dir: "auto" },
    symbol("disc", color), make("span", { class: "line" }, words), `(${size})`));

  /** @param {Facet} name */
  function facet(name) {
    const values = model.facets[name];
    if (values.length < 2) return null;
    const off = state.off[name];
    return make("fieldset", {}, make("legend", {}, strings.text.facets[name]),
      ...values.map((value) => checkbox(name, value, !off.has(value), (on) => {
        setOff(off, value, on);
        handlers.change();
      }, make("span", { dir: "auto" }, strings.nameOf(name, value)))),
      make("span", { class: "both" },
        button(strings.text.all, () => { off.clear(); handlers.change(); }, { class: "link", "data-key": `all-${name}` }),
        button(strings.text.none, () => { values.forEach((value) => off.add(value)); handlers.change(); }, { class: "link", "data-key": `none-${name}` })));
  }

  function slider() {
    const { text } = strings;
    const output = make("output", {}, String(state.minEvents));
    return make("label", { class: "wide" }, make("span", {}, text.minEvents, " ", output), make("input", {
      type: "range", name: "minEvents", min: "1", max: String(model.mostEvents), value: String(state.minEvents),
      oninput: (event) => {
        state.minEvents = Number(event.target.value);
        output.textContent = event.target.value;
      },
      onchange: () => handlers.change(),
    }));
  }

  /** How sure it must be that more than duty brings a pair together, with how many pairs there are. */
  function beyondDuty() {
    const { text } = strings;
    /** @param {number} limit */
    const pairs = (limit) => model.pairs.filter((edge) => model.qOf(edge) <= limit).length;
    return make("label", { class: "wide" }, make("span", {}, text.beyondDuty), make("select", {
      name: "maxQ", "aria-describedby": "beyond-duty", onchange: (event) => { state.maxQ = Number(event.target.value); handlers.change(); },
    }, ...[1, ...model.qLimits].map((limit) => make("option", { value: String(limit), selected: limit === state.maxQ },
      limit === 1 ? text.allPairs : `q ≤ ${limit} (${pairs(limit)})`))), make("span", { class: "minor", id: "beyond-duty" }, text.beyondDutyHint));
  }

  function drawForm() {
    if (form.hidden || typing) return;
    const { text } = strings;
    const offersIsolates = state.view === "coappearance" || model.hasPairs;
    const parts = [
      make("div", { class: "head" }, make("h2", {}, text.filters), button("×", close, { class: "back", "aria-label": text.close, "data-key": "close" })),
      make("label", { class: "wide" }, make("span", {}, text.postText), make("input", {
        type: "search", name: "post", value: state.post, dir: "auto", placeholder: text.postHint,
        oninput: (event) => {
          state.post = event.target.value;
          typing = true;
          handlers.change();
          typing = false;
        },
      })),
      model.mostEvents > 1 ? slider() : null,
      model.qLimits.length ? beyondDuty() : null,
      offersIsolates ? checkbox("isolates", "on", state.isolates, (on) => { state.isolates = on; handlers.change(); }, text.isolates) : null,
      data.nodes.some(model.isLone) ? checkbox("eventless", "on", state.eventless, (on) => { state.eventless = on; handlers.change(); }, text.eventless) : null,
      ...FACETS.map(facet),
      make("fieldset", {}, make("legend", {}, text.colors), ...COLORS.map((color) =>
        make("label", {}, make("input", {
          type: "radio", name: "color", value: color, checked: state.color === color,
          onchange: () => { state.color = color; handlers.color(); },
        }), text.colorBy[color]))),
      make("fieldset", {}, make("legend", {}, text.labelsShow), ...labels.MODES.map((mode) =>
        make("label", {}, make("input", {
          type: "radio", name: "labels", value: mode, checked: state.labels === mode,
          onchange: () => { state.labels = mode; handlers.color(); },
        }), text.labelModes[mode]))),
      button(text.reset, reset, { class: "wide", "data-key": "reset" }),
    ];
    keepingFocus(form, () => form.replaceChildren(...parts.flatMap((part) => part || [])));
  }

  function draw() {
    form.setAttribute("aria-label", strings.text.filters);
    drawForm();
    drawLegend();
  }

  function close() {
    form.hidden = true;
    draw();
    find(legend, ".more-filters").focus();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

  return {
    draw, emptying, active, colorEntries, reset,
    open() { if (form.hidden) find(legend, ".more-filters").click(); },
    /** @param {typeof handlers} given */
    handle(given) { handlers = given; },
  };
})();
