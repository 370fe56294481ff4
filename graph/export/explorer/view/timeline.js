// @ts-check
// The events over time, as a histogram with a window of two handles that can be played.
"use strict";

guantu.timeline = (() => {
  const { data, filters, strings, dom } = guantu;
  const { make, svg, button } = dom;
  const root = guantu.basics.element("timeline");
  const DAY = 86400000;
  // Milliseconds for which each window is shown when the window is played.
  const PLAY_STEP = 700;
  // Days up to which a bar is a day, then a week, then a month; beyond, a year.
  const DAILY = 120;
  const WEEKLY = 730;
  const MONTHLY = 365 * 20;
  // Height of the bars in units of their drawing; the highest bar leaves 2 free.
  const HEIGHT = 30;
  const HIGHEST = 28;
  // Bars from which on they stand without gaps, and how many dates stand below them.
  const MANY_BARS = 60;
  // Pixels from a handle within which it is grabbed, and within which a pointer is still.
  const REACH = 14;
  const STILL = 3;
  const MOST_MARKS = 7;
  /** @type {() => void} */
  let onChange;
  let timer = 0;

  /** @param {string} day */
  const time = (day) => Date.parse(`${day}T00:00:00Z`);
  /** @param {number} at */
  const iso = (at) => new Date(at).toISOString().slice(0, 10);
  const dated = data.realEvents.filter((realEvent) => realEvent.first_date);
  const bins = makeBins();
  const counts = bins.map((bin) => dated.filter((realEvent) => bin.first <= realEvent.first_date && realEvent.first_date <= bin.last).length);
  const highest = Math.max(1, ...counts);

  // Days, weeks, months or years, whichever gives a readable number of bars.
  function makeBins() {
    const days = dated.flatMap((realEvent) => [realEvent.first_date, realEvent.last_date]).sort();
    if (!days.length) return [];
    const [first, last] = [time(days[0]), time(days[days.length - 1])];
    const span = (last - first) / DAY;
    const found = [];
    if (span <= WEEKLY) {
      const width = span <= DAILY ? 1 : 7;
      const monday = width === 7 ? first - ((new Date(first).getUTCDay() + 6) % 7) * DAY : first;
      for (let at = monday; at <= last; at += width * DAY) found.push({ first: iso(at), last: iso(at + (width - 1) * DAY) });
      return found;
    }
    const months = span <= MONTHLY ? 1 : 12;
    let at = new Date(first);
    at = new Date(Date.UTC(at.getUTCFullYear(), months === 12 ? 0 : at.getUTCMonth(), 1));
    while (at.getTime() <= last) {
      const next = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1));
      found.push({ first: iso(at.getTime()), last: iso(next.getTime() - DAY) });
      at = next;
    }
    return found;
  }

  /**
   * The first or last day that a typed year, month or day means; "" for nothing, null for no day.
   * @param {string} typed @param {boolean} isLast
   */
  function dayOf(typed, isLast) {
    if (!typed.trim()) return "";
    const found = /^(\d{4})(?:\D+(\d{1,2})(?:\D+(\d{1,2}))?)?\D*$/.exec(typed.trim());
    if (!found) return null;
    const [year, month, day] = found.slice(1).map((digits) => (digits ? Number(digits) : null));
    if (year === null || month === 0 || (month || 1) > 12 || day === 0 || (day || 1) > 31) return null;
    const at = day ? Date.UTC(year, (month || 1) - 1, day)
      : !isLast ? Date.UTC(year, (month || 1) - 1, 1) : Date.UTC(year, month || 12, 1) - DAY;
    return day && new Date(at).getUTCMonth() !== (month || 1) - 1 ? null : iso(at);
  }

  /** @param {"since" | "until"} which @param {HTMLInputElement} input */
  function typeDay(which, input) {
    const day = dayOf(input.value, which === "until");
    input.setAttribute("aria-invalid", String(day === null));
    if (day === null) return;
    const { since, until } = filters.state;
    const [from, to] = which === "since" ? [day, until] : [since, day];
    Object.assign(filters.state, from && to && from > to ? { since: to, until: from } : { since: from, until: to });
    onChange();
  }

  /**
   * Dragging: a handle past the other one, the window as a whole, or a new window where all time is shown.
   * @param {HTMLElement} track
   */
  function makeDraggable(track) {
    /** @type {{ anchor: number, width: number | null, start: number, id: number } | null} */
    let drag = null;
    /** @param {PointerEvent} event */
    const place = (event) => {
      const { left, width } = track.getBoundingClientRect();
      return { at: Math.max(0, Math.min(bins.length, ((event.clientX - left) / width) * bins.length)), pixel: bins.length / width };
    };
    track.addEventListener("pointerdown", (event) => {
      if (event.button > 0) return;
      const { at, pixel } = place(event);
      const [from, to] = range();
      const [low, high] = [from, to + 1];
      const reach = Math.min(REACH * pixel, (high - low) / 4);
      track.setPointerCapture(event.pointerId);
      const id = event.pointerId;
      if (at < low + reach) drag = { anchor: high, width: null, start: at, id };
      else if (at > high - reach) drag = { anchor: low, width: null, start: at, id };
      else if (whole()) drag = { anchor: at, width: null, start: at, id };
      else drag = { anchor: at - low, width: high - low, start: at, id };
      event.preventDefault();
    });
    track.addEventListener("pointermove", (event) => {
      if (!drag || drag.id !== event.pointerId) return;
      const { at, pixel } = place(event);
      if (Math.abs(at - drag.start) < STILL * pixel) return;
      drag.start = Infinity;
      if (drag.width !== null) {
        const from = Math.max(0, Math.min(bins.length - drag.width, Math.round(at - drag.anchor)));
        set(from, from + drag.width - 1);
        return;
      }
      const from = Math.min(bins.length - 1, Math.floor(Math.min(drag.anchor, at) + (drag.anchor > at ? 0.5 : 0)));
      const to = Math.ceil(Math.max(drag.anchor, at) - (drag.anchor > at ? 0 : 0.5)) - 1;
      set(from, Math.max(from, to));
    });
    const end = () => { drag = null; };
    track.addEventListener("pointerup", end);
    track.addEventListener("pointercancel", end);
  }

  const whole = () => !filters.state.since && !filters.state.until;
  // The bins that the window covers, from the state, which may also come from a link.
  function range() {
    const { since, until } = filters.state;
    let from = since ? bins.findIndex((bin) => bin.last >= since) : 0;
    let to = until ? bins.findLastIndex((bin) => bin.first <= until) : bins.length - 1;
    if (from < 0) from = bins.length - 1;
    if (to < from) to = from;
    return [from, to];
  }

  /** @param {number} from @param {number} to */
  function set(from, to) {
    const all = from === 0 && to === bins.length - 1;
    filters.state.since = all ? "" : bins[from].first;
    filters.state.until = all ? "" : bins[to].last;
    onChange();
  }

  function stop() {
    clearInterval(timer);
    timer = 0;
    draw();
  }

  function play() {
    if (timer) return stop();
    const [from, to] = range();
    const width = whole() ? Math.max(0, Math.round(bins.length / 8) - 1) : to - from;
    const start = whole() || to === bins.length - 1 ? 0 : from;
    set(start, start + width);
    timer = setInterval(() => {
      const [at] = range();
      if (at + width + 1 >= bins.length) return stop();
      return set(at + 1, at + 1 + width);
    }, PLAY_STEP);
    return draw();
  }

  /** @type {ReturnType<typeof build> | null} */
  let parts = null;

  // Puts the parts together that stay while the window moves.
  function build() {
    const bars = svg("svg", { viewBox: `0 0 ${bins.length} ${HEIGHT}`, preserveAspectRatio: "none", class: "bars", "aria-hidden": "true" });
    counts.forEach((count, index) => bars.append(svg("rect", {
      x: index + (bins.length > MANY_BARS ? 0 : 0.08), width: bins.length > MANY_BARS ? 1 : 0.84,
      y: HEIGHT - (HIGHEST * count) / highest, height: (HIGHEST * count) / highest,
    })));
    /** @param {"since" | "until"} which */
    const handle = (which) => make("input", {
      type: "range", min: "0", max: String(bins.length), step: "1", class: which,
      oninput: (event) => {
        const [from, to] = range();
        const value = Number(event.target.value);
        // The handles stand at the first bar's beginning and at the last bar's end.
        if (which === "since") set(Math.min(value, to), to);
        else set(from, Math.max(value - 1, from));
      },
    });
    const shade = [make("div", { class: "shade left" }), make("div", { class: "shade right" })];
    const handles = { since: handle("since"), until: handle("until") };
    const words = make("output", {});
    /** @param {"since" | "until"} which */
    const typed = (which) => make("input", { type: "text", class: "day", inputmode: "numeric", autocomplete: "off", maxlength: "12", onchange: (event) => typeDay(which, event.target) });
    const days = { since: typed("since"), until: typed("until") };
    const track = make("div", { class: "track" });
    makeDraggable(track);
    const playing = button("", play, { class: "play" });
    const reset = button("", () => set(0, bins.length - 1), { class: "quiet" });
    const marks = make("div", { class: "marks", "aria-hidden": "true" });
    track.append(bars, ...shade, handles.since, handles.until, marks);
    root.replaceChildren(playing, make("div", { class: "window" }, make("span", { class: "days" }, days.since, "–", days.until), words), track, reset);
    const marked = Math.min(MOST_MARKS, bins.length);
    for (let step = 0; step < marked; step += 1) {
      const index = Math.round((step * (bins.length - 1)) / Math.max(1, marked - 1));
      const mark = make("span", {}, bins[index].first.slice(0, bins.length > 1 && bins[0].first.slice(0, 4) !== bins[bins.length - 1].first.slice(0, 4) ? 7 : 10));
      mark.style.left = `${((index + 0.5) / bins.length) * 100}%`;
      marks.append(mark);
    }
    return { shade, handles, words, playing, reset, days };
  }

  function draw() {
    const { text } = strings;
    root.hidden = !data.realEvents.length;
    if (root.hidden) return;
    if (bins.length < 2) {
      root.replaceChildren(make("p", { class: "minor" }, bins.length ? text.oneDay(bins[0].first, data.realEvents.length - dated.length) : text.noDay(data.realEvents.length)));
      return;
    }
    parts ||= build();
    const [from, to] = range();
    /** @param {number} index */
    const share = (index) => `${(index / bins.length) * 100}%`;
    root.setAttribute("aria-label", text.timeline);
    for (const [name, value, bin] of /** @type {["since" | "until", number, string][]} */ ([["since", from, bins[from].first], ["until", to + 1, bins[to].last]])) {
      const input = parts.handles[name];
      input.value = String(value);
      input.setAttribute("aria-label", text[name]);
      input.setAttribute("aria-valuetext", bin);
    }
    parts.shade[0].style.width = share(from);
    parts.shade[1].style.width = share(bins.length - 1 - to);
    const { since, until } = filters.state;
    for (const [name, day, open, label] of /** @type {["since" | "until", string, string, string][]} */ ([["since", since, bins[0].first, text.firstDay], ["until", until, bins[bins.length - 1].last, text.lastDayOf]])) {
      const input = parts.days[name];
      if (input !== dom.focused() || day) input.value = day || open;
      input.setAttribute("aria-label", label);
      input.removeAttribute("aria-invalid");
      input.title = text.typeDay;
    }
    const events = dated.filter((realEvent) => filters.shown.happened[realEvent.index]).length;
    const undated = data.realEvents.length - dated.length;
    const counted = data.realEvents.filter((realEvent) => !realEvent.first_date && filters.shown.happened[realEvent.index]).length;
    parts.words.replaceChildren(...[make("span", {}, text.inWindow(events)),
      undated ? make("span", {}, whole() ? text.undatedToo(counted) : text.undated(undated)) : ""].filter(Boolean));
    parts.playing.textContent = timer ? "❚❚" : "▶";
    parts.playing.setAttribute("aria-label", timer ? text.pause : text.play);
    parts.reset.textContent = text.allTime;
    parts.reset.hidden = whole();
  }

  return {
    draw,
    stop() { if (timer) stop(); },
    /** @param {typeof onChange} change */
    handle(change) { onChange = change; },
  };
})();
