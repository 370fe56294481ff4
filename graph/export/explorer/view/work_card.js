// @ts-check
// The card of the reader's own work: undo, places, groups, notes, marked errors, saving.
"use strict";

guantu.workCard = (() => {
  const { data, filters, strings, dom, panel, work, marks } = guantu;
  const { make, button } = dom;
  /**
   * @type {{
   *   node: (node: GraphNode) => void, choose: (chosen: Set<number>) => void, work: (alter: () => void) => void,
   *   undo: () => void, redo: () => void, loosen: () => void, putBack: () => void,
   *   saveCopy: () => void, saveWork: () => void, loadWork: (file: File) => void, forget: () => void, close: () => void,
   * }}
   */
  let handlers;
  let loosening = false;
  let kept = true;

  function places() {
    const { text } = strings;
    const { moved } = work.state;
    return make("div", { class: "actions", role: "group", "aria-label": text.actions },
      button(text.undoWork, handlers.undo, { disabled: !work.canUndo, id: "undo" }), button(text.redoWork, handlers.redo, { disabled: !work.canRedo, id: "redo" }),
      button(loosening ? text.loosening : text.loosen, handlers.loosen, { "aria-pressed": String(loosening), id: "loosen" }),
      button(text.putBack, handlers.putBack, { disabled: !moved.size, id: "put-back" }),
      moved.size ? panel.minor(text.moved(moved.size)) : "");
  }

  /** @param {string} label @param {() => void} remove */
  const removing = (label, remove) => button("×", () => handlers.work(remove), { class: "quiet", "aria-label": `${strings.text.remove}: ${label}` });

  function groups() {
    const { text } = strings;
    const { state } = work;
    if (!state.groups.length) return null;
    return panel.section(`${text.groups} (${state.groups.length})`, ...panel.rows(state.groups, (group) => make("li", {},
      button(group.name, () => handlers.choose(new Set(group.members)), { class: "link", dir: "auto" }),
      panel.minor(group.members.map((index) => data.nodes[index].label).join("、")),
      removing(group.name, () => { state.groups = state.groups.filter((one) => one !== group); }))));
  }

  function notes() {
    const { text } = strings;
    const { state } = work;
    if (!state.notes.size) return null;
    return panel.section(`${text.notes} (${state.notes.size})`, ...panel.rows([...state.notes], ([index, note]) => make("li", {},
      button(data.nodes[index].label, () => handlers.node(data.nodes[index]), { class: "link", dir: "auto" }), make("span", { dir: "auto" }, note),
      removing(data.nodes[index].label, () => state.notes.delete(index)))));
  }

  function errors() {
    const { text } = strings;
    const { state } = work;
    if (!state.marks.length) return null;
    // One decision about an entity of many articles is a row for each of them.
    /** @type {Map<string, number>} */
    const said = new Map();
    for (const { says } of state.marks) said.set(says, (said.get(says) || 0) + 1);
    const name = make("input", { type: "text", name: "by", value: work.by, dir: "auto", onchange: (event) => { work.by = event.target.value.trim(); } });
    return panel.section(`${text.marks} (${state.marks.length})`,
      make("label", { class: "field" }, text.markBy, name),
      make("div", { class: "choices" }, .../** @type {const} */ (["judgements", "corrections"])
        .filter((file) => state.marks.some((mark) => mark.file === file))
        .map((file) => button(`${file}.csv`, () => marks.save(file)))),
      make("p", { class: "minor" }, text.marksHint),
      ...panel.rows([...said], ([says, count]) => make("li", {}, make("span", { dir: "auto" }, count > 1 ? `${says} (${count})` : says),
        removing(says, () => { state.marks = state.marks.filter((one) => one.says !== says); }))));
  }

  function saving() {
    const { text } = strings;
    const file = make("input", { type: "file", accept: ".json", hidden: true, onchange: () => { for (const one of file.files || []) handlers.loadWork(one); } });
    return panel.section(text.keep, make("div", { class: "choices" },
      button(text.saveCopy, handlers.saveCopy, { id: "save-copy" }), button(text.saveWork, handlers.saveWork, { id: "save-work" }),
      button(text.loadWork, () => file.click(), { id: "load-work" }), button(text.forget, handlers.forget, { disabled: work.isEmpty(), id: "forget" })), file,
    make("p", { class: "minor" }, kept ? text.keptHere : text.notKeptHere));
  }

  return {
    draw() {
      const { text } = strings;
      panel.fill(make("div", { class: "heading" }, make("h2", {}, text.work), button("×", handlers.close, { class: "back", "aria-label": text.back })),
        work.isEmpty() ? make("p", { class: "hint" }, text.noWork) : null, places(),
        filters.state.chosen.size > 1 ? make("p", {}, button(text.chosen(filters.state.chosen.size), () => handlers.choose(filters.state.chosen), { class: "link" })) : null,
        groups(), notes(), errors(), saving());
    },
    /** @param {boolean} on */
    set loosening(on) { loosening = on; },
    /** @param {boolean} is */
    set kept(is) { kept = is; },
    /** @param {typeof handlers} given */
    handle(given) { handlers = given; },
  };
})();
