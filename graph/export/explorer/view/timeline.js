// @ts-check
// The events over time, as a histogram with a window of two handles that can be played.
"use strict";

guantu.timeline = (() => {
  const { data, filters, strings, dom } = guantu;
  const { make, svg, button } = dom;
  const root = document.getElementById("timeline");
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

  let parts = null;

  function build() {
    const bars = svg("svg", { viewBox: `0 0 ${bins.length} ${HEIGHT}`, preserveAspectRatio: "none", class: "bars", "aria-hidden": "true" });
    counts.forEach((count, index) => bars.append(svg("rect", {
      x: index + (bins.length > MANY_BARS ? 0 : 0.08), width: bins.length > MANY_BARS ? 1 : 0.84,
      y: HEIGHT - (HIGHEST * count) / highest, height: (HIGHEST * count) / highest,
    })));
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
    const words = make("output", { class: "window" });
    const playing = button("", play, { class: "play" });
    const reset = button("", () => set(0, bins.length - 1), { class: "quiet" });
    const marks = make("div", { class: "marks", "aria-hidden": "true" });
    root.replaceChildren(playing, words,
      make("div", { class: "track" }, bars, ...shade, handles.since, handles.until, marks), reset);
    parts = { bars, shade, handles, words, playing, reset, marks };
    const marked = Math.min(MOST_MARKS, bins.length);
    for (let step = 0; step < marked; step += 1) {
      const index = Math.round((step * (bins.length - 1)) / Math.max(1, marked - 1));
      const mark = make("span", {}, bins[index].first.slice(0, bins.length > 1 && bins[0].first.slice(0, 4) !== bins[bins.length - 1].first.slice(0, 4) ? 7 : 10));
      mark.style.left = `${((index + 0.5) / bins.length) * 100}%`;
      marks.append(mark);
    }
  }

  function draw() {
    root.hidden = bins.length < 2;
    if (root.hidden) return;
    if (!parts) build();
    const { text } = strings;
    const [from, to] = range();
    const share = (index) => `${(index / bins.length) * 100}%`;
    root.setAttribute("aria-label", text.timeline);
    for (const [name, value, bin] of [["since", from, bins[from].first], ["until", to + 1, bins[to].last]]) {
      const input = parts.handles[name];
      input.value = String(value);
      input.setAttribute("aria-label", text[name]);
      input.setAttribute("aria-valuetext", bin);
    }
    parts.shade[0].style.width = share(from);
    parts.shade[1].style.width = share(bins.length - 1 - to);
    const events = data.realEvents.filter((_, index) => filters.shown.happened[index]).length;
    parts.words.replaceChildren(...[make("span", {}, `${bins[from].first} – ${bins[to].last}`), make("span", {}, text.inWindow(events)),
      whole() || dated.length === data.realEvents.length ? "" : make("span", {}, text.undated(data.realEvents.length - dated.length))].filter(Boolean));
    parts.playing.textContent = timer ? "❚❚" : "▶";
    parts.playing.setAttribute("aria-label", timer ? text.pause : text.play);
    parts.reset.textContent = text.allTime;
    parts.reset.hidden = whole();
  }

  return { draw, stop: () => timer && stop(), handle(change) { onChange = change; } };
})();
