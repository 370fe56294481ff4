// Which part of the data is visible under the filters, counted as graph.network counts it.
"use strict";

guantu.model = (() => {
  const { nodes, edges, meetings } = guantu.data;

  const KINDS = ["official", "executive", "company", "event", "organization"];
  const ROLES = ["chair", "speaker", "attendee", "companion", "host", "visitor", "signatory", "witness", "observer"];
  const LEVELS = ["national", "province", "city", "county"];
  const isPerson = (node) => node.kind === "official" || node.kind === "executive";
  const isActor = (node) => node.kind !== "event" && node.kind !== "organization";
  const isPair = (edge) => edge.relation === "co_appears";
  const other = (edge, node) => (edge.from === node ? edge.to : edge.from);
  const split = (text) => String(text || "").split(";").filter(Boolean);
  const rolesOf = (meeting, node) => meeting.roles[meeting.who.indexOf(node)] || [];

  // The values of a facet in a sensible order: the known ones first, then the rest.
  const inOrder = (known, values) => {
    const found = new Set(values);
    return [...known.filter((value) => found.delete(value)), ...[...found].filter(Boolean).sort()];
  };
  const kinds = inOrder(KINDS, nodes.map((node) => node.kind));
  const persons = nodes.filter(isPerson);
  const facets = {
    branch: inOrder([], persons.map((node) => node.branch)),
    level: inOrder(LEVELS, persons.map((node) => node.level)),
    event: inOrder([], meetings.map((meeting) => meeting.kind)),
    role: inOrder(ROLES, meetings.flatMap((meeting) => meeting.roles.flat())),
  };
  const pairs = edges.filter(isPair);
  const hasEvents = kinds.includes("event");
  const hasPairs = pairs.length > 0;
  const hasP = pairs.some((edge) => typeof edge.p_value === "number");
  const countAll = (edge) => edge.meetings.length || edge.events || 1;
  const mostEvents = pairs.reduce((most, edge) => Math.max(most, countAll(edge)), 1);

  // A drawing of more ties than this says nothing: it opens on the pairs that met most often.
  const TIES_AT_FIRST = 2000;
  let strongest = 1;
  while (strongest < mostEvents
    && pairs.filter((edge) => countAll(edge) >= strongest).length > TIES_AT_FIRST) strongest += 1;

  const first = () => ({
    view: hasPairs || !hasEvents ? "coappearance" : "events",
    off: { kind: new Set(), branch: new Set(), level: new Set(), event: new Set(), role: new Set() },
    post: "", minEvents: strongest, maxP: 1, isolates: true,
    since: "", until: "", ego: null, hops: 1,
    hidden: new Set(), pinned: new Set(), color: "kind",
  });
  const state = first();

  // Whether days from `start` to `end` meet the window; unknown days are in none.
  const inWindow = (start, end) => (!state.since && !state.until)
    || (Boolean(start) && (!state.until || start <= state.until) && (!state.since || (end || start) >= state.since));

  // The posts behind an edge that says who holds one, as far as they were seen in the window.
  function postInWindow(edge) {
    if (!edge.post) return false;
    const [person, body] = isPerson(edge.from) ? [edge.from, edge.to] : [edge.to, edge.from];
    const names = new Set([body.label, ...split(body.aliases)]);
    const seen = person.posts.filter((post) => names.has(post.organization));
    return seen.length
      ? seen.some((post) => inWindow(post.first_observed, post.last_observed))
      : inWindow(edge.first_date, edge.last_date);
  }

  // Kept apart from `state`, so that other parts can ask what a filter would give.
  function visible() {
    const { off } = state;
    const limited = Boolean(state.since || state.until || off.event.size || off.role.size);
    const strict = state.minEvents > 1 || state.maxP < 1;
    const happened = meetings.map((meeting) =>
      inWindow(meeting.first_date, meeting.last_date) && !off.event.has(meeting.kind));
    // Who counts as taking part, when not every role does.
    const present = off.role.size ? meetings.map((meeting, index) => (happened[index]
      ? new Set(meeting.who.filter((_, at) => meeting.roles[at].some((role) => !off.role.has(role))))
      : null)) : null;
    const takesPart = (meeting, node) => happened[meeting.index] && (!present || present[meeting.index].has(node));

    const events = new Int32Array(edges.length);
    const weight = new Float64Array(edges.length);
    const paired = new Uint8Array(edges.length);
    const inPair = new Uint8Array(nodes.length);
    for (const edge of pairs) {
      const { index } = edge;
      if (edge.meetings.length) {
        for (const number of edge.meetings) {
          if (!happened[number]) continue;
          if (present && !(present[number].has(edge.from) && present[number].has(edge.to))) continue;
          events[index] += 1;
          weight[index] += 1 / (meetings[number].actors - 1);
        }
      } else if (inWindow(edge.first_date, edge.last_date)) {
        events[index] = edge.events || 1;
        weight[index] = edge.weight || 1;
      }
      if (events[index] < Math.max(1, state.minEvents)) continue;
      if (state.maxP < 1 && !(edge.p_value <= state.maxP)) continue;
      paired[index] = 1;
      inPair[edge.from.index] = 1;
      inPair[edge.to.index] = 1;
    }

    const actor = new Uint8Array(nodes.length);
    for (const node of nodes) {
      if (!isActor(node)) continue;
      if (strict || !state.isolates) actor[node.index] = inPair[node.index];
      else if (limited) {
        actor[node.index] = inPair[node.index] || node.meetings.some((meeting) => takesPart(meeting, node)) ? 1 : 0;
      } else actor[node.index] = 1;
    }
    let kept = happened;
    if (state.ego !== null) {
      const { reached, inner } = around(nodes[state.ego], state.hops, actor, paired, takesPart);
      for (const node of nodes) if (!reached.has(node)) actor[node.index] = 0;
      kept = meetings.map((meeting, index) => happened[index]
        && (meeting.node === nodes[state.ego] || meeting.who.some((node) => inner.has(node))));
    }

    const wanted = state.post.trim();
    for (const node of persons) {
      if (off.branch.has(node.branch || "") || off.level.has(node.level || "")
        || (wanted && !holds(node, wanted))) actor[node.index] = 0;
    }

    const on = Uint8Array.from(actor);
    for (const meeting of meetings) {
      if (!meeting.node || state.view !== "events" || !kept[meeting.index]) continue;
      if (!meeting.who.some((node) => actor[node.index] && takesPart(meeting, node))) continue;
      on[meeting.node.index] = 1;
      for (const node of meeting.who) if (!isActor(node) && takesPart(meeting, node)) on[node.index] = 1;
    }
    const held = new Uint8Array(edges.length);
    for (const edge of edges) {
      if (!edge.post) continue;
      const [person, body] = isPerson(edge.from) ? [edge.from, edge.to] : [edge.to, edge.from];
      if (!actor[person.index] || !postInWindow(edge)) continue;
      held[edge.index] = 1;
      on[body.index] = 1;
    }
    for (const node of nodes) {
      if (off.kind.has(node.kind) || state.hidden.has(node.index)) on[node.index] = 0;
      if (state.pinned.has(node.index) && !state.hidden.has(node.index)
        && (node.kind !== "event" || state.view === "events")) on[node.index] = 1;
    }

    const drawn = [];
    const draws = new Uint8Array(edges.length);
    const degree = new Int32Array(nodes.length);
    const strength = new Float64Array(nodes.length);
    for (const edge of edges) {
      const { index, from, to } = edge;
      if (!on[from.index] || !on[to.index]) continue;
      if (paired[index]) {
        for (const node of [from, to]) {
          degree[node.index] += 1;
          strength[node.index] += weight[index];
        }
      }
      const counts = isPair(edge) ? (state.view === "coappearance" && paired[index]) || held[index]
        : edge.relation === "participates" ? participates(edge, kept, takesPart) : held[index];
      if (!counts) continue;
      drawn.push(edge);
      draws[index] = 1;
    }
    const count = Object.fromEntries(KINDS.map((kind) => [kind, 0]));
    const shown = nodes.filter((node) => on[node.index]);
    for (const node of shown) count[node.kind] += 1;
    count.edges = drawn.length;
    return { nodes: shown, edges: drawn, has: (node) => Boolean(on[node.index]), draws: (edge) => Boolean(draws[edge.index]),
      events, weight, degree, strength, count, happened, takesPart };
  }

  function participates(edge, kept, takesPart) {
    if (!edge.meetings.length) return inWindow(edge.first_date, edge.last_date);
    const meeting = meetings[edge.meetings[0]];
    return kept[meeting.index] && takesPart(meeting, edge.to === meeting.node ? edge.from : edge.to);
  }

  // Who is within so many steps of co-appearance; `inner` are those whose own ties count as steps.
  function around(ego, hops, actor, paired, takesPart) {
    const reached = new Set();
    const inner = new Set();
    let shell = new Set();
    let steps = hops;
    if (isActor(ego)) shell.add(ego);
    else {
      steps -= 1;
      const members = ego.meeting ? ego.meeting.who.filter((node) => takesPart(ego.meeting, node))
        : ego.edges.map((edge) => other(edge, ego));
      for (const node of members) if (actor[node.index]) shell.add(node);
    }
    for (const node of shell) reached.add(node);
    for (let step = 0; step < steps; step += 1) {
      const next = new Set();
      for (const node of shell) {
        inner.add(node);
        for (const edge of node.edges) {
          if (paired[edge.index] && !reached.has(other(edge, node))) next.add(other(edge, node));
        }
      }
      for (const node of next) reached.add(node);
      shell = next;
    }
    return { reached, inner };
  }

  const fold = (text) => String(text || "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const postTexts = (node) => [`${node.post || ""} ${node.organization || ""}`,
    ...node.posts.map((post) => `${post.qualifier}${post.post} ${post.organization}`)];
  const holds = (node, wanted) => postTexts(node).some((text) => fold(text).includes(fold(wanted)));

  return {
    state, first, kinds, facets, strongest, hasPairs, hasEvents, hasP, mostEvents,
    isPerson, isActor, isPair, other, split, rolesOf, inWindow, visible, fold, postTexts,
    // The part that is on screen; main.js renews it after every change.
    shown: null,
    postOf: (node) => [node.post, node.organization].filter(Boolean).join(" · "),
    pairsOf: (node) => node.edges.filter(isPair),
    // Back to the first state, keeping what is not a filter.
    reset() {
      const { view, color, pinned } = state;
      Object.assign(state, first(), { view, color, pinned });
    },
  };
})();
