// The side panel: the overview, the card of a node, and the sentences behind an edge.
"use strict";

guantu.panel = (() => {
  const { model, strings } = guantu;
  const root = document.getElementById("panel");
  let onNode = () => {};
  let onEdge = () => {};
  let redraw = overview;

  // An element with properties and children; text is only ever set as text.
  function make(tag, properties, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties || {})) {
      if (name === "onclick") element.addEventListener("click", value);
      else element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  }

  const nodeButton = (item) =>
    make("button", { type: "button", class: "link", onclick: () => onNode(item.id) }, item.facts.label);

  const dates = (first, last) =>
    (!first ? strings.text.unknownDate : first === last || !last ? first : `${first} – ${last}`);

  // The day of an event; when its year is unknown, the day as printed.
  const dayOf = (event) => (event.facts.first_date
    ? dates(event.facts.first_date, event.facts.last_date)
    : event.facts.date_text || strings.text.unknownDate);

  function section(title, ...content) {
    return make("section", {}, make("h3", {}, title), ...content);
  }

  function fill(...content) {
    root.replaceChildren(...content.filter(Boolean));
    root.scrollTop = 0;
  }

  function heading(item) {
    const badge = make("span", { class: "badge" }, strings.text.one[item.facts.kind] || item.facts.kind);
    badge.style.backgroundColor = item.color;
    return make("div", { class: "heading" }, make("h2", {}, item.facts.label), badge, backButton());
  }

  const backButton = () => make(
    "button", { type: "button", class: "back", "aria-label": strings.text.back, onclick: () => onNode(null) },
    "×");

  function facts(pairs) {
    const list = make("dl", {});
    for (const [name, value] of pairs) {
      if (value) list.append(make("dt", {}, name), make("dd", {}, String(value)));
    }
    return list.childElementCount ? list : null;
  }

  function overview() {
    redraw = overview;
    const { text } = strings;
    const actors = model.nodes.filter(model.isActor).sort((a, b) =>
      b.facts.degree - a.facts.degree || b.facts.strength - a.facts.strength || (a.id < b.id ? -1 : 1));
    if (!actors.length) return fill(make("p", { class: "hint" }, text.empty));
    const rows = actors.slice(0, 20).map((item) => make("tr", {},
      make("td", {}, nodeButton(item), make("span", { class: "minor line", title: model.postOf(item) }, model.postOf(item))),
      make("td", { class: "number" }, String(item.facts.degree)),
      make("td", { class: "number" }, String(item.facts.events))));
    return fill(
      make("p", { class: "hint" }, text.howTo),
      model.strongest > 1 && model.state.minEvents === model.strongest
        ? make("p", { class: "note" }, text.partial(model.strongest)) : null,
      section(text.overview, make("table", {},
        make("thead", {}, make("tr", {}, make("th", {}),
          make("th", { class: "number" }, text.ties), make("th", { class: "number" }, text.eventCount))),
        make("tbody", {}, ...rows))));
  }

  function posts(item) {
    const { text } = strings;
    const held = model.posts[item.id] || [];
    if (!held.length) return make("p", { class: "minor" }, text.noPost);
    return make("ul", { class: "plain" }, ...held.map((row) => make("li", {},
      make("strong", {}, row.qualifier + row.post),
      row.organization ? make("span", {}, row.organization) : "",
      make("span", { class: "minor" }, `${text.observed} ${dates(row.first_observed, row.last_observed)}`),
      row.start_date || row.end_date
        ? make("span", { class: "minor" }, `${text.stated} ${row.start_date || "…"} – ${row.end_date || "…"}`)
        : "",
      row.sentences.length
        ? make("details", {}, make("summary", {}, `${text.evidence} (${row.sentences.length})`),
          ...sentences(row.sentences, new Set([item.id])))
        : "")));
  }

  const byDate = (a, b) => {
    const left = a.facts.first_date || "9999";
    const right = b.facts.first_date || "9999";
    return left < right ? -1 : left > right ? 1 : a.id - b.id;
  };

  // The events that both ends of a tie took part in, with what each did there.
  function commonEvents(tie) {
    const theirs = new Map(model.participationsOf(tie.to).map((edge) => [model.other(edge, tie.to).id, edge]));
    const rows = model.participationsOf(tie.from).sort(byDate)
      .map((edge) => ({ event: model.other(edge, tie.from), edge }))
      .filter(({ event }) => theirs.has(event.id))
      .map(({ event, edge }) => make("li", {},
        make("span", { class: "minor day" }, dayOf(event)), nodeButton(event),
        make("span", { class: "minor" },
          [...new Set([edge, theirs.get(event.id)].map((each) => strings.value(each.facts.role)))].join(" / "))));
    return rows.length ? section(strings.text.commonEvents, make("ul", { class: "plain rows" }, ...rows)) : null;
  }

  function eventList(item) {
    const rows = model.participationsOf(item.id).sort(byDate).map((edge) => make("li", {},
      make("span", { class: "minor day" }, dayOf(model.other(edge, item.id))),
      nodeButton(model.other(edge, item.id)),
      make("span", { class: "minor" }, strings.value(edge.facts.role))));
    return rows.length ? make("ul", { class: "plain rows" }, ...rows) : null;
  }

  function companionList(item) {
    const rows = model.pairsOf(item.id)
      .sort((a, b) => b.facts.weight - a.facts.weight || a.id - b.id)
      .map((edge) => make("li", {},
        make("button", { type: "button", class: "link", onclick: () => onEdge(edge) },
          model.other(edge, item.id).facts.label),
        make("span", { class: "minor" }, model.other(edge, item.id).facts.post || ""),
        make("span", { class: "minor number" }, strings.text.common(edge.facts.events))));
    return rows.length ? make("ul", { class: "plain rows" }, ...rows) : null;
  }

  function node(id) {
    redraw = () => node(id);
    const item = model.node.get(id);
    return item.facts.kind === "event" ? eventCard(item) : actorCard(item);
  }

  function actorCard(item) {
    const { text } = strings;
    const person = item.facts.kind === "official" || item.facts.kind === "executive";
    const events = eventList(item);
    const companions = companionList(item);
    fill(
      heading(item),
      facts([
        [text.pinyin, item.facts.pinyin], [text.aliases, (item.facts.aliases || "").replaceAll(";", "、")],
        [text.jurisdiction, item.facts.jurisdiction], [text.branch, strings.value(item.facts.branch)],
        [text.level, strings.value(item.facts.level)],
      ]),
      person ? section(text.posts, posts(item)) : null,
      events && section(`${text.eventsOf} (${events.childElementCount})`, events),
      companions && section(`${text.companions} (${companions.childElementCount})`, companions));
  }

  function eventCard(item) {
    const { text } = strings;
    const participations = model.participationsOf(item.id);
    const rows = participations.map((edge) => make("li", {},
      nodeButton(model.other(edge, item.id)),
      make("span", { class: "minor" }, model.other(edge, item.id).facts.post || ""),
      make("span", { class: "minor number" }, strings.value(edge.facts.role))));
    const cited = [...new Set(participations.flatMap((edge) => edge.facts.sentences))].sort((a, b) => a - b);
    const names = new Set(participations.map((edge) => model.other(edge, item.id).id));
    fill(
      heading(item),
      facts([
        [text.kind, strings.value(item.facts.event_kind)],
        [text.date, dayOf(item)],
        [text.place, item.facts.place],
        ["", item.facts.reports > 1 ? text.reports(item.facts.reports) : ""],
      ]),
      section(`${text.participants} (${rows.length})`, make("ul", { class: "plain rows" }, ...rows)),
      section(text.evidence, ...sentences(cited, names)));
  }

  function edge(tie) {
    redraw = () => edge(tie);
    const { text } = strings;
    const ends = [model.node.get(tie.from), model.node.get(tie.to)];
    if (ends[0].facts.kind === "event") ends.reverse();
    const what = {
      co_appears: () => text.common(tie.facts.events),
      participates: () => `${text.tookPart}：${strings.value(tie.facts.role)}`,
      holds_post_in: () => `${text.holdsPost}：${tie.facts.post}`,
    }[tie.facts.relation]();
    fill(
      make("div", { class: "heading" },
        make("h2", {}, nodeButton(ends[0]), " — ", nodeButton(ends[1])), backButton()),
      make("p", { class: "what" }, what, make("span", { class: "minor" },
        ` · ${dates(tie.facts.first_date, tie.facts.last_date)}`)),
      tie.facts.relation === "co_appears" && tie.facts.post
        ? make("p", { class: "minor" }, `${text.holdsPost}：${tie.facts.post}`) : null,
      tie.facts.relation === "co_appears"
        ? make("p", { class: "minor", title: text.weightHint },
          `${text.weight} ${tie.facts.weight.toFixed(3)}`)
        : null,
      tie.facts.relation === "co_appears" ? commonEvents(tie) : null,
      section(text.evidence, ...sentences(tie.facts.sentences, new Set([tie.from, tie.to]))));
  }

  function sentences(numbers, wanted) {
    if (!numbers.length) return [make("p", { class: "minor" }, strings.text.noEvidence)];
    return numbers.map((number) => {
      const sentence = model.sentences[number];
      return make("figure", { class: "evidence" },
        make("blockquote", {}, ...marked(sentence, wanted)),
        make("figcaption", {},
          make("span", { class: "headline" }, sentence.headline || strings.text.untitled),
          make("span", {}, [sentence.date, sentence.source].filter(Boolean).join(" · "))));
    });
  }

  // The quote in pieces, the wanted names in <mark>. Offsets count code points, not UTF-16 units.
  function marked(sentence, wanted) {
    const letters = Array.from(sentence.quote);
    const spans = sentence.marks.filter((mark) => wanted.has(mark.entity_id))
      .sort((a, b) => a.start - b.start || b.end - a.end);
    const pieces = [];
    let at = 0;
    for (const span of spans) {
      if (span.start < at) continue;
      pieces.push(letters.slice(at, span.start).join(""));
      pieces.push(make("mark", {}, letters.slice(span.start, span.end).join("")));
      at = span.end;
    }
    pieces.push(letters.slice(at).join(""));
    return pieces;
  }

  return {
    overview, node, edge, dates, dayOf,
    redraw: () => redraw(),
    handlers(node_, edge_) { onNode = node_; onEdge = edge_; },
  };
})();
