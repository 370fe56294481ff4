// @ts-check
// The view in the address of the page: a link that opens the page in the same state.
"use strict";

guantu.permalink = (() => {
  const { data, model, filters, canvas } = guantu;
  const { state } = filters;
  // Milliseconds without a change after which the place of the camera is written, and within which changes of one
  // value, by typing or sliding, are one step back.
  const WRITE_AFTER = 300;
  const ONE_STEP = 1000;
  const SLIDING = ["post", "minEvents", "since", "until"];
  const VIEWS = /** @type {const} */ (["coappearance", "events"]);
  const COLORS = /** @type {const} */ (["kind", "branch", "community"]);
  const DAY = /^\d{4}-\d\d-\d\d$/;
  const NODE_SETS = /** @type {const} */ (["hidden", "pinned", "expanded", "chosen"]);
  /** @param {string[]} values @param {string[]} allowed */
  const onlyAllowed = (values, allowed) => values.filter((value) => allowed.includes(value));
  /** @param {string | null} text @returns {GraphNode[]} */
  const nodesOf = (text) => JSON.parse(text || "[]").flatMap((/** @type {string} */ id) => data.byId.get(id) || []);
  let timer = 0;
  // The newest step of the browser's history: its view, what it changed and when; null before the first.
  /** @type {{ view: string, changed: string, time: number } | null} */
  let step = null;

  /** @param {Selected} selection */
  function text(selection) {
    const first = filters.first();
    const parameters = new URLSearchParams();
    for (const name of /** @type {const} */ (["view", "post", "minEvents", "maxQ", "since", "until", "color", "labels"])) {
      if (state[name] !== first[name]) parameters.set(name, String(state[name]));
    }
    if (state.group) parameters.set("group", JSON.stringify([state.group.by, state.group.value]));
    if (!state.isolates) parameters.set("isolates", "no");
    if (state.eventless) parameters.set("eventless", "yes");
    if (state.asked) {
      const { kind, who, by, periods } = state.asked;
      parameters.set("ask", JSON.stringify([kind, who.map((index) => data.nodes[index].id), by || "", periods || []]));
    }
    for (const [facet, off] of Object.entries(state.off)) if (off.size) parameters.set(`no-${facet}`, JSON.stringify([...off]));
    if (state.ego !== null) {
      parameters.set("around", JSON.stringify([data.nodes[state.ego].id]));
      parameters.set("hops", String(state.hops));
    }
    for (const name of NODE_SETS) {
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
    /**
     * The value that is named, when it is allowed; else the one that there is.
     * @template Value @param {string} name @param {readonly Value[]} allowed @param {Value} normal
     */
    const choice = (name, allowed, normal) => allowed.find((value) => String(value) === parameters.get(name)) ?? normal;
    /** @param {string} name */
    const dayOf = (name) => { const day = parameters.get(name) || ""; return DAY.test(day) ? day : ""; };
    let selection = null;
    let camera = null;
    try {
      next.view = choice("view", [...(model.hasPairs ? [VIEWS[0]] : []), ...(model.hasEvents ? [VIEWS[1]] : [])], next.view);
      next.color = choice("color", COLORS, next.color);
      next.labels = choice("labels", guantu.labels.MODES, next.labels);
      next.maxQ = choice("maxQ", model.qLimits, next.maxQ);
      const fewest = Number(parameters.get("minEvents"));
      if (Number.isInteger(fewest) && fewest >= 1 && fewest <= model.mostEvents) next.minEvents = fewest;
      next.post = parameters.get("post") || "";
      Object.assign(next, { since: dayOf("since"), until: dayOf("until") });
      const [by, value] = JSON.parse(parameters.get("group") || "[]");
      if ((by === "jurisdiction" || by === "organization") && typeof value === "string") next.group = { by, value };
      next.isolates = parameters.get("isolates") !== "no";
      for (const facet of /** @type {(Facet | "kind")[]} */ (Object.keys(next.off))) {
        const values = facet === "kind" ? model.kinds : model.facets[facet];
        next.off[facet] = new Set(onlyAllowed(JSON.parse(parameters.get(`no-${facet}`) || "[]"), values));
      }
      const [ego] = nodesOf(parameters.get("around"));
      if (ego) Object.assign(next, { ego: ego.index, hops: parameters.get("hops") === "2" ? 2 : 1 });
      for (const name of NODE_SETS) next[name] = new Set(nodesOf(parameters.get(name)).map((node) => node.index));
      next.eventless = parameters.get("eventless") === "yes";
      next.asked = questionOf(JSON.parse(parameters.get("ask") || "null"));
      const opened = nodesOf(parameters.get("open"));
      selection = opened.length === 2 ? opened[0].edges.find((edge) => model.other(edge, opened[0]) === opened[1]) || null : opened[0] || null;
      const at = (parameters.get("at") || "").split(",").map(Number);
      if (at.length === 3 && at.every(Number.isFinite) && at[2] > 0) camera = { x: at[0], y: at[1], scale: at[2] };
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    }
    Object.assign(state, next);
    step = null;
    return { selection, camera };
  }

  /** @param {any} given @returns {Question | null} */
  function questionOf(given) {
    if (!Array.isArray(given) || !["group", "path", "side", "both", "compare"].includes(given[0])) return null;
    const [kind, ids, by, periods] = given;
    /** @param {any} period */
    const days = (period) => Array.isArray(period) && period.length === 2 && period.every((one) => one === "" || DAY.test(one));
    return {
      kind, who: ids.flatMap((/** @type {string} */ id) => data.byId.get(id)?.index ?? []), by: String(by || ""),
      ...(Array.isArray(periods) && periods.length === 2 && periods.every(days) ? { periods: /** @type {any} */ (periods) } : {}),
    };
  }

  /** @param {string} view */
  const withoutCamera = (view) => view.replace(/&?at=[^&]*$/, "");
  /** The names of the parameters that differ. @param {string} one @param {string} other */
  function changedNames(one, other) {
    const [before, after] = [new URLSearchParams(one), new URLSearchParams(other)];
    return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
  }

  /**
   * Writes the view into the address: a changed view as a step of the browser's history, a moved camera into
   * the step that there is, once it rests.
   * @param {Selected} selection
   */
  function write(selection) {
    clearTimeout(timer);
    const next = text(selection);
    const view = withoutCamera(next);
    const time = performance.now();
    if (step && step.view !== view) {
      const names = changedNames(step.view, view);
      const changed = names.join();
      const slides = names.every((name) => SLIDING.includes(name)) && changed === step.changed && time - step.time < ONE_STEP;
      history[slides ? "replaceState" : "pushState"](null, "", `#${next}`);
      step = { view, changed, time };
      return;
    }
    step ||= { view, changed: "", time: 0 };
    timer = setTimeout(() => history.replaceState(null, "", `#${text(selection)}`), WRITE_AFTER);
  }
  // The step that is left stays as it is.
  addEventListener("popstate", () => clearTimeout(timer));

  // Of a page on the reader's own disk only the name: where it lies is nobody else's business.
  const place = () => (location.protocol === "file:" ? location.pathname.split("/").pop() : location.href.split("#")[0]);

  return {
    read,
    /** @param {Selected} selection */
    link: (selection) => `${place()}#${text(selection)}`,
    write, text,
  };
})();
