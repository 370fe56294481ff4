// What the page was given, as objects; the sentences are unpacked when they are first asked for.
"use strict";

guantu.data = (() => {
  const text = (id) => document.getElementById(id).textContent;

  // A table that Python's columns() packed, as an array of objects.
  function rows({ rows: length, columns }) {
    const made = Array.from({ length }, () => ({}));
    for (const [name, column] of Object.entries(columns)) {
      if (Array.isArray(column)) for (let row = 0; row < length; row += 1) made[row][name] = column[row];
      else for (let row = 0; row < length; row += 1) made[row][name] = column.of[column.at[row]];
    }
    return made;
  }

  const payload = JSON.parse(text("payload"));
  const nodes = rows(JSON.parse(text("nodes")));
  const edges = rows(JSON.parse(text("edges")));
  const meetings = rows(payload.events);
  nodes.forEach((node, index) => Object.assign(node, {
    index, edges: [], posts: [], meetings: [], lines: (node.drawn || node.label).split("\n"),
  }));
  edges.forEach((edge, index) => {
    Object.assign(edge, { index, from: nodes[edge.from], to: nodes[edge.to] });
    edge.from.edges.push(edge);
    edge.to.edges.push(edge);
  });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  meetings.forEach((meeting, index) => {
    Object.assign(meeting, { index, node: byId.get(meeting.id) || null });
    meeting.who = meeting.who.map((who) => nodes[who]);
    // What each of them did, in the same order.
    meeting.roles = meeting.roles.map((roles) => roles.split(";").filter(Boolean));
    for (const node of meeting.who) node.meetings.push(meeting);
    if (meeting.node) meeting.node.meeting = meeting;
  });
  for (const post of rows(payload.posts)) nodes[post.who].posts.push(post);

  let unpacked = null;

  async function unpack() {
    const packed = atob(text("evidence"));
    const bytes = new Uint8Array(packed.length);
    for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const { sentences, edges: ofEdges, events } = JSON.parse(await new Response(stream).text());
    return { sentences: rows(sentences), edges: ofEdges, events };
  }

  return {
    nodes, edges, meetings, byId,
    about: payload.about, colors: payload.colors,
    // { sentences, edges, events }: the sentences, and their numbers by edge and by event.
    evidence() {
      unpacked ||= unpack();
      return unpacked;
    },
  };
})();
