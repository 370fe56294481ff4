// @ts-check
// The dialogs for export and for keys, and the short notice that something is done.
"use strict";

guantu.dialogs = (() => {
  const { filters, strings, dom, exports } = guantu;
  const { make, button } = dom;
  const dialog = /** @type {HTMLDialogElement} */ (guantu.basics.element("dialog"));
  const notice = guantu.basics.element("notice");
  // Milliseconds for which a notice is shown.
  const NOTICE_TIME = 2500;
  let noticeTimer = 0;
  let linkToView = () => "";

  /** @param {string} title @param {...any} content */
  function open(title, ...content) {
    dialog.setAttribute("aria-label", title);
    dialog.replaceChildren(make("div", { class: "head" }, make("h2", {}, title),
      button("×", () => dialog.close(), { class: "back", "aria-label": strings.text.close })), ...content);
    dialog.showModal();
  }

  /** @param {string} words */
  function notify(words) {
    notice.textContent = words;
    notice.hidden = false;
    clearTimeout(noticeTimer);
    noticeTimer = setTimeout(() => { notice.hidden = true; }, NOTICE_TIME);
  }

  /** @param {string} label @param {string} value */
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
      notify(strings.text.copied);
    });
    return make("section", {}, make("h3", {}, label), area, copy);
  }

  function openExport() {
    const { text } = strings;
    /** @param {string} label @param {() => void} save */
    const choice = (label, save) => button(label, () => {
      save();
      dialog.close();
      notify(text.saved);
    });
    open(text.export,
      make("section", {}, make("h3", {}, text.pictures), make("div", { class: "choices" },
        make("label", {}, text.scale, " ", make("select", { name: "scale", onchange: (event) => { exports.options.scale = Number(event.target.value); } },
          ...exports.SCALES.map((scale) => make("option", { value: String(scale), selected: scale === exports.options.scale }, `${scale}×`)))),
        make("label", {}, make("input", { type: "checkbox", name: "caption", checked: exports.options.caption, onchange: (event) => { exports.options.caption = event.target.checked; } }), " ", text.withCaption)),
      make("div", { class: "choices" }, choice("PNG", exports.savePng), choice("SVG", exports.saveSvg),
        button(text.print, () => { dialog.close(); print(); }))),
      make("section", {}, make("h3", {}, text.visibleData(filters.shown.nodes.length, filters.shown.edges.length)), make("div", { class: "choices" },
        choice(text.nodesCsv, exports.saveNodes), choice(text.edgesCsv, exports.saveEdges), choice("GEXF", exports.saveGexf))),
      copyable(text.link, linkToView()),
      copyable(text.cite, exports.citation()));
  }

  function openHelp() {
    open(strings.text.help, make("dl", { class: "keys" }, ...strings.text.keys.flatMap(([key, meaning]) =>
      [make("dt", {}, make("kbd", {}, key)), make("dd", {}, meaning)])));
  }

  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });

  return {
    notify, open, openExport, openHelp, close: () => dialog.close(),
    isOpen: () => dialog.open,
    /** @param {() => string} link */
    handle(link) { linkToView = link; },
  };
})();
