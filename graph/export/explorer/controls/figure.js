// @ts-check
// What stands around a figure: title, corpus and days above; legend, filters and source below.
"use strict";

guantu.figure = (() => {
  const { data, model, filters, strings, canvas, key, filterForm, dom, basics } = guantu;
  // Pixels: margins, sizes of the letters, distance of lines, and of items of the legend; a symbol with its gap.
  const MARGIN = 16;
  const TITLE = 18;
  const FONT = 12;
  const LINE = 18;
  const ITEM_GAP = 18;
  const SYMBOL = 14;
  const SAMPLE = 30;
  const AREA_OPACITY = 0.25;

  const measuring = basics.contextOf(document.createElement("canvas"));
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

  /** What shapes, colours, sizes, lines and areas mean. @returns {LegendItem[]} */
  function legend() {
    const { shown, state } = filters;
    const kinds = model.kinds.filter((kind) => shown.count[kind]).map((kind) => ({
      marks: [{ shape: canvas.shapeOf({ kind }), color: canvas.colorOf({ kind }), r: 6, x: 7, y: 0 }], wide: SYMBOL, words: strings.text.kinds[kind],
    }));
    const colors = filterForm.colorEntries().map(({ color, words }) => ({ marks: [{ shape: "disc", color, r: 6, x: 7, y: 0 }], wide: SYMBOL, words }));
    const samples = key.items().map(({ radii, wide, dash, area, words }) => {
      if (radii) return { marks: radii.map((r, at) => ({ shape: "disc", r, x: 6 + 13 * at, y: 0 })), wide: 13 * radii.length, words };
      if (area) return { marks: [{ area: /** @type {const} */ (true), x: 0, y: 0 }], wide: SAMPLE, words };
      return { marks: [{ wide: wide || 1, dash, across: SAMPLE - 4, x: 0, y: 0 }], wide: SAMPLE, words };
    });
    return [...(state.color === "kind" || kinds.length > 1 ? kinds : []), ...colors, ...samples];
  }

  /**
   * What stands above and below a drawing of this width, each with its height.
   * @param {number} width @param {LegendItem[]} items the legend
   * @returns {{ above: Glyph[], top: number, below: Glyph[], bottom: number }}
   */
  function caption(width, items) {
    const { text } = strings;
    const room = width - 2 * MARGIN;
    /** @type {Glyph[]} */
    const above = [];
    let y = MARGIN + TITLE - 4;
    above.push({ text: dom.heading(), size: TITLE, bold: true, x: MARGIN, y });
    const { since, until } = filters.state;
    for (const line of wrapped([strings.corpusIs(data.about), since || until ? `${text.timeline}: ${since || "…"} – ${until || "…"}` : "", strings.summary(filters.shown.count)]
      .filter(Boolean).join(" · "), room)) above.push({ text: line, size: FONT, minor: true, x: MARGIN, y: y += LINE });
    const top = y + MARGIN / 2;

    /** @type {Glyph[]} */
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

  /** @param {Glyph} mark @param {Theme} theme */
  const colorOf = (mark, theme) => mark.color || ("text" in mark && !mark.minor ? theme.ink : theme.minor);

  /** @param {CanvasRenderingContext2D} target @param {Glyph[]} marks @param {number} down pixels by which all stands lower */
  function paint(target, marks, down) {
    const { theme } = canvas.drawing();
    target.textBaseline = "alphabetic";
    for (const mark of marks) {
      const y = mark.y + down;
      target.fillStyle = colorOf(mark, theme);
      target.strokeStyle = colorOf(mark, theme);
      target.globalAlpha = "area" in mark ? AREA_OPACITY : mark.opacity ?? 1;
      if ("text" in mark) {
        target.textAlign = mark.centred ? "center" : "left";
        target.font = `${mark.bold ? "600 " : ""}${mark.size}px ${theme.face}`;
        target.fillText(mark.text, mark.x, y);
      } else if ("area" in mark) target.fillRect(mark.x, y - 6, SAMPLE - 4, 12);
      else if ("shape" in mark) {
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
   * @param {Glyph[]} marks @param {number} down
   * @param {(element: string, attributes: Record<string, any>, content?: string) => string} tag @param {(value: any) => string} xml
   */
  function elements(marks, down, tag, xml) {
    const { theme } = canvas.drawing();
    return marks.map((mark) => {
      const y = mark.y + down;
      const color = colorOf(mark, theme);
      if ("text" in mark) return tag("text", { x: mark.x, y, "font-size": mark.size, fill: color, "font-family": theme.face, ...(mark.bold ? { "font-weight": 600 } : {}), ...(mark.centred ? { "text-anchor": "middle" } : {}) }, xml(mark.text));
      if ("area" in mark) return tag("rect", { x: mark.x, y: y - 6, width: SAMPLE - 4, height: 12, fill: color, opacity: AREA_OPACITY });
      if (!("shape" in mark)) {
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
