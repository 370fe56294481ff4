// @ts-check
// The search box and its list of results.
"use strict";

guantu.searchBox = (() => {
  const { model, search, strings, dom, canvas, panel } = guantu;
  const { make, symbol } = dom;
  const box = /** @type {HTMLInputElement} */ (document.getElementById("search"));
  const list = document.getElementById("hits");
  const MOST_HITS = 12;
  /** @type {GraphNode[]} */
  let hits = [];
  let active = -1;
  /** @type {(node: GraphNode) => void} */
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
    list.replaceChildren(...hits.map((node, position) => make("li", {
      id: `hit-${position}`, role: "option", "aria-selected": String(position === active),
      onpointerdown: (event) => {
        event.preventDefault();
        pick(node);
      },
    }, symbol(canvas.shapeOf(node), canvas.colorOf(node)), make("strong", { dir: "auto" }, node.label),
    make("span", { class: "minor", dir: "auto" }, model.postOf(node) || (node.kind === "event" ? panel.dayOf(node) : "")))));
    list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  /** @param {GraphNode} node */
  function pick(node) {
    box.value = "";
    hits = [];
    active = -1;
    drawHits();
    onPick(node);
  }

  box.addEventListener("input", () => {
    hits = search.find(box.value, MOST_HITS);
    active = hits.length ? 0 : -1;
    drawHits();
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
