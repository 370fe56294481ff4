// @ts-check
// Chooses several nodes: one by one, or those inside a line drawn around them.
"use strict";

guantu.selection = (() => {
  const { filters, canvas, dom, basics } = guantu;
  const stage = basics.sure(basics.element("network").parentElement);
  // While it is on, a click chooses and a drag encircles without the Shift key.
  let choosing = false;
  /** @type {Point[]} */
  let line = [];
  const outline = dom.svg("polygon", {});
  const drawing = dom.svg("svg", { class: "lasso", "aria-hidden": "true" }, outline);
  /** @type {(chosen: Set<number>) => void} */
  let onChoose;

  /** Whether a point is inside a polygon: a ray to the right crosses its sides an odd number of times. @param {Point} point @param {Point[]} corners */
  function inside(point, corners) {
    let within = false;
    corners.forEach((a, at) => {
      const b = corners[(at + 1) % corners.length];
      if (a.y > point.y !== b.y > point.y && point.x < a.x + ((point.y - a.y) / (b.y - a.y)) * (b.x - a.x)) within = !within;
    });
    return within;
  }

  return {
    get choosing() { return choosing; },
    set choosing(on) {
      choosing = on;
      stage.classList.toggle("choosing", on);
    },
    /** @param {GraphNode} node */
    toggle(node) {
      const chosen = new Set(filters.state.chosen);
      if (!chosen.delete(node.index)) chosen.add(node.index);
      onChoose(chosen);
    },
    /** @param {Point} from @param {Point} to */
    draw(from, to) {
      if (!line.length) {
        stage.append(drawing);
        line.push(from);
      }
      line.push(to);
      outline.setAttribute("points", line.map(({ x, y }) => `${x},${y}`).join(" "));
    },
    // Chooses what is inside the line, beside what is chosen already.
    close() {
      drawing.remove();
      const inLine = filters.shown.nodes.filter((node) => inside(canvas.toScreen(node), line));
      line = [];
      if (inLine.length) onChoose(new Set([...filters.state.chosen, ...inLine.map((node) => node.index)]));
    },
    cancel() {
      drawing.remove();
      line = [];
    },
    /** @param {typeof onChoose} choose */
    handle(choose) { onChoose = choose; },
  };
})();
