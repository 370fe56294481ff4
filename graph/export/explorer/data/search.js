// @ts-check
// Finds nodes and events by what a researcher types: names, sounds, posts, bodies, days, kinds, words of sentences.
"use strict";

guantu.search = (() => {
  const { nodes, realEvents, traditional } = guantu.data;
  const { model, basics } = guantu;

  // Pinyin is written by words: of Zhilong the initials are zl. An n or ng before a vowel begins the next.
  const SYLLABLE = /(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouv]+(?:ng|n|r)?(?![aeiouv])|\S/g;
  // How well something matches: the lower, the better.
  const RANK = {
    name: 0, alias: 1, sound: 2, post: 3, nameStart: 4, nameEnd: 5, soundStart: 6, postEnd: 7, postPart: 8, namePart: 9, body: 10,
    day: 20, kind: 21, event: 22, participant: 23, month: 24, none: 99,
  };
  // Letters of a sentence shown on each side of the word, and the fewest letters by which sentences are searched.
  const AROUND = 12;
  const LEAST_LETTERS = 2;

  // Matches nothing when the page has no simplified character that has a traditional form.
  const TRADITIONAL = traditional.size ? new RegExp(`[${[...traditional.keys()].join("")}]`, "gu") : /(?!)/g;
  /** Without accents and capitals, in simplified characters. @param {string} [text] */
  const fold = (text) => model.fold(text).replace(TRADITIONAL, (letter) => traditional.get(letter) || letter);

  /** The words of what was typed, folded. @param {string} query */
  const wordsOf = (query) => fold(query).split(/[\s,，、]+/).filter(Boolean);

  /** How a name in pinyin may be typed, without spaces: whole, by initials, the given name, the given name first. @param {string} [pinyin] */
  function soundsOf(pinyin) {
    const words = fold(pinyin).split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    /** @param {string[]} some */
    const join = (some) => some.join("").replace(/['’]/g, "");
    /** @param {string[]} some */
    const initials = (some) => some.flatMap((word) => [...word.replace(/['’]/g, " ").matchAll(SYLLABLE)]).map(([syllable]) => syllable[0]).join("");
    const given = words.slice(1);
    return [...new Set([join(words), initials(words), join(given), join([...given, words[0]]), initials([...given, words[0]])])].filter(Boolean);
  }

  /** @type {ReturnType<typeof build> | null} */
  let index = null;
  const build = () => ({
    nodes: nodes.filter((node) => node.kind !== "event").map((node) => {
      const own = [{ post: fold(node.post), body: fold(node.organization) },
        ...node.posts.map((post) => ({ post: fold(`${post.qualifier}${post.post}`), body: fold(post.organization) }))];
      return {
        node,
        names: [fold(node.label), ...model.split(fold(node.aliases))],
        sounds: soundsOf(node.pinyin),
        posts: own.filter((one, at) => (one.post || one.body) && own.findIndex((other) => other.post === one.post && other.body === one.body) === at),
        place: fold(node.jurisdiction),
      };
    }),
    events: realEvents.map((realEvent) => ({
      realEvent, name: fold(realEvent.name || (realEvent.node ? realEvent.node.label : "")), place: fold(realEvent.place), printed: fold(realEvent.date_text),
      kinds: Object.values(guantu.names).map((names) => fold(basics.lookUp(names.event, realEvent.kind))),
    })),
  });

  /**
   * How well a word names a post, with its place or body in front or without: 拱墅区委书记, 区委书记, 书记.
   * @param {{ posts: { post: string, body: string }[], place: string }} entry @param {string} word
   */
  function rankOfPost({ posts, place }, word) {
    let best = RANK.none;
    for (const { post, body } of posts) {
      if (post === word || body + post === word) return RANK.post;
      for (let cut = word.length - 1; cut > 1; cut -= 1) {
        if (!body.includes(word.slice(0, cut)) && !place.includes(word.slice(0, cut))) continue;
        const rest = word.slice(cut);
        // 拱墅区 + 区长 is written 拱墅区长; the head alone (书记) is that of the body in front of it.
        if (post === rest || (post.endsWith(rest) && body.endsWith(word.slice(0, cut)) && body.endsWith(post.slice(0, -rest.length)))
          || post === word[cut - 1] + rest) return RANK.post;
      }
      if (post.startsWith(word)) best = Math.min(best, RANK.postEnd);
      else if (post.includes(word)) best = Math.min(best, RANK.postPart);
      else if (`${place} ${body}`.includes(word)) best = Math.min(best, RANK.body);
      else if (word.length > 2) {
        for (let cut = word.length - 1; cut > 1; cut -= 1) {
          if ((body.includes(word.slice(0, cut)) || place.includes(word.slice(0, cut))) && post.includes(word.slice(cut))) best = Math.min(best, RANK.postPart);
        }
      }
    }
    return posts.length || !place.includes(word) ? best : RANK.body;
  }

  /** @param {ReturnType<typeof build>["nodes"][number]} entry @param {string} word */
  function rankOfNode(entry, word) {
    const { names, sounds } = entry;
    if (names[0] === word) return RANK.name;
    if (names.includes(word)) return RANK.alias;
    if (sounds.includes(word)) return RANK.sound;
    if (names.some((name) => name.startsWith(word))) return RANK.nameStart;
    if (names.some((name) => name.endsWith(word))) return RANK.nameEnd;
    const post = rankOfPost(entry, word);
    if (post === RANK.post) return post;
    if (sounds.some((sound) => sound.startsWith(word))) return Math.min(post, RANK.soundStart);
    if (names.some((name) => name.includes(word))) return Math.min(post, RANK.namePart);
    return post;
  }

  /** The year, month and day that a word names; null when it names none. @param {string} word */
  function dayOf(word) {
    const found = /^(?:(\d{4})(?:年|-|\/|\.))?(\d{1,2})(?:月(?:(\d{1,2})(?:日|号)?)?|(?:-|\/|\.)(\d{1,2}))?$/.exec(word);
    if (!found || (!found[1] && !/月|-|\/|\./.test(word))) return /^(19|20)\d\d年?$/.test(word) ? { year: word.slice(0, 4), month: "", day: "" } : null;
    const [, year, month, day, other] = found;
    return { year: year || "", month: month.padStart(2, "0"), day: day || other ? (day || other).padStart(2, "0") : "" };
  }

  /** @param {RealEvent} realEvent @param {NonNullable<ReturnType<typeof dayOf>>} wanted */
  function happens({ first_date: first, last_date: last }, { year, month, day }) {
    if (!first) return false;
    const years = year ? [year] : [...new Set([first.slice(0, 4), last.slice(0, 4)])];
    return years.some((one) => {
      const from = [one, month || "01", day || "01"].join("-");
      const to = [one, month || "12", day || "31"].join("-");
      return first <= to && (last || first) >= from;
    });
  }

  /** @param {ReturnType<typeof build>["events"][number]} entry @param {string} word @param {Set<GraphNode>} called those whose names match */
  function rankOfEvent({ realEvent, name, place, printed, kinds }, word, called) {
    const wanted = dayOf(word);
    if (wanted && happens(realEvent, wanted)) return wanted.day ? RANK.day : RANK.month;
    if (kinds.some((kind) => kind.startsWith(word))) return RANK.kind;
    if (name.includes(word) || place.includes(word) || printed.startsWith(word)) return RANK.event;
    return called.size && realEvent.participants.some((node) => called.has(node)) ? RANK.participant : RANK.none;
  }

  /**
   * Nodes, then events, that match every word or the words as one; the best and best connected first.
   * @param {string} query @param {number} limit
   * @returns {Hit[]}
   */
  function findAll(query, limit) {
    const whole = fold(query).trim();
    const words = wordsOf(query);
    if (!words.length) return [];
    const joined = words.join("").replace(/['’-]/g, "");
    index ||= build();
    /** @type {Set<GraphNode>[]} */
    const called = words.map(() => new Set());
    const people = [];
    for (const entry of index.nodes) {
      let worst = 0;
      words.forEach((word, at) => {
        const rank = rankOfNode(entry, word);
        if (rank <= RANK.nameEnd && rank !== RANK.post) called[at].add(entry.node);
        worst = Math.max(worst, rank);
      });
      const rank = Math.min(worst, words.length > 1 ? rankOfNode(entry, joined) : worst);
      if (rank < RANK.none) people.push({ rank, node: entry.node });
    }
    people.sort((a, b) => a.rank - b.rank || (b.node.degree || 0) - (a.node.degree || 0) || a.node.index - b.node.index);
    const events = index.events.map((entry) => ({
      realEvent: entry.realEvent,
      rank: Math.min(whole === words[0] ? RANK.none : rankOfEvent(entry, whole, new Set()), Math.max(...words.map((word, at) => rankOfEvent(entry, word, called[at])))),
    })).filter(({ rank }) => rank < RANK.none)
      .sort((a, b) => a.rank - b.rank || b.realEvent.participants.length - a.realEvent.participants.length || a.realEvent.index - b.realEvent.index);
    // Events have a third of the list when there are too many people.
    const ofEvents = Math.min(events.length, Math.max(Math.floor(limit / 3), limit - people.length));
    return [...people.slice(0, limit - ofEvents).map(({ node }) => ({ node })),
      ...events.slice(0, ofEvents).map(({ realEvent }) => ({ node: realEvent.node, realEvent }))];
  }

  /** @type {{ evidence: Evidence, quotes: string[], cards: Hit[] } | null} */
  let texts = null;

  /** Which event or person's card shows each sentence. @param {Evidence} evidence */
  function cardsOf(evidence) {
    /** @type {Hit[]} */
    const cards = [];
    for (const node of nodes) for (const post of node.posts) for (const number of post.sentences) cards[number] ||= { node };
    realEvents.forEach((realEvent, at) => { for (const number of evidence.events[at]) cards[number] = { node: realEvent.node, realEvent }; });
    return cards;
  }

  /**
   * The sentences that hold all words, each with the card that shows it; none before `prepareTexts`.
   * @param {string} query @param {number} limit
   * @returns {Hit[]}
   */
  function findSentences(query, limit) {
    const words = wordsOf(query);
    if (!texts || words.join("").length < LEAST_LETTERS) return [];
    const { evidence, quotes, cards } = texts;
    /** @type {Hit[]} */
    const found = [];
    for (let number = 0; number < quotes.length && found.length < limit; number += 1) {
      if (!cards[number] || !words.every((word) => quotes[number].includes(word))) continue;
      const from = Math.max(0, quotes[number].indexOf(words[0]) - AROUND);
      const { quote } = evidence.sentences[number];
      found.push({ ...cards[number], sentence: `${from ? "…" : ""}${quote.slice(from, from + 2 * AROUND + words[0].length)}…` });
    }
    return found;
  }

  return {
    LEAST_LETTERS, findAll, findSentences, fold, wordsOf,
    /** @param {string} query @param {number} limit @returns {GraphNode[]} */
    find: (query, limit) => findAll(query, limit).flatMap(({ node }) => (node ? [node] : [])),
    get hasTexts() { return texts !== null; },
    // Builds the index before it is first needed.
    prepare() { index ||= build(); },
    /** @param {Evidence} evidence */
    prepareTexts(evidence) { texts ||= { evidence, quotes: evidence.sentences.map(({ quote }) => fold(quote)), cards: cardsOf(evidence) }; },
  };
})();
