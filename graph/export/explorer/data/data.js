// @ts-check
// What the page was given, as objects; the sentences are unpacked when they are first asked for.
"use strict";

guantu.data = (() => {
  /** @param {string} id */
  const text = (id) => guantu.basics.element(id).textContent || "";

  /**
   * The rows of a table as objects.
   * @param {PackedTable} table
   * @returns {any[]}
   */
  function rows({ rows: length, columns }) {
    const made = Array.from({ length }, () => /** @type {Record<string, any>} */ ({}));
    for (const [name, column] of Object.entries(columns)) {
      if (Array.isArray(column)) for (let row = 0; row < length; row += 1) made[row][name] = column[row];
      else for (let row = 0; row < length; row += 1) made[row][name] = column.of[column.at[row]];
    }
    return made;
  }

  const payload = JSON.parse(text("payload"));
  /** @type {GraphNode[]} */
  const nodes = rows(JSON.parse(text("nodes"))).map(({ drawn, ...facts }, index) => ({
    ...facts, index, edges: [], posts: [], realEvents: [], lines: (drawn || facts.label).split("\n"),
  }));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  /** @type {RealEvent[]} */
  const realEvents = rows(payload.events).map(({ who, roles, ...facts }, index) => ({
    ...facts,
    index,
    node: byId.get(facts.id) || null,
    participants: who.map((/** @type {number} */ number) => nodes[number]),
    // What each participant did, in the same order.
    roles: roles.map((/** @type {string} */ some) => some.split(";").filter(Boolean)),
  }));
  for (const realEvent of realEvents) {
    for (const node of realEvent.participants) node.realEvents.push(realEvent);
    if (realEvent.node) realEvent.node.realEvent = realEvent;
  }
  /** @type {GraphEdge[]} */
  const edges = rows(JSON.parse(text("edges"))).map(({ meetings, ...facts }, index) => ({
    ...facts,
    index,
    from: nodes[facts.from],
    to: nodes[facts.to],
    realEvents: meetings.map((/** @type {number} */ number) => realEvents[number]),
  }));
  for (const edge of edges) {
    edge.from.edges.push(edge);
    edge.to.edges.push(edge);
  }
  for (const post of rows(payload.posts)) nodes[post.who].posts.push(post);

  /** @type {Promise<Evidence> | null} */
  let unpacked = null;

  /** What an element of the page holds compressed. @param {string} id */
  async function unpackedFrom(id) {
    const packed = atob(text(id));
    const bytes = new Uint8Array(packed.length);
    for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  }

  /** @returns {Promise<Evidence>} */
  async function unpack() {
    const { sentences, edges: ofEdges, events } = await unpackedFrom("evidence");
    return { sentences: rows(sentences), edges: ofEdges, events };
  }

  return {
    nodes, edges, realEvents, byId, rows, unpackedFrom,
    about: /** @type {About} */ (payload.about),
    // The simplified character of each traditional one.
    traditional: new Map(/** @type {string[]} */ (payload.traditional).map((pair) => /** @type {[string, string]} */ ([...pair]))),
    colors: /** @type {Record<string, string>} */ (payload.colors),
    evidence() {
      unpacked ||= unpack();
      return unpacked;
    },
  };
})();
