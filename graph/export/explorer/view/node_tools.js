// @ts-check
// What a reader can do with one node beyond the filters: expand, colour, note, ask, mark an error.
"use strict";

guantu.nodeTools = (() => {
  const { filters, model, strings, dom, work, swatches } = guantu;
  const { make, button } = dom;
  /** @type {{ expand: (node: GraphNode) => void, ask: (node: GraphNode) => void, work: (alter: () => void) => void, mark: (item: Exclude<Selected, null>) => void }} */
  let handlers;

  /** @param {GraphNode} node */
  const buttons = (node) => [
    button(filters.state.expanded.has(node.index) ? strings.text.collapse : strings.text.expand, () => handlers.expand(node),
      { "aria-pressed": String(filters.state.expanded.has(node.index)) }),
    model.isActor(node) ? button(strings.text.questions, () => handlers.ask(node)) : null,
    markButton(node),
  ];

  /** @param {Exclude<Selected, null>} item */
  const markButton = (item) => button(strings.text.mark, () => handlers.mark(item));

  /** The note and the colour of a node. @param {GraphNode} node */
  function own(node) {
    const { text } = strings;
    const { notes, colors } = work.state;
    const note = notes.get(node.index) || "";
    const area = make("textarea", {
      rows: "3", dir: "auto", "aria-label": text.note, name: "note",
      onchange: () => handlers.work(() => {
        if (area.value.trim()) notes.set(node.index, area.value.trim());
        else notes.delete(node.index);
      }),
    });
    area.value = note;
    return make("details", { class: "own", open: Boolean(note || colors.has(node.index)) },
      make("summary", {}, `${text.note} · ${text.color}`), area, swatches.make([node.index], handlers.work));
  }

  return {
    buttons, markButton, own,
    /** @param {typeof handlers} given */
    handle(given) { handlers = given; },
  };
})();
