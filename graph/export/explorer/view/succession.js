// @ts-check
// The holders of a seat one after another: as a chart with gaps, on the card of each of them and on a card of the seat.
"use strict";

guantu.succession = (() => {
  const { data, records, strings, dom } = guantu;
  const { make, svg, button } = dom;
  // Units of the chart: its width, the room for names, the height of a row and of a band, and letters of a name at most.
  const WIDTH = 330;
  const NAMES = 92;
  const ROW = 20;
  const BAND = 10;
  const MOST_LETTERS = 6;
  const DAY = 86400000;
  /** @type {{ node: (node: GraphNode | null) => void, seat: (id: string) => void }} */
  let handlers;

  /** @param {string} day */
  const time = (day) => Date.parse(`${day}T00:00:00Z`);
  /** @param {Holder[]} seat */
  const inOrder = (seat) => [...seat].sort((a, b) => a.position - b.position
    || (a.since || a.first_observed || "9999").localeCompare(b.since || b.first_observed || "9999") || a.person.localeCompare(b.person));
  /** @param {Holder} holder */
  const titleOf = (holder) => `${holder.organization && !holder.post.startsWith(holder.organization) ? `${holder.organization} · ` : ""}${holder.post}`;
  /** @param {Holder} holder */
  const span = (holder) => [holder.since || holder.first_observed, holder.until || holder.last_observed || holder.since];
  /** @param {Holder} holder */
  const nameOf = (holder) => (holder.who < 0 ? make("span", { dir: "auto" }, holder.person)
    : button(holder.person, () => handlers.node(data.nodes[holder.who]), { class: "link", dir: "auto" }));

  /** When somebody held the seat, and whether a text says so. @param {Holder} holder */
  function when(holder) {
    const { text } = strings;
    const [since, until] = span(holder);
    if (!since && !until) return text.unknownDate;
    /** @param {string} day @param {string} how */
    const basis = (day, how) => (day ? `${day}${how === "stated" ? "" : text.seenOnly}` : "…");
    return `${basis(since, holder.since_basis)} – ${basis(until, holder.until_basis)}`;
  }

  /** The terms as bands over time, gaps between them as dashed boxes; null when no day is known. @param {Holder[]} holders @param {number} [who] */
  function chart(holders, who) {
    const days = holders.flatMap(span).filter(Boolean).sort();
    if (!days.length) return null;
    const [first, last] = [time(days[0]), Math.max(time(days[days.length - 1]), time(days[0]) + DAY)];
    /** @param {string} day */
    const x = (day) => NAMES + ((time(day) - first) / (last - first)) * (WIDTH - NAMES - 4);
    const high = holders.length * ROW + 18;
    const drawing = svg("svg", { viewBox: `0 0 ${WIDTH} ${high}`, class: "bands seats", role: "img", "aria-label": strings.text.seatChart });
    holders.forEach((holder, row) => {
      const top = row * ROW;
      const words = svg("text", { x: 0, y: top + 13, class: holder.who === who ? "self" : "" },
        holder.person.length > MOST_LETTERS ? `${holder.person.slice(0, MOST_LETTERS - 1)}…` : holder.person);
      words.append(svg("title", {}, `${holder.person} ${when(holder)}`));
      drawing.append(words);
      const [since, until] = span(holder);
      if (!since) return;
      const before = row && span(holders[row - 1])[1];
      if (holder.position > 1 && holder.gap_days > 0 && before && before < since) {
        const gap = svg("rect", { x: x(before), width: Math.max(2, x(since) - x(before)), y: top + 5, height: BAND, class: "gap" });
        gap.append(svg("title", {}, strings.text.gap(holder.gap_days)));
        drawing.append(gap);
      }
      const band = svg("rect", {
        x: x(since), width: Math.max(3, x(until || since) - x(since)), y: top + 5, height: BAND, rx: 2,
        class: holder.since_basis === "stated" ? "observed stated-since" : "observed only",
      });
      band.append(svg("title", {}, `${holder.person} ${when(holder)}`));
      drawing.append(band);
    });
    const floor = holders.length * ROW + 2;
    drawing.append(svg("line", { x1: NAMES, x2: WIDTH, y1: floor, y2: floor, class: "axis" }),
      svg("text", { x: NAMES, y: floor + 12 }, days[0]), svg("text", { x: WIDTH, y: floor + 12, "text-anchor": "end" }, days[days.length - 1]));
    return drawing;
  }

  /** What stands on a person's card of each seat: who came before and after. @param {GraphNode} node */
  function section(node) {
    const place = make("div", { class: "seats-of", hidden: true });
    records.load().then(({ successions, seats }) => {
      const own = successions.filter((holder) => holder.who === node.index);
      const drawn = own.flatMap((holder) => {
        const seat = inOrder(seats.get(holder.seat_id) || []);
        if (seat.length < 2) return [];
        const at = seat.indexOf(holder);
        const near = holder.position ? seat.slice(Math.max(0, at - 1), at + 2) : [];
        return [make("li", {},
          button(titleOf(holder), () => handlers.seat(holder.seat_id), { class: "link", dir: "auto" }),
          near.length > 1 ? chart(near, node.index) : "",
          holder.position ? make("span", { class: "minor" },
            ...(seat[at - 1] ? [strings.text.before, " ", nameOf(seat[at - 1]), " "] : []),
            ...(seat[at + 1] ? [strings.text.after, " ", nameOf(seat[at + 1])] : []))
            : make("span", { class: "minor" }, strings.text.seatHolders(seat.length)))];
      });
      if (!drawn.length) return;
      place.append(make("h3", {}, strings.text.succession), make("ul", { class: "plain posts" }, ...drawn));
      place.hidden = false;
    }, () => {});
    return place;
  }

  /** The card of a seat: all its holders. @param {string} id */
  function card(id) {
    records.load().then(({ seats }) => {
      const holders = inOrder(seats.get(id) || []);
      if (!holders.length) return;
      const { text } = strings;
      const [first] = holders;
      guantu.panel.fill(
        make("div", { class: "heading" }, make("h2", { dir: "auto" }, titleOf(first)),
          button("×", () => handlers.node(null), { class: "back", "aria-label": text.back })),
        make("p", { class: "minor", dir: "auto" }, [first.jurisdiction, first.seats === "several" ? text.severalSeats : ""].filter(Boolean).join(" · ")),
        chart(holders),
        guantu.panel.section(`${text.holders} (${holders.length})`, make("ul", { class: "plain posts" }, ...holders.map((holder) => make("li", {},
          nameOf(holder), make("span", { class: "minor" }, when(holder)),
          holder.acting ? make("span", { class: "minor" }, text.acting) : "",
          holder.gap_days > 0 && holder.position > 1 ? make("span", { class: "minor" }, text.gap(holder.gap_days)) : "",
          holder.overlap_days > 0 ? make("span", { class: "minor" }, text.overlap(holder.overlap_days)) : "",
          holder.predecessor ? make("span", { class: "minor", dir: "auto" }, text.namedBefore(holder.predecessor)) : "",
          holder.conflict ? make("span", { class: "minor", dir: "auto" }, `${text.conflict}: ${holder.conflict}`) : "")))),
        make("p", { class: "minor" }, text.seenHint));
    }, () => {});
  }

  return {
    chart, section, card, inOrder, when, titleOf,
    /** @param {typeof handlers} given */
    handle(given) { handlers = given; },
  };
})();
