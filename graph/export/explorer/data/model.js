// @ts-check
// What the nodes, edges and events of the page are, whatever the filters.
"use strict";

guantu.model = (() => {
  const { nodes, edges, realEvents } = guantu.data;

  /** @param {keyof typeof guantu.names.zh} field @returns {string[]} */
  const known = (field) => Object.keys(guantu.names.zh[field]);
  /** @param {{ kind: NodeKind }} node */
  const isPerson = (node) => node.kind === "official" || node.kind === "executive";
  /** @param {{ kind?: string }} node */
  const isActor = (node) => node.kind !== "event" && node.kind !== "organization";
  /** @param {Selected} item @returns {item is GraphEdge} */
  const isEdge = (item) => item !== null && "from" in item;
  /** A person who took part in no event, and whom nothing else ties to anybody. @param {GraphNode} node */
  const isLone = (node) => isPerson(node) && !node.realEvents.length && !node.edges.length;
  /** @param {GraphEdge} edge */
  const isPair = (edge) => edge.relation === "co_appears";
  /** @param {GraphEdge} edge @param {GraphNode} node */
  const other = (edge, node) => (edge.from === node ? edge.to : edge.from);
  /** @param {string} [text] */
  const split = (text) => String(text || "").split(";").filter(Boolean);
  /** @param {RealEvent} realEvent @param {GraphNode} node */
  const rolesOf = (realEvent, node) => realEvent.roles[realEvent.participants.indexOf(node)] || [];

  /**
   * The values that occur: those of `first` in its order, then the rest.
   * @param {string[]} first @param {(string | undefined)[]} values
   */
  const inOrder = (first, values) => {
    const found = new Set(values);
    return [...first.filter((value) => found.delete(value)), ...[...found].flatMap((value) => value || []).sort()];
  };
  const kinds = /** @type {NodeKind[]} */ (inOrder(known("kind"), nodes.map((node) => node.kind)));
  const persons = nodes.filter(isPerson);
  /** @type {Record<Facet, string[]>} */
  const facets = {
    branch: inOrder([], persons.map((node) => node.branch)),
    level: inOrder(known("level"), persons.map((node) => node.level)),
    event: inOrder([], realEvents.map((realEvent) => realEvent.kind)),
    role: inOrder(known("role"), realEvents.flatMap((realEvent) => realEvent.roles.flat())),
  };
  const pairs = edges.filter(isPair);
  const Q_LIMITS = [0.1, 0.05, 0.01, 0.001];
  /** At which rate of false discoveries a pair is beyond duty; 1 for one that was not tested. @param {GraphEdge} edge */
  const qOf = (edge) => (typeof edge.q_value === "number" ? edge.q_value : 1);
  /** @param {GraphEdge} edge */
  const countAll = (edge) => edge.realEvents.length || edge.events || 1;

  /** A text without accents and in small letters, for comparison. @param {string} [text] */
  const fold = (text) => String(text || "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  /** @param {GraphNode} node */
  const postTexts = (node) => [`${node.post || ""} ${node.organization || ""}`,
    ...node.posts.map((post) => `${post.qualifier}${post.post} ${post.organization}`)];

  return {
    kinds, facets, persons, pairs, isPerson, isActor, isEdge, isPair, isLone, other, split, rolesOf, countAll, fold, postTexts,
    nodeKinds: known("kind"),
    hasEvents: kinds.includes("event"),
    hasPairs: pairs.length > 0,
    // The false discovery rates to choose from: those up to which there are ties beyond what duty explains.
    qOf,
    qLimits: Q_LIMITS.filter((limit) => pairs.some((edge) => qOf(edge) <= limit)),
    mostEvents: pairs.reduce((most, edge) => Math.max(most, countAll(edge)), 1),
    /** The person and the body of an edge that says who holds a post there. @param {GraphEdge} edge */
    postEnds: (edge) => (isPerson(edge.from) ? [edge.from, edge.to] : [edge.to, edge.from]),
    /** @param {GraphNode} node */
    postOf: (node) => [node.post, node.organization].filter(Boolean).join(" · "),
    /** @param {GraphNode} node */
    pairsOf: (node) => node.edges.filter(isPair),
  };
})();
