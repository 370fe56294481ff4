// @ts-check
// The buttons for views, tools and zoom, and the keys that work anywhere on the page.
"use strict";

guantu.toolbar = (() => {
  const { data, model, strings, dom, canvas, filters, filterForm, table, searchBox, dialogs, selection, basics } = guantu;
  const { button, find } = dom;
  const byId = basics.element;
  const ZOOM_STEP = 1.4;
  /**
   * @type {{
   *   deselect: () => void, view: (view: View) => void, theme: (theme: string) => void, language: () => void,
   *   questions: () => void, work: () => void,
   * }}
   */
  let handlers;

  /** @type {View[]} */
  const VIEWS = ["coappearance", "events"];

  function drawViews() {
    const views = byId("views");
    views.setAttribute("aria-label", strings.text.views);
    views.hidden = !(model.hasPairs && model.hasEvents);
    const focused = views.contains(document.activeElement);
    views.replaceChildren(...VIEWS.map((view) => button(strings.text.viewNames[view],
      () => handlers.view(view), { "aria-pressed": String(filters.state.view === view), "data-view": view })));
    if (focused) find(views, "[aria-pressed=true]").focus();
  }

  function drawTools() {
    const { text } = strings;
    const dark = document.documentElement.dataset.theme === "dark";
    const tools = byId("tools");
    const focused = tools.contains(dom.focused()) ? dom.focused().id : "";
    tools.setAttribute("aria-label", text.tools);
    tools.replaceChildren(
      button(text.questions, () => handlers.questions(), { id: "open-questions" }),
      button(text.work, () => handlers.work(), { id: "open-work" }),
      button(text.table, () => table.toggle(), { id: "open-table" }),
      button(text.export, dialogs.openExport, { id: "open-export" }),
      button(dark ? "☀" : "☾", () => handlers.theme(dark ? "light" : "dark"), { id: "theme", "aria-label": text.theme, title: text.theme }),
      button(text.switchLanguage, () => handlers.language(), { id: "language", lang: strings.language === "zh" ? "en" : "zh-CN" }),
      button("?", dialogs.openHelp, { id: "help", "aria-label": text.help, title: text.help }));
    if (focused) byId(focused).focus();
    const zoom = byId("zoom");
    const stage = basics.sure(zoom.parentElement);
    const centre = () => ({ x: stage.clientWidth / 2, y: stage.clientHeight / 2 });
    zoom.setAttribute("aria-label", text.zoom);
    zoom.replaceChildren(
      button("+", () => canvas.zoomAt(centre(), ZOOM_STEP), { "aria-label": text.zoomIn, title: text.zoomIn }),
      button("−", () => canvas.zoomAt(centre(), 1 / ZOOM_STEP), { "aria-label": text.zoomOut, title: text.zoomOut }),
      button("⤢", () => canvas.fit(), { id: "fit", "aria-label": text.fit, title: text.fit }),
      button("⬚", chooseMany, { id: "choose", "aria-label": text.chooseMany, title: text.chooseMany, "aria-pressed": String(selection.choosing) }));
  }

  function draw() {
    const { text } = strings;
    const summary = strings.summary(filters.shown.count);
    document.documentElement.lang = strings.language === "zh" ? "zh-CN" : "en";
    byId("corpus").textContent = strings.corpusIs(data.about);
    byId("source").textContent = guantu.exports.citation();
    byId("summary").textContent = summary;
    byId("skip").textContent = text.skip;
    byId("network").setAttribute("aria-label", `${text.drawing}: ${summary}`);
    byId("panel").setAttribute("aria-label", text.details);
    searchBox.draw();
    drawViews();
  }

  function chooseMany() {
    selection.choosing = !selection.choosing;
    byId("choose").setAttribute("aria-pressed", String(selection.choosing));
    if (selection.choosing) dialogs.notify(strings.text.chooseHint);
  }

  /** @type {Record<string, () => void>} */
  const KEYS = {
    "/": searchBox.focus, t: table.toggle, f: filterForm.open, d: dialogs.openExport, "?": dialogs.openHelp,
    q: () => handlers.questions(), w: () => handlers.work(), s: chooseMany,
    Escape: () => (selection.choosing ? chooseMany() : handlers.deselect()),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialogs.isOpen()) return;
    if (/** @type {Element} */ (event.target).matches("input:not([type=checkbox], [type=radio], [type=range]), textarea, select")) return;
    if (!Object.hasOwn(KEYS, event.key)) return;
    KEYS[event.key]();
    event.preventDefault();
  });

  return {
    draw, drawTools,
    /** @param {typeof handlers} given */
    handle(given) { handlers = given; },
  };
})();
