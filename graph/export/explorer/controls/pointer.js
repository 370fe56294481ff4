// What mouse, fingers and keys do on the drawing.
"use strict";

guantu.hand = (() => {
  const { canvas } = guantu;
  const box = document.getElementById("network");
  const CLICK = 4;
  const fingers = new Map();
  let start = null;
  let handlers = {};

  const pointOf = (event) => {
    const { left, top } = box.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const middle = (points) => ({ x: (points[0].x + points[1].x) / 2, y: (points[0].y + points[1].y) / 2 });
  const gap = (points) => Math.hypot(points[0].x - points[1].x, points[0].y - points[1].y);

  box.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    box.setPointerCapture(event.pointerId);
    const point = pointOf(event);
    fingers.set(event.pointerId, point);
    start = fingers.size === 1 ? { point, node: canvas.nodeAt(point), moved: false } : null;
    handlers.leave();
  });

  box.addEventListener("pointermove", (event) => {
    const point = pointOf(event);
    if (!fingers.has(event.pointerId)) {
      if (event.pointerType === "mouse") handlers.over(canvas.thingAt(point), point);
      return;
    }
    const old = [...fingers.values()];
    const last = fingers.get(event.pointerId);
    fingers.set(event.pointerId, point);
    if (fingers.size === 2) {
      const now = [...fingers.values()];
      const [from, to] = [middle(old), middle(now)];
      canvas.moveTo({ x: canvas.camera.x - (to.x - from.x) / canvas.camera.scale, y: canvas.camera.y - (to.y - from.y) / canvas.camera.scale });
      canvas.zoomAt(to, gap(now) / Math.max(1, gap(old)));
      return;
    }
    if (!start) return;
    if (!start.moved && Math.hypot(point.x - start.point.x, point.y - start.point.y) < CLICK) return;
    start.moved = true;
    if (start.node && event.pointerType === "mouse") {
      Object.assign(start.node, canvas.toPlane(point));
      canvas.soon();
      return;
    }
    box.classList.add("grabbed");
    canvas.moveTo({ x: canvas.camera.x - (point.x - last.x) / canvas.camera.scale, y: canvas.camera.y - (point.y - last.y) / canvas.camera.scale });
  });

  function release(event) {
    fingers.delete(event.pointerId);
    box.classList.remove("grabbed");
    if (start && !start.moved && event.type === "pointerup") handlers.click(canvas.thingAt(pointOf(event)));
    start = null;
  }
  box.addEventListener("pointerup", release);
  box.addEventListener("pointercancel", release);
  box.addEventListener("pointerleave", () => handlers.leave());
  box.addEventListener("wheel", (event) => {
    event.preventDefault();
    handlers.leave();
    canvas.zoomAt(pointOf(event), Math.exp(-Math.max(-200, Math.min(200, event.deltaY * (event.deltaMode ? 30 : 1))) / 400));
  }, { passive: false });

  box.addEventListener("keydown", (event) => {
    const step = 60 / canvas.camera.scale;
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
    const centre = { x: box.clientWidth / 2, y: box.clientHeight / 2 };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (moves[event.key]) canvas.moveTo({ x: canvas.camera.x + moves[event.key][0], y: canvas.camera.y + moves[event.key][1] });
    else if (event.key === "+" || event.key === "=") canvas.zoomAt(centre, 1.25);
    else if (event.key === "-") canvas.zoomAt(centre, 0.8);
    else if (event.key === "0") canvas.fit();
    else return;
    event.preventDefault();
  });

  return { handle(given) { handlers = given; } };
})();
