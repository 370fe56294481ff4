// @ts-check
// Finds nodes by name, pinyin, post, organization or place.
"use strict";

guantu.search = (() => {
  const { nodes } = guantu.data;
  const { model } = guantu;
  const { fold } = model;

  // Pinyin is written by words: of Zhilong the initials are zl. An n or ng before a vowel begins the next.
  const SYLLABLE = /(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouv]+(?:ng|n|r)?(?![aeiouv])|\S/g;

  /** @type {ReturnType<typeof build>} */
  let index = null;
  const build = () => nodes.map((node) => {
    const pinyin = fold(node.pinyin);
    const syllables = pinyin.replace(/['’]/g, " ").match(SYLLABLE) || [];
    return {
      node,
      names: [fold(node.label), ...model.split(fold(node.aliases))],
      sounds: [pinyin, syllables.join(""), syllables.map((syllable) => syllable[0]).join("")].filter(Boolean),
      rest: fold(`${model.postTexts(node).join(" ")} ${node.place || ""} ${node.jurisdiction || ""}`),
    };
  });

  // How well a word matches: names first, then sounds, then posts and places; 4 is not at all.
  /** @param {ReturnType<typeof build>[number]} entry @param {string} word */
  function rank(entry, word) {
    if (entry.names.some((name) => name === word)) return 0;
    if (entry.names.some((name) => name.startsWith(word))) return 1;
    if (entry.names.some((name) => name.includes(word))) return 1.5;
    if (entry.sounds.some((sound) => sound.startsWith(word))) return 2;
    return entry.rest.includes(word) ? 3 : 4;
  }

  /**
   * Nodes that match every word, or the words as one; the best and best connected first.
   * @param {string} query @param {number} limit
   */
  function find(query, limit) {
    const whole = fold(query).trim();
    if (!whole) return [];
    const words = whole.split(/\s+/);
    index ||= build();
    return index
      .map((entry) => ({
        entry,
        rank: Math.min(rank(entry, whole), Math.max(...words.map((word) => rank(entry, word)))),
      }))
      .filter((hit) => hit.rank < 4)
      .sort((a, b) => a.rank - b.rank || (b.entry.node.degree || 0) - (a.entry.node.degree || 0)
        || a.entry.node.index - b.entry.node.index)
      .slice(0, limit)
      .map((hit) => hit.entry.node);
  }

  return {
    find,
    // Builds the index before it is first needed.
    prepare() { index ||= build(); },
  };
})();
