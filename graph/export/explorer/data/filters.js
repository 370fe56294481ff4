// @ts-check
// Which part of the data is visible under the filters, counted as graph.network counts it.
"use strict";

guantu.filters = (() => {
  const { nodes, edges, realEvents } = guantu.data;
  const { model, sizes } = guantu;
  const { isActor, isPair, other, split, pairs } = model;

  // Ties. A drawing of more cannot be read: the page opens on the pairs that met most often.
  const MOST_TIES_AT_FIRST = 2000;
  let strongest = 1;
  while (strongest < model.mostEvents
    && pairs.filter((edge) => model.countAll(edge) >= strongest).length > MOST_TIES_AT_FIRST) strongest += 1;

  /** @returns {FilterState} */
  const first = () => ({
    view: model.hasPairs || !model.hasEvents ? "coappearance" : "events",
    off: { kind: new Set(), branch: new Set(), level: new Set(), event: new Set(), role: new Set() },
    post: "", minEvents: strongest, maxQ: 1, isolates: true,
    since: "", until: "", ego: null, hops: 1, eventless: false, group: null,
    hidden: new Set(), pinned: new Set(), expanded: new Set(), chosen: new Set(), asked: null, color: "kind", labels: "name",
  });
  const state = first();

  /** Whether days from `start` to `end` meet the window; unknown days are in none. @param {string} [start] @param {string} [end] */
  const inWindow = (start, end) => (!state.since && !state.until)
    || (start !== undefined && start !== "" && (!state.until || start <= state.until) && (!state.since || (end || start) >= state.since));

  /** Whether the post behind an edge that says who holds one was observed in the window. @param {GraphEdge} edge */
  function postInWindow(edge) {
    const [person, body] = model.postEnds(edge);
    const names = new Set([body.label, ...split(body.aliases)]);
    const observed = person.posts.filter((post) => names.has(post.organization));
    return observed.length
      ? observed.some((post) => inWindow(post.first_observed, post.last_observed))
      : inWindow(edge.first_date, edge.last_date);
  }

  // Which events count, and who takes part in them when not every role does.
  function countedEvents() {
    const { off } = state;
    const happened = realEvents.map((realEvent) =>
      inWindow(realEvent.first_date, realEvent.last_date) && !off.event.has(realEvent.kind));
    const present = off.role.size ? realEvents.map((realEvent, index) => (happened[index]
      ? new Set(realEvent.participants.filter((_, at) => realEvent.roles[at].some((role) => !off.role.has(role))))
      : new Set())) : null;
    /** @type {Shown["takesPart"]} */
    const takesPart = (realEvent, node) => happened[realEvent.index] && (!present || present[realEvent.index].has(node));
    return { happened, takesPart };
  }

  /**
   * Common events and weight of each edge, which edges are pairs, and which nodes are in a pair.
   * @param {Shown["takesPart"]} takesPart
   */
  function countPairs(takesPart) {
    const events = new Int32Array(edges.length);
    const weight = new Float64Array(edges.length);
    const paired = new Uint8Array(edges.length);
    const inPair = new Uint8Array(nodes.length);
    for (const edge of pairs) {
      const { index } = edge;
      if (edge.realEvents.length) {
        for (const realEvent of edge.realEvents) {
          if (!takesPart(realEvent, edge.from) || !takesPart(realEvent, edge.to)) continue;
          events[index] += 1;
          weight[index] += 1 / (realEvent.actors - 1);
        }
      } else if (inWindow(edge.first_date, edge.last_date)) {
        events[index] = edge.events || 1;
        weight[index] = edge.weight || 1;
      }
      if (events[index] < Math.max(1, state.minEvents)) continue;
      if (state.maxQ < 1 && model.qOf(edge) > state.maxQ) continue;
      paired[index] = 1;
      inPair[edge.from.index] = 1;
      inPair[edge.to.index] = 1;
    }
    return { events, weight, paired, inPair };
  }

  /**
   * The persons and companies that pass the filters of pairs and events.
   * @param {Uint8Array} inPair @param {Shown["takesPart"]} takesPart
   */
  function countedActors(inPair, takesPart) {
    const onlyPairs = state.minEvents > 1 || state.maxQ < 1 || !state.isolates;
    const onlyPresent = state.since || state.until || state.off.event.size || state.off.role.size;
    /** @param {GraphNode} node */
    const passes = (node) => !(onlyPairs || onlyPresent) || inPair[node.index]
      || (!onlyPairs && node.realEvents.some((realEvent) => takesPart(realEvent, node)));
    return Uint8Array.from(nodes, (node) => (isActor(node) && passes(node) ? 1 : 0));
  }

  /**
   * The nodes within `hops` steps of co-appearance; `inner` are those whose own ties count as steps.
   * @param {GraphNode} ego @param {number} hops @param {Uint8Array} actor @param {Uint8Array} paired
   * @param {Shown["takesPart"]} takesPart
   */
  function around(ego, hops, actor, paired, takesPart) {
    /** @type {Set<GraphNode>[]} */
    const [reached, inner] = [new Set(), new Set()];
    /** @type {Set<GraphNode>} */
    let frontier = new Set();
    let steps = hops;
    if (isActor(ego)) frontier.add(ego);
    else {
      steps -= 1;
      const { realEvent } = ego;
      const members = realEvent ? realEvent.participants.filter((node) => takesPart(realEvent, node))
        : ego.edges.map((edge) => other(edge, ego));
      for (const node of members) if (actor[node.index]) frontier.add(node);
    }
    for (const node of frontier) reached.add(node);
    for (let step = 0; step < steps; step += 1) {
      /** @type {Set<GraphNode>} */
      const next = new Set();
      for (const node of frontier) {
        inner.add(node);
        for (const edge of node.edges) {
          if (paired[edge.index] && !reached.has(other(edge, node))) next.add(other(edge, node));
        }
      }
      for (const node of next) reached.add(node);
      frontier = next;
    }
    return { reached, inner };
  }

  /**
   * Shows the neighbours of the expanded nodes that other filters than those of kind and time leave out.
   * @param {Uint8Array} on @param {Int32Array} events @param {Shown["takesPart"]} takesPart
   * @returns {Set<GraphEdge>} the edges that lead there
   */
  function expand(on, events, takesPart) {
    /** @type {Set<GraphEdge>} */
    const added = new Set();
    for (const index of state.expanded) {
      const node = nodes[index];
      if (!on[index]) continue;
      for (const edge of node.edges) {
        const wanted = isPair(edge) ? state.view === "coappearance" && events[edge.index] > 0
          : edge.relation === "participates" && state.view === "events"
            && takesPart(edge.realEvents[0], edge.to.kind === "event" ? edge.from : edge.to);
        if (!wanted) continue;
        added.add(edge);
        on[other(edge, node).index] = 1;
      }
    }
    return added;
  }

  /** @param {GraphNode} node @param {string} words */
  const holds = (node, words) => model.postTexts(node).some((text) => model.fold(text).includes(model.fold(words)));

  /** What passes the filters of `state`, with its counts. @returns {Shown} */
  function visible() {
    const { off } = state;
    const { happened, takesPart } = countedEvents();
    const { events, weight, paired, inPair } = countPairs(takesPart);
    const actor = countedActors(inPair, takesPart);
    let inReach = happened;
    if (state.ego !== null) {
      const ego = nodes[state.ego];
      const { reached, inner } = around(ego, state.hops, actor, paired, takesPart);
      for (const node of nodes) if (!reached.has(node)) actor[node.index] = 0;
      inReach = realEvents.map((realEvent, index) => happened[index]
        && (realEvent.node === ego || realEvent.participants.some((node) => inner.has(node))));
    }
    const words = state.post.trim();
    for (const node of model.persons) {
      if (off.branch.has(node.branch || "") || off.level.has(node.level || "")
        || (words && !holds(node, words))) actor[node.index] = 0;
    }

    if (state.group) for (const node of nodes) if (node[state.group.by] !== state.group.value) actor[node.index] = 0;

    const on = Uint8Array.from(actor);
    for (const realEvent of realEvents) {
      if (!realEvent.node || state.view !== "events" || !inReach[realEvent.index]) continue;
      if (!realEvent.participants.some((node) => actor[node.index] && takesPart(realEvent, node))) continue;
      on[realEvent.node.index] = 1;
      for (const node of realEvent.participants) if (!isActor(node) && takesPart(realEvent, node)) on[node.index] = 1;
    }
    const ofPost = new Uint8Array(edges.length);
    for (const edge of edges) {
      if (!edge.post) continue;
      const [person, body] = model.postEnds(edge);
      if (!actor[person.index] || !postInWindow(edge)) continue;
      ofPost[edge.index] = 1;
      on[body.index] = 1;
    }
    const added = expand(on, events, takesPart);
    let eventless = 0;
    for (const node of nodes) {
      if (model.isLone(node)) {
        eventless += on[node.index];
        if (!state.eventless) on[node.index] = 0;
      }
      if (off.kind.has(node.kind) || state.hidden.has(node.index)) on[node.index] = 0;
      if (state.pinned.has(node.index) && !state.hidden.has(node.index)
        && (node.kind !== "event" || state.view === "events")) on[node.index] = 1;
    }

    /** @param {GraphEdge} edge */
    const participates = (edge) => {
      if (!edge.realEvents.length) return inWindow(edge.first_date, edge.last_date);
      const [realEvent] = edge.realEvents;
      return inReach[realEvent.index] && takesPart(realEvent, edge.to === realEvent.node ? edge.from : edge.to);
    };
    /** @param {GraphEdge} edge */
    const counts = (edge) => {
      if (isPair(edge)) return (state.view === "coappearance" && paired[edge.index]) || ofPost[edge.index];
      return edge.relation === "participates" ? participates(edge) : ofPost[edge.index];
    };
    const visibleEdges = [];
    const drawn = new Uint8Array(edges.length);
    const degree = new Int32Array(nodes.length);
    const strength = new Float64Array(nodes.length);
    for (const edge of edges) {
      const { index, from, to } = edge;
      if (!on[from.index] || !on[to.index]) continue;
      const isAdded = added.has(edge);
      if (paired[index] || (isAdded && isPair(edge))) {
        for (const node of [from, to]) {
          degree[node.index] += 1;
          strength[node.index] += weight[index];
        }
      }
      if (!isAdded && !counts(edge)) continue;
      visibleEdges.push(edge);
      drawn[index] = 1;
    }
    const visibleNodes = nodes.filter((node) => on[node.index]);
    /** @type {Record<string, number>} */
    const count = Object.fromEntries(model.nodeKinds.map((kind) => [kind, 0]));
    for (const node of visibleNodes) count[node.kind] += 1;
    count.edges = visibleEdges.length;
    return {
      nodes: visibleNodes, edges: visibleEdges, has: (node) => Boolean(on[node.index]), draws: (edge) => Boolean(drawn[edge.index]),
      events, weight, degree, strength, count, happened, takesPart, paired, eventless,
      size: sizes.of(visibleEdges, degree),
    };
  }

  // The part that is on screen; main.js renews it after every change.
  /** @type {Shown | null} */
  let shown = null;

  return {
    state, first, strongest, visible,
    get shown() { return shown ||= visible(); },
    set shown(part) { shown = part; },
    get isCounted() { return shown !== null; },
    /** How many events of a node count. @param {GraphNode} node */
    attended: (node) => node.realEvents.filter((realEvent) => guantu.filters.shown.takesPart(realEvent, node)).length,
    /** What would pass if some of the filters were others. @param {Partial<FilterState>} others */
    visibleWith(others) {
      const kept = { ...state };
      Object.assign(state, others);
      const found = visible();
      Object.assign(state, kept);
      return found;
    },
    // Back to the first state, keeping what is not a filter.
    reset() {
      const { view, color, labels, pinned, chosen, asked } = state;
      Object.assign(state, first(), { view, color, labels, pinned, chosen, asked });
    },
  };
})();
