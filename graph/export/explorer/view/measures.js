// @ts-check
// What was measured of somebody in the whole corpus, with intervals; a rank that says little looks like one.
"use strict";

guantu.measures = (() => {
  const { records, strings, dom, basics } = guantu;
  const { make, svg } = dom;
  // The share of all others from which the same rank is no rank.
  const MEANINGLESS = 0.5;
  // Units of the strip that shows where a rank may lie, and the least width of the bar on it.
  const STRIP = 60;
  const HIGH = 8;
  const LEAST_BAR = 2;
  const DIGITS = 3;

  /** @param {number} value */
  const short = (value) => String(Number(value.toPrecision(DIGITS)));
  /** @param {Measured} row */
  const isMeaningless = ({ alike, others }) => alike >= MEANINGLESS * others;

  /** The rank in words: one number only for somebody whom nobody else may equal. @param {Measured} row */
  function rankOf(row) {
    const { text } = strings;
    if (!row.alike) return text.rankIs(row.rank_low);
    return `${isMeaningless(row) ? `${text.noRank} ` : ""}${text.rankBetween(row.rank_low, row.rank_high)}${text.alike(row.alike, row.others)}`;
  }

  /** Where the rank may lie among all, the first on the left. @param {Measured} row */
  function strip({ rank_low: first, rank_high: last, others }) {
    /** @param {number} rank */
    const x = (rank) => ((rank - 1) / (others + 1)) * STRIP;
    return svg("svg", { viewBox: `0 0 ${STRIP} ${HIGH}`, class: "strip", "aria-hidden": "true" },
      svg("rect", { x: 0, y: 0, width: STRIP, height: HIGH, rx: 2 }),
      svg("rect", { x: x(first), y: 0, width: Math.max(LEAST_BAR, x(last + 1) - x(first)), height: HIGH, rx: 2, class: "may" }));
  }

  /** On a card, once unpacked. @param {GraphNode} node */
  function section(node) {
    const place = make("div", { class: "measures", hidden: true });
    records.load().then(({ measures }) => {
      const own = measures.filter((row) => row.who === node.index);
      if (!own.length) return;
      const { text } = strings;
      place.append(make("h3", {}, text.measures), make("dl", {}, ...own.flatMap((row) => [
        make("dt", { title: basics.lookUp(text.measureHints, row.measure) }, basics.lookUp(text.measureNames, row.measure)),
        make("dd", { class: isMeaningless(row) ? "vague" : "" }, `${short(row.value)} (${short(row.low)} – ${short(row.high)}) `, strip(row),
          make("span", { class: "minor" }, rankOf(row)))])), make("p", { class: "minor" }, text.measuresHint));
      place.hidden = false;
    }, () => {});
    return place;
  }

  return { section, rankOf };
})();
