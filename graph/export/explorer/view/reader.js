// @ts-check
// The reader: a whole article, opened at a sentence, with the names in it as links to their cards.
"use strict";

guantu.reader = (() => {
  const { data, records, strings, dom } = guantu;
  const { make, button } = dom;
  const root = guantu.basics.element("reader");
  /** @type {{ node: (node: GraphNode) => void, notify: (words: string) => void }} */
  let handlers;
  /** @type {HTMLElement | null} */
  let opener = null;
  /** @type {{ id: string, at: number, end: number } | null} */
  let opened = null;

  /** An article as a footnote names it. @param {{ headline: string, paper?: string, date: string, page?: string, source: string }} article */
  function footnote({ headline, paper, date, page, source }) {
    const { text } = strings;
    return text.footnote({ headline: headline || text.untitled, paper: paper || "", date, page: (page || "").replace(/^0+/, ""), source });
  }

  /** @param {string} words */
  async function copy(words) {
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      const area = make("textarea", { readonly: true });
      area.value = words;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    handlers.notify(strings.text.copied);
  }

  /** What a reader can do with the article of a sentence. @param {Sentence} sentence */
  function buttons(sentence) {
    const { text } = strings;
    const length = Array.from(sentence.quote).length;
    return make("span", { class: "reading" },
      data.about.has_texts ? button(text.readArticle, () => open(sentence.article, sentence.at, sentence.at + length), { class: "link" }) : "",
      button(text.copyFootnote, async () => {
        const article = (await records.load()).articles.get(sentence.article);
        copy(footnote(article || sentence));
      }, { class: "link" }));
  }

  /**
   * The text in paragraphs: names are buttons, what was cited is marked. Offsets count code points.
   * @param {Article} article @param {number} at @param {number} end
   */
  function paragraphs(article, at, end) {
    const letters = Array.from(article.text);
    /** @type {{ start: number, stop: number, who: number }[]} */
    const spans = [];
    for (let place = 0; place < article.names.length; place += 3) {
      const [start, stop, who] = article.names.slice(place, place + 3);
      if (!spans.length || start >= spans[spans.length - 1].stop) spans.push({ start, stop, who });
    }
    // A name that begins or ends within what was cited is cited as a whole.
    const cut = at < end ? spans.filter(({ start, stop }) => start < end && stop > at) : [];
    const first = Math.min(at, ...cut.map(({ start }) => start));
    const last = Math.max(end, ...cut.map(({ stop }) => stop));
    /** Letters from one place to another, with the names that stand there. @param {number} from @param {number} to */
    const piece = (from, to) => {
      const content = [];
      let done = from;
      for (const { start, stop, who } of spans) {
        if (start < done || stop > to) continue;
        content.push(letters.slice(done, start).join(""), button(letters.slice(start, stop).join(""), () => handlers.node(data.nodes[who]), { class: "name" }));
        done = stop;
      }
      content.push(letters.slice(done, to).join(""));
      return content;
    };
    const found = [];
    let start = 0;
    for (let place = 0; place <= letters.length; place += 1) {
      if (place < letters.length && letters[place] !== "\n") continue;
      if (place > start) {
        const [from, to] = [Math.max(start, Math.min(first, place)), Math.max(start, Math.min(last, place))];
        const cited = to > from ? make("mark", { class: "cited" }, ...piece(from, to)) : "";
        found.push(make("p", {}, ...piece(start, from), cited, ...piece(to, place)));
      }
      start = place + 1;
    }
    return found;
  }

  /** Opens an article with what stands from `at` to `end` marked and in sight. @param {string} id @param {number} at @param {number} end */
  async function open(id, at, end) {
    if (root.hidden) opener = dom.focused();
    opened = { id, at, end };
    const article = (await records.load()).articles.get(id);
    if (!article || !opened || opened.id !== id) return;
    const { text } = strings;
    root.setAttribute("aria-label", text.article);
    const body = make("div", { class: "scrolling article", tabindex: "0", role: "region", lang: "zh", dir: "auto", "aria-label": article.headline || text.article },
      ...paragraphs(article, at, end));
    root.replaceChildren(
      make("div", { class: "head" }, make("h2", { dir: "auto" }, article.headline || text.untitled),
        button("×", close, { class: "back", "aria-label": text.close })),
      make("p", { class: "minor", dir: "auto" }, [article.paper, article.date, article.page && text.pageOf(article.page), article.source].filter(Boolean).join(" · "), " ",
        button(text.copyFootnote, () => copy(footnote(article)), { class: "link" })),
      body);
    root.hidden = false;
    root.focus({ preventScroll: true });
    root.querySelector("mark.cited")?.scrollIntoView({ block: "center" });
  }

  function close() {
    if (root.hidden) return;
    root.hidden = true;
    opened = null;
    if (opener?.isConnected) opener.focus({ preventScroll: true });
    else guantu.basics.element("panel").focus({ preventScroll: true });
  }

  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    close();
    event.stopPropagation();
  });

  return {
    open, close, buttons, footnote,
    draw() { if (opened) open(opened.id, opened.at, opened.end); },
    /** @param {typeof handlers} given */
    handle(given) { handlers = given; },
  };
})();
