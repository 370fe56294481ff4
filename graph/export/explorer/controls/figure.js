// @ts-check
// What stands around a figure: title, corpus and days above; legend, filters and source below.
"use strict";

guantu.figure = (() => {
  const { data, model, filters, strings, canvas, key, filterForm } = guantu;
  // Pixels: margins, sizes of the letters, distance of lines, and of items of the legend; a symbol with its gap.
  const MARGIN = 16;
  const TITLE = 18;
  const FONT = 12;
  const LINE = 18;
  const ITEM_GAP = 18;
  const SYMBOL = 14;
  const SAMPLE = 30;

  /**
   * Something to draw: letters at their baseline, centred or not; a symbol at its middle; a line by how far it goes; an area.
   * @typedef {{ text?: string, size?: number, bold?: boolean, minor?: boolean, centred?: boolean, shape?: string, color?: string, opacity?: number, r?: number, wide?: number, dash?: string, across?: number, down?: number, area?: boolean, x: number, y: number }} Mark
   */

  const measuring = document.createElement("canvas").getContext("2d");
  /** @param {string} words @param {number} size @param {boolean} [bold] */
  function widthOf(words, size, bold) {
    measuring.font = `${bold ? "600 " : ""}${size}px ${canvas.drawing().theme.face}`;
    return measuring.measureText(words).width;
  }

  /** Lines no wider than the figure; Chinese breaks anywhere, other words between words. @param {string} words @param {number} width */
  function wrapped(words, width) {
    const lines = [];
    let line = "";
    for (const piece of words.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+|\s+/gu) || []) {
      if (line && widthOf(line + piece, FONT) > width) {
        lines.push(line.trim());
        line = "";
      }
      line += piece;
    }
    return [...lines, line.trim()].filter(Boolean);
  }

  /**
   * Of the legend: what is drawn, how wide it is, and what it means.
   * @typedef {{ marks: Mark[], wide: number, words: string }} Item
   */

  /** What shapes, colours, sizes, lines and areas mean. @returns {Item[]} */
  function legend() {
    const { shown, state } = filters;
    const kinds = model.kinds.filter((kind) => shown.count[kind]).map((kind) => ({
      marks: [{ shape: canvas.shapeOf({ kind }), color: canvas.colorOf({ kind }), r: 6, x: 7, y: 0 }], wide: SYMBOL, words: strings.text.kinds[kind],
    }));
    const colors = filterForm.colorEntries().map(({ color, words }) => ({ marks: [{ shape: "disc", color, r: 6, x: 7, y: 0 }], wide: SYMBOL, words }));
    const samples = key.items().map(({ radii, wide, dash, area, words }) => {
      if (radii) return { marks: radii.map((r, at) => ({ shape: "disc", r, x: 6 + 13 * at, y: 0 })), wide: 13 * radii.length, words };
      if (area) return { marks: [{ area: true, x: 0, y: 0 }], wide: SAMPLE, words };
      return { marks: [{ wide, dash, across: SAMPLE - 4, x: 0, y: 0 }], wide: SAMPLE, words };
    });
    return [...(state.color === "kind" || kinds.length > 1 ? kinds : []), ...colors, ...samples];
  }

  /**
   * What stands above and below a drawing of this width, each with its height.
   * @param {number} width @param {Item[]} items the legend
   * @returns {{ above: Mark[], top: number, below: Mark[], bottom: number }}
   */
  function caption(width, items) {
    const { text } = strings;
    const room = width - 2 * MARGIN;
    /** @type {Mark[]} */
    const above = [];
    let y = MARGIN + TITLE - 4;
    above.push({ text: document.querySelector("h1").textContent, size: TITLE, bold: true, x: MARGIN, y });
    const { since, until } = filters.state;
    for (const line of wrapped([strings.corpusIs(data.about), since || until ? `${text.timeline}: ${since || "…"} – ${until || "…"}` : "", strings.summary(filters.shown.count)]
      .filter(Boolean).join(" · "), room)) above.push({ text: line, size: FONT, minor: true, x: MARGIN, y: y += LINE });
    const top = y + MARGIN / 2;

    /** @type {Mark[]} */
    const below = [];
    let x = MARGIN;
    y = LINE;
    for (const { marks, wide, words } of items) {
      const whole = wide + 4 + widthOf(words, FONT);
      if (x > MARGIN && x + whole > MARGIN + room) [x, y] = [MARGIN, y + LINE];
      below.push(...marks.map((mark) => ({ ...mark, x: x + mark.x, y: y - 4 })), { text: words, size: FONT, x: x + wide + 4, y });
      x += whole + ITEM_GAP;
    }
    const active = filterForm.active().map(({ words }) => words);
    const lines = [...(active.length ? wrapped(`${text.filters}: ${active.join(" · ")}`, room) : []), ...wrapped(guantu.exports.citation(), room)];
    for (const line of lines) below.push({ text: line, size: FONT, minor: true, x: MARGIN, y: y += LINE });
    return { above, top, below, bottom: y + MARGIN / 2 };
  }

  /** @param {CanvasRenderingContext2D} target @param {Mark[]} marks @param {number} down pixels by which all stands lower */
  function paint(target, marks, down) {
    const { theme } = canvas.drawing();
    target.textBaseline = "alphabetic";
    for (const mark of marks) {
      const y = mark.y + down;
      const color = mark.color || (mark.text && !mark.minor ? theme.ink : theme.minor);
      target.fillStyle = color;
      target.strokeStyle = color;
      target.globalAlpha = mark.area ? 0.25 : mark.opacity ?? 1;
      target.textAlign = mark.centred ? "center" : "left";
      if (mark.text) {
        target.font = `${mark.bold ? "600 " : ""}${mark.size}px ${theme.face}`;
        target.fillText(mark.text, mark.x, y);
      } else if (mark.area) target.fillRect(mark.x, y - 6, SAMPLE - 4, 12);
      else if (mark.shape) {
        target.beginPath();
        canvas.outlineAt(target, mark.shape, { x: mark.x, y }, mark.r);
        target.fill();
      } else {
        target.lineWidth = mark.wide;
        target.setLineDash(mark.dash ? mark.dash.split(" ").map(Number) : []);
        target.beginPath();
        target.moveTo(mark.x, y);
        target.lineTo(mark.x + mark.across, y + (mark.down || 0));
        target.stroke();
        target.setLineDash([]);
      }
    }
    target.globalAlpha = 1;
  }

  /**
   * The same as elements of SVG.
   * @param {Mark[]} marks @param {number} down
   * @param {(element: string, attributes: Record<string, any>, content?: string) => string} tag @param {(value: any) => string} xml
   */
  function elements(marks, down, tag, xml) {
    const { theme } = canvas.drawing();
    return marks.map((mark) => {
      const y = mark.y + down;
      const color = mark.color || (mark.text && !mark.minor ? theme.ink : theme.minor);
      if (mark.text) return tag("text", { x: mark.x, y, "font-size": mark.size, fill: color, "font-family": theme.face, ...(mark.bold ? { "font-weight": 600 } : {}), ...(mark.centred ? { "text-anchor": "middle" } : {}) }, xml(mark.text));
      if (mark.area) return tag("rect", { x: mark.x, y: y - 6, width: SAMPLE - 4, height: 12, fill: color, opacity: 0.25 });
      if (!mark.shape) {
        return tag("line", { x1: mark.x, x2: mark.x + mark.across, y1: y, y2: y + (mark.down || 0), stroke: color, opacity: mark.opacity ?? 1, "stroke-width": mark.wide, ...(mark.dash ? { "stroke-dasharray": mark.dash } : {}) });
      }
      if (mark.shape === "disc") return tag("circle", { cx: mark.x, cy: y, r: mark.r, fill: color });
      if (mark.shape === "square") {
        const half = mark.r * canvas.SQUARE;
        return tag("rect", { x: mark.x - half, y: y - half, width: 2 * half, height: 2 * half, fill: color });
      }
      return tag("polygon", { points: canvas.CORNERS[mark.shape].map(([a, b]) => `${mark.x + a * mark.r},${y + b * mark.r}`).join(" "), fill: color });
    }).join("\n");
  }

  return { legend, caption, paint, elements };
})();
