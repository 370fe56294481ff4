// @ts-check
// The card of all articles that hold some words, each at its first place.
"use strict";

guantu.articleCard = (() => {
  const { articleSearch, strings, dom, panel, reader } = guantu;
  const { make, button } = dom;

  /** What was found, marked, with the words around it. @param {Passage} passage */
  const quoted = ({ before, found, after }) => [before, found ? make("mark", {}, found) : "", after && `${after}…`];
  /** @param {Article} article */
  const issueOf = ({ paper, date, page }) => [paper, date, page && strings.text.pageOf(page)].filter(Boolean).join(" · ");

  return {
    quoted, issueOf,
    /** @param {string} query @param {() => void} close */
    draw(query, close) {
      const { text } = strings;
      const { passages } = articleSearch.find(query, Infinity);
      panel.fill(
        make("div", { class: "heading" }, make("h2", { dir: "auto" }, text.articlesWith(query, passages.length)), button("×", close, { class: "back", "aria-label": text.back })),
        ...panel.rows(passages, (passage) => make("li", {},
          button(passage.article.headline || text.untitled, () => reader.open(passage.article.id, passage.at, passage.end), { class: "link", dir: "auto" }),
          panel.minor(issueOf(passage.article)),
          make("span", { dir: "auto", lang: "zh" }, ...quoted(passage)))));
    },
  };
})();
