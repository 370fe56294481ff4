// @ts-check
// The communities: who belongs to each, and a name for it after its body or place and its most central members.
"use strict";

guantu.communities = (() => {
  const { nodes } = guantu.data;
  const { model, colors, basics } = guantu;
  // Members that a name lists, and the share of members that must have a body or place in common for it to be in the name.
  const NAMED = 2;
  const IN_COMMON = 0.5;

  /** @type {Map<number, GraphNode[]>} */
  const members = new Map();
  for (const node of nodes) {
    if (model.isActor(node) && node.community) basics.addTo(members, node.community, node);
  }
  for (const some of members.values()) some.sort((a, b) => (b.strength || 0) - (a.strength || 0) || a.index - b.index);

  /** The commonest value among the members when enough of them share it. @param {GraphNode[]} some @param {"organization" | "jurisdiction"} field */
  function inCommon(some, field) {
    const count = new Map();
    for (const node of some) if (node[field]) count.set(node[field], (count.get(node[field]) || 0) + 1);
    const [first] = [...count].sort((a, b) => b[1] - a[1]);
    return first && first[1] >= IN_COMMON * some.length ? first[0] : "";
  }

  const places = new Map([...members].map(([number, some]) => [number, inCommon(some, "jurisdiction")]));
  // A place that all communities share says nothing of one.
  const severalPlaces = new Set(places.values()).size > 1;
  const names = new Map([...members].map(([number, some]) => {
    const where = inCommon(some, "organization") || (severalPlaces ? places.get(number) : "");
    const who = some.slice(0, NAMED).map((node) => node.label).join("、");
    return [number, where ? `${where}：${who}` : who];
  }));

  /** The colours on the present ground. */
  const palette = () => (document.documentElement.dataset.theme === "dark" ? colors.ON_DARK : colors.PALETTE);

  return {
    members, palette,
    /** @param {number} number */
    nameOf: (number) => names.get(number) || "",
    /** The colour of a community; those after the last colour are grey. @param {number} number @param {string} grey */
    colorOf: (number, grey) => (number > 0 && number <= colors.PALETTE.length ? palette()[number - 1] : grey),
  };
})();
