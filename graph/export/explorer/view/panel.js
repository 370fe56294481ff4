// The side panel: the overview, the card of a node or event, and the sentences behind an edge.
"use strict";

guantu.panel = (() => {
  const { data, model, strings, dom } = guantu;
  const { make, svg, button } = dom;
  const root = document.getElementById("panel");
  const MANY = 30;
  let handlers = {};
  let redraw = overview;

  // A name that opens the card of its node, in the direction in which its letters run.
  const nodeButton = (node) => button(node.label, () => handlers.node(node), { class: "link", dir: "auto" });
  const meetingButton = (meeting) =>
    button(nameOf(meeting), () => handlers.meeting(meeting), { class: "link", dir: "auto" });
  const nameOf = (meeting) => meeting.name || (meeting.node ? meeting.node.label : strings.value(meeting.kind));

  const dates = (first, last) =>
    (!first ? strings.text.unknownDate : first === last || !last ? first : `${first} – ${last}`);

  // The day of an event; when its year is unknown, the day as printed.
  const dayOf = (event) => (event.first_date
    ? dates(event.first_date, event.last_date) : event.date_text || strings.text.unknownDate);

  const minor = (text) => (text ? make("span", { class: "minor", dir: "auto" }, text) : "");
  const section = (title, ...content) => make("section", {}, make("h3", {}, title), ...content);

  function fill(...content) {
    root.replaceChildren(...content.filter(Boolean));
    root.scrollTop = 0;
  }

  const closing = () => button("×", () => handlers.node(null), { class: "back", "aria-label": strings.text.back });

  function heading(label, kind) {
    const badge = make("span", { class: `badge ${kind}` }, strings.text.one[kind] || kind);
    return make("div", { class: "heading" }, make("h2", { dir: "auto" }, label), badge, closing());
  }

  function facts(pairs) {
    const list = make("dl", {});
    for (const [name, value] of pairs) {
      if (value) list.append(make("dt", {}, name), make("dd", { dir: "auto" }, String(value)));
    }
    return list.childElementCount ? list : null;
  }

  // A list that shows its first rows, and the rest on demand.
  function rows(items, draw) {
    const list = make("ul", { class: "plain rows" }, ...items.slice(0, MANY).map(draw));
    if (items.length <= MANY) return [list];
    const more = button(strings.text.more(items.length - MANY), () => {
      list.append(...items.slice(MANY).map(draw));
      more.remove();
    }, { class: "link more" });
    return [list, more];
  }

  function overview() {
    redraw = overview;
    const { text } = strings;
    const { shown, state, strongest } = model;
    if (!data.nodes.length) return fill(make("p", { class: "hint" }, text.empty));
    const actors = shown.nodes.filter(model.isActor).sort((a, b) =>
      shown.degree[b.index] - shown.degree[a.index] || shown.strength[b.index] - shown.strength[a.index]
      || a.index - b.index);
    const attended = (node) => node.meetings.filter((meeting) => shown.takesPart(meeting, node)).length;
    const table = actors.slice(0, 20).map((node) => make("tr", {},
      make("td", {}, nodeButton(node), make("span", { class: "minor line", title: model.postOf(node), dir: "auto" }, model.postOf(node))),
      make("td", { class: "number" }, String(shown.degree[node.index])),
      make("td", { class: "number" }, String(attended(node)))));
    const { about } = data;
    return fill(
      make("p", { class: "hint" }, text.howTo),
      about.nodes_left_out
        ? make("p", { class: "note" }, text.leftOut(about.nodes, about.nodes_left_out, about.edges_left_out)) : null,
      strongest > 1 && state.minEvents === strongest
        ? make("p", { class: "note" }, text.partial(strongest), " ", button(text.showAllTies, () => handlers.allTies(), { class: "link" })) : null,
      actors.length ? section(text.overview, make("table", {},
        make("thead", {}, make("tr", {}, make("th", { scope: "col" }, text.name),
          make("th", { class: "number", scope: "col" }, text.ties), make("th", { class: "number", scope: "col" }, text.eventCount))),
        make("tbody", {}, ...table))) : make("p", { class: "hint" }, text.nothingLeft),
      make("p", { class: "minor foot" }, text.corpus(about)));
  }

  function actions(node) {
    const { text } = strings;
    const { state } = model;
    const toggle = (label, pressed, onclick) =>
      button(label, onclick, { "aria-pressed": String(pressed) });
    const around = (hops) => toggle(text.steps(hops), state.ego === node.index && state.hops === hops,
      () => handlers.ego(node, hops));
    return make("div", { class: "actions", role: "group", "aria-label": text.actions },
      around(1), around(2),
      toggle(state.pinned.has(node.index) ? text.unpin : text.pin, state.pinned.has(node.index), () => handlers.pin(node)),
      toggle(text.hide, false, () => handlers.hide(node)));
  }

  // Posts as bands over time; a pale band is a term that a text states, a tick is an event.
  function bands(node) {
    const time = (day) => Date.parse(`${day}T00:00:00Z`);
    const held = node.posts.filter((post) => post.first_observed);
    const events = node.meetings.filter((meeting) => meeting.first_date);
    const days = [...held.flatMap((post) => [post.first_observed, post.last_observed, post.start_date, post.end_date]),
      ...events.map((meeting) => meeting.first_date)].filter(Boolean).sort();
    if (!held.length || days[0] === days[days.length - 1]) return null;
    const [start, end] = [time(days[0]), time(days[days.length - 1])];
    const WIDE = 330;
    const x = (day) => 4 + ((time(day) - start) / (end - start)) * (WIDE - 8);
    const ROW = 15;
    const high = held.length * ROW + 26;
    const drawing = svg("svg", { viewBox: `0 0 ${WIDE} ${high}`, class: "bands", role: "img", "aria-label": strings.text.bands });
    const bar = (from, to, row, look) => svg("rect", {
      x: x(from) - 1.5, width: Math.max(4, x(to) - x(from) + 3), y: row * ROW + 3, height: 9, rx: 2.5, class: look,
    });
    held.forEach((post, row) => {
      if (post.start_date || post.end_date) {
        drawing.append(bar(post.start_date || days[0], post.end_date || days[days.length - 1], row, "stated"));
      }
      const band = bar(post.first_observed, post.last_observed, row, "observed");
      band.append(svg("title", {}, `${post.qualifier}${post.post} ${dates(post.first_observed, post.last_observed)}`));
      drawing.append(band);
    });
    const floor = held.length * ROW + 8;
    drawing.append(svg("line", { x1: 0, x2: WIDE, y1: floor, y2: floor, class: "axis" }));
    for (const meeting of events) {
      drawing.append(svg("line", { x1: x(meeting.first_date), x2: x(meeting.first_date), y1: floor - 5, y2: floor, class: "tick" }));
    }
    for (const [day, anchor, at] of [[days[0], "start", 0], [days[days.length - 1], "end", WIDE]]) {
      drawing.append(svg("text", { x: at, y: floor + 13, "text-anchor": anchor }, day));
    }
    return drawing;
  }

  function posts(node) {
    const { text } = strings;
    if (!node.posts.length) return [make("p", { class: "minor" }, text.noPost)];
    return [bands(node), make("ul", { class: "plain posts" }, ...node.posts.map((row) => make("li", {},
      make("strong", { dir: "auto" }, row.qualifier + row.post),
      row.gloss ? make("span", { class: "gloss", lang: "en" }, row.gloss) : "",
      row.organization ? make("span", { dir: "auto" }, row.organization) : "",
      minor(`${text.observed} ${dates(row.first_observed, row.last_observed)}`),
      row.start_date || row.end_date ? minor(`${text.stated} ${row.start_date || "…"} – ${row.end_date || "…"}`) : "",
      row.sentences.length ? folded(row.sentences, node) : "")))];
  }

  function folded(numbers, node) {
    const details = make("details", {}, make("summary", {}, `${strings.text.evidence} (${numbers.length})`));
    details.addEventListener("toggle", () => {
      if (details.open && details.childElementCount === 1) details.append(sentences(() => numbers, [node]));
    });
    return details;
  }

  const byDate = (a, b) => {
    const [left, right] = [a.first_date || "9999", b.first_date || "9999"];
    return left < right ? -1 : left > right ? 1 : a.index - b.index;
  };

  const rolesIn = (meeting, nodes) =>
    [...new Set(nodes.flatMap((node) => model.rolesOf(meeting, node)))].map(strings.value).join(" / ");

  const meetingRow = (...nodes) => (meeting) => make("li", {},
    make("span", { class: "minor day" }, dayOf(meeting)), meetingButton(meeting), minor(rolesIn(meeting, nodes)));

  // Events of somebody under the filters, and how many the filters leave out.
  function eventSection(title, meetings, nodes) {
    const counted = meetings.filter((meeting) => nodes.every((node) => model.shown.takesPart(meeting, node))).sort(byDate);
    const rest = meetings.length - counted.length;
    if (!meetings.length) return null;
    return section(`${title} (${counted.length})`, ...rows(counted, meetingRow(...nodes)),
      rest ? make("p", { class: "minor" }, strings.text.filteredOut(rest)) : "");
  }

  function companionSection(title, node, ties) {
    if (!ties.length) return null;
    return section(`${title} (${ties.length})`, ...rows(ties, (edge) => {
      const companion = model.other(edge, node);
      return make("li", {},
        button(companion.label, () => handlers.edge(edge), { class: "link", dir: "auto" }),
        minor(companion.post || ""),
        make("span", { class: "minor number" }, strings.text.common(model.shown.events[edge.index])));
    }));
  }

  function node(item) {
    if (item.kind === "event" && item.meeting) return meetingCard(item.meeting);
    redraw = () => node(item);
    const { text } = strings;
    const { events, weight } = model.shown;
    const ties = model.pairsOf(item).filter((edge) => events[edge.index] > 0)
      .sort((a, b) => weight[b.index] - weight[a.index] || a.index - b.index);
    const company = (edge) => model.other(edge, item).kind === "company";
    const people = item.edges.filter((edge) => edge.post);
    return fill(
      heading(item.label, item.kind),
      actions(item),
      facts([
        [text.pinyin, item.pinyin], [text.aliases, model.split(item.aliases).join("、")],
        [text.jurisdiction, item.jurisdiction], [text.branch, strings.value(item.branch)],
        [text.level, strings.value(item.level)],
        [text.community, item.community > 0 ? item.community : ""],
      ]),
      model.isPerson(item) ? section(text.posts, ...posts(item)) : null,
      !model.isPerson(item) && people.length ? section(text.officers, ...rows(people, (edge) => make("li", {},
        button(model.other(edge, item).label, () => handlers.edge(edge), { class: "link", dir: "auto" }), minor(edge.post)))) : null,
      eventSection(text.eventsOf, item.meetings, [item]),
      companionSection(text.companions, item, ties.filter((edge) => !company(edge))),
      companionSection(text.companies, item, ties.filter(company)));
  }

  function meetingCard(meeting) {
    redraw = () => meetingCard(meeting);
    const { text } = strings;
    fill(
      heading(nameOf(meeting), "event"),
      meeting.node ? actions(meeting.node) : null,
      facts([
        [text.kind, strings.value(meeting.kind)], [text.date, dayOf(meeting)],
        [text.printed, meeting.first_date ? meeting.date_text : ""], [text.place, meeting.place],
        [text.sources, meeting.reports > 1 ? text.reports(meeting.reports) : ""],
      ]),
      section(`${text.participants} (${meeting.who.length})`, ...rows(meeting.who, (who) => make("li", {},
        nodeButton(who), minor(who.post || ""),
        make("span", { class: "minor number" }, model.rolesOf(meeting, who).map(strings.value).join(" / "))))),
      section(text.evidence, sentences((evidence) => evidence.events[meeting.index], meeting.who)));
  }

  function edge(tie) {
    redraw = () => edge(tie);
    const { text } = strings;
    const ends = [tie.from, tie.to];
    if (ends[0].kind === "event") ends.reverse();
    const pair = model.isPair(tie);
    const count = model.shown.events[tie.index];
    const common = tie.meetings.map((number) => data.meetings[number]);
    const counted = common.filter((meeting) => ends.every((end) => model.shown.takesPart(meeting, end)));
    const days = counted.map((meeting) => meeting.first_date).filter(Boolean).sort();
    const until = counted.map((meeting) => meeting.last_date).filter(Boolean).sort();
    const period = common.length ? dates(days[0], until[until.length - 1]) : dates(tie.first_date, tie.last_date);
    const what = pair ? text.common(count)
      : tie.relation === "participates" ? `${text.tookPart}：${strings.value(tie.role)}` : `${text.holdsPost}：${tie.post}`;
    fill(
      make("div", { class: "heading" }, make("h2", {}, nodeButton(ends[0]), " — ", nodeButton(ends[1])), closing()),
      make("p", { class: "what", dir: "auto" }, what, make("span", { class: "minor" }, ` · ${period}`)),
      pair && tie.post ? make("p", { class: "minor", dir: "auto" }, `${text.holdsPost}：${tie.post}`) : null,
      pair ? make("p", { class: "minor", title: text.weightHint }, `${text.weight} ${model.shown.weight[tie.index].toFixed(3)}`,
        typeof tie.p_value === "number" ? ` · p = ${tie.p_value.toPrecision(2)}` : "") : null,
      pair ? eventSection(text.commonEvents, common, ends) : null,
      section(text.evidence, sentences((evidence) => {
        const numbers = evidence.edges[tie.index];
        if (!pair || counted.length === common.length) return numbers;
        const told = new Set(counted.flatMap((meeting) => evidence.events[meeting.index]));
        return numbers.filter((number) => told.has(number));
      }, ends)));
  }

  // The sentences of the numbers that `choose` takes from the evidence, with the nodes' names marked.
  function sentences(choose, nodes) {
    const place = make("div", { class: "sentences", "aria-busy": "true" });
    data.evidence().then((evidence) => {
      const numbers = choose(evidence);
      const wanted = new Set(nodes.map((item) => item.index));
      place.replaceChildren(...(numbers.length
        ? numbers.map((number) => figure(evidence.sentences[number], wanted))
        : [make("p", { class: "minor" }, strings.text.noEvidence)]));
    }, () => place.replaceChildren(make("p", { class: "note" }, strings.text.noUnpacking)))
      .finally(() => place.removeAttribute("aria-busy"));
    return place;
  }

  function figure(sentence, wanted) {
    return make("figure", { class: "evidence" },
      make("blockquote", { dir: "auto", lang: "zh" }, ...marked(sentence, wanted)),
      make("figcaption", {},
        make("span", { class: "headline", dir: "auto" }, sentence.headline || strings.text.untitled),
        make("span", { dir: "auto" }, [sentence.date, sentence.source].filter(Boolean).join(" · "))));
  }

  // The quote in pieces, the wanted names in <mark>. Offsets count code points, not UTF-16 units.
  function marked(sentence, wanted) {
    const letters = Array.from(sentence.quote);
    const spans = [];
    for (let at = 0; at < sentence.marks.length; at += 3) {
      const [start, end, who] = sentence.marks.slice(at, at + 3);
      if (wanted.has(who)) spans.push({ start, end });
    }
    spans.sort((a, b) => a.start - b.start || b.end - a.end);
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
    overview, node, edge, meeting: meetingCard, dates, dayOf, nameOf,
    // Draws the same again after a filter has changed, and keeps the reader's place.
    redraw() {
      const stops = () => [...root.querySelectorAll("button, summary")];
      const at = stops().indexOf(document.activeElement);
      const { scrollTop } = root;
      redraw();
      root.scrollTop = scrollTop;
      if (at >= 0) stops()[at]?.focus({ preventScroll: true });
    },
    // What the next redrawing shows: a node, an edge, or for null the overview.
    choose(thing) { redraw = !thing ? overview : thing.from ? () => edge(thing) : () => node(thing); },
    focus: () => root.focus({ preventScroll: true }),
    handle(given) { handlers = given; },
  };
})();
