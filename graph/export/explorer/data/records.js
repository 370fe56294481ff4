// @ts-check
// What the page holds beside the network, unpacked when it is first asked for: articles, seats, changes, issues read.
"use strict";

guantu.records = (() => {
  const { data } = guantu;
  /** @type {Promise<Records>} */
  let unpacked = null;

  /** @returns {Promise<Records>} */
  async function unpack() {
    const tables = await data.unpackedFrom("records");
    /** @type {Article[]} */
    const articles = data.rows(tables.articles);
    /** @type {Holder[]} */
    const successions = data.rows(tables.successions);
    /** @type {Map<string, Holder[]>} */
    const seats = new Map();
    for (const holder of successions) {
      if (!seats.has(holder.seat_id)) seats.set(holder.seat_id, []);
      seats.get(holder.seat_id).push(holder);
    }
    return {
      articles: new Map(articles.map((article) => [article.id, article])),
      successions, seats, changes: data.rows(tables.changes), coverage: data.rows(tables.coverage),
    };
  }

  /**
   * The articles whose text or headline holds all words, with where the first stands, in code points.
   * @param {string} query @param {number} limit
   * @returns {Promise<{ article: Article, at: number }[]>}
   */
  async function findArticles(query, limit) {
    const { articles } = await load();
    const fold = guantu.search.fold;
    const words = fold(query).trim().split(/\s+/).filter(Boolean);
    const found = [];
    if (!words.length) return found;
    for (const article of articles.values()) {
      if (found.length === limit) break;
      const body = fold(article.text);
      const headline = fold(article.headline);
      if (!words.every((word) => body.includes(word) || headline.includes(word))) continue;
      found.push({ article, at: Math.max(0, Array.from(body.slice(0, Math.max(0, body.indexOf(words[0])))).length) });
    }
    return found;
  }

  const load = () => {
    unpacked ||= unpack();
    return unpacked;
  };

  return { load, findArticles };
})();
