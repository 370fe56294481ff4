// @ts-check
// Mouse, touch and keys on the drawing.
"use strict";

guantu.pointer = (() => {
  const { canvas, data, filters, model, selection } = guantu;
  const box = guantu.basics.element("network");
  // Pixels that a click may move, the steps of the keys in pixels and as a factor, and wheel units of one e-fold of zoom.
  const CLICK_REACH = 4;
  const KEY_STEP = 60;
  const KEY_ZOOM = 1.25;
  const WHEEL_UNIT = 400;
  const MOST_WHEEL = 200;
  const WHEEL_LINE = 30;
  // Pixels from a node at which a finger still meets it.
  const FINGER_REACH = 14;
  // The pointers that are down, by id, with their last places.
  /** @type {Map<number, Point>} */
  const pointers = new Map();
  /** @type {{ point: Point, node: GraphNode | null, moved: boolean, choosing: boolean } | null} */
  let start = null;
  /**
   * @type {{
   *   click: (item: Selected) => void, over: (item: Selected, point: Point) => void, leave: () => void,
   *   choose: (node: GraphNode) => void, moved: (nodes: GraphNode[]) => void,
   * }}
   */
  let handlers;

  /** @param {MouseEvent} event */
  const pointOf = (event) => {
    const { left, top } = box.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  /** @param {PointerEvent} event */
  const reachOf = (event) => (event.pointerType === "touch" ? FINGER_REACH : undefined);
  /** The nodes that move with one: of several chosen ones all. @param {GraphNode} node */
  const movedWith = (node) => (filters.state.chosen.has(node.index)
    ? [...filters.state.chosen].map((index) => data.nodes[index]).filter(filters.shown.has) : [node]);
  /** @param {Point[]} points */
  const middle = (points) => ({ x: (points[0].x + points[1].x) / 2, y: (points[0].y + points[1].y) / 2 });
  /** @param {Point[]} points */
  const gap = (points) => Math.hypot(points[0].x - points[1].x, points[0].y - points[1].y);

  box.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    box.setPointerCapture(event.pointerId);
    const point = pointOf(event);
    pointers.set(event.pointerId, point);
    if (pointers.size > 1) giveUp();
    else start = { point, node: canvas.nodeAt(point, reachOf(event)), moved: false, choosing: event.shiftKey || selection.choosing };
    handlers.leave();
  });

  box.addEventListener("pointermove", (event) => {
    const point = pointOf(event);
    if (!pointers.has(event.pointerId)) {
      if (event.pointerType === "mouse") handlers.over(canvas.itemAt(point), point);
      return;
    }
    const old = [...pointers.values()];
    const last = pointers.get(event.pointerId) || point;
    pointers.set(event.pointerId, point);
    if (pointers.size === 2) {
      const now = [...pointers.values()];
      const [from, to] = [middle(old), middle(now)];
      canvas.moveTo({ x: canvas.camera.x - (to.x - from.x) / canvas.camera.scale, y: canvas.camera.y - (to.y - from.y) / canvas.camera.scale });
      canvas.zoomAt(to, gap(now) / Math.max(1, gap(old)));
      return;
    }
    if (!start) return;
    if (!start.moved && Math.hypot(point.x - start.point.x, point.y - start.point.y) < CLICK_REACH) return;
    const from = start.moved ? last : start.point;
    start.moved = true;
    if (start.choosing && !start.node) {
      selection.draw(from, point);
      return;
    }
    if (start.node) {
      const { scale } = canvas.camera;
      for (const node of movedWith(start.node)) {
        node.x += (point.x - from.x) / scale;
        node.y += (point.y - from.y) / scale;
      }
      canvas.requestPaint();
      return;
    }
    box.classList.add("dragging");
    canvas.moveTo({ x: canvas.camera.x - (point.x - last.x) / canvas.camera.scale, y: canvas.camera.y - (point.y - last.y) / canvas.camera.scale });
  });

  /** @param {PointerEvent} event */
  function release(event) {
    pointers.delete(event.pointerId);
    box.classList.remove("dragging");
    if (start && event.type === "pointerup") finish(event, start);
    else giveUp();
    start = null;
  }

  /** @param {PointerEvent} event @param {NonNullable<typeof start>} begun */
  function finish(event, { choosing, moved, node }) {
    const item = canvas.itemAt(pointOf(event), reachOf(event));
    if (moved && node) handlers.moved(movedWith(node));
    else if (moved && choosing) selection.close();
    else if (!moved && choosing && item && !model.isEdge(item)) handlers.choose(item);
    else if (!moved) handlers.click(item);
  }

  // A second finger ends what the first began.
  function giveUp() {
    selection.cancel();
    if (start && start.moved && start.node) handlers.moved(movedWith(start.node));
    start = null;
  }
  box.addEventListener("pointerup", release);
  box.addEventListener("pointercancel", release);
  box.addEventListener("pointerleave", () => handlers.leave());
  box.addEventListener("wheel", (event) => {
    event.preventDefault();
    handlers.leave();
    canvas.zoomAt(pointOf(event), Math.exp(-Math.max(-MOST_WHEEL, Math.min(MOST_WHEEL, event.deltaY * (event.deltaMode ? WHEEL_LINE : 1))) / WHEEL_UNIT));
  }, { passive: false });

  box.addEventListener("keydown", (event) => {
    const step = KEY_STEP / canvas.camera.scale;
    /** @type {Record<string, [number, number]>} */
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    const centre = { x: box.clientWidth / 2, y: box.clientHeight / 2 };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (moves[event.key]) canvas.moveTo({ x: canvas.camera.x + moves[event.key][0], y: canvas.camera.y + moves[event.key][1] });
    else if (event.key === "+" || event.key === "=") canvas.zoomAt(centre, KEY_ZOOM);
    else if (event.key === "-") canvas.zoomAt(centre, 1 / KEY_ZOOM);
    else if (event.key === "0") canvas.fit();
    else return;
    event.preventDefault();
  });

  return {
    /** @param {typeof handlers} given */
    handle(given) { handlers = given; },
  };
})();
