// @ts-check
// The card of several chosen nodes: their common events, and what can be done with all of them.
"use strict";

guantu.groupCard = (() => {
  const { data, model, filters, strings, dom, panel, answers, canvas, work, swatches } = guantu;
  const { make, button } = dom;
  const { state } = filters;
  /** @type {{ node: (node: GraphNode) => void, choose: (chosen: Set<number>) => void, work: (alter: () => void) => void, only: (chosen: Set<number>) => void }} */
  let handlers;

  /** @param {GraphNode[]} group */
  function actions(group) {
    const { text } = strings;
    const indexes = group.map((node) => node.index);
    return make("div", { class: "actions", role: "group", "aria-label": text.actions },
      button(text.pinAll, () => handlers.work(() => indexes.forEach((index) => state.pinned.add(index)))),
      button(text.hideAll, () => handlers.work(() => {
        indexes.forEach((index) => state.hidden.add(index));
        state.chosen = new Set();
      })),
      button(text.onlyThese, () => handlers.only(new Set(indexes))),
      button(text.unchoose, () => handlers.choose(new Set())));
  }

  /** @param {GraphNode[]} group */
  function naming(group) {
    const { text } = strings;
    const members = group.map((node) => node.index);
    const name = make("input", { type: "text", name: "group", "aria-label": text.groupName, placeholder: text.groupName, dir: "auto", required: true });
    return make("form", {
      class: "inline", onsubmit: (event) => {
        event.preventDefault();
        handlers.work(() => work.state.groups.push({ name: name.value.trim(), members }));
      },
    }, name, make("button", { type: "submit" }, text.keepGroup));
  }

  function draw() {
    const { text } = strings;
    const group = [...state.chosen].map((index) => data.nodes[index]);
    const found = answers.commonEvents(group);
    const actors = group.filter(model.isActor).length;
    const together = found.filter(({ members }) => members.length === actors);
    const some = found.filter(({ members }) => members.length < actors);
    canvas.emphasize(new Set(group), new Set(filters.shown.edges.filter((edge) => state.chosen.has(edge.from.index) && state.chosen.has(edge.to.index))));
    panel.fill(
      make("div", { class: "heading" }, make("h2", {}, text.groupOf(group.length)),
        button("×", () => handlers.choose(new Set()), { class: "back", "aria-label": text.unchoose })),
      actions(group), swatches.make(group.map((node) => node.index), handlers.work), naming(group),
      panel.section(`${text.members} (${group.length})`, ...panel.rows(group, (node) => make("li", {},
        button(node.label, () => handlers.node(node), { class: "link", dir: "auto" }), panel.minor(model.postOf(node)),
        button("×", () => handlers.choose(new Set([...state.chosen].filter((index) => index !== node.index))), { class: "quiet", "aria-label": `${text.remove} ${node.label}` })))),
      actors > 1 ? panel.section(`${text.allTogether} (${together.length})`, ...(together.length
        ? panel.rows(together, ({ realEvent }) => panel.eventRow(...group)(realEvent)) : [make("p", { class: "minor" }, text.noCommon)])) : null,
      some.length ? panel.section(`${text.someTogether} (${some.length})`, ...panel.rows(some, ({ realEvent, members }) => {
        const row = panel.eventRow(...members)(realEvent);
        row.append(make("span", { class: "minor number", title: members.map((node) => node.label).join("、") }, text.ofMembers(members.length, actors)));
        return row;
      })) : null);
  }

  return {
    draw,
    /** @param {typeof handlers} given */
    handle(given) { handlers = given; },
  };
})();
