// @ts-check
// The form in which a reader says what is wrong on a card.
"use strict";

guantu.markForm = (() => {
  const { data, model, strings, dom, dialogs, marks, picker, work, panel, basics } = guantu;
  const { make } = dom;
  /** @type {(alter: () => void) => void} */
  let change;

  /**
   * What can be wrong with a node or a tie: which values the form asks for, and the rows that say so.
   * @typedef {{ file: Mark["file"], row: Record<string, string> }} Row
   * @typedef {{
   *   fields?: () => HTMLElement[], label?: () => string, rows: (evidence: Evidence) => Row[],
   * }} Wrong
   */
  /** @type {Record<string, any>} */
  let values = {};

  /** @param {Record<string, string>[]} rows */
  const corrections = (rows) => rows.map((row) => ({ file: /** @type {const} */ ("corrections"), row }));
  /** @param {Record<string, string>[]} rows */
  const judgements = (rows) => rows.map((row) => ({ file: /** @type {const} */ ("judgements"), row }));

  /** @param {string} name @param {string} label @param {[any, string][]} options */
  function choice(name, label, options) {
    values[name] = options[0] ? options[0][0] : "";
    return make("label", { class: "field" }, label, make("select", {
      name, onchange: (event) => { values[name] = options[event.target.selectedIndex][0]; },
    }, ...options.map(([, words]) => make("option", {}, words))));
  }

  /** @param {string} name @param {string} label @param {string} value @param {string} [hint] */
  function text(name, label, value, hint) {
    values[name] = value;
    return make("label", { class: "field" }, label, make("input", {
      type: "text", name, value, dir: "auto", placeholder: hint || "", oninput: (event) => { values[name] = event.target.value.trim(); },
    }));
  }

  /** @param {(node: GraphNode) => boolean} allowed @param {GraphNode | null} other */
  function otherNode(allowed, other) {
    values.other = other;
    return picker.make(strings.text.markOther, other, allowed, (node) => { values.other = node; });
  }

  /** @param {string} field @param {string[]} known */
  const named = (field, known) => known.map((value) => /** @type {[string, string]} */ ([value, strings.nameOf(field, value)]));
  /** @param {"event" | "role" | "person_role" | "organization_kind"} field */
  const every = (field) => named(field, Object.keys(guantu.names.zh[field]));

  /** @param {Post} post */
  const postLabel = (post) => [post.qualifier + post.post, post.organization].filter(Boolean).join(" · ");

  /** @param {GraphNode} node @returns {Record<string, Wrong>} */
  function ofPerson(node) {
    const words = strings.text;
    /** @param {string} action @param {string} [field] @returns {Wrong} */
    const onPost = (action, field) => ({
      fields: () => [choice("post", words.posts, node.posts.map((post) => [post, postLabel(post)])),
        ...(field ? [text("value", words.markValue, "")] : [])],
      rows: (evidence) => corrections(values.post && (values.value || !field) ? /** @type {Post} */ (values.post).sentences.map((number) => evidence.sentences[number])
        .map((sentence) => marks.correction(sentence, marks.printed(sentence, node) || node.label, { action, table: "attributions", field, value: values.value })) : []),
    });
    return {
      noPerson: {
        rows: (evidence) => corrections(marks.naming(evidence, node).map((sentence) =>
          marks.correction(sentence, marks.printed(sentence, node), { action: "drop", table: "mentions" }))),
      },
      samePerson: {
        fields: () => [otherNode((other) => model.isPerson(other) && other !== node, null)], label: () => values.other?.label,
        rows: (evidence) => judgements(values.other ? [marks.judgement(evidence, node, values.other, "POSITIVE")] : []),
      },
      otherPerson: {
        fields: () => [sentenceChoice(node)],
        rows: () => judgements(values.sentence ? [marks.elsewhere(node, values.sentence)] : []),
      },
      ...(node.posts.length ? { wrongPost: onPost("set", "post"), wrongBody: onPost("set", "organization"), notThisPost: onPost("drop") } : {}),
      wrongPersonRole: {
        fields: () => [choice("value", words.markValue, every("person_role"))], label: () => strings.nameOf("person_role", values.value),
        rows: (evidence) => corrections(marks.naming(evidence, node).map((sentence) =>
          marks.correction(sentence, marks.printed(sentence, node), { action: "set", table: "person_roles", field: "role", value: values.value }))),
      },
    };
  }

  /** @param {GraphNode} node */
  function sentenceChoice(node) {
    const place = make("div", {});
    values.sentence = null;
    data.evidence().then((evidence) => place.append(choice("sentence", strings.text.markIn, marks.naming(evidence, node).map((sentence) =>
      [sentence, [sentence.date, sentence.headline || sentence.quote].filter(Boolean).join(" · ")]))));
    return place;
  }

  /** @param {GraphNode} node @returns {Record<string, Wrong>} */
  const ofCompany = (node) => ({
    notCompany: {
      fields: () => [choice("value", strings.text.markValue, [["", strings.text.noOrganization], ...named("organization_kind",
        Object.keys(guantu.names.zh.organization_kind).filter((kind) => kind !== "company"))])],
      label: () => strings.nameOf("organization_kind", values.value) || strings.text.noOrganization,
      rows: (evidence) => corrections(marks.naming(evidence, node).map((sentence) => marks.correction(sentence, marks.printed(sentence, node),
        values.value ? { action: "set", table: "organization_mentions", field: "kind", value: values.value } : { action: "drop", table: "organization_mentions" }))),
    },
    sameCompany: {
      fields: () => [otherNode((other) => other.kind === "company" && other !== node, null)], label: () => values.other?.label,
      rows: (evidence) => judgements(values.other ? [marks.judgement(evidence, node, values.other, "POSITIVE")] : []),
    },
  });

  /** @param {RealEvent} realEvent @param {GraphNode[]} participants @returns {Record<string, Wrong>} */
  function ofEvent(realEvent, participants) {
    const words = strings.text;
    /** @param {string} action @param {string} [field] @returns {(evidence: Evidence) => Row[]} */
    const onEvent = (action, field) => (evidence) => {
      if (action === "set" && !values.value) return [];
      /** @type {Map<string, Sentence>} */
      const first = new Map();
      for (const sentence of marks.sentencesOf(evidence, realEvent)) if (!first.has(sentence.article)) first.set(sentence.article, sentence);
      return corrections([...first.values()].map((sentence) => marks.correction(sentence, marks.eventName(evidence, realEvent), { action, table: "events", field, value: action === "set" ? values.value : "" })));
    };
    const who = () => choice("who", words.participants, participants.map((node) => [node, node.label]));
    /** @param {string} action @returns {(evidence: Evidence) => Row[]} */
    const onParticipant = (action) => (evidence) => corrections(marks.sentencesOf(evidence, realEvent)
      .filter((sentence) => values.who && marks.printed(sentence, values.who)).map((sentence) => marks.correction(sentence, marks.printed(sentence, values.who),
        { action, table: "participations", ...(action === "set" ? { field: "role", value: values.value } : {}) })));
    const isWhole = participants === realEvent.participants;
    return {
      ...(isWhole ? {
        noEvent: { rows: onEvent("drop") },
        wrongKind: { fields: () => [choice("value", words.markValue, every("event"))], label: () => strings.nameOf("event", values.value), rows: onEvent("set", "kind") },
        wrongName: { fields: () => [text("value", words.markValue, realEvent.name)], rows: onEvent("set", "name") },
        wrongDate: { fields: () => [text("value", words.markValue, realEvent.first_date, words.dateHint)], rows: onEvent("set", "date") },
        wrongPlace: { fields: () => [text("value", words.markValue, realEvent.place)], rows: onEvent("set", "place") },
      } : {}),
      ...(participants.length ? {
        notThere: { fields: () => [who()], label: () => values.who.label, rows: onParticipant("drop") },
        wrongRole: { fields: () => [who(), choice("value", words.markValue, every("role"))], label: () => `${values.who.label} ${strings.nameOf("role", values.value)}`, rows: onParticipant("set") },
      } : {}),
    };
  }

  /** @param {GraphEdge} edge @returns {Record<string, Wrong>} */
  function ofEdge(edge) {
    const { from, to } = edge;
    if (edge.relation === "participates") return ofEvent(edge.realEvents[0], [from, to].filter(model.isActor));
    if (model.isPerson(from) !== model.isPerson(to)) return {};
    return {
      [model.isPerson(from) ? "samePerson" : "sameCompany"]: {
        rows: (evidence) => judgements([marks.judgement(evidence, from, to, "POSITIVE")]),
      },
    };
  }

  /** @param {Exclude<Selected, null>} item */
  const wrongsOf = (item) => {
    if (model.isEdge(item)) return ofEdge(item);
    if (item.realEvent) return ofEvent(item.realEvent, item.realEvent.participants);
    return model.isPerson(item) ? ofPerson(item) : item.kind === "company" ? ofCompany(item) : {};
  };

  /** @param {Exclude<Selected, null>} item */
  function open(item) {
    const words = strings.text;
    const title = model.isEdge(item) ? `${item.from.label} — ${item.to.label}` : item.realEvent ? panel.nameOf(item.realEvent) : item.label;
    const wrongs = wrongsOf(item);
    const kinds = Object.keys(wrongs);
    if (!kinds.length) return dialogs.notify(words.markNothing);
    let kind = kinds[0];
    const place = make("div", {});
    const drawFields = () => {
      values = {};
      const { fields } = wrongs[kind];
      place.replaceChildren(...(fields ? fields() : []));
    };
    const why = make("input", { type: "text", name: "why", dir: "auto" });
    const form = make("form", {
      class: "marking", onsubmit: async (event) => {
        event.preventDefault();
        const chosen = wrongs[kind];
        const rows = chosen.rows(await data.evidence());
        if (!rows.length) return dialogs.notify(words.markNothing);
        const said = chosen.label ? chosen.label() : values.value || (values.post ? postLabel(values.post) : "");
        const says = `${title}: ${basics.lookUp(words.markKinds, kind)}${said ? ` (${said})` : ""}`;
        change(() => rows.forEach(({ file, row }) => work.state.marks.push({ file, says, row: { ...row, why: why.value.trim() } })));
        dialogs.close();
        return dialogs.notify(words.markDone);
      },
    }, make("label", { class: "field" }, words.markWhat, make("select", {
      name: "wrong", onchange: (event) => {
        kind = event.target.value;
        drawFields();
      },
    }, ...kinds.map((one) => make("option", { value: one }, basics.lookUp(words.markKinds, one))))), place,
    make("label", { class: "field" }, words.markWhy, why), make("button", { type: "submit", class: "do" }, words.markSave));
    drawFields();
    return dialogs.open(`${words.mark}: ${title}`, form);
  }

  return {
    open,
    /** @param {typeof change} given */
    handle(given) { change = given; },
  };
})();
