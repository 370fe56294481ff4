// @ts-check
// The calendar of the issues read: for each paper and year a square a day, what is missing left open.
"use strict";

guantu.issues = (() => {
  const { records, strings, dom, basics } = guantu;
  const { make, svg } = dom;
  // Units of a square with its gap, and years of a paper drawn at most: the latest.
  const CELL = 6;
  const MOST_YEARS = 12;
  const DAY = 86400000;
  // Milliseconds that a page which opens waits before it unpacks what it holds.
  const OPENING = 1500;
  const opened = new Promise((done) => { setTimeout(done, OPENING); });
  const STATUSES = ["read", "partial", "failed", "missing"];

  /** @param {string} year @param {Issue[]} issues */
  function calendar(year, issues) {
    const start = Date.parse(`${year}-01-01T00:00:00Z`);
    const shift = (new Date(start).getUTCDay() + 6) % 7;
    const drawing = svg("svg", { viewBox: `0 0 ${54 * CELL} ${7 * CELL}`, class: "issues", role: "img", "aria-label": `${year}: ${countOf(issues)}` });
    for (const { day, status, pages_read: read, pages_expected: expected } of issues) {
      const at = Math.round((Date.parse(`${day}T00:00:00Z`) - start) / DAY) + shift;
      const square = svg("rect", { x: Math.floor(at / 7) * CELL + 0.5, y: (at % 7) * CELL + 0.5, width: CELL - 1.2, height: CELL - 1.2, class: status });
      square.append(svg("title", {}, `${day}: ${basics.lookUp(strings.text.issueStatus, status)} ${read}/${expected}`));
      drawing.append(square);
    }
    return make("div", {}, make("span", { class: "minor" }, `${year} · ${countOf(issues)}`), drawing);
  }

  /** @param {Issue[]} issues */
  const countOf = (issues) => STATUSES.map((status) => ({ status, count: issues.filter((issue) => issue.status === status).length }))
    .filter(({ count }) => count).map(({ status, count }) => `${basics.lookUp(strings.text.issueStatus, status)} ${count}`).join(" · ");

  /** @param {Issue[]} coverage */
  function papers(coverage) {
    const byPaper = new Map();
    for (const issue of coverage) {
      if (!byPaper.has(issue.paper)) byPaper.set(issue.paper, new Map());
      const years = byPaper.get(issue.paper);
      const year = issue.day.slice(0, 4);
      if (!years.has(year)) years.set(year, []);
      years.get(year).push(issue);
    }
    return [...byPaper].flatMap(([paper, years]) => [make("h4", { dir: "auto" }, paper),
      ...[...years].sort().slice(-MOST_YEARS).map(([year, issues]) => calendar(year, issues))]);
  }

  /** The part of the overview that says which issues were read. */
  function section() {
    const place = make("div", { hidden: true });
    opened.then(records.load).then(({ coverage }) => {
      const known = coverage.filter((issue) => issue.day.length === 10);
      if (!known.length) return;
      const details = make("details", { class: "own" }, make("summary", {}, `${strings.text.issues}: ${countOf(known)}`));
      details.addEventListener("toggle", () => {
        if (details.open && details.childElementCount === 1) details.append(...papers(known));
      });
      place.append(details);
      place.hidden = false;
    }, () => {});
    return place;
  }

  return { section };
})();
