// @ts-check
// The tables of the page: which rows each has under the filters, its columns, and what a row opens.
"use strict";

guantu.columns = (() => {
  const { data, model, filters, strings, basics } = guantu;

  /**
   * A table: its rows, its columns with the value of each, what the first cell opens, and by what it is sorted at first.
   * @typedef {{
   *   rows: (records: Records | null) => any[], columns: [string, (row: any) => any][],
   *   opens: (row: any) => { node?: GraphNode, edge?: GraphEdge, realEvent?: RealEvent, seat?: string }, sorted: [string, number],
   * }} Listed
   */

  const shown = () => filters.shown;
  /** @param {string} first @param {string} last */
  const days = (first, last) => (!first ? "" : !last || first === last ? first : `${first} – ${last}`);
  /** @param {number | undefined} value @param {number} places */
  const decimals = (value, places) => (typeof value === "number" ? Number(value.toFixed(places)) : "");
  /** @param {GraphNode} node */
  const kindOf = (node) => strings.nameOf("kind", node.kind);
  /** @param {string} how */
  const basis = (how) => basics.lookUp(strings.text.basis, how);
  /** @param {RealEvent} realEvent */
  const namesOf = (realEvent) => realEvent.participants.map((node) => node.label).join("、");
  /** @param {GraphEdge} edge */
  const isPair = (edge) => model.isPair(edge);

  /** @param {GraphEdge} edge */
  function daysOf(edge) {
    const counted = edge.realEvents.filter((realEvent) => shown().happened[realEvent.index] && realEvent.first_date);
    const first = counted.map((realEvent) => realEvent.first_date).sort()[0] || edge.first_date || "";
    const last = counted.map((realEvent) => realEvent.last_date).sort().pop() || edge.last_date || "";
    return [first, last];
  }

  /** Whether a change falls into the window of time; one of unknown day does only when the window is open. @param {Change} change */
  function inWindow({ date_start: start, date_end: end }) {
    const { since, until } = filters.state;
    if (!since && !until) return true;
    return Boolean(start) && (!until || start <= until) && (!since || (end ? end > since : start >= since));
  }

  /** @type {Record<string, Listed>} */
  const tables = {
    people: {
      rows: () => shown().nodes.filter(model.isPerson),
      columns: [["name", (node) => node.label], ["pinyin", (node) => node.pinyin || ""], ["kind", kindOf], ["post", (node) => node.post || ""],
        ["body", (node) => node.organization || ""], ["jurisdiction", (node) => node.jurisdiction || ""],
        ["branch", (node) => strings.nameOf("branch", node.branch)], ["level", (node) => strings.nameOf("level", node.level)],
        ["degree", (node) => shown().degree[node.index]], ["strength", (node) => decimals(shown().strength[node.index], 3)],
        ["eventCount", (node) => filters.attended(node)]],
      opens: (node) => ({ node }), sorted: ["degree", -1],
    },
    companies: {
      rows: () => shown().nodes.filter((node) => !model.isPerson(node) && node.kind !== "event"),
      columns: [["name", (node) => node.label], ["kind", kindOf], ["jurisdiction", (node) => node.jurisdiction || ""],
        ["degree", (node) => shown().degree[node.index]], ["strength", (node) => decimals(shown().strength[node.index], 3)],
        ["eventCount", (node) => filters.attended(node)]],
      opens: (node) => ({ node }), sorted: ["degree", -1],
    },
    events: {
      rows: () => data.realEvents.filter((realEvent) => shown().happened[realEvent.index] && realEvent.participants.some((node) => shown().has(node))),
      columns: [["name", (row) => guantu.panel.nameOf(row)], ["date", (row) => days(row.first_date, row.last_date) || row.date_text],
        ["kind", (row) => strings.nameOf("event", row.kind)], ["place", (row) => row.place], ["participants", namesOf],
        ["roles", (row) => [...new Set(row.roles.flat())].map((role) => strings.nameOf("role", role)).join("、")],
        ["actors", (row) => row.actors], ["reports", (row) => row.reports]],
      opens: (realEvent) => ({ realEvent }), sorted: ["date", 1],
    },
    edges: {
      rows: () => shown().edges,
      columns: [["from", (edge) => edge.from.label], ["to", (edge) => edge.to.label], ["relation", (edge) => strings.nameOf("relation", edge.relation)],
        ["role", (edge) => strings.nameOf("role", edge.role) || edge.post || ""],
        ["events", (edge) => (isPair(edge) ? shown().events[edge.index] : "")],
        ["expected", (edge) => decimals(edge.expected, 2)], ["q", (edge) => (typeof edge.q_value === "number" ? Number(edge.q_value.toPrecision(2)) : "")],
        ["weight", (edge) => (isPair(edge) ? decimals(shown().weight[edge.index], 3) : "")],
        ["firstDay", (edge) => daysOf(edge)[0]], ["lastDay", (edge) => daysOf(edge)[1]]],
      opens: (edge) => ({ edge }), sorted: ["events", -1],
    },
    posts: {
      rows: () => shown().nodes.filter(model.isPerson).flatMap((node) => node.posts.map((post) => ({ node, post }))),
      columns: [["name", ({ node }) => node.label], ["post", ({ post }) => post.qualifier + post.post], ["gloss", ({ post }) => post.gloss],
        ["body", ({ post }) => post.organization], ["firstDay", ({ post }) => post.first_observed], ["lastDay", ({ post }) => post.last_observed],
        ["statedSince", ({ post }) => post.start_date], ["statedUntil", ({ post }) => post.end_date]],
      opens: ({ node }) => ({ node }), sorted: ["name", 1],
    },
    successions: {
      rows: (records) => (records ? records.successions : []),
      columns: [["post", (row) => row.post], ["body", (row) => row.organization], ["jurisdiction", (row) => row.jurisdiction],
        ["position", (row) => row.position || ""], ["name", (row) => row.person], ["firstDay", (row) => row.since], ["firstBasis", (row) => basis(row.since_basis)],
        ["lastDay", (row) => row.until], ["lastBasis", (row) => basis(row.until_basis)],
        ["gapDays", (row) => row.gap_days || ""], ["overlapDays", (row) => row.overlap_days || ""], ["predecessor", (row) => row.predecessor]],
      opens: (row) => ({ seat: row.seat_id }), sorted: ["body", 1],
    },
    measures: {
      rows: (records) => (records ? records.measures.filter(({ who }) => shown().has(data.nodes[who])) : []),
      columns: [["name", (row) => data.nodes[row.who].label], ["post", (row) => data.nodes[row.who].post || ""],
        ["measure", (row) => basics.lookUp(strings.text.measureNames, row.measure)], ["value", (row) => row.value], ["low", (row) => row.low], ["high", (row) => row.high],
        ["rankLow", (row) => row.rank_low], ["rankHigh", (row) => row.rank_high], ["alike", (row) => row.alike]],
      opens: (row) => ({ node: data.nodes[row.who] }), sorted: ["measure", 1],
    },
    changes: {
      rows: (records) => (records ? records.changes.filter(inWindow) : []),
      columns: [["name", (row) => row.person], ["date", (row) => row.date_start], ["change", (row) => basics.lookUp(strings.text.changeNames, row.kind)],
        ["fromPost", (row) => row.from_post], ["fromBody", (row) => row.from_organization], ["toPost", (row) => row.to_post], ["toBody", (row) => row.to_organization],
        ["basis", (row) => basis(row.basis)], ["quote", (row) => row.quote]],
      opens: (row) => (row.who < 0 ? {} : { node: data.nodes[row.who] }), sorted: ["date", 1],
    },
  };

  return { tables };
})();
