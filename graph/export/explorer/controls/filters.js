// The legend with the kinds of nodes, the filters, and what is filtered as words that can be undone.
"use strict";

guantu.filters = (() => {
  const { data, model, strings, dom, canvas } = guantu;
  const { make, button, symbol } = dom;
  const { state } = model;
  const legend = document.getElementById("legend");
  const form = document.getElementById("facets");
  const LIMITS = [1, 0.1, 0.05, 0.01, 0.001];
  let onChange = () => {};
  let onColor = () => {};
  // The form stays as it is while somebody types into it: an input method would lose its letters.
  let typing = false;

  const flip = (set, value, on) => (on ? set.delete(value) : set.add(value));

  function checkbox(name, value, checked, onchange, ...label) {
    return make("label", {}, make("input", {
      type: "checkbox", name, value, checked, onchange: (event) => onchange(event.target.checked),
    }), ...label);
  }

  // Draws anew without losing the place of the keyboard.
  function keeping(root, draw) {
    const active = root.contains(document.activeElement) ? document.activeElement : null;
    const key = active && [active.name, active.value, active.dataset.key];
    draw();
    if (!active) return;
    const same = [...root.querySelectorAll("input, select, button")].find((element) =>
      element.name === key[0] && element.dataset.key === key[2]
      && (!["checkbox", "radio"].includes(element.type) || element.value === key[1]));
    if (same) same.focus();
  }

  function chips() {
    const { text } = strings;
    const found = [];
    const chip = (words, undo) => found.push(button(`${words} ×`, () => {
      undo();
      onChange();
    }, { class: "chip", dir: "auto", "aria-label": `${text.undo}: ${words}`, "data-key": words }));
    if (state.ego !== null) chip(text.around(data.nodes[state.ego].label, state.hops), () => { state.ego = null; });
    if (state.post.trim()) chip(`${text.post}: ${state.post.trim()}`, () => { state.post = ""; });
    for (const facet of ["branch", "level", "event", "role"]) {
      const off = state.off[facet];
      if (off.size) {
        const values = model.facets[facet].filter((value) => !off.has(value)).map(strings.value);
        chip(`${text.facets[facet]}: ${values.length ? values.slice(0, 2).join(" · ") + (values.length > 2 ? " …" : "") : text.none}`,
          () => off.clear());
      }
    }
    if (state.minEvents > 1) chip(text.atLeast(state.minEvents), () => { state.minEvents = 1; });
    if (state.maxP < 1) chip(`p ≤ ${state.maxP}`, () => { state.maxP = 1; });
    if (state.hidden.size) chip(text.hidden(state.hidden.size), () => state.hidden.clear());
    return found;
  }

  function drawLegend() {
    const { text } = strings;
    const { shown } = model;
    legend.setAttribute("aria-label", text.legend);
    const kinds = model.kinds.filter((kind) => kind !== "event" || state.view === "events");
    const boxes = kinds.map((kind) => checkbox("kind", kind, !state.off.kind.has(kind), (on) => {
      flip(state.off.kind, kind, on);
      onChange();
    }, symbol(canvas.shapeOf({ kind }), state.color === "kind" ? canvas.colorOf({ kind }) : "currentColor"),
    `${text[kind]} ${shown.count[kind]}`));
    const more = button(text.filters, () => {
      form.hidden = !form.hidden;
      draw();
      if (!form.hidden) form.querySelector("input, select").focus();
    }, { "aria-expanded": String(!form.hidden), "aria-controls": "facets", class: "more-filters", "data-key": "filters" });
    keeping(legend, () => legend.replaceChildren(...boxes, ...colorKey(), make("span", { class: "chips" }, ...chips()), more));
  }

  // What the colours mean, when they do not mean the kind of node.
  function colorKey() {
    const { text } = strings;
    if (state.color === "kind") return [];
    const { nodes } = model.shown;
    const label = state.color === "branch" ? (value) => strings.value(value) : (value) => `${text.community} ${value}`;
    const count = new Map();
    for (const node of nodes) {
      const value = state.color === "branch" ? model.isPerson(node) && node.branch : model.isActor(node) && node.community;
      if (!value) continue;
      const known = count.get(value) || { node, size: 0 };
      count.set(value, { node: known.node, size: known.size + 1 });
    }
    return [...count].sort((a, b) => b[1].size - a[1].size).slice(0, 8).map(([value, { node, size }]) =>
      make("span", { class: "key" }, symbol("disc", canvas.colorOf(node)), `${label(value)} (${size})`));
  }

  function facet(name) {
    const values = model.facets[name];
    if (values.length < 2) return null;
    const off = state.off[name];
    return make("fieldset", {}, make("legend", {}, strings.text.facets[name]),
      ...values.map((value) => checkbox(name, value, !off.has(value), (on) => {
        flip(off, value, on);
        onChange();
      }, make("span", { dir: "auto" }, strings.value(value)))),
      make("span", { class: "both" },
        button(strings.text.all, () => { off.clear(); onChange(); }, { class: "link", "data-key": `all-${name}` }),
        button(strings.text.none, () => { values.forEach((value) => off.add(value)); onChange(); }, { class: "link", "data-key": `none-${name}` })));
  }

  function slider() {
    const { text } = strings;
    const words = make("output", {}, String(state.minEvents));
    return make("label", { class: "wide" }, make("span", {}, text.minEvents, " ", words), make("input", {
      type: "range", name: "minEvents", min: "1", max: String(model.mostEvents), value: String(state.minEvents),
      oninput: (event) => {
        state.minEvents = Number(event.target.value);
        words.textContent = event.target.value;
      },
      onchange: () => onChange(),
    }));
  }

  function drawForm() {
    if (form.hidden || typing) return;
    const { text } = strings;
    const lone = state.view === "coappearance" || model.hasPairs;
    const parts = [
      make("div", { class: "head" }, make("h2", {}, text.filters), button("×", close, { class: "back", "aria-label": text.close, "data-key": "close" })),
      make("label", { class: "wide" }, make("span", {}, text.postText), make("input", {
        type: "search", name: "post", value: state.post, dir: "auto", placeholder: text.postHint,
        oninput: (event) => {
          state.post = event.target.value;
          typing = true;
          onChange();
          typing = false;
        },
      })),
      model.mostEvents > 1 ? slider() : null,
      model.hasP ? make("label", { class: "wide", title: text.pHint }, make("span", {}, text.maxP), make("select", {
        name: "maxP", onchange: (event) => { state.maxP = Number(event.target.value); onChange(); },
      }, ...LIMITS.map((limit) => make("option", { value: String(limit), selected: limit === state.maxP },
        limit === 1 ? text.all : `p ≤ ${limit}`)))) : null,
      lone ? checkbox("isolates", "on", state.isolates, (on) => { state.isolates = on; onChange(); }, text.isolates) : null,
      ...["branch", "level", "event", "role"].map(facet),
      make("fieldset", {}, make("legend", {}, text.colors), ...["kind", "branch", "community"].map((color) =>
        make("label", {}, make("input", {
          type: "radio", name: "color", value: color, checked: state.color === color,
          onchange: () => { state.color = color; onColor(); },
        }), text.colorBy[color]))),
      button(text.reset, () => { model.reset(); onChange(); }, { class: "wide", "data-key": "reset" }),
    ];
    keeping(form, () => form.replaceChildren(...parts.filter(Boolean)));
  }

  function draw() {
    form.setAttribute("aria-label", strings.text.filters);
    drawForm();
    drawLegend();
  }

  function close() {
    form.hidden = true;
    draw();
    legend.querySelector(".more-filters").focus();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });

  return {
    draw,
    open() { if (form.hidden) legend.querySelector(".more-filters").click(); },
    handlers(change, color) { onChange = change; onColor = color; },
  };
})();
