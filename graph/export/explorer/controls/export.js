// @ts-check
// Exports: pictures, tables and GEXF of what is visible, and a citation.
"use strict";

guantu.exports = (() => {
  const { data, model, filters, strings, canvas, labels, hulls, bodies, figure, dom, basics } = guantu;
  // Pixels of a PNG per pixel of the drawing to choose from, sides of a PNG at most, and decimal places (as a power of ten) of coordinates in an SVG.
  const SCALES = [1, 2, 3, 4, 6];
  const MOST_PIXELS = 16000;
  const PLACES = 100;
  const MOST_NAME_LETTERS = 40;
  // From the top of a line of text to its baseline, in font sizes.
  const BASELINE = 0.88;
  // Milliseconds after which a saved file is dropped from memory.
  const REVOKE_AFTER = 10000;

  const options = { scale: 2, caption: true };

  const name = () => (dom.heading().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "graph").slice(0, MOST_NAME_LETTERS);

  /** @param {Blob} blob @param {string} ending what comes behind the name of the page @param {string} [whole] the name of the file instead */
  function save(blob, ending, whole) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = whole || `${name()}${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_AFTER);
  }

  /** @param {string} text @param {string} type @param {string} ending @param {string} [whole] */
  const saveText = (text, type, ending, whole) => save(new Blob([text], { type: `${type};charset=utf-8` }), ending, whole);

  /**
   * What a figure shows: its size, how it is painted and what it is as SVG, and its legend.
   * @typedef {{ width: number, height: number, paint: (target: CanvasRenderingContext2D) => void, inside: () => string, legend: () => LegendItem[] }} Shot
   */

  /** @returns {Shot} */
  const ofNetwork = () => ({ ...canvas.drawing(), paint: canvas.paintOn, inside: networkInside, legend: figure.legend });

  /** @returns {Shot} */
  function ofOverview() {
    const { width, height, marks, meaning } = bodies.picture(canvas.drawing().theme);
    return {
      width, height, paint: (target) => figure.paint(target, marks, 0), inside: () => figure.elements(marks, 0, tag, xml),
      legend: () => [{ marks: [], wide: 0, words: meaning }],
    };
  }
  const inSight = () => (bodies.isOpen ? ofOverview() : ofNetwork());

  /** @param {Shot} shot */
  const captionOf = ({ width, legend }) => (options.caption ? figure.caption(width, legend()) : { above: [], top: 0, below: [], bottom: 0 });

  function savePng() {
    const shot = inSight();
    const { width, height } = shot;
    const { above, top, below, bottom } = captionOf(shot);
    const whole = top + height + bottom;
    const scale = Math.min(options.scale, MOST_PIXELS / width, MOST_PIXELS / whole);
    const picture = document.createElement("canvas");
    picture.width = Math.round(width * scale);
    picture.height = Math.round(whole * scale);
    const context = basics.contextOf(picture);
    context.scale(scale, scale);
    context.fillStyle = canvas.drawing().theme.halo;
    context.fillRect(0, 0, width, whole);
    context.save();
    context.translate(0, top);
    context.beginPath();
    context.rect(0, 0, width, height);
    context.clip();
    shot.paint(context);
    context.restore();
    figure.paint(context, above, 0);
    figure.paint(context, below, top + height);
    picture.toBlob((blob) => save(basics.sure(blob), ".png"), "image/png");
  }

  /** XML 1.0 has no room for control characters and lone surrogates. @param {any} value */
  const xml = (value) => String(value).toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`);
  /** @param {string} element @param {Record<string, any>} attributes @param {string} [content] */
  const tag = (element, attributes, content) => {
    const inside = Object.entries(attributes).map(([key, value]) => ` ${key}="${xml(value)}"`).join("");
    return content === undefined ? `<${element}${inside}/>` : `<${element}${inside}>${content}</${element}>`;
  };
  /** @param {number} value */
  const round = (value) => Math.round(value * PLACES) / PLACES;

  /** @param {GraphNode} node @param {number} r @returns {[string, Record<string, any>]} */
  function outline(node, r) {
    const { x, y } = canvas.toScreen(node);
    const shape = canvas.shapeOf(node);
    if (shape === "disc") return ["circle", { cx: round(x), cy: round(y), r: round(r) }];
    if (shape === "square") {
      const side = round(2 * r * canvas.SQUARE);
      return ["rect", { x: round(x - r * canvas.SQUARE), y: round(y - r * canvas.SQUARE), width: side, height: side }];
    }
    return ["polygon", { points: canvas.CORNERS[shape].map(([a, b]) => `${round(x + a * r)},${round(y + b * r)}`).join(" ") }];
  }

  function networkInside() {
    const { groups, highlighted, theme } = canvas.drawing();
    const lines = groups.map((group) => tag("g", {
      stroke: group.color, "stroke-opacity": round(group.opacity), "stroke-width": group.wide,
      ...(group.dashed ? { "stroke-dasharray": "5 4" } : {}),
    }, group.edges.map((edge) => {
      const [a, b] = [canvas.toScreen(edge.from), canvas.toScreen(edge.to)];
      return tag("path", { d: `M${round(a.x)} ${round(a.y)}L${round(b.x)} ${round(b.y)}` });
    }).join("")));
    const discs = filters.shown.nodes.map((node) => {
      const [element, attributes] = outline(node, canvas.radius(node));
      return tag(element, { ...attributes, ...(canvas.radius(node) < canvas.PLAIN_RADIUS ? { stroke: "none" } : {}), fill: canvas.colorOf(node), ...(highlighted && !highlighted.has(node) ? { opacity: canvas.FADED_NODE } : {}) },
        tag("title", {}, xml(node.label)));
    });
    const words = labels.placed.flatMap((box) => labels.linesOf(box.node).map((line, row) =>
      tag("text", { x: round(box.x), y: round(box.top + row * box.font * labels.LINE_HEIGHT + box.font * BASELINE), "font-size": round(box.font) }, xml(line))));
    const areas = highlighted ? [] : hulls.areas(canvas.toScreen).map(({ corners, color }) => tag("polygon", {
      points: corners.map(({ x, y }) => `${round(x)},${round(y)}`).join(" "), fill: color, stroke: color, "stroke-width": 2 * hulls.ROOM, "stroke-linejoin": "round", opacity: hulls.AREA,
    }));
    return [areas.join("\n"), tag("g", { fill: "none" }, lines.join("\n")), tag("g", { stroke: theme.halo, "stroke-width": 1.5 }, discs.join("\n")),
      tag("g", {
        fill: theme.ink, stroke: theme.halo, "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke",
        "text-anchor": "middle", "font-family": theme.face,
      }, words.join("\n"))].join("\n");
  }

  function svgText() {
    const shot = inSight();
    const { width, height } = shot;
    const { above, top, below, bottom } = captionOf(shot);
    const whole = top + height + bottom;
    return `<?xml version="1.0" encoding="UTF-8"?>\n${tag("svg", {
      xmlns: "http://www.w3.org/2000/svg", width, height: whole, viewBox: `0 0 ${width} ${whole}`,
    }, [tag("title", {}, xml(document.title)), tag("rect", { width, height: whole, fill: canvas.drawing().theme.halo }),
      figure.elements(above, 0, tag, xml), figure.elements(below, top + height, tag, xml),
      tag("svg", { y: top, width, height, overflow: "hidden" }, shot.inside())].join("\n"))}\n`;
  }

  /** A cell that a spreadsheet would read as a formula gets an apostrophe in front. @param {any} value */
  function cell(value) {
    const plain = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value ?? "");
    return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  }
  /** @param {string[]} header @param {any[][]} rows */
  const csv = (header, rows) => `\ufeff${[header, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

  /** @type {(keyof GraphNode)[]} */
  const NODE_COLUMNS = ["label", "kind", "post", "organization", "jurisdiction", "branch", "level", "pinyin", "aliases",
    "event_kind", "place", "date_text", "first_date", "last_date", "community"];

  const nodesCsv = () => csv(["id", ...NODE_COLUMNS, "degree", "strength", "events"], filters.shown.nodes.map((node) => [
    node.id, ...NODE_COLUMNS.map((column) => node[column] ?? ""),
    filters.shown.degree[node.index], filters.shown.strength[node.index], filters.attended(node),
  ]));

  /** The days of an edge as far as the filters count its events. @param {GraphEdge} edge */
  function days(edge) {
    const counted = edge.realEvents
      .filter((realEvent) => filters.shown.takesPart(realEvent, realEvent.node === edge.to ? edge.from : edge.to)
        && (!model.isPair(edge) || filters.shown.takesPart(realEvent, edge.from)));
    if (!counted.length) return [edge.first_date || "", edge.last_date || ""];
    const first = counted.map((realEvent) => realEvent.first_date).filter(Boolean).sort();
    const last = counted.map((realEvent) => realEvent.last_date).filter(Boolean).sort();
    return [first[0] || "", last[last.length - 1] || ""];
  }

  /** @param {GraphEdge} edge */
  const edgeValues = (edge) => {
    const [first, last] = days(edge);
    const pair = model.isPair(edge);
    return {
      relation: edge.relation, role: edge.role || "", post: edge.post || "",
      events: pair ? filters.shown.events[edge.index] : "", weight: pair ? filters.shown.weight[edge.index] : 1,
      p_value: edge.p_value ?? "", first_date: first, last_date: last, expected: edge.expected ?? "", q_value: edge.q_value ?? "",
    };
  };

  const edgesCsv = () => csv(
    ["source_id", "source", "target_id", "target", "relation", "role", "post", "events", "weight", "p_value", "first_date", "last_date", "expected", "q_value"],
    filters.shown.edges.map((edge) => [edge.from.id, edge.from.label, edge.to.id, edge.to.label, ...Object.values(edgeValues(edge))]));

  // GEXF 1.2draft with the attributes and the looks of the visible part.
  function gexf() {
    const ofNode = [...NODE_COLUMNS.slice(1).map((column) => [column, column === "community" ? "integer" : "string"]),
      ["degree", "integer"], ["strength", "double"], ["events", "integer"]];
    const ofEdge = [["relation", "string"], ["role", "string"], ["post", "string"], ["events", "integer"],
      ["p_value", "double"], ["first_date", "string"], ["last_date", "string"], ["expected", "double"], ["q_value", "double"]];
    /** @param {string} owner @param {string[][]} columns */
    const declare = (owner, columns) => tag("attributes", { class: owner, mode: "static" },
      columns.map(([id, type]) => tag("attribute", { id, title: id, type })).join(""));
    /** @param {string[][]} columns @param {Record<string, any>} of */
    const values = (columns, of) => tag("attvalues", {}, columns.filter(([id]) => (of[id] ?? "") !== "")
      .map(([id]) => tag("attvalue", { for: id, value: of[id] })).join(""));
    /** @param {string} color */
    const rgb = (color) => ({ r: parseInt(color.slice(1, 3), 16), g: parseInt(color.slice(3, 5), 16), b: parseInt(color.slice(5, 7), 16) });
    const nodes = filters.shown.nodes.map((node) => tag("node", { id: node.id, label: node.label }, [
      values(ofNode, {
        ...node, degree: filters.shown.degree[node.index], strength: filters.shown.strength[node.index],
        events: filters.attended(node), post: node.post, community: node.community,
      }),
      tag("viz:color", rgb(canvas.colorOf(node))), tag("viz:position", { x: node.x, y: -node.y, z: 0 }),
      tag("viz:size", { value: node.size }),
    ].join("")));
    const edges = filters.shown.edges.map((edge, id) => {
      const { weight, ...rest } = edgeValues(edge);
      return tag("edge", { id, source: edge.from.id, target: edge.to.id, weight }, values(ofEdge, rest));
    });
    return `<?xml version="1.0" encoding="UTF-8"?>\n${tag("gexf", {
      xmlns: "http://www.gexf.net/1.2draft", "xmlns:viz": "http://www.gexf.net/1.2draft/viz", version: "1.2",
    }, [tag("meta", {}, tag("creator", {}, "guantu") + tag("description", {}, xml(citation()))),
      tag("graph", { defaultedgetype: "undirected", idtype: "string", mode: "static" }, [
        declare("node", ofNode), declare("edge", ofEdge), tag("nodes", {}, `\n${nodes.join("\n")}\n`),
        tag("edges", {}, `\n${edges.join("\n")}\n`)].join("\n"))].join("\n"))}\n`;
  }

  // What to write under a figure: the corpus, the version of guantu, and the day.
  function citation() {
    const { about } = data;
    const written = new Date(document.lastModified);
    const day = Number.isNaN(written.getTime()) ? "" : `${written.getFullYear()}-${String(written.getMonth() + 1).padStart(2, "0")}-${String(written.getDate()).padStart(2, "0")}`;
    return strings.text.citation(dom.heading(), about, day);
  }

  return {
    citation, options, SCALES, savePng, saveText,
    /** @param {string} part @param {string[]} header @param {any[][]} rows */
    saveCsv: (part, header, rows) => saveText(csv(header, rows), "text/csv", `-${part}.csv`),
    saveSvg: () => saveText(svgText(), "image/svg+xml", ".svg"),
    saveNodes: () => saveText(nodesCsv(), "text/csv", "-nodes.csv"),
    saveEdges: () => saveText(edgesCsv(), "text/csv", "-edges.csv"),
    saveGexf: () => saveText(gexf(), "application/xml", ".gexf"),
  };
})();
