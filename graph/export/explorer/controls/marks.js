// @ts-check
// Errors that the reader marks, as rows of judgements.csv and corrections.csv.
"use strict";

guantu.marks = (() => {
  const { model, work, exports } = guantu;
  // The columns of the two files, as graph.resolution reads them.
  const COLUMNS = {
    judgements: ["left_id", "right_id", "judgement", "by", "on", "why", "kind", "lead", "left_name", "left_quote", "right_name", "right_quote"],
    corrections: ["action", "table", "quote", "name", "nth", "source", "field", "value", "by", "on", "why"],
  };

  /** What a sentence calls a node; blank when it does not name it. @param {Sentence} sentence @param {GraphNode} node */
  function printed(sentence, node) {
    for (let at = 0; at < sentence.marks.length; at += 3) {
      const [start, end, who] = sentence.marks.slice(at, at + 3);
      if (who === node.index) return Array.from(sentence.quote).slice(start, end).join("");
    }
    return "";
  }

  /** The sentences that name a node, one of each article. @param {Evidence} evidence @param {GraphNode} node */
  function naming(evidence, node) {
    /** @type {Map<string, Sentence>} */
    const found = new Map();
    for (const sentence of evidence.sentences) {
      if (sentence.quote && !found.has(sentence.article) && printed(sentence, node)) found.set(sentence.article, sentence);
    }
    return [...found.values()];
  }

  /**
   * A row of corrections.csv on what a sentence says.
   * @param {Sentence} sentence @param {string} name @param {{ action: string, table: string, field?: string, value?: string }} what
   */
  const correction = (sentence, name, what) => ({ field: "", value: "", nth: "", ...what, quote: sentence.quote, name, source: sentence.source });

  /**
   * A row of judgements.csv on two persons or companies.
   * @param {Evidence} evidence @param {GraphNode} left @param {GraphNode} right @param {"POSITIVE" | "NEGATIVE"} judgement
   */
  function judgement(evidence, left, right, judgement) {
    /** @param {GraphNode} node */
    const quote = (node) => (naming(evidence, node)[0] || { quote: "" }).quote;
    return {
      left_id: left.id, right_id: right.id, judgement, kind: model.isPerson(left) ? "person" : "company", lead: "left",
      left_name: left.label, left_quote: quote(left), right_name: right.label, right_quote: quote(right),
    };
  }

  /** A row of judgements.csv: in that article the name is somebody else's. @param {GraphNode} node @param {Sentence} sentence */
  const elsewhere = (node, sentence) => ({
    left_id: node.id, right_id: sentence.article, judgement: "NEGATIVE", kind: "person", lead: "left",
    left_name: node.label, left_quote: "", right_name: "", right_quote: "",
  });

  /**
   * The name that tells an event from others of the same sentence; blank when there is no other, and when several reports
   * may call it differently.
   * @param {Evidence} evidence @param {RealEvent} realEvent
   */
  function eventName(evidence, realEvent) {
    const own = new Set(evidence.events[realEvent.index]);
    const isAlone = evidence.events.every((numbers, at) => at === realEvent.index || !numbers.some((number) => own.has(number)));
    return isAlone || realEvent.reports > 1 ? "" : realEvent.name;
  }

  /** A cell that a spreadsheet would run gets an apostrophe in front, which guantu takes off. @param {string} value */
  const shielded = (value) => (/^'*[=+\-@\t\r]/.test(value) ? `'${value}` : value);
  /** @param {string} value */
  const cell = (value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

  /** @param {"judgements" | "corrections"} file */
  function csv(file) {
    const now = new Date();
    const on = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    // A new name comes last: the other rows know the event by its old one.
    const rows = work.state.marks.filter((mark) => mark.file === file)
      .sort((a, b) => Number(a.row.field === "name") - Number(b.row.field === "name"))
      .map(({ row }) => COLUMNS[file].map((column) => cell(shielded(/** @type {Record<string, string>} */ ({ ...row, by: work.by, on })[column] || ""))).join(","));
    return `\ufeff${[COLUMNS[file].join(","), ...rows].join("\r\n")}\r\n`;
  }

  return {
    printed, naming, correction, judgement, elsewhere, eventName,
    /** @param {Evidence} evidence @param {RealEvent} realEvent */
    sentencesOf: (evidence, realEvent) => evidence.events[realEvent.index].map((number) => evidence.sentences[number]),
    /** @param {"judgements" | "corrections"} file */
    save: (file) => exports.saveText(csv(file), "text/csv", "", `${file}.csv`),
  };
})();
