// The data of the page, and which part of it is visible under the filters.
"use strict";

guantu.model = (() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const nodes = read("nodes");
  const edges = read("edges");
  const payload = read("payload");
  const options = read("options");

  const node = new Map(nodes.map((item) => [item.id, item]));
  const edgesOf = new Map(nodes.map((item) => [item.id, []]));
  for (const edge of edges) {
    edgesOf.get(edge.from).push(edge);
    edgesOf.get(edge.to).push(edge);
  }

  const kinds = ["official", "executive", "company", "event", "organization"]
    .filter((kind) => nodes.some((item) => item.facts.kind === kind));
  const hasEvents = nodes.some((item) => item.facts.kind === "event");
  const pairs = edges.filter((edge) => edge.facts.relation === "co_appears");
  const hasPairs = pairs.length > 0;
  const mostEvents = pairs.reduce((most, edge) => Math.max(most, edge.facts.events), 1);

  // A drawing of more ties than this says nothing: it opens on the pairs that met most often.
  const TIES_AT_FIRST = 2000;
  let strongest = 1;
  while (strongest < mostEvents
    && pairs.filter((edge) => edge.facts.events >= strongest).length > TIES_AT_FIRST) strongest += 1;

  const state = {
    view: hasPairs || !hasEvents ? "coappearance" : "events",
    kinds: new Set(kinds),
    minEvents: strongest,
    isolates: true,
  };

  const isActor = (item) => item.facts.kind !== "event" && item.facts.kind !== "organization";
  const other = (edge, id) => node.get(edge.from === id ? edge.to : edge.from);
  const pairsOf = (id) => edgesOf.get(id).filter((edge) => edge.facts.relation === "co_appears");
  const participationsOf = (id) =>
    edgesOf.get(id).filter((edge) => edge.facts.relation === "participates");

  // The same rules as graph.network: pairs below the minimum go, and above one also whoever is
  // then in no pair; an event stays while somebody takes part. Kinds are hidden after that.
  function visible() {
    // One edge can say both: a company and its leader who co-appears with it and holds a post in it.
    const inView = (edge) => (state.view === "coappearance"
      ? edge.facts.relation === "holds_post_in"
        || (edge.facts.relation === "co_appears" && edge.facts.events >= state.minEvents)
      : edge.facts.relation !== "co_appears" || Boolean(edge.facts.post));
    const paired = new Set(pairs
      .filter((edge) => edge.facts.events >= state.minEvents)
      .flatMap((edge) => [edge.from, edge.to]));
    const stays = (item) => !isActor(item) || paired.has(item.id) || (state.minEvents === 1 && state.isolates);
    const happens = (item) => item.facts.kind !== "event" || (state.view === "events"
      && participationsOf(item.id).some((edge) => stays(other(edge, item.id))));
    const shownNodes = new Set(nodes
      .filter((item) => state.kinds.has(item.facts.kind) && stays(item) && happens(item))
      .map((item) => item.id));
    const shownEdges = new Set(edges
      .filter((edge) => inView(edge) && shownNodes.has(edge.from) && shownNodes.has(edge.to))
      .map((edge) => edge.id));
    return { nodes: shownNodes, edges: shownEdges };
  }

  function count(shown) {
    const result = { official: 0, executive: 0, company: 0, event: 0, organization: 0 };
    for (const id of shown.nodes) result[node.get(id).facts.kind] += 1;
    result.edges = shown.edges.size;
    return result;
  }

  const postOf = (item) => [item.facts.post, item.facts.organization].filter(Boolean).join(" · ");
  const fold = (text) => String(text || "").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const index = nodes.map((item) => {
    const pinyin = fold(item.facts.pinyin);
    return {
      item,
      names: [fold(item.facts.label), ...fold(item.facts.aliases).split(";").filter(Boolean)],
      sounds: [pinyin, pinyin.replace(/\s+/g, ""),
        pinyin.split(/\s+/).map((syllable) => syllable[0] || "").join("")].filter(Boolean),
      rest: fold(`${item.facts.organization || ""}${postOf(item)} ${item.facts.place || ""}`),
    };
  });

  // Nodes that answer to the words: names first, then sounds, then posts and places.
  function search(query, limit) {
    const wanted = fold(query).trim();
    if (!wanted) return [];
    const rank = (entry) => {
      if (entry.names.some((name) => name.startsWith(wanted))) return 0;
      if (entry.names.some((name) => name.includes(wanted))) return 1;
      if (entry.sounds.some((sound) => sound.startsWith(wanted))) return 2;
      return entry.rest.includes(wanted) ? 3 : 4;
    };
    return index
      .map((entry) => ({ item: entry.item, rank: rank(entry) }))
      .filter((hit) => hit.rank < 4)
      .sort((a, b) => a.rank - b.rank || (b.item.facts.degree || 0) - (a.item.facts.degree || 0))
      .slice(0, limit)
      .map((hit) => hit.item);
  }

  return {
    nodes, edges, options, node, kinds, state, strongest, hasPairs, hasEvents, mostEvents,
    sentences: payload.sentences, posts: payload.posts, colors: payload.colors,
    edgesOf: (id) => edgesOf.get(id), pairsOf, participationsOf, other, isActor,
    visible, count, search, postOf,
  };
})();
