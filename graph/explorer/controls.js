// Search box, view switch, legend with its filters, language, tooltip.
"use strict";

guantu.controls = (() => {
  const { model, strings, panel } = guantu;
  const byId = (id) => document.getElementById(id);
  const HITS = 12;
  let onChange = () => {};
  let onView = () => {};
  let onPick = () => {};

  function button(label, pressed, onclick) {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = label;
    element.setAttribute("aria-pressed", String(pressed));
    element.addEventListener("click", onclick);
    return element;
  }

  function drawViews() {
    const views = byId("views");
    views.setAttribute("aria-label", strings.text.views);
    views.hidden = !(model.hasPairs && model.hasEvents);
    views.replaceChildren(...["coappearance", "events"].map((view) =>
      button(strings.text[view], model.state.view === view, () => {
        model.state.view = view;
        onChange();
        onView();
      })));
  }

  const SVG = "http://www.w3.org/2000/svg";
  const OUTLINES = {
    company: ["rect", { x: 2, y: 2, width: 10, height: 10 }],
    event: ["path", { d: "M7 0.5 13.5 7 7 13.5 0.5 7Z" }],
    organization: ["path", { d: "M7 1 13 12.5H1Z" }],
  };

  function symbol(kind) {
    const svg = document.createElementNS(SVG, "svg");
    const [tag, properties] = OUTLINES[kind] || ["circle", { cx: 7, cy: 7, r: 6 }];
    const shape = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries({ ...properties, fill: model.colors[kind] })) {
      shape.setAttribute(name, value);
    }
    svg.setAttribute("viewBox", "0 0 14 14");
    svg.setAttribute("aria-hidden", "true");
    svg.append(shape);
    return svg;
  }

  function checkbox(name, checked, onchange, ...label) {
    const row = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.name = name;
    box.checked = checked;
    box.addEventListener("change", () => onchange(box.checked));
    row.append(box, ...label);
    return row;
  }

  function drawLegend(count) {
    const { text } = strings;
    const { state } = model;
    const legend = byId("legend");
    legend.setAttribute("aria-label", text.legend);
    const shownKinds = model.kinds.filter((kind) => kind !== "event" || state.view === "events");
    const rows = shownKinds.map((kind) => checkbox(kind, state.kinds.has(kind), (on) => {
      if (on) state.kinds.add(kind); else state.kinds.delete(kind);
      onChange();
    }, symbol(kind), `${text[kind]} ${count[kind]}`));
    if (model.nodes.some((item) => model.isActor(item) && !model.pairsOf(item.id).length)) {
      rows.push(checkbox("isolates", state.isolates, (on) => {
        state.isolates = on;
        onChange();
      }, text.isolates));
    }
    if (model.mostEvents > 1) rows.push(slider());
    const active = document.activeElement && legend.contains(document.activeElement)
      ? document.activeElement.name : "";
    legend.replaceChildren(...rows);
    if (active) legend.elements.namedItem(active)?.focus();
  }

  function slider() {
    const { text } = strings;
    const row = document.createElement("label");
    row.className = "slider";
    const range = document.createElement("input");
    Object.assign(range, { type: "range", name: "minEvents", min: "1", max: String(model.mostEvents) });
    range.value = String(model.state.minEvents);
    const words = document.createElement("span");
    words.textContent = `${text.minEvents} ${model.state.minEvents} ${text.times}`;
    range.addEventListener("input", () => {
      model.state.minEvents = Number(range.value);
      words.textContent = `${text.minEvents} ${model.state.minEvents} ${text.times}`;
    });
    range.addEventListener("change", () => onChange());
    row.append(words, range);
    return row;
  }

  const box = byId("search");
  const list = byId("hits");
  let hits = [];
  let active = -1;

  function drawHits() {
    list.hidden = !box.value.trim();
    box.setAttribute("aria-expanded", String(!list.hidden));
    if (!hits.length) {
      const none = document.createElement("li");
      none.className = "none";
      none.textContent = strings.text.noHits;
      list.replaceChildren(none);
      return;
    }
    list.replaceChildren(...hits.map((item, position) => {
      const row = document.createElement("li");
      row.id = `hit-${position}`;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", String(position === active));
      const name = document.createElement("strong");
      name.textContent = item.facts.label;
      const rest = document.createElement("span");
      rest.className = "minor";
      rest.textContent = model.postOf(item) || (item.facts.kind === "event" ? item.facts.first_date : "");
      row.append(symbol(item.facts.kind), name, rest);
      row.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        pick(item);
      });
      return row;
    }));
    if (active >= 0) box.setAttribute("aria-activedescendant", `hit-${active}`);
    else box.removeAttribute("aria-activedescendant");
  }

  function pick(item) {
    box.value = "";
    hits = [];
    active = -1;
    drawHits();
    onPick(item.id);
  }

  box.addEventListener("input", () => {
    hits = model.search(box.value, HITS);
    active = hits.length ? 0 : -1;
    drawHits();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && active >= 0) pick(hits[active]);
    else if (event.key === "Escape") {
      box.value = "";
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

  function showTooltip(lines, at) {
    tooltip.replaceChildren(...lines.filter(Boolean).map((line) => {
      const row = document.createElement("div");
      row.textContent = line;
      return row;
    }));
    tooltip.hidden = false;
    const stage = tooltip.parentElement;
    const left = Math.min(at.x + 14, stage.clientWidth - tooltip.offsetWidth - 8);
    const top = Math.min(at.y + 14, stage.clientHeight - tooltip.offsetHeight - 8);
    tooltip.style.left = `${Math.max(8, left)}px`;
    tooltip.style.top = `${Math.max(8, top)}px`;
  }

  function nodeLines(item) {
    const held = (model.posts[item.id] || []).map((row) =>
      [row.qualifier + row.post, row.organization].filter(Boolean).join(" · "));
    const event = item.facts.kind === "event"
      ? [strings.value(item.facts.event_kind), panel.dayOf(item), item.facts.place].filter(Boolean).join(" · ")
      : "";
    return [item.facts.label, ...held, event];
  }

  function edgeLines(edge) {
    const names = [edge.from, edge.to].map((id) => model.node.get(id).facts.label).join(" — ");
    const what = edge.facts.relation === "co_appears"
      ? strings.text.common(edge.facts.events) : strings.value(edge.facts.role) || edge.facts.post;
    return [names, what, panel.dates(edge.facts.first_date, edge.facts.last_date)];
  }

  function draw(shown) {
    const count = model.count(shown);
    const { text } = strings;
    document.documentElement.lang = strings.language === "zh" ? "zh-CN" : "en";
    byId("summary").textContent = strings.summary(count);
    box.placeholder = text.search;
    box.setAttribute("aria-label", text.search);
    byId("network").setAttribute("aria-label", text.drawing);
    byId("panel").setAttribute("aria-label", text.details);
    byId("fit").textContent = text.fit;
    byId("language").textContent = text.switchLanguage;
    drawViews();
    drawLegend(count);
  }

  return {
    draw, showTooltip, nodeLines, edgeLines,
    hideTooltip() { tooltip.hidden = true; },
    handlers(change, viewed, picked) { onChange = change; onView = viewed; onPick = picked; },
  };
})();
