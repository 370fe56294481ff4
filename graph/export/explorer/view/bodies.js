// @ts-check
// The overview of a large network: its places or bodies as discs, each of which opens into its people.
"use strict";

guantu.bodies = (() => {
  const { data, model, filters, strings, dom } = guantu;
  const { make, svg, button } = dom;
  const root = guantu.basics.element("bodies");
  // Nodes from which on a page opens on the overview, and from which on it offers it.
  const OPENS_FROM = 2000;
  const OFFERED_FROM = 500;
  // The fewest groups that make an overview, the share of people that the largest may have, groups and lines drawn at most.
  const FEWEST = 4;
  const LARGEST_SHARE = 0.8;
  const MOST_GROUPS = 60;
  const MOST_LINES = 150;
  // Units of the drawing: its size, the largest radius and the letters of a name at most; on a phone, where a unit
  // stays about a pixel; and the pixels below which a drawing is that of a phone.
  const WIDE = { width: 900, height: 560, largest: 46, letters: 14 };
  const NARROW = { width: 400, height: 270, largest: 24, letters: 8 };
  const NARROW_BELOW = 600;
  // Units: the least radius, and the rounds in which discs are pushed apart.
  const LEAST_RADIUS = 8;
  const ROUNDS = 120;
  const GAP = 22;
  const MOST_WIDTH = 9;
  // From a disc to the baseline of its name; the sizes of letters and how dark lines are, as in style.css.
  const BELOW = 13;
  const FONT = 12;
  const COUNT_FONT = 11;
  const LINE_OPACITY = 0.35;
  // Groups up to which they stand on a ring; more stand where their people do.
  const MOST_ON_RING = 14;
  /** @type {(group: NonNullable<FilterState["group"]>) => void} */
  let onOpen;

  /** @param {"jurisdiction" | "organization"} by */
  function sizes(by) {
    const count = new Map();
    for (const node of model.persons) if (node[by]) count.set(node[by], (count.get(node[by]) || 0) + 1);
    return count;
  }

  /** By place where there are several, else by body; null when neither divides the people. @returns {"jurisdiction" | "organization" | null} */
  function chooseField() {
    return /** @type {("jurisdiction" | "organization")[]} */ (["jurisdiction", "organization"]).find((by) => {
      const count = sizes(by);
      return count.size >= FEWEST && Math.max(...count.values()) <= LARGEST_SHARE * model.persons.length;
    }) || null;
  }
  const chosenField = data.nodes.length >= OFFERED_FROM ? chooseField() : null;
  const field = chosenField || "jurisdiction";

  const shape = () => (root.clientWidth && root.clientWidth < NARROW_BELOW ? NARROW : WIDE);
  /** @param {string} name */
  const short = (name) => (name.length > shape().letters ? `${name.slice(0, shape().letters - 1)}…` : name);
  /** @param {number} weight @param {number} most */
  const wideFor = (weight, most) => Math.max(0.5, MOST_WIDTH * Math.sqrt(weight / most));

  /** The groups with their discs, and the lines between them. */
  function drawn() {
    const { shown } = filters;
    const { width, height, largest } = shape();
    /** @type {Map<string, { name: string, members: GraphNode[], x: number, y: number, r: number }>} */
    const groups = new Map();
    for (const node of model.persons) {
      const name = node[field];
      if (!name || !shown.degree[node.index]) continue;
      const group = groups.get(name);
      if (group) group.members.push(node);
      else groups.set(name, { name, members: [node], x: 0, y: 0, r: 0 });
    }
    const some = [...groups.values()].sort((a, b) => b.members.length - a.members.length).slice(0, MOST_GROUPS);
    if (!some.length) return { some, lines: [] };
    const most = some[0].members.length;
    for (const group of some) {
      group.r = Math.max(LEAST_RADIUS, largest * Math.sqrt(group.members.length / most));
      group.x = group.members.reduce((sum, node) => sum + node.x, 0) / group.members.length;
      group.y = group.members.reduce((sum, node) => sum + node.y, 0) / group.members.length;
    }
    const [left, right] = [Math.min(...some.map(({ x }) => x)), Math.max(...some.map(({ x }) => x))];
    const [top, bottom] = [Math.min(...some.map(({ y }) => y)), Math.max(...some.map(({ y }) => y))];
    for (const group of some) {
      group.x = largest + ((group.x - left) / Math.max(1, right - left)) * (width - 2 * largest);
      group.y = largest + ((group.y - top) / Math.max(1, bottom - top)) * (height - 2 * largest);
    }
    if (some.length <= MOST_ON_RING) {
      /** @param {Point} group */
      const angle = ({ x, y }) => Math.atan2(y - height / 2, x - width / 2);
      [...some].sort((a, b) => angle(a) - angle(b)).forEach((group, at) => {
        const turn = (2 * Math.PI * at) / some.length - Math.PI / 2;
        group.x = width / 2 + Math.cos(turn) * (width / 2 - 2 * largest);
        group.y = height / 2 + Math.sin(turn) * (height / 2 - largest - GAP);
      });
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      for (let one = 0; one < some.length; one += 1) {
        for (let other = 0; other < one; other += 1) {
          const [a, b] = [some[one], some[other]];
          const away = Math.hypot(a.x - b.x, a.y - b.y) || 0.1;
          const over = (a.r + b.r + GAP - away) / 2;
          if (over <= 0) continue;
          const [dx, dy] = [((a.x - b.x) / away) * over, ((a.y - b.y) / away) * over];
          Object.assign(a, { x: a.x + dx, y: a.y + dy });
          Object.assign(b, { x: b.x - dx, y: b.y - dy });
        }
      }
      for (const group of some) {
        group.x = Math.max(group.r + 4, Math.min(width - group.r - 4, group.x));
        group.y = Math.max(group.r + 4, Math.min(height - group.r - 16, group.y));
      }
    }
    const between = new Map();
    for (const edge of model.pairs) {
      const [from, to] = [groups.get(edge.from[field] || ""), groups.get(edge.to[field] || "")];
      if (!from || !to || from === to || !from.r || !to.r) continue;
      const [a, b] = from.name < to.name ? [from, to] : [to, from];
      const key = `${a.name}\n${b.name}`;
      const line = between.get(key) || { a, b, weight: 0 };
      line.weight += shown.weight[edge.index];
      between.set(key, line);
    }
    const lines = [...between.values()].filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight).slice(0, MOST_LINES);
    return { some, lines };
  }

  function draw() {
    if (root.hidden) return;
    const { text } = strings;
    const { some, lines } = drawn();
    const { width, height } = shape();
    const most = lines.length ? lines[0].weight : 1;
    const drawing = svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "map", role: "group", "aria-label": text.bodies(field) });
    for (const { a, b, weight } of lines) {
      drawing.append(svg("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, "stroke-width": wideFor(weight, most) }));
    }
    for (const group of some) {
      const open = () => onOpen({ by: field, value: group.name });
      const disc = svg("g", { role: "button", tabindex: 0, "aria-label": `${group.name}: ${text.people(group.members.length)}` },
        svg("circle", { cx: group.x, cy: group.y, r: group.r }),
        svg("text", { x: group.x, y: group.y + 4, class: "count" }, String(group.members.length)),
        svg("text", { x: group.x, y: group.y + group.r + BELOW }, short(group.name)), svg("title", {}, group.name));
      disc.addEventListener("click", open);
      disc.addEventListener("keydown", (event) => {
        if (event instanceof KeyboardEvent && (event.key === "Enter" || event.key === " ")) {
          open();
          event.preventDefault();
        }
      });
      drawing.append(disc);
    }
    root.setAttribute("aria-label", text.bodies(field));
    root.replaceChildren(
      make("div", { class: "head" }, make("h2", {}, text.bodies(field)),
        button(text.showPeople, close, { class: "plain-button" })),
      make("p", { class: "minor" }, `${text.bodiesMeaning} ${text.bodiesHint}`), drawing);
  }

  /** The overview as a figure: its size, what is drawn, and what it means. @param {Theme} theme */
  function picture(theme) {
    const { some, lines } = drawn();
    const most = lines.length ? lines[0].weight : 1;
    const discs = some.map(({ x, y, r }) => ({ shape: "disc", color: theme.official, r, x, y }));
    const words = some.flatMap(({ name, members, x, y, r }) => [
      { text: String(members.length), size: COUNT_FONT, color: "#ffffff", centred: true, x, y: y + 4 },
      { text: short(name), size: FONT, color: theme.ink, centred: true, x, y: y + r + BELOW }]);
    return {
      ...shape(), meaning: `${strings.text.bodies(field)}: ${strings.text.bodiesMeaning}`,
      marks: [...lines.map(({ a, b, weight }) => ({ wide: wideFor(weight, most), color: theme.edge, opacity: LINE_OPACITY, x: a.x, y: a.y, across: b.x - a.x, down: b.y - a.y })), ...discs, ...words],
    };
  }

  function open() {
    root.hidden = false;
    draw();
    root.focus({ preventScroll: true });
  }

  function close() {
    if (root.hidden) return;
    root.hidden = true;
    guantu.basics.element("network").focus({ preventScroll: true });
  }

  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    close();
    event.stopPropagation();
  });

  return {
    draw, open, close, picture,
    get isOpen() { return !root.hidden; },
    isOffered: chosenField !== null,
    opensFirst: chosenField !== null && data.nodes.length >= OPENS_FROM,
    /** @param {typeof onOpen} open */
    handle(open) { onOpen = open; },
  };
})();
