// What can be taken away: pictures, tables and GEXF of what is visible, and a citation.
"use strict";

guantu.takeaway = (() => {
  const { data, model, strings, canvas, labels } = guantu;

  const name = () => (document.querySelector("h1").textContent.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "graph").slice(0, 40);

  function save(blob, ending) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${name()}${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  const saveText = (text, type, ending) => save(new Blob([text], { type: `${type};charset=utf-8` }), ending);

  function png() {
    const { width, height, theme } = canvas.scene();
    const picture = document.createElement("canvas");
    const ratio = 2;
    picture.width = width * ratio;
    picture.height = height * ratio;
    const context = picture.getContext("2d");
    context.scale(ratio, ratio);
    context.fillStyle = theme.halo;
    context.fillRect(0, 0, width, height);
    canvas.paintOn(context);
    picture.toBlob((blob) => save(blob, ".png"), "image/png");
  }

  // XML 1.0 has no room for control characters and lone surrogates.
  const xml = (value) => String(value).toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`);
  const tag = (element, attributes, content) => {
    const inside = Object.entries(attributes).map(([key, value]) => ` ${key}="${xml(value)}"`).join("");
    return content === undefined ? `<${element}${inside}/>` : `<${element}${inside}>${content}</${element}>`;
  };
  const round = (value) => Math.round(value * 100) / 100;

  function outline(node, r) {
    const { x, y } = canvas.toScreen(node);
    const shape = canvas.shapeOf(node);
    if (shape === "disc") return ["circle", { cx: round(x), cy: round(y), r: round(r) }];
    if (shape === "square") {
      return ["rect", { x: round(x - r * 0.88), y: round(y - r * 0.88), width: round(r * 1.76), height: round(r * 1.76) }];
    }
    const corners = shape === "diamond" ? [[0, -1], [1, 0], [0, 1], [-1, 0]] : [[0, -1], [0.95, 0.75], [-0.95, 0.75]];
    return ["polygon", { points: corners.map(([a, b]) => `${round(x + a * r)},${round(y + b * r)}`).join(" ") }];
  }

  function svgText() {
    const { groups, near, theme, width, height } = canvas.scene();
    const lines = groups.map((group) => tag("g", {
      stroke: group.color, "stroke-opacity": round(group.opacity), "stroke-width": group.wide,
      ...(group.dashed ? { "stroke-dasharray": "5 4" } : {}),
    }, group.edges.map((edge) => {
      const [a, b] = [canvas.toScreen(edge.from), canvas.toScreen(edge.to)];
      return tag("path", { d: `M${round(a.x)} ${round(a.y)}L${round(b.x)} ${round(b.y)}` });
    }).join("")));
    const discs = model.shown.nodes.map((node) => {
      const [element, attributes] = outline(node, canvas.radius(node));
      return tag(element, { ...attributes, fill: canvas.colorOf(node), ...(near && !near.has(node) ? { opacity: 0.16 } : {}) },
        tag("title", {}, xml(node.label)));
    });
    const words = labels.placed.flatMap((box) => box.node.lines.map((line, row) =>
      tag("text", { x: round(box.x), y: round(box.top + row * box.font * 1.2 + box.font * 0.88), "font-size": round(box.font) }, xml(line))));
    return `<?xml version="1.0" encoding="UTF-8"?>\n${tag("svg", {
      xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`,
    }, [tag("title", {}, xml(document.title)), tag("rect", { width, height, fill: theme.halo }),
      tag("g", { fill: "none" }, lines.join("\n")), tag("g", { stroke: theme.halo, "stroke-width": 1.5 }, discs.join("\n")),
      tag("g", {
        fill: theme.ink, stroke: theme.halo, "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke",
        "text-anchor": "middle", "font-family": theme.face,
      }, words.join("\n"))].join("\n"))}\n`;
  }

  // A cell that a spreadsheet would read as a formula gets an apostrophe in front.
  function cell(value) {
    const plain = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value ?? "");
    return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  }
  const csv = (header, rows) => `\ufeff${[header, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

  const NODE_COLUMNS = ["label", "kind", "post", "organization", "jurisdiction", "branch", "level", "pinyin", "aliases",
    "event_kind", "place", "date_text", "first_date", "last_date", "community"];
  const attended = (node) => node.meetings.filter((meeting) => model.shown.takesPart(meeting, node)).length;

  const nodesCsv = () => csv(["id", ...NODE_COLUMNS, "degree", "strength", "events"], model.shown.nodes.map((node) => [
    node.id, ...NODE_COLUMNS.map((column) => node[column] ?? ""),
    model.shown.degree[node.index], model.shown.strength[node.index], attended(node),
  ]));

  // The days of an edge as far as the filters count its events.
  function days(edge) {
    const counted = edge.meetings.map((number) => data.meetings[number])
      .filter((meeting) => model.shown.takesPart(meeting, meeting.node === edge.to ? edge.from : edge.to)
        && (!model.isPair(edge) || model.shown.takesPart(meeting, edge.from)));
    if (!counted.length) return [edge.first_date || "", edge.last_date || ""];
    const first = counted.map((meeting) => meeting.first_date).filter(Boolean).sort();
    const last = counted.map((meeting) => meeting.last_date).filter(Boolean).sort();
    return [first[0] || "", last[last.length - 1] || ""];
  }

  const edgeValues = (edge) => {
    const [first, last] = days(edge);
    const pair = model.isPair(edge);
    return {
      relation: edge.relation, role: edge.role || "", post: edge.post || "",
      events: pair ? model.shown.events[edge.index] : "", weight: pair ? model.shown.weight[edge.index] : 1,
      p_value: edge.p_value ?? "", first_date: first, last_date: last,
    };
  };

  const edgesCsv = () => csv(
    ["source_id", "source", "target_id", "target", "relation", "role", "post", "events", "weight", "p_value", "first_date", "last_date"],
    model.shown.edges.map((edge) => [edge.from.id, edge.from.label, edge.to.id, edge.to.label, ...Object.values(edgeValues(edge))]));

  // GEXF 1.2draft with the attributes and the looks of the visible part.
  function gexf() {
    const ofNode = [...NODE_COLUMNS.slice(1).map((column) => [column, column === "community" ? "integer" : "string"]),
      ["degree", "integer"], ["strength", "double"], ["events", "integer"]];
    const ofEdge = [["relation", "string"], ["role", "string"], ["post", "string"], ["events", "integer"],
      ["p_value", "double"], ["first_date", "string"], ["last_date", "string"]];
    const declare = (owner, columns) => tag("attributes", { class: owner, mode: "static" },
      columns.map(([id, type]) => tag("attribute", { id, title: id, type })).join(""));
    const values = (columns, of) => tag("attvalues", {}, columns.filter(([id]) => (of[id] ?? "") !== "")
      .map(([id]) => tag("attvalue", { for: id, value: of[id] })).join(""));
    const rgb = (color) => ({ r: parseInt(color.slice(1, 3), 16), g: parseInt(color.slice(3, 5), 16), b: parseInt(color.slice(5, 7), 16) });
    const nodes = model.shown.nodes.map((node) => tag("node", { id: node.id, label: node.label }, [
      values(ofNode, {
        ...node, degree: model.shown.degree[node.index], strength: model.shown.strength[node.index],
        events: attended(node), post: node.post, community: node.community,
      }),
      tag("viz:color", rgb(canvas.colorOf(node))), tag("viz:position", { x: node.x, y: -node.y, z: 0 }),
      tag("viz:size", { value: node.size }),
    ].join("")));
    const edges = model.shown.edges.map((edge, id) => {
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

  // What to write under a figure: the corpus, the programme and its version, and the day.
  function citation() {
    const { about } = data;
    const written = new Date(document.lastModified);
    const day = Number.isNaN(written.getTime()) ? "" : `${written.getFullYear()}-${String(written.getMonth() + 1).padStart(2, "0")}-${String(written.getDate()).padStart(2, "0")}`;
    return strings.text.citation(document.querySelector("h1").textContent, about, day);
  }

  return {
    png, citation, svgText, nodesCsv, edgesCsv, gexf,
    svg: () => saveText(svgText(), "image/svg+xml", ".svg"),
    nodes: () => saveText(nodesCsv(), "text/csv", "-nodes.csv"),
    edges: () => saveText(edgesCsv(), "text/csv", "-edges.csv"),
    saveGexf: () => saveText(gexf(), "application/xml", ".gexf"),
  };
})();
