// @ts-check
// The view in the address of the page: a link that opens the page in the same state.
"use strict";

guantu.permalink = (() => {
  const { data, model, filters, canvas } = guantu;
  const { state } = filters;
  // Milliseconds without a change after which the address is written.
  const WRITE_AFTER = 300;
  /** @param {string[]} values @param {string[]} allowed */
  const onlyAllowed = (values, allowed) => values.filter((value) => allowed.includes(value));
  /** @param {string | null} text @returns {GraphNode[]} */
  const nodesOf = (text) => JSON.parse(text || "[]").map((id) => data.byId.get(id)).filter(Boolean);
  let timer = 0;

  /** @param {Selected} selection */
  function text(selection) {
    const first = filters.first();
    const parameters = new URLSearchParams();
    const put = (name, value, normal) => { if (value !== normal) parameters.set(name, String(value)); };
    for (const name of ["view", "post", "minEvents", "maxQ", "since", "until", "color"]) put(name, state[name], first[name]);
    if (!state.isolates) parameters.set("isolates", "no");
    for (const [facet, off] of Object.entries(state.off)) if (off.size) parameters.set(`no-${facet}`, JSON.stringify([...off]));
    if (state.ego !== null) {
      parameters.set("around", JSON.stringify([data.nodes[state.ego].id]));
      parameters.set("hops", String(state.hops));
    }
    for (const name of ["hidden", "pinned"]) {
      if (state[name].size) parameters.set(name, JSON.stringify([...state[name]].map((index) => data.nodes[index].id)));
    }
    if (selection) parameters.set("open", JSON.stringify(model.isEdge(selection) ? [selection.from.id, selection.to.id] : [selection.id]));
    const { x, y, scale } = canvas.camera;
    parameters.set("at", [x.toFixed(1), y.toFixed(1), scale.toPrecision(4)].join(","));
    return parameters.toString();
  }

  /**
   * Sets the state from the address; what it names and the page does not hold is passed over.
   * @returns {{ selection: Selected, camera: Camera | null }}
   */
  function read() {
    const parameters = new URLSearchParams(location.hash.slice(1));
    const next = filters.first();
    const choose = (name, allowed) => { if (allowed.includes(parameters.get(name))) next[name] = parameters.get(name); };
    const number = (name, allowed) => { if (parameters.has(name) && allowed(Number(parameters.get(name)))) next[name] = Number(parameters.get(name)); };
    const day = /^\d{4}-\d\d-\d\d$/;
    let selection = null;
    let camera = null;
    try {
      choose("view", [model.hasPairs && "coappearance", model.hasEvents && "events"].filter(Boolean));
      choose("color", ["kind", "branch", "community"]);
      number("minEvents", (value) => Number.isInteger(value) && value >= 1 && value <= model.mostEvents);
      number("maxQ", (value) => value > 0 && value <= 1);
      next.post = parameters.get("post") || "";
      for (const name of ["since", "until"]) if (day.test(parameters.get(name))) next[name] = parameters.get(name);
      next.isolates = parameters.get("isolates") !== "no";
      for (const facet of Object.keys(next.off)) {
        const values = facet === "kind" ? model.kinds : model.facets[facet];
        next.off[facet] = new Set(onlyAllowed(JSON.parse(parameters.get(`no-${facet}`) || "[]"), values));
      }
      const [ego] = nodesOf(parameters.get("around"));
      if (ego) Object.assign(next, { ego: ego.index, hops: parameters.get("hops") === "2" ? 2 : 1 });
      for (const name of ["hidden", "pinned"]) next[name] = new Set(nodesOf(parameters.get(name)).map((node) => node.index));
      const opened = nodesOf(parameters.get("open"));
      selection = opened.length === 2 ? opened[0].edges.find((edge) => model.other(edge, opened[0]) === opened[1]) || null : opened[0] || null;
      const at = (parameters.get("at") || "").split(",").map(Number);
      if (at.length === 3 && at.every(Number.isFinite) && at[2] > 0) camera = { x: at[0], y: at[1], scale: at[2] };
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    }
    Object.assign(state, next);
    return { selection, camera };
  }

  return {
    read,
    /** @param {Selected} selection */
    link: (selection) => `${location.href.split("#")[0]}#${text(selection)}`,
    /** Writes the address once nothing changes any more. @param {Selected} selection */
    write(selection) {
      clearTimeout(timer);
      timer = setTimeout(() => history.replaceState(null, "", `#${text(selection)}`), WRITE_AFTER);
    },
  };
})();
