// @ts-check
// What the page holds beside the network, unpacked when it is first asked for: articles, seats, changes, issues read, measures.
"use strict";

guantu.records = (() => {
  const { data, basics } = guantu;
  /** @type {Promise<Records> | null} */
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
    for (const holder of successions) basics.addTo(seats, holder.seat_id, holder);
    return {
      articles: new Map(articles.map((article) => [article.id, article])),
      successions, seats, changes: data.rows(tables.changes), coverage: data.rows(tables.coverage), measures: data.rows(tables.measures),
    };
  }

  const load = () => {
    unpacked ||= unpack();
    return unpacked;
  };

  return { load };
})();
