// @ts-check
// Finds words in the whole articles that the page holds.
"use strict";

guantu.articleSearch = (() => {
  const { data, records, search } = guantu;
  // Letters of the text shown on each side of what was found.
  const AROUND = 14;
  // Milliseconds for which articles are prepared before the page gets its turn.
  const SLICE = 20;

  /** @type {{ article: Article, body: string, headline: string }[] | null} the newest first */
  let prepared = null;
  /** @type {Promise<void> | null} */
  let preparing = null;

  async function foldAll() {
    const found = [];
    let since = performance.now();
    for (const article of (await records.load()).articles.values()) {
      if (performance.now() - since > SLICE) {
        await new Promise((resume) => { setTimeout(resume); });
        since = performance.now();
      }
      found.push({ article, body: search.fold(article.text), headline: search.fold(article.headline) });
    }
    prepared = found.sort((a, b) => (a.article.date < b.article.date ? 1 : a.article.date > b.article.date ? -1 : 0));
  }

  /** @type {Map<string, number>} */
  const lengths = new Map();
  /** How many letters a character has once folded: 3 of … are three points. @param {string} letter */
  function lengthOf(letter) {
    let length = lengths.get(letter);
    if (length === undefined) lengths.set(letter, length = search.fold(letter).length);
    return length;
  }

  /** Where a stretch of the folded text stands in the text itself. @param {string[]} letters @param {number} from @param {number} to */
  function placeOf(letters, from, to) {
    let passed = 0;
    let at = 0;
    for (let place = 0; place < letters.length; place += 1) {
      if (passed <= from) at = place;
      passed += lengthOf(letters[place]);
      if (passed >= to) return { at, end: place + 1 };
    }
    return { at, end: letters.length };
  }

  /**
   * The place in an article: of the words as they were typed, else of the first of them that its text holds.
   * @param {{ article: Article, body: string }} entry @param {string[]} wanted @returns {Passage}
   */
  function passage({ article, body }, wanted) {
    const word = wanted.find((one) => body.includes(one)) || "";
    const letters = Array.from(article.text);
    const from = body.indexOf(word);
    const { at, end } = word ? placeOf(letters, from, from + word.length) : { at: 0, end: 0 };
    /** @param {number} start @param {number} stop */
    const text = (start, stop) => letters.slice(Math.max(0, start), stop).join("").replace(/\s+/g, " ");
    return { article, at, end, before: `${at > AROUND ? "…" : ""}${text(at - AROUND, at)}`, found: text(at, end), after: text(end, end + AROUND) };
  }

  return {
    /** Resolves once the articles can be searched; at once when the page holds no texts. */
    prepare() {
      preparing ||= data.about.has_texts ? foldAll() : Promise.resolve();
      return preparing;
    },
    get isReady() { return prepared !== null || !data.about.has_texts; },
    /**
     * The articles that hold all words: those with all of them in the headline first, then the newest; none before `prepare`.
     * @param {string} query @param {number} limit
     * @returns {{ count: number, passages: Passage[] }} how many there are, and the first of them
     */
    find(query, limit) {
      const words = search.wordsOf(query);
      if (!prepared || words.join("").length < search.LEAST_LETTERS) return { count: 0, passages: [] };
      const found = prepared.filter(({ body, headline }) => words.every((word) => body.includes(word) || headline.includes(word)));
      const inHeadline = new Set(found.filter(({ headline }) => words.every((word) => headline.includes(word))));
      const sorted = [...inHeadline, ...found.filter((entry) => !inHeadline.has(entry))];
      const wanted = [search.fold(query).trim(), ...words];
      return { count: found.length, passages: sorted.slice(0, limit).map((entry) => passage(entry, wanted)) };
    },
  };
})();
