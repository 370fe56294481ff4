// @ts-check
// What the reader has made of the network (places, notes, colours, groups, marked errors), with undo and redo.
"use strict";

guantu.work = (() => {
  const { nodes, byId, about } = guantu.data;
  const { state: chosen } = guantu.filters;
  // Steps that can be undone.
  const MOST_STEPS = 100;
  // Decimal places of a coordinate, as a power of ten.
  const PLACES = 10;
  const homes = nodes.map(({ x, y }) => ({ x, y }));

  /** @returns {Work} */
  const nothing = () => ({
    hidden: new Set(), pinned: new Set(), moved: new Map(), notes: new Map(), colors: new Map(), groups: [], marks: [],
  });
  const state = nothing();
  /** @type {Work[]} */
  let past = [];
  /** @type {Work[]} */
  let future = [];
  let by = "";
  /** @type {() => void} */
  let onChange = () => {};

  /** @param {Work} work @returns {Work} */
  const copy = (work) => ({
    hidden: new Set(work.hidden), pinned: new Set(work.pinned), moved: new Map(work.moved),
    notes: new Map(work.notes), colors: new Map(work.colors), groups: [...work.groups], marks: [...work.marks],
  });
  // The hidden and pinned nodes are filters as well; there they are what the link says.
  const now = () => copy({ ...state, hidden: chosen.hidden, pinned: chosen.pinned });

  /** @param {Work} work */
  function restore(work) {
    Object.assign(state, copy(work));
    Object.assign(chosen, { hidden: new Set(work.hidden), pinned: new Set(work.pinned) });
    nodes.forEach((node, index) => Object.assign(node, state.moved.get(index) || homes[index]));
    onChange();
  }

  /** Keeps what there was, to undo the change. @param {() => void} alter */
  function change(alter) {
    past = [...past.slice(1 - MOST_STEPS), now()];
    future = [];
    alter();
    for (const [index, place] of state.moved) Object.assign(nodes[index], place);
    onChange();
  }

  /** @param {Work[]} from @param {Work[]} to */
  function step(from, to) {
    const next = from.pop();
    if (!next) return false;
    to.push(now());
    restore(next);
    return true;
  }

  const isEmpty = () => !state.moved.size && !state.notes.size && !state.colors.size && !state.groups.length
    && !state.marks.length && !chosen.hidden.size && !chosen.pinned.size;

  /** @param {number} value */
  const round = (value) => Math.round(value * PLACES) / PLACES;
  /** @param {number} index */
  const idOf = (index) => nodes[index].id;

  /** The work as JSON can hold it, by ids. @param {string} view @returns {SavedWork} */
  const saved = (view) => ({
    guantu: about.version, fingerprint: about.fingerprint, on: new Date().toISOString(), by, view,
    hidden: [...chosen.hidden].map(idOf),
    pinned: [...chosen.pinned].map(idOf),
    moved: [...state.moved].map(([index, { x, y }]) => [idOf(index), round(x), round(y)]),
    notes: [...state.notes].map(([index, note]) => [idOf(index), note]),
    colors: [...state.colors].map(([index, color]) => [idOf(index), color]),
    groups: state.groups.map(({ name, members }) => ({ name, members: members.map(idOf) })),
    marks: state.marks,
  });

  /** @param {unknown} value @returns {value is string} */
  const isText = (value) => typeof value === "string";
  /** @param {unknown} value @returns {any[]} */
  const rows = (value) => (Array.isArray(value) ? value : []);

  /**
   * Takes over work that `saved` gave; what it says of nodes that are not here is passed over.
   * @param {any} given
   * @returns {number} of how many nodes it says something that are not here
   * @throws {TypeError} it is no such work
   */
  function load(given) {
    if (!given || !isText(given.guantu) || !isText(given.fingerprint)) throw new TypeError("no work of a page of guantu");
    /** @type {Set<string>} */
    const missing = new Set();
    /** @param {unknown} ids @returns {number[]} */
    const indexes = (ids) => rows(ids).filter(isText).flatMap((id) => {
      const node = byId.get(id);
      if (!node) missing.add(id);
      return node ? [node.index] : [];
    });
    /**
     * What a list says of each node, without what is not valid.
     * @template Value @param {unknown} list @param {(rest: any[]) => boolean} valid @param {(rest: any[]) => Value} value
     * @returns {Map<number, Value>}
     */
    const map = (list, valid, value) => new Map(rows(list).filter((row) => Array.isArray(row) && isText(row[0]) && valid(row.slice(1)))
      .flatMap(([id, ...rest]) => indexes([id]).map((index) => /** @type {[number, Value]} */ ([index, value(rest)]))));
    const next = {
      hidden: new Set(indexes(given.hidden)), pinned: new Set(indexes(given.pinned)),
      moved: map(given.moved, ([x, y]) => Number.isFinite(x) && Number.isFinite(y), ([x, y]) => ({ x, y })),
      notes: map(given.notes, ([note]) => isText(note), ([note]) => note),
      colors: map(given.colors, ([color]) => /^#[0-9a-f]{6}$/.test(color), ([color]) => color),
      groups: rows(given.groups).filter((group) => group && isText(group.name))
        .map(({ name, members }) => ({ name, members: indexes(members) })).filter(({ members }) => members.length),
      marks: rows(given.marks).filter((mark) => mark && isText(mark.file) && isText(mark.says) && mark.row && Object.values(mark.row).every(isText)),
    };
    past = [...past, now()];
    future = [];
    by = isText(given.by) ? given.by : by;
    restore(next);
    return missing.size;
  }

  return {
    state, change, load, saved, isEmpty,
    // Within a change: all nodes where they were at first; and nothing left of the work.
    putBack() {
      for (const index of state.moved.keys()) Object.assign(nodes[index], homes[index]);
      state.moved = new Map();
    },
    clear() {
      for (const index of state.moved.keys()) Object.assign(nodes[index], homes[index]);
      Object.assign(state, nothing());
      Object.assign(chosen, { hidden: new Set(), pinned: new Set() });
    },
    undo: () => step(past, future),
    redo: () => step(future, past),
    get canUndo() { return past.length > 0; },
    get canRedo() { return future.length > 0; },
    get by() { return by; },
    set by(name) {
      by = name;
      onChange();
    },
    /** @param {() => void} changed */
    handle(changed) { onChange = changed; },
  };
})();
