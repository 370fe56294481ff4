// @ts-check
// The side panel: the overview, the card of a node or event, and the sentences behind an edge.
"use strict";

guantu.panel = (() => {
  const { data, model, filters, strings, dom } = guantu;
  const { make, svg, button, focused } = dom;
  const root = guantu.basics.element("panel");
  // Rows of a list shown at first, and of the overview.
  const FIRST_ROWS = 30;
  const OVERVIEW_ROWS = 20;
  // Rows of a long table.
  const MOST_ROWS = 300;
  // Units of the drawing of posts over time: its width, its margin left and right, and the height of a row.
  const BANDS_WIDTH = 330;
  const BANDS_MARGIN = 4;
  const BAND_HEIGHT = 15;
  /**
   * @type {{
   *   node: (node: GraphNode | null) => void, edge: (edge: GraphEdge) => void, realEvent: (realEvent: RealEvent) => void,
   *   ego: (node: GraphNode, hops: number) => void, pin: (node: GraphNode) => void, hide: (node: GraphNode) => void,
   *   allTies: () => void, eventless: () => void, reset: () => void,
   * }}
   */
  let handlers;
  let redraw = overview;

  /** A name that opens the card of its node, in the direction in which its letters run. @param {GraphNode} node */
  const nodeButton = (node) => button(node.label, () => handlers.node(node), { class: "link", dir: "auto" });
  /** @param {RealEvent} realEvent */
  const eventButton = (realEvent) =>
    button(nameOf(realEvent), () => handlers.realEvent(realEvent), { class: "link", dir: "auto" });
  /** @param {RealEvent} realEvent */
  const nameOf = (realEvent) => realEvent.name || (realEvent.node ? realEvent.node.label : strings.nameOf("event", realEvent.kind));

  /** @param {string} [first] @param {string} [last] */
  const dates = (first, last) =>
    (!first ? strings.text.unknownDate : first === last || !last ? first : `${first} – ${last}`);

  /**
   * The day of an event; when its year is unknown, the day as printed.
   * @param {{ first_date?: string, last_date?: string, date_text?: string }} event
   */
  const dayOf = (event) => (event.first_date
    ? dates(event.first_date, event.last_date) : event.date_text || strings.text.unknownDate);

  /** @param {string} text */
  const minor = (text) => (text ? make("span", { class: "minor", dir: "auto" }, text) : "");
  /** @param {string} title @param {...any} content */
  const section = (title, ...content) => make("section", {}, make("h3", {}, title), ...content);

  // Asking a panel that was never scrolled how far it is would lay out the page anew.
  let scrolled = false;
  root.addEventListener("scroll", () => { scrolled = true; }, { once: true });

  /** Puts the card together; what is null is left out. @param {...(Node | string | null)} content */
  function fill(...content) {
    root.replaceChildren(...content.flatMap((part) => part || []));
    if (scrolled) root.scrollTop = 0;
  }

  const closing = () => button("×", () => handlers.node(null), { class: "back", "aria-label": strings.text.back });

  /** @param {string} label @param {string} kind */
  function heading(label, kind) {
    const badge = make("span", { class: `badge ${kind}` }, strings.nameOf("kind", kind));
    return make("div", { class: "heading" }, make("h2", { dir: "auto" }, label), badge, closing());
  }

  /** @param {[string, any][]} pairs */
  function facts(pairs) {
    const list = make("dl", {});
    for (const [name, value] of pairs) {
      if (value) list.append(make("dt", {}, name), make("dd", { dir: "auto" }, String(value)));
    }
    return list.childElementCount ? list : null;
  }

  /**
   * A list that shows its first rows, and the rest on demand.
   * @template Item @param {Item[]} items @param {(item: Item) => HTMLElement} draw
   */
  function rows(items, draw) {
    const list = make("ul", { class: "plain rows" }, ...items.slice(0, FIRST_ROWS).map(draw));
    if (items.length <= FIRST_ROWS) return [list];
    const more = button(strings.text.more(items.length - FIRST_ROWS), () => {
      list.append(...items.slice(FIRST_ROWS).map(draw));
      more.remove();
    }, { class: "link more" });
    return [list, more];
  }

  function overview() {
    redraw = overview;
    const { text } = strings;
    const { shown, state, strongest } = filters;
    if (!data.nodes.length) return fill(make("p", { class: "hint" }, text.empty));
    const attended = new Int32Array(data.nodes.length);
    for (const node of shown.nodes) attended[node.index] = filters.attended(node);
    const actors = shown.nodes.filter(model.isActor).sort((a, b) =>
      shown.degree[b.index] - shown.degree[a.index] || shown.strength[b.index] - shown.strength[a.index]
      || attended[b.index] - attended[a.index] || a.index - b.index);
    const table = actors.slice(0, OVERVIEW_ROWS).map((node) => make("tr", {},
      make("td", {}, nodeButton(node), make("span", { class: "minor line", title: model.postOf(node), dir: "auto" }, model.postOf(node))),
      make("td", { class: "number" }, String(shown.degree[node.index])),
      make("td", { class: "number" }, String(attended[node.index]))));
    const { about } = data;
    return fill(
      make("p", { class: "what" }, text.whatIs(about)),
      make("p", { class: "hint" }, text.meaning),
      make("p", { class: "hint" }, text.howTo),
      about.nodes_left_out
        ? make("p", { class: "note" }, text.leftOut(about.nodes, about.nodes_left_out, about.edges_left_out)) : null,
      strongest > 1 && state.minEvents === strongest
        ? make("p", { class: "note" }, text.partial(strongest), " ", button(text.showAllTies, () => handlers.allTies(), { class: "link" })) : null,
      actors.length ? section(text.overview, make("table", {},
        make("thead", {}, make("tr", {}, make("th", { scope: "col" }, text.name),
          make("th", { class: "number", scope: "col" }, text.ties), make("th", { class: "number", scope: "col" }, text.eventCount))),
        make("tbody", {}, ...table))) : nothingLeft(),
      shown.eventless && !state.eventless ? make("p", { class: "minor" }, text.eventlessCount(shown.eventless), " ",
        button(text.show, () => handlers.eventless(), { class: "link" })) : null,
      guantu.issues.section(),
      make("p", { class: "minor foot" }, text.corpus(about)));
  }

  // Which filter leaves nobody over, and the way out of it.
  const nothingLeft = () => make("div", { class: "note" }, make("p", {}, strings.text.nothingLeft),
    ...guantu.filterForm.emptying().map(({ words, lift }) => make("p", {}, `${strings.text.emptiedBy} ${words} `, button(strings.text.lift, lift, { class: "link", "aria-label": `${strings.text.lift}: ${words}` }))),
    make("p", {}, button(strings.text.reset, () => handlers.reset(), { class: "link" })));

  /** @param {GraphNode} node */
  function actions(node) {
    const { text } = strings;
    const { state } = filters;
    /** @param {string} label @param {boolean} pressed @param {() => void} onclick */
    const toggle = (label, pressed, onclick) =>
      button(label, onclick, { "aria-pressed": String(pressed) });
    /** @param {number} hops */
    const around = (hops) => toggle(text.steps(hops), state.ego === node.index && state.hops === hops,
      () => handlers.ego(node, hops));
    return make("div", { class: "actions", role: "group", "aria-label": text.actions },
      around(1), around(2),
      toggle(state.pinned.has(node.index) ? text.unpin : text.pin, state.pinned.has(node.index), () => handlers.pin(node)),
      toggle(text.hide, false, () => handlers.hide(node)), ...guantu.nodeTools.buttons(node));
  }

  /** Posts as bands over time; a pale band is a term that a text states, a tick is an event. @param {GraphNode} node */
  function bands(node) {
    /** @param {string} day */
    const time = (day) => Date.parse(`${day}T00:00:00Z`);
    const held = node.posts.filter((post) => post.first_observed);
    const events = node.realEvents.filter((realEvent) => realEvent.first_date);
    const days = [...held.flatMap((post) => [post.first_observed, post.last_observed, post.start_date, post.end_date]),
      ...events.map((realEvent) => realEvent.first_date)].filter(Boolean).sort();
    if (!held.length || days[0] === days[days.length - 1]) return null;
    const [start, end] = [time(days[0]), time(days[days.length - 1])];
    /** @param {string} day */
    const x = (day) => BANDS_MARGIN + ((time(day) - start) / (end - start)) * (BANDS_WIDTH - 2 * BANDS_MARGIN);
    const high = held.length * BAND_HEIGHT + 26;
    const drawing = svg("svg", { viewBox: `0 0 ${BANDS_WIDTH} ${high}`, class: "bands", role: "img", "aria-label": strings.text.bands });
    /** @param {string} from @param {string} to @param {number} row @param {string} look */
    const bar = (from, to, row, look) => svg("rect", {
      x: x(from) - 1.5, width: Math.max(4, x(to) - x(from) + 3), y: row * BAND_HEIGHT + 3, height: 9, rx: 2.5, class: look,
    });
    held.forEach((post, row) => {
      if (post.start_date || post.end_date) {
        drawing.append(bar(post.start_date || days[0], post.end_date || days[days.length - 1], row, "stated"));
      }
      const band = bar(post.first_observed, post.last_observed, row, "observed");
      band.append(svg("title", {}, `${post.qualifier}${post.post} ${dates(post.first_observed, post.last_observed)}`));
      drawing.append(band);
    });
    const floor = held.length * BAND_HEIGHT + 8;
    drawing.append(svg("line", { x1: 0, x2: BANDS_WIDTH, y1: floor, y2: floor, class: "axis" }));
    for (const realEvent of events) {
      drawing.append(svg("line", { x1: x(realEvent.first_date), x2: x(realEvent.first_date), y1: floor - 5, y2: floor, class: "tick" }));
    }
    for (const [day, anchor, at] of [[days[0], "start", 0], [days[days.length - 1], "end", BANDS_WIDTH]]) {
      drawing.append(svg("text", { x: at, y: floor + 13, "text-anchor": anchor }, String(day)));
    }
    return drawing;
  }

  /** @param {GraphNode} node */
  function posts(node) {
    const { text } = strings;
    if (!node.posts.length) return [make("p", { class: "minor" }, text.noPost)];
    return [bands(node), make("ul", { class: "plain posts" }, ...node.posts.map((row) => make("li", {},
      make("strong", { dir: "auto" }, row.qualifier + row.post),
      row.gloss ? make("span", { class: "gloss", lang: "en" }, row.gloss) : "",
      row.organization ? make("span", { dir: "auto" }, row.organization) : "",
      minor(`${text.observed} ${dates(row.first_observed, row.last_observed)}`),
      row.corrected ? minor(text.corrected) : "",
      row.start_date || row.end_date ? minor(`${text.stated} ${row.start_date || "…"} – ${row.end_date || "…"}`) : "",
      row.sentences.length ? collapsible(row.sentences, node) : "")))];
  }

  /** @param {number[]} numbers @param {GraphNode} node */
  const collapsible = (numbers, node) => opening(`${strings.text.evidence} (${numbers.length})`, () => sentences(() => numbers, [node]));
  /** @param {GraphEdge} tie */
  const collapsibleTie = (tie) => opening(strings.text.evidence, () => tieSentences(tie));

  /** What is drawn when it is first opened. @param {string} summary @param {() => HTMLElement} draw */
  function opening(summary, draw) {
    const details = make("details", {}, make("summary", {}, summary));
    details.addEventListener("toggle", () => {
      if (details.open && details.childElementCount === 1) details.append(draw());
    });
    return details;
  }

  /** @param {RealEvent} a @param {RealEvent} b */
  const byDate = (a, b) => {
    const [left, right] = [a.first_date || "9999", b.first_date || "9999"];
    return left < right ? -1 : left > right ? 1 : a.index - b.index;
  };

  /** @param {RealEvent} realEvent @param {GraphNode[]} nodes */
  const rolesIn = (realEvent, nodes) =>
    [...new Set(nodes.flatMap((node) => model.rolesOf(realEvent, node)))].map((role) => strings.nameOf("role", role)).join(" / ");

  /** @param {...GraphNode} nodes @returns {(realEvent: RealEvent) => HTMLElement} */
  const eventRow = (...nodes) => (realEvent) => make("li", {},
    make("span", { class: "minor day" }, dayOf(realEvent)), eventButton(realEvent), minor(rolesIn(realEvent, nodes)));

  /**
   * The events of these nodes that count, and how many the filters exclude.
   * @param {string} title @param {RealEvent[]} realEvents @param {GraphNode[]} nodes
   */
  function eventSection(title, realEvents, nodes) {
    const counted = realEvents.filter((realEvent) => nodes.every((node) => filters.shown.takesPart(realEvent, node))).sort(byDate);
    const rest = realEvents.length - counted.length;
    if (!realEvents.length) return null;
    return section(`${title} (${counted.length})`, ...rows(counted, eventRow(...nodes)),
      rest ? make("p", { class: "minor" }, strings.text.filteredOut(rest)) : "");
  }

  /** @param {string} title @param {GraphNode} node @param {GraphEdge[]} ties */
  function companionSection(title, node, ties) {
    if (!ties.length) return null;
    return section(`${title} (${ties.length})`, ...rows(ties, (edge) => {
      const companion = model.other(edge, node);
      return make("li", {},
        button(companion.label, () => handlers.edge(edge), { class: "link", dir: "auto" }),
        minor(companion.post || ""),
        make("span", { class: "minor number" }, strings.text.common(filters.shown.events[edge.index])));
    }));
  }

  /** @param {GraphNode} item */
  function node(item) {
    if (item.kind === "event" && item.realEvent) return eventCard(item.realEvent);
    redraw = () => node(item);
    const { text } = strings;
    const { events, weight } = filters.shown;
    const ties = model.pairsOf(item).filter((edge) => events[edge.index] > 0)
      .sort((a, b) => weight[b.index] - weight[a.index] || a.index - b.index);
    /** @param {GraphEdge} edge */
    const company = (edge) => model.other(edge, item).kind === "company";
    const people = item.edges.filter((edge) => edge.post);
    return fill(
      heading(item.label, item.kind),
      item.corrected ? make("p", { class: "minor" }, text.corrected) : null,
      actions(item),
      facts([
        [text.pinyin, item.pinyin], [text.aliases, model.split(item.aliases).join("、")],
        [text.jurisdiction, item.jurisdiction], [text.branch, strings.nameOf("branch", item.branch)],
        [text.level, strings.nameOf("level", item.level)],
        [text.community, guantu.communities.nameOf(item.community || 0)],
      ]),
      model.isPerson(item) ? section(text.posts, ...posts(item)) : null,
      model.isPerson(item) ? guantu.succession.section(item) : null,
      !model.isPerson(item) && people.length ? section(text.officers, ...rows(people, (edge) => make("li", {},
        button(model.other(edge, item).label, () => handlers.edge(edge), { class: "link", dir: "auto" }), minor(edge.post || "")))) : null,
      eventSection(text.eventsOf, item.realEvents, [item]),
      companionSection(text.companions, item, ties.filter((edge) => !company(edge))),
      companionSection(text.companies, item, ties.filter(company)),
      model.isActor(item) ? guantu.measures.section(item) : null,
      guantu.nodeTools.own(item));
  }

  /** @param {RealEvent} realEvent */
  function eventCard(realEvent) {
    redraw = () => eventCard(realEvent);
    const { text } = strings;
    fill(
      heading(nameOf(realEvent), "event"),
      realEvent.corrected ? make("p", { class: "minor" }, text.corrected) : null,
      realEvent.node ? actions(realEvent.node) : null,
      facts([
        [text.kind, strings.nameOf("event", realEvent.kind)], [text.date, dayOf(realEvent)],
        [text.printed, realEvent.first_date ? realEvent.date_text : ""], [text.place, realEvent.place],
        [text.sources, realEvent.reports > 1 ? text.reports(realEvent.reports) : ""],
      ]),
      section(`${text.participants} (${realEvent.participants.length})`, ...rows(realEvent.participants, (node) => make("li", {},
        nodeButton(node), minor(node.post || ""),
        make("span", { class: "minor number" }, rolesIn(realEvent, [node]))))),
      section(text.evidence, sentences((evidence) => evidence.events[realEvent.index], realEvent.participants)));
  }

  /** @param {GraphEdge} tie */
  function edge(tie) {
    redraw = () => edge(tie);
    const { text } = strings;
    const ends = [tie.from, tie.to];
    if (ends[0].kind === "event") ends.reverse();
    const pair = model.isPair(tie);
    const count = filters.shown.events[tie.index];
    const common = tie.realEvents;
    const counted = common.filter((realEvent) => ends.every((end) => filters.shown.takesPart(realEvent, end)));
    const days = counted.map((realEvent) => realEvent.first_date).filter(Boolean).sort();
    const until = counted.map((realEvent) => realEvent.last_date).filter(Boolean).sort();
    const period = common.length ? dates(days[0], until[until.length - 1]) : dates(tie.first_date, tie.last_date);
    const what = pair ? text.common(count)
      : tie.relation === "participates" ? `${text.tookPart}：${strings.nameOf("role", tie.role)}` : `${text.holdsPost}：${tie.post}`;
    fill(
      make("div", { class: "heading" }, make("h2", {}, nodeButton(ends[0]), " — ", nodeButton(ends[1])), closing()),
      make("p", { class: "what", dir: "auto" }, what, make("span", { class: "minor" }, ` · ${period}`)),
      pair && tie.post ? make("p", { class: "minor", dir: "auto" }, `${text.holdsPost}：${tie.post}`) : null,
      pair ? make("p", { class: "minor", title: text.weightHint }, `${text.weight} ${filters.shown.weight[tie.index].toFixed(3)}`) : null,
      pair && typeof tie.expected === "number" ? make("p", { class: "minor", title: text.expectedHint },
        text.expectedOf(model.countAll(tie), tie.expected, tie.q_value)) : null,
      pair ? eventSection(text.commonEvents, common, ends) : null,
      make("div", { class: "actions" }, guantu.nodeTools.markButton(tie)),
      section(text.evidence, tieSentences(tie)));
  }

  /** The events of an edge that count. @param {GraphEdge} tie */
  const countedEvents = (tie) => tie.realEvents.filter((realEvent) =>
    [tie.from, tie.to].every((end) => end === realEvent.node || filters.shown.takesPart(realEvent, end)));

  /** @param {GraphEdge} tie */
  const tieSentences = (tie) => sentences((evidence) => {
    const numbers = evidence.edges[tie.index];
    const counted = countedEvents(tie);
    if (!model.isPair(tie) || counted.length === tie.realEvents.length) return numbers;
    const ofCounted = new Set(counted.flatMap((realEvent) => evidence.events[realEvent.index]));
    return numbers.filter((number) => ofCounted.has(number));
  }, [tie.from, tie.to]);

  /**
   * The sentences of the numbers that `choose` takes from the evidence, with the nodes' names marked.
   * @param {(evidence: Evidence) => number[]} choose @param {GraphNode[]} nodes
   */
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

  /** @param {Sentence} sentence @param {Set<number>} wanted */
  function figure(sentence, wanted) {
    return make("figure", { class: "evidence" },
      make("blockquote", { dir: "auto", lang: "zh" }, ...marked(sentence, wanted)),
      make("figcaption", {},
        make("span", { class: "headline", dir: "auto" }, sentence.headline || strings.text.untitled),
        make("span", { dir: "auto" }, [sentence.date, sentence.source].filter(Boolean).join(" · ")),
        guantu.reader.buttons(sentence)));
  }

  /**
   * The quote in pieces, the wanted names in <mark>. Offsets count code points, not UTF-16 units.
   * @param {Sentence} sentence @param {Set<number>} wanted
   */
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
    overview, node, edge, realEvent: eventCard, dates, dayOf, nameOf,
    fill, minor, section, rows, eventRow, collapsibleTie, MOST_ROWS,
    /** Shows a card that draws itself by `fill`, now or at the next redrawing. @param {() => void} draw @param {boolean} [now] */
    show(draw, now = true) {
      redraw = draw;
      if (now) draw();
    },
    // Draws the same again after a filter has changed, and keeps the reader's place.
    redraw() {
      const stops = () => [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("button, summary"))];
      const at = stops().indexOf(focused());
      const scrollTop = scrolled ? root.scrollTop : 0;
      redraw();
      if (scrolled) root.scrollTop = scrollTop;
      if (at >= 0) stops()[at]?.focus({ preventScroll: true });
    },
    /** What the next redrawing shows: a node, an edge, or for null the overview. @param {Selected} item */
    choose(item) { redraw = !item ? overview : model.isEdge(item) ? () => edge(item) : () => node(item); },
    focus: () => root.focus({ preventScroll: true }),
    /** @param {typeof handlers} given */
    handle(given) { handlers = given; },
  };
})();
