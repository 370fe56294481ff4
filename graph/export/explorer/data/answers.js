// @ts-check
// Answers to questions about several nodes or periods, counted inside the filters.
"use strict";

guantu.answers = (() => {
  const { realEvents } = guantu.data;
  const { model, filters, basics } = guantu;

  /** The pairs of a node that pass. @param {GraphNode} node */
  const passing = (node) => model.pairsOf(node).filter((edge) => filters.shown.paired[edge.index]
    && filters.shown.has(model.other(edge, node)));

  /**
   * The events in which two or more of them took part, those of most of them first.
   * @param {GraphNode[]} group
   * @returns {{ realEvent: RealEvent, members: GraphNode[] }[]}
   */
  function commonEvents(group) {
    /** @type {Map<RealEvent, GraphNode[]>} */
    const members = new Map();
    for (const node of group) {
      for (const realEvent of node.realEvents) {
        if (!filters.shown.takesPart(realEvent, node)) continue;
        basics.addTo(members, realEvent, node);
      }
    }
    /** @param {RealEvent} realEvent */
    const day = (realEvent) => realEvent.first_date || "9999";
    return [...members].filter(([, some]) => some.length > 1)
      .map(([realEvent, some]) => ({ realEvent, members: some }))
      .sort((a, b) => b.members.length - a.members.length || (day(a.realEvent) < day(b.realEvent) ? -1 : day(a.realEvent) > day(b.realEvent) ? 1 : a.realEvent.index - b.realEvent.index));
  }

  /**
   * Who took part in most events of somebody, with how often in which role; with a role, only those in that role count.
   * @param {GraphNode} node @param {string} role
   * @returns {{ companion: GraphNode, edge: GraphEdge, events: number, roles: [string, number][] }[]}
   */
  function atSide(node, role) {
    return passing(node).map((edge) => {
      const companion = model.other(edge, node);
      /** @type {Map<string, number>} */
      const roles = new Map();
      let events = 0;
      for (const realEvent of edge.realEvents) {
        if (!filters.shown.takesPart(realEvent, node) || !filters.shown.takesPart(realEvent, companion)) continue;
        const had = model.rolesOf(realEvent, companion);
        if (role && !had.includes(role)) continue;
        events += 1;
        for (const one of had) roles.set(one, (roles.get(one) || 0) + 1);
      }
      return { companion, edge, events, roles: [...roles].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)) };
    }).filter(({ events }) => events)
      .sort((a, b) => b.events - a.events || filters.shown.weight[b.edge.index] - filters.shown.weight[a.edge.index] || a.companion.index - b.companion.index);
  }

  /**
   * Who is in a pair with both, those with most events with each of them first.
   * @param {GraphNode} one @param {GraphNode} other
   * @returns {{ node: GraphNode, ties: [GraphEdge, GraphEdge], events: [number, number] }[]}
   */
  function neighboursOfBoth(one, other) {
    const ofOne = new Map(passing(one).map((edge) => [model.other(edge, one), edge]));
    const { events } = filters.shown;
    return passing(other).flatMap((edge) => {
      const node = model.other(edge, other);
      const first = ofOne.get(node);
      if (!first) return [];
      return [{
        node, ties: /** @type {[GraphEdge, GraphEdge]} */ ([first, edge]),
        events: /** @type {[number, number]} */ ([events[first.index], events[edge.index]]),
      }];
    })
      .sort((a, b) => Math.min(...b.events) - Math.min(...a.events) || b.events[0] + b.events[1] - a.events[0] - a.events[1] || a.node.index - b.node.index);
  }

  /**
   * The pairs that the other filters let pass in one of two periods, or in both.
   * @param {[string, string]} first @param {[string, string]} second first and last day, blank when open
   * @returns {{ edge: GraphEdge, change: "new" | "gone" | "both", events: [number, number], weight: [number, number] }[]}
   */
  function compare(first, second) {
    const parts = [first, second].map(([since, until]) => filters.visibleWith({ since, until }));
    /** @param {Shown} part @param {GraphEdge} edge */
    const passes = (part, edge) => Boolean(part.paired[edge.index]) && part.has(edge.from) && part.has(edge.to);
    const [before, after] = parts;
    const order = { new: 0, gone: 1, both: 2 };
    /** @type {{ edge: GraphEdge, change: "new" | "gone" | "both", events: [number, number], weight: [number, number] }[]} */
    const found = [];
    for (const edge of model.pairs) {
      const [was, is] = [passes(before, edge), passes(after, edge)];
      if (!was && !is) continue;
      const { index } = edge;
      found.push({
        edge, change: was && is ? "both" : is ? "new" : "gone",
        events: [was ? before.events[index] : 0, is ? after.events[index] : 0],
        weight: [was ? before.weight[index] : 0, is ? after.weight[index] : 0],
      });
    }
    /** @param {[number, number]} values */
    const larger = ([one, other]) => (one > other ? one : other);
    return found.sort((a, b) => order[a.change] - order[b.change] || larger(b.events) - larger(a.events)
      || larger(b.weight) - larger(a.weight) || a.edge.index - b.edge.index);
  }

  /** Two halves of the known days, each with its first and last day; null when no day is known. @returns {[[string, string], [string, string]] | null} */
  function halves() {
    const days = realEvents.map(({ first_date: day }) => day).filter(Boolean).sort();
    const lastDay = realEvents.map(({ last_date: day }) => day).filter(Boolean).sort().pop();
    if (!days.length || !lastDay) return null;
    const [first, last] = [Date.parse(days[0]), Date.parse(lastDay)];
    /** @param {number} time */
    const iso = (time) => new Date(time).toISOString().slice(0, 10);
    const middle = iso((first + last) / 2);
    return [[days[0], middle], [iso(Date.parse(middle) + 86400000), iso(Math.max(last, Date.parse(middle) + 86400000))]];
  }

  return { commonEvents, atSide, neighboursOfBoth, compare, halves };
})();
