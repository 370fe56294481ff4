// @ts-check
// What the page says of reading, time, tables and figures, in both languages; part of strings.js.
"use strict";

guantu.sightStrings = (() => {
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const zh = {
    article: "报道全文",
    readArticle: "阅读全文",
    copyFootnote: "复制脚注",
    pageOf: (page) => `第 ${page.replace(/^0+/, "")} 版`,
    footnote: ({ headline, paper, date, page, source }) => {
      const [year, month, day] = date.split("-");
      const when = [year && `${year}年`, month && `${Number(month)}月`, day && `${Number(day)}日`].filter(Boolean).join("");
      return `《${headline}》，${paper ? `《${paper}》` : source}${when}${page ? `，第${page}版` : ""}。`;
    },
  };

  /** @type {typeof zh} */
  const en = {
    article: "Article",
    readArticle: "Read the article",
    copyFootnote: "Copy as footnote",
    pageOf: (page) => `p. ${page.replace(/^0+/, "")}`,
    footnote: ({ headline, paper, date, page, source }) => {
      const [year, month, day] = date.split("-");
      const when = [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
      return `“${headline}”, ${[paper || source, when, page && `p. ${page}`].filter(Boolean).join(", ")}.`;
    },
  };

  return { zh, en };
})();
