// @ts-check
// The tooltip: what a node or an edge under the mouse is.
"use strict";

guantu.tooltip = (() => {
  const { model, filters, strings, dom, panel, basics } = guantu;
  const { make } = dom;
  const box = guantu.basics.element("tooltip");
  const MOST_POSTS = 4;
  // Pixels between the tooltip and the mouse, and between the tooltip and the edge of the drawing.
  const MOUSE_GAP = 14;
  const EDGE_GAP = 8;

  /** @param {GraphNode} node */
  function nodeLines(node) {
    const posts = node.posts.map((post) => [post.qualifier + post.post, post.organization].filter(Boolean).join(" · "));
    const event = node.kind === "event"
      ? [strings.nameOf("event", node.event_kind), panel.dayOf(node), node.place].filter(Boolean).join(" · ") : "";
    return [node.label, ...posts.slice(0, MOST_POSTS), event];
  }

  /** @param {GraphEdge} edge */
  function edgeLines(edge) {
    const names = `${edge.from.label} — ${edge.to.label}`;
    const what = model.isPair(edge) ? strings.text.common(filters.shown.events[edge.index])
      : strings.nameOf("role", edge.role) || edge.post;
    const dated = edge.realEvents
      .filter((realEvent) => realEvent.first_date && filters.shown.happened[realEvent.index]);
    const first = dated.map((realEvent) => realEvent.first_date).sort()[0] || edge.first_date;
    const last = dated.map((realEvent) => realEvent.last_date).sort().pop() || edge.last_date;
    return [names, what, panel.dates(first, last)];
  }

  return {
    /** @param {Exclude<Selected, null>} item @param {Point} at */
    show(item, at) {
      const lines = model.isEdge(item) ? edgeLines(item) : nodeLines(item);
      box.replaceChildren(...lines.filter(Boolean).map((line) => make("div", { dir: "auto" }, line)));
      box.hidden = false;
      const stage = basics.sure(box.parentElement);
      const left = Math.min(at.x + MOUSE_GAP, stage.clientWidth - box.offsetWidth - EDGE_GAP);
      const below = at.y + MOUSE_GAP;
      const top = below + box.offsetHeight > stage.clientHeight - EDGE_GAP ? at.y - box.offsetHeight - 10 : below;
      box.style.left = `${Math.max(EDGE_GAP, left)}px`;
      box.style.top = `${Math.max(EDGE_GAP, top)}px`;
    },
    hide() { box.hidden = true; },
  };
})();
