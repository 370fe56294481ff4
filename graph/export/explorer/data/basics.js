// @ts-check
// What every script needs: elements and values that must be there, and lists by key.
"use strict";

guantu.basics = {
  /** An element of the page's template; one that is missing is an error. @param {string} id */
  element(id) {
    return guantu.basics.sure(document.getElementById(id));
  },
  /**
   * A value that is there; one that is missing is an error.
   * @template Value @param {Value | null | undefined} value @returns {Value}
   */
  sure(value) {
    if (value === null || value === undefined) throw new TypeError("something that must be there is missing");
    return value;
  },
  /** @param {HTMLCanvasElement} canvas */
  contextOf: (canvas) => guantu.basics.sure(canvas.getContext("2d")),
  /**
   * Adds an item to the list of a key.
   * @template Key, Item @param {Map<Key, Item[]>} lists @param {Key} key @param {Item} item
   */
  addTo(lists, key, item) {
    const list = lists.get(key);
    if (list) list.push(item);
    else lists.set(key, [item]);
  },
  /** What a table says of a key; the key itself when it says nothing. @param {Record<string, string>} table @param {string} key */
  lookUp: (table, key) => (Object.hasOwn(table, key) ? table[key] : key),
};
