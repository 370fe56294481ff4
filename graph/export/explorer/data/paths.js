// @ts-check
// The shortest ways from one node to another over the pairs that pass the filters.
"use strict";

guantu.paths = (() => {
  const { nodes } = guantu.data;
  const { model, filters, basics } = guantu;
  // How far around the goal distances are looked for, by the distance of the start: the shortest ways are hardly longer.
  const BEYOND = 1.5;

  /** A queue that gives the item of the lowest cost first. @template Item @returns {Queue<Item>} */
  function queue() {
    /** @type {{ cost: number, item: Item }[]} */
    const heap = [];
    return {
      get length() { return heap.length; },
      push(cost, item) {
        let at = heap.push({ cost, item }) - 1;
        while (at > 0) {
          const parent = (at - 1) >> 1;
          if (heap[parent].cost <= heap[at].cost) break;
          [heap[parent], heap[at]] = [heap[at], heap[parent]];
          at = parent;
        }
      },
      pop() {
        const first = heap[0];
        const last = basics.sure(heap.pop());
        if (!heap.length) return first;
        heap[0] = last;
        let at = 0;
        for (;;) {
          let least = at;
          for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && heap[child].cost < heap[least].cost) least = child;
          if (least === at) return first;
          [heap[least], heap[at]] = [heap[at], heap[least]];
          at = least;
        }
      },
    };
  }

  /** Gives the pairs that pass, of a node; each node's are looked for once. */
  function passing() {
    const { paired, has } = filters.shown;
    /** @type {GraphEdge[][]} */
    const known = [];
    /** @param {GraphNode} node */
    return (node) => (known[node.index] ||= node.edges.filter((edge) => paired[edge.index] && has(edge.from) && has(edge.to)));
  }

  /**
   * At least how far every node is from the goal: exactly up to some way beyond the start; Infinity for all when the start
   * has no way to it.
   * @param {GraphNode} start @param {GraphNode} goal @param {(edge: GraphEdge) => number} length @param {ReturnType<typeof passing>} tiesOf
   */
  function distances(start, goal, length, tiesOf) {
    const far = new Float64Array(nodes.length).fill(Infinity);
    /** @type {Queue<GraphNode>} */
    const waiting = queue();
    far[goal.index] = 0;
    waiting.push(0, goal);
    while (waiting.length) {
      const { cost, item } = waiting.pop();
      const most = BEYOND * far[start.index];
      if (cost > most) return far.map((known) => Math.min(known, most));
      if (cost > far[item.index]) continue;
      for (const edge of tiesOf(item)) {
        const next = model.other(edge, item);
        const reached = cost + length(edge);
        if (reached < far[next.index]) {
          far[next.index] = reached;
          waiting.push(reached, next);
        }
      }
    }
    return far;
  }

  /**
   * The shortest way that avoids some nodes and begins with none of some edges. How far each node is from the goal
   * without those bans tells where to look first.
   * @param {GraphNode} start @param {GraphNode} goal @param {(edge: GraphEdge) => number} length @param {Float64Array} far
   * @param {ReturnType<typeof passing>} tiesOf @param {Set<GraphNode>} avoided @param {Set<GraphEdge>} banned
   * @returns {GraphEdge[] | null}
   */
  function shortest(start, goal, length, far, tiesOf, avoided, banned) {
    const best = new Map([[start, 0]]);
    /** @type {Map<GraphNode, GraphEdge>} */
    const by = new Map();
    const done = new Set();
    /** @type {Queue<GraphNode>} */
    const waiting = queue();
    waiting.push(far[start.index], start);
    while (waiting.length) {
      const { item } = waiting.pop();
      if (done.has(item)) continue;
      done.add(item);
      if (item === goal) break;
      for (const edge of tiesOf(item)) {
        const next = model.other(edge, item);
        if (avoided.has(next) || (item === start && banned.has(edge))) continue;
        const reached = basics.sure(best.get(item)) + length(edge);
        if (reached < (best.get(next) ?? Infinity)) {
          best.set(next, reached);
          by.set(next, edge);
          waiting.push(reached + far[next.index], next);
        }
      }
    }
    if (!done.has(goal)) return null;
    /** @type {GraphEdge[]} */
    const way = [];
    for (let at = goal; at !== start; at = model.other(way[0], at)) way.unshift(basics.sure(by.get(at)));
    return way;
  }

  /** @param {GraphNode} start @param {GraphEdge[]} way */
  const along = (start, way) => way.reduce((some, edge) => [...some, model.other(edge, some[some.length - 1])], [start]);

  /**
   * The `most` shortest ways without loops, the shortest first (Yen).
   * @param {GraphNode} start @param {GraphNode} goal @param {number} most @param {"strength" | "steps"} by
   * @returns {{ way: GraphEdge[], nodes: GraphNode[], length: number }[]}
   */
  function between(start, goal, most, by) {
    /** @param {GraphEdge} edge */
    const length = (edge) => (by === "steps" ? 1 : 1 / filters.shown.weight[edge.index]);
    const tiesOf = passing();
    const far = distances(start, goal, length, tiesOf);
    if (start === goal || far[start.index] === Infinity) return [];
    /** @param {GraphEdge[]} way */
    const measure = (way) => way.reduce((sum, edge) => sum + length(edge), 0);
    const found = [basics.sure(shortest(start, goal, length, far, tiesOf, new Set(), new Set()))];
    const known = new Set([found[0].map((edge) => edge.index).join()]);
    /** @type {Queue<GraphEdge[]>} */
    const candidates = queue();
    while (found.length < most) {
      const last = found[found.length - 1];
      const passed = along(start, last);
      for (let at = 0; at < last.length; at += 1) {
        const root = last.slice(0, at);
        const banned = new Set(found.filter((way) => root.every((edge, step) => way[step] === edge)).map((way) => way[at]));
        const rest = shortest(passed[at], goal, length, far, tiesOf, new Set(passed.slice(0, at)), banned);
        if (!rest) continue;
        const way = [...root, ...rest];
        const key = way.map((edge) => edge.index).join();
        if (known.has(key)) continue;
        known.add(key);
        candidates.push(measure(way), way);
      }
      if (!candidates.length) break;
      found.push(candidates.pop().item);
    }
    return found.map((way) => ({ way, nodes: along(start, way), length: measure(way) }));
  }

  return { between };
})();
