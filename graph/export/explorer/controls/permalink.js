// The view in the address: a link that opens the page as it is.
"use strict";

guantu.address = (() => {
  const { data, model, canvas } = guantu;
  const { state } = model;
  const known = (values, allowed) => values.filter((value) => allowed.includes(value));
  const nodesOf = (text) => JSON.parse(text || "[]").map((id) => data.byId.get(id)).filter(Boolean);
  let waiting = 0;

  function text(selection) {
    const first = model.first();
    const words = new URLSearchParams();
    const put = (name, value, normal) => { if (value !== normal) words.set(name, String(value)); };
    for (const name of ["view", "post", "minEvents", "maxP", "since", "until", "color"]) put(name, state[name], first[name]);
    if (!state.isolates) words.set("isolates", "no");
    for (const [facet, off] of Object.entries(state.off)) if (off.size) words.set(`no-${facet}`, JSON.stringify([...off]));
    if (state.ego !== null) {
      words.set("around", JSON.stringify([data.nodes[state.ego].id]));
      words.set("hops", String(state.hops));
    }
    for (const name of ["hidden", "pinned"]) {
      if (state[name].size) words.set(name, JSON.stringify([...state[name]].map((index) => data.nodes[index].id)));
    }
    if (selection) words.set("open", JSON.stringify(selection.from ? [selection.from.id, selection.to.id] : [selection.id]));
    const { x, y, scale } = canvas.camera;
    words.set("at", [x.toFixed(1), y.toFixed(1), scale.toPrecision(4)].join(","));
    return words.toString();
  }

  // Sets the state from the address; what it names and the page does not hold is passed over.
  function read() {
    const words = new URLSearchParams(location.hash.slice(1));
    const next = model.first();
    const choose = (name, allowed) => { if (allowed.includes(words.get(name))) next[name] = words.get(name); };
    const number = (name, allowed) => { if (words.has(name) && allowed(Number(words.get(name)))) next[name] = Number(words.get(name)); };
    const day = /^\d{4}-\d\d-\d\d$/;
    let selection = null;
    let camera = null;
    try {
      choose("view", [model.hasPairs && "coappearance", model.hasEvents && "events"].filter(Boolean));
      choose("color", ["kind", "branch", "community"]);
      number("minEvents", (value) => Number.isInteger(value) && value >= 1 && value <= model.mostEvents);
      number("maxP", (value) => value > 0 && value <= 1);
      next.post = words.get("post") || "";
      for (const name of ["since", "until"]) if (day.test(words.get(name))) next[name] = words.get(name);
      next.isolates = words.get("isolates") !== "no";
      for (const facet of Object.keys(next.off)) {
        const values = facet === "kind" ? model.kinds : model.facets[facet];
        next.off[facet] = new Set(known(JSON.parse(words.get(`no-${facet}`) || "[]"), values));
      }
      const [ego] = nodesOf(words.get("around"));
      if (ego) Object.assign(next, { ego: ego.index, hops: words.get("hops") === "2" ? 2 : 1 });
      for (const name of ["hidden", "pinned"]) next[name] = new Set(nodesOf(words.get(name)).map((node) => node.index));
      const opened = nodesOf(words.get("open"));
      selection = opened.length === 2 ? opened[0].edges.find((edge) => model.other(edge, opened[0]) === opened[1]) || null : opened[0] || null;
      const at = (words.get("at") || "").split(",").map(Number);
      if (at.length === 3 && at.every(Number.isFinite) && at[2] > 0) camera = { x: at[0], y: at[1], scale: at[2] };
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    }
    Object.assign(state, next);
    return { selection, camera };
  }

  return {
    read,
    link: (selection) => `${location.href.split("#")[0]}#${text(selection)}`,
    // Writes the address when the hand has rested for a moment.
    write(selection) {
      clearTimeout(waiting);
      waiting = setTimeout(() => history.replaceState(null, "", `#${text(selection)}`), 300);
    },
  };
})();
