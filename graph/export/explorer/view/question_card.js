// @ts-check
// The card of questions: the form, and what the network answers.
"use strict";

guantu.questionCard = (() => {
  const { data, model, filters, strings, dom, panel, paths, answers, canvas, picker } = guantu;
  const { make, button } = dom;
  const { state } = filters;
  // Paths shown.
  const MOST_PATHS = 5;
  const KINDS = /** @type {const} */ (["path", "side", "both", "compare"]);
  /**
   * @type {{
   *   ask: (question: Question | null) => void, node: (node: GraphNode) => void, edge: (edge: GraphEdge) => void,
   *   saveCsv: (name: string, header: string[], rows: any[][]) => void,
   * }}
   */
  let handlers;
  // What is asked for while the form is being filled in, by kind of question.
  /** @type {Record<string, (number | undefined)[]>} */
  const filled = {};
  /** @type {"new" | "gone" | "both"} */
  let change = "new";

  /** @param {Question} question @returns {GraphNode[]} */
  const askedOf = (question) => question.who.map((index) => data.nodes[index]);
  /** @param {GraphNode} node */
  const nodeLink = (node) => button(node.label, () => handlers.node(node), { class: "link", dir: "auto" });
  /** @param {string} label @param {GraphEdge} edge */
  const edgeLink = (label, edge) => button(label, () => handlers.edge(edge), { class: "link", dir: "auto" });
  /** @param {string} title */
  const head = (title) => make("div", { class: "heading" }, make("h2", {}, title),
    button("×", () => handlers.ask(null), { class: "back", "aria-label": strings.text.back }));

  /** @param {string[]} titles @param {any[][]} rows cells of each, texts or elements */
  const table = (titles, rows) => make("table", { class: "answer" },
    make("thead", {}, make("tr", {}, ...titles.map((title, at) => make("th", { scope: "col", class: at ? "number" : "" }, title)))),
    make("tbody", {}, ...rows.map((cells) => make("tr", {}, ...cells.map((cell, at) => make("td", { class: at ? "number" : "", dir: "auto" }, cell))))));

  /** @param {string} name @param {string} label @param {[string, string][]} options @param {string} value @param {(value: string) => void} onchange */
  const choice = (name, label, options, value, onchange) => make("label", { class: "field" }, label, make("select", {
    name, onchange: (event) => onchange(event.target.value),
  }, ...options.map(([key, words]) => make("option", { value: key, selected: key === value }, words))));

  // The list of questions, each with the fields that it needs.
  function form() {
    const { text } = strings;
    return [head(text.questions), ...KINDS.filter((kind) => kind !== "compare" ? model.hasPairs : true).map((kind) => make("details", { class: "question", open: kind === "path", name: "question" },
      make("summary", {}, text.questionKinds[kind]), make("p", { class: "minor" }, text.questionHints[kind]), fields(kind))),
    make("p", { class: "minor" }, `${text.questionKinds.group}: ${text.chooseHint}`)];
  }

  /** @param {Question["kind"]} kind */
  function fields(kind) {
    const { text } = strings;
    if (kind === "compare") {
      const halves = answers.halves();
      if (!halves) return make("p", { class: "note" }, text.noDays);
      let periods = halves;
      return make("form", { onsubmit: (event) => event.preventDefault() }, ...periodFields(periods, (edited) => { periods = edited; }),
        button(text.ask, () => handlers.ask({ kind, who: [], periods }), { class: "do" }));
    }
    const wanted = kind === "side" ? [text.askOf] : [text.askFrom, text.askTo];
    const who = filled[kind] || [...state.chosen].slice(0, wanted.length);
    filled[kind] = who;
    const named = () => who.slice(0, wanted.length).flatMap((index) => index ?? []);
    const ask = () => { if (named().length === wanted.length) handlers.ask({ kind, who: named(), by: "" }); };
    const boxes = wanted.map((label, at) => picker.make(label, data.nodes[who[at] ?? -1] || null, model.isActor, (node) => {
      who[at] = node ? node.index : undefined;
    }));
    return make("form", {
      onsubmit: (event) => {
        event.preventDefault();
        ask();
      },
    }, ...boxes, make("button", { type: "submit", class: "do" }, text.ask));
  }

  /** @param {[[string, string], [string, string]]} periods @param {(periods: [[string, string], [string, string]]) => void} changed */
  function periodFields(periods, changed) {
    const { text } = strings;
    /** @type {[[string, string], [string, string]]} */
    const edited = [[...periods[0]], [...periods[1]]];
    return edited.map((period, at) => make("fieldset", { class: "period" }, make("legend", {}, at ? text.secondPeriod : text.firstPeriod),
      ...period.map((day, end) => make("input", {
        type: "date", value: day, "aria-label": `${at ? text.secondPeriod : text.firstPeriod}: ${end ? text.until : text.since}`,
        onchange: (event) => {
          period[end] = event.target.value;
          changed(edited);
        },
      }))));
  }

  /** @param {Question} question */
  function path(question) {
    const { text } = strings;
    const [start, goal] = askedOf(question);
    if (!start || !goal) return form();
    const by = question.by === "steps" ? "steps" : "strength";
    const found = paths.between(start, goal, MOST_PATHS, by);
    const { events } = filters.shown;
    canvas.emphasize(new Set(found.flatMap((one) => one.nodes).concat(start, goal)), new Set(found.flatMap((one) => one.way)));
    return [head(text.questionKinds.path), make("p", { class: "what" }, nodeLink(start), " — ", nodeLink(goal)),
      choice("by", text.pathOrder, Object.entries(text.pathBy), by, (value) => handlers.ask({ ...question, by: value })),
      make("p", { class: "minor" }, text.pathHint),
      ...(found.length ? found.map((one, at) => make("section", {},
        make("h3", {}, `${at + 1}. ${text.pathSteps(one.way.length, one.length.toFixed(2))} `,
          button(text.drawThese, () => canvas.emphasize(new Set(one.nodes), new Set(one.way)), { class: "link" })),
        make("ol", { class: "plain path" }, ...one.way.map((edge, step) => make("li", {}, nodeLink(one.nodes[step]), " — ", nodeLink(one.nodes[step + 1]),
          panel.minor(text.common(events[edge.index])), panel.collapsibleTie(edge))))))
        : [make("p", { class: "note" }, text.noPath)])];
  }

  /** @param {Question} question */
  function side(question) {
    const { text } = strings;
    const [node] = askedOf(question);
    if (!node) return form();
    const found = answers.atSide(node, question.by || "");
    canvas.emphasize(new Set([node, ...found.map(({ companion }) => companion)]), new Set(found.map(({ edge }) => edge)));
    /** @param {(typeof found)[number]} row */
    const roles = (row) => row.roles.map(([role, count]) => `${strings.nameOf("role", role)} ${count}`).join(" · ");
    return [head(text.questionKinds.side), make("p", { class: "what" }, nodeLink(node)),
      choice("by", text.asRole, [["", text.anyRole], ...model.facets.role.map((role) => /** @type {[string, string]} */ ([role, strings.nameOf("role", role)]))],
        question.by || "", (by) => handlers.ask({ ...question, by })),
      ...saving("side", [text.name, text.eventCount, text.asRole], found, (row) => [row.companion.label, row.events, roles(row)]),
      table([text.name, text.eventCount], found.map((row) => [
        [edgeLink(row.companion.label, row.edge), panel.minor(roles(row))], String(row.events)]))];
  }

  /** @param {Question} question */
  function both(question) {
    const { text } = strings;
    const [one, other] = askedOf(question);
    if (!one || !other) return form();
    const found = answers.neighboursOfBoth(one, other);
    canvas.emphasize(new Set([one, other, ...found.map(({ node }) => node)]), new Set(found.flatMap(({ ties }) => ties)));
    const titles = [text.name, text.withFirst(one.label), text.withFirst(other.label)];
    return [head(text.questionKinds.both), make("p", { class: "what" }, nodeLink(one), " — ", nodeLink(other)),
      ...saving("both", titles, found, (row) => [row.node.label, ...row.events]),
      table(titles, found.map((row) => [nodeLink(row.node), ...row.events.map((count, at) => edgeLink(String(count), row.ties[at]))]))];
  }

  /** @param {Question} question */
  function compare(question) {
    const { text } = strings;
    const periods = question.periods || answers.halves();
    if (!periods) return form();
    const found = answers.compare(...periods);
    const shown = found.filter((row) => row.change === change);
    canvas.emphasize(new Set(shown.flatMap(({ edge }) => [edge.from, edge.to])), new Set(shown.map(({ edge }) => edge)));
    const titles = [text.commonEvents, text.firstPeriod, text.secondPeriod];
    return [head(text.questionKinds.compare),
      make("div", { class: "periods" }, ...periodFields(periods, (edited) => handlers.ask({ ...question, periods: edited }))),
      make("div", { class: "segments", role: "group", "aria-label": text.questionKinds.compare }, .../** @type {const} */ (["new", "gone", "both"]).map((kind) =>
        button(`${text.changeKinds[kind]} ${found.filter((row) => row.change === kind).length}`, () => {
          change = kind;
          handlers.ask(question);
        }, { "aria-pressed": String(change === kind) }))),
      ...saving("compare", ["from", "to", "change", "events_1", "events_2", "weight_1", "weight_2"],
        found, (row) => [row.edge.from.label, row.edge.to.label, row.change, ...row.events, ...row.weight]),
      table(titles, shown.slice(0, panel.MOST_ROWS).map((row) => [edgeLink(`${row.edge.from.label} — ${row.edge.to.label}`, row.edge), ...row.events.map(String)]))];
  }

  /**
   * The button that saves what was found, which may be much: its cells are made when it is saved.
   * @template Found @param {string} name @param {string[]} header @param {Found[]} found @param {(row: Found) => any[]} cells
   */
  const saving = (name, header, found, cells) => (found.length
    ? [make("p", { class: "saving" }, button(strings.text.saveCsv, () => handlers.saveCsv(name, header, found.map(cells)), { class: "link" }))]
    : [make("p", { class: "note" }, strings.text.none)]);

  const KIND_CARDS = { path, side, both, compare };

  return {
    // The card of the question that is asked, or the form.
    draw() {
      const { asked } = state;
      if (!asked) return panel.fill(...form());
      if (asked.kind === "group") return guantu.groupCard.draw();
      if (asked.kind !== "compare" && !asked.who.length) return panel.fill(...form());
      return panel.fill(...KIND_CARDS[asked.kind](asked));
    },
    /** Begins every question with somebody already named. @param {GraphNode} node */
    begin(node) { for (const kind of KINDS) filled[kind] = [node.index]; },
    /** @param {typeof handlers} given */
    handle(given) { handlers = given; },
  };
})();
