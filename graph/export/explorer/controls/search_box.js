// @ts-check
// The search box and its list of results.
"use strict";

guantu.searchBox = (() => {
  const { data, model, search, articleSearch, articleCard, strings, dom, canvas, panel } = guantu;
  const { make, symbol } = dom;
  const box = /** @type {HTMLInputElement} */ (guantu.basics.element("search"));
  const list = guantu.basics.element("hits");
  const MOST_HITS = 12;
  const MOST_SENTENCES = 4;
  const MOST_ARTICLES = 4;
  /** @type {Hit[]} */
  let hits = [];
  let active = -1;
  /** @type {(hit: Hit) => void} */
  let onPick;

  function drawHits() {
    list.hidden = !box.value.trim();
    box.setAttribute("aria-expanded", String(!list.hidden));
    if (active >= 0 && hits.length) box.setAttribute("aria-activedescendant", `hit-${active}`);
    else box.removeAttribute("aria-activedescendant");
    if (!hits.length) {
      list.replaceChildren(make("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, strings.text.noHits));
      return;
    }
    list.replaceChildren(...hits.map((hit, position) => make("li", {
      id: `hit-${position}`, role: "option", "aria-selected": String(position === active),
      onpointerdown: (event) => {
        event.preventDefault();
        pick(hit);
      },
    }, ...words(hit))));
    list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  /** @param {Hit} hit */
  function words({ node, realEvent, sentence, passage, articles }) {
    if (articles) return [symbol("page", "currentColor"), make("strong", {}, strings.text.allArticles(articles.count))];
    if (passage) {
      return [symbol("page", "currentColor"), make("strong", { dir: "auto" }, ...articleCard.quoted(passage)),
        make("span", { class: "minor", dir: "auto" }, [strings.text.inArticles, passage.article.headline, articleCard.issueOf(passage.article)].filter(Boolean).join(" · "))];
    }
    const looks = node || { kind: /** @type {const} */ ("event") };
    const label = realEvent ? panel.nameOf(realEvent) : node ? node.label : "";
    return [symbol(canvas.shapeOf(looks), canvas.colorOf(looks)), make("strong", { dir: "auto" }, sentence || label),
      make("span", { class: "minor", dir: "auto" }, sentence ? `${strings.text.inSentences} · ${label}` : realEvent ? panel.dayOf(realEvent) : node ? model.postOf(node) : "")];
  }

  /** @param {Hit} hit */
  function pick(hit) {
    box.value = "";
    hits = [];
    active = -1;
    drawHits();
    onPick(hit);
  }

  function look() {
    const { count, passages } = articleSearch.find(box.value, MOST_ARTICLES);
    hits = [...search.findAll(box.value, MOST_HITS), ...search.findSentences(box.value, MOST_SENTENCES),
      ...passages.map((passage) => ({ node: null, passage })),
      ...(count > passages.length ? [{ node: null, articles: { query: box.value, count } }] : [])];
    active = Math.min(Math.max(active, 0), hits.length - 1);
    drawHits();
  }

  /** Makes the sentences and then the articles ready, and looks again with each. */
  async function prepare() {
    const lookAgain = () => { if (box.value.trim() && document.activeElement === box) look(); };
    try {
      search.prepareTexts(await data.evidence());
      lookAgain();
      await articleSearch.prepare();
      lookAgain();
    } catch {
      // A browser that unpacks nothing finds names only.
    }
  }

  box.addEventListener("input", () => {
    active = 0;
    look();
    if (!search.hasTexts || !articleSearch.isReady) prepare();
  });
  box.addEventListener("keydown", (event) => {
    // Within an input method these keys choose letters.
    if (event.isComposing) return;
    if (event.key === "Enter" && active >= 0) pick(hits[active]);
    else if (event.key === "Escape") {
      box.value = "";
      hits = [];
      drawHits();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && hits.length) {
      active = (active + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
      drawHits();
    } else return;
    event.preventDefault();
  });
  box.addEventListener("blur", () => { list.hidden = true; });
  box.addEventListener("focus", () => { if (hits.length) drawHits(); });

  return {
    draw() {
      box.placeholder = strings.text.search;
      box.setAttribute("aria-label", strings.text.search);
      list.setAttribute("aria-label", strings.text.hits);
    },
    focus() { box.focus(); },
    /** @param {typeof onPick} pick */
    handle(pick) { onPick = pick; },
  };
})();
