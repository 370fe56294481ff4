// Search box, views, tools, dialogs and the tooltip.
"use strict";

guantu.controls = (() => {
  const { data, model, search, strings, dom, canvas, panel, takeaway } = guantu;
  const { make, button, symbol } = dom;
  const byId = (id) => document.getElementById(id);
  const HITS = 12;
  let handlers = {};

  const box = byId("search");
  const list = byId("hits");
  let hits = [];
  let active = -1;

  function drawHits() {
    list.hidden = !box.value.trim();
    box.setAttribute("aria-expanded", String(!list.hidden));
    if (active >= 0 && hits.length) box.setAttribute("aria-activedescendant", `hit-${active}`);
    else box.removeAttribute("aria-activedescendant");
    if (!hits.length) {
      list.replaceChildren(make("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, strings.text.noHits));
      return;
    }
    list.replaceChildren(...hits.map((node, position) => make("li", {
      id: `hit-${position}`, role: "option", "aria-selected": String(position === active),
      onpointerdown: (event) => {
        event.preventDefault();
        pick(node);
      },
    }, symbol(canvas.shapeOf(node), canvas.colorOf(node)), make("strong", { dir: "auto" }, node.label),
    make("span", { class: "minor", dir: "auto" }, model.postOf(node) || (node.kind === "event" ? panel.dayOf(node) : "")))));
    list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  function pick(node) {
    box.value = "";
    hits = [];
    active = -1;
    drawHits();
    handlers.pick(node);
  }

  box.addEventListener("input", () => {
    hits = search.find(box.value, HITS);
    active = hits.length ? 0 : -1;
    drawHits();
  });
  box.addEventListener("keydown", (event) => {
    // Within an input method these keys choose letters.
    if (event.isComposing) return;
    if (event.key === "Enter" && active >= 0) pick(hits[active]);
    else if (event.key === "Escape") {
      box.value = "";
      hits = [];
      drawHits();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && hits.length) {
      active = (active + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
      drawHits();
    } else return;
    event.preventDefault();
  });
  box.addEventListener("blur", () => { list.hidden = true; });
  box.addEventListener("focus", () => { if (hits.length) drawHits(); });

  const tooltip = byId("tooltip");

  function showTooltip(thing, at) {
    const lines = thing.from ? edgeLines(thing) : nodeLines(thing);
    tooltip.replaceChildren(...lines.filter(Boolean).map((line) => make("div", { dir: "auto" }, line)));
    tooltip.hidden = false;
    const stage = tooltip.parentElement;
    const left = Math.min(at.x + 14, stage.clientWidth - tooltip.offsetWidth - 8);
    const top = at.y + 14 + tooltip.offsetHeight > stage.clientHeight - 8 ? at.y - tooltip.offsetHeight - 10 : at.y + 14;
    tooltip.style.left = `${Math.max(8, left)}px`;
    tooltip.style.top = `${Math.max(8, top)}px`;
  }

  function nodeLines(node) {
    const held = node.posts.map((row) => [row.qualifier + row.post, row.organization].filter(Boolean).join(" · "));
    const event = node.kind === "event"
      ? [strings.value(node.event_kind), panel.dayOf(node), node.place].filter(Boolean).join(" · ") : "";
    return [node.label, ...held.slice(0, 4), event];
  }

  function edgeLines(edge) {
    const names = `${edge.from.label} — ${edge.to.label}`;
    const what = model.isPair(edge) ? strings.text.common(model.shown.events[edge.index])
      : strings.value(edge.role) || edge.post;
    const days = edge.meetings.map((number) => data.meetings[number]).filter((meeting) => meeting.first_date && model.shown.happened[meeting.index]);
    const first = days.map((meeting) => meeting.first_date).sort()[0] || edge.first_date;
    const last = days.map((meeting) => meeting.last_date).sort().pop() || edge.last_date;
    return [names, what, panel.dates(first, last)];
  }

  const dialog = byId("dialog");
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });

  function open(title, ...content) {
    dialog.setAttribute("aria-label", title);
    dialog.replaceChildren(make("div", { class: "head" }, make("h2", {}, title),
      button("×", () => dialog.close(), { class: "back", "aria-label": strings.text.close })), ...content);
    dialog.showModal();
  }

  function copyable(label, value) {
    const area = make("textarea", { readonly: true, rows: "3", dir: "auto", "aria-label": label, spellcheck: "false" });
    area.value = value;
    const copy = button(strings.text.copy, async () => {
      area.select();
      try {
        await navigator.clipboard.writeText(area.value);
      } catch {
        document.execCommand("copy");
      }
      tell(strings.text.copied);
    });
    return make("section", {}, make("h3", {}, label), area, copy);
  }

  function openTakeaway() {
    const { text } = strings;
    const choice = (label, run) => button(label, () => {
      run();
      dialog.close();
      tell(text.saved);
    });
    open(text.takeaway,
      make("section", {}, make("h3", {}, text.pictures), make("div", { class: "choices" },
        choice("PNG", takeaway.png), choice("SVG", takeaway.svg))),
      make("section", {}, make("h3", {}, text.visibleData(model.shown.nodes.length, model.shown.edges.length)), make("div", { class: "choices" },
        choice(text.nodesCsv, takeaway.nodes), choice(text.edgesCsv, takeaway.edges), choice("GEXF", takeaway.saveGexf))),
      copyable(text.link, handlers.link()),
      copyable(text.cite, takeaway.citation()));
  }

  function openHelp() {
    open(strings.text.help, make("dl", { class: "keys" }, ...strings.text.keys.flatMap(([key, meaning]) =>
      [make("dt", {}, make("kbd", {}, key)), make("dd", {}, meaning)])));
  }

  const told = byId("told");
  let telling = 0;
  function tell(words) {
    told.textContent = words;
    told.hidden = false;
    clearTimeout(telling);
    telling = setTimeout(() => { told.hidden = true; }, 2500);
  }

  function drawViews() {
    const views = byId("views");
    views.setAttribute("aria-label", strings.text.views);
    views.hidden = !(model.hasPairs && model.hasEvents);
    const focused = views.contains(document.activeElement);
    views.replaceChildren(...["coappearance", "events"].map((view) => button(strings.text[view],
      () => handlers.view(view), { "aria-pressed": String(model.state.view === view), "data-view": view })));
    if (focused) views.querySelector("[aria-pressed=true]").focus();
  }

  function drawTools() {
    const { text } = strings;
    const dark = document.documentElement.dataset.theme === "dark";
    const tools = byId("tools");
    const focused = tools.contains(document.activeElement) ? document.activeElement.id : "";
    tools.setAttribute("aria-label", text.tools);
    tools.replaceChildren(
      button(text.table, () => handlers.table(), { id: "open-table" }),
      button(text.takeaway, openTakeaway, { id: "take-away" }),
      button(dark ? "☀" : "☾", () => handlers.theme(), { id: "theme", "aria-label": text.theme, title: text.theme }),
      button(text.switchLanguage, () => handlers.language(), { id: "language", lang: strings.language === "zh" ? "en" : "zh-CN" }),
      button("?", openHelp, { id: "help", "aria-label": text.help, title: text.help }));
    if (focused) byId(focused)?.focus();
    const zoom = byId("zoom");
    const centre = () => ({ x: zoom.parentElement.clientWidth / 2, y: zoom.parentElement.clientHeight / 2 });
    zoom.setAttribute("aria-label", text.zoom);
    zoom.replaceChildren(
      button("+", () => canvas.zoomAt(centre(), 1.4), { "aria-label": text.zoomIn, title: text.zoomIn }),
      button("−", () => canvas.zoomAt(centre(), 1 / 1.4), { "aria-label": text.zoomOut, title: text.zoomOut }),
      button("⤢", () => canvas.fit(), { id: "fit", "aria-label": text.fit, title: text.fit }));
  }

  function draw() {
    const { text } = strings;
    document.documentElement.lang = strings.language === "zh" ? "zh-CN" : "en";
    byId("summary").textContent = strings.summary(model.shown.count);
    byId("skip").textContent = text.skip;
    box.placeholder = text.search;
    box.setAttribute("aria-label", text.search);
    list.setAttribute("aria-label", text.hits);
    byId("network").setAttribute("aria-label", `${text.drawing}: ${strings.summary(model.shown.count)}`);
    byId("panel").setAttribute("aria-label", text.details);
    drawViews();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    if (event.target.matches("input:not([type=checkbox], [type=radio], [type=range]), textarea, select")) return;
    if (event.key === "/") box.focus();
    else if (event.key === "t") handlers.table();
    else if (event.key === "f") guantu.filters.open();
    else if (event.key === "d") openTakeaway();
    else if (event.key === "?") openHelp();
    else if (event.key === "Escape") handlers.node(null);
    else return;
    event.preventDefault();
  });

  return {
    draw, drawTools, showTooltip, tell,
    hideTooltip() { tooltip.hidden = true; },
    handle(given) { handlers = given; },
  };
})();
