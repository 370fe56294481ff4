// @ts-check
// A field in which one node is found by typing, as in the search.
"use strict";

guantu.picker = (() => {
  const { model, search, dom } = guantu;
  const { make } = dom;
  const MOST_HITS = 6;
  let count = 0;

  return {
    /**
     * @param {string} label @param {GraphNode | null} chosen @param {(node: GraphNode) => boolean} allowed
     * @param {(node: GraphNode | null) => void} onpick
     */
    make(label, chosen, allowed, onpick) {
      count += 1;
      const id = `picker-${count}`;
      /** @type {GraphNode[]} */
      let hits = [];
      let active = 0;
      const list = make("ul", { id, role: "listbox", class: "picks", "aria-label": label, hidden: true });
      const box = make("input", {
        type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", dir: "auto", "aria-autocomplete": "list",
        "aria-controls": id, "aria-expanded": "false", "aria-label": label, value: chosen ? chosen.label : "",
        oninput: () => {
          onpick(null);
          hits = search.find(box.value, 5 * MOST_HITS).filter(allowed).slice(0, MOST_HITS);
          active = 0;
          draw();
        },
        onkeydown: (event) => {
          if (event.isComposing || !hits.length) return;
          if (event.key === "Enter") pick(hits[active]);
          else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            active = (active + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
            draw();
          } else if (event.key === "Escape") {
            hits = [];
            draw();
            event.stopPropagation();
          } else return;
          event.preventDefault();
        },
        onblur: () => {
          hits = [];
          draw();
        },
      });

      function draw() {
        list.hidden = !hits.length;
        box.setAttribute("aria-expanded", String(!list.hidden));
        if (hits.length) box.setAttribute("aria-activedescendant", `${id}-${active}`);
        else box.removeAttribute("aria-activedescendant");
        list.replaceChildren(...hits.map((node, at) => make("li", {
          id: `${id}-${at}`, role: "option", "aria-selected": String(at === active),
          onpointerdown: (event) => {
            event.preventDefault();
            pick(node);
          },
        }, make("strong", { dir: "auto" }, node.label), make("span", { class: "minor", dir: "auto" }, model.postOf(node)))));
      }

      /** @param {GraphNode} node */
      function pick(node) {
        box.value = node.label;
        hits = [];
        draw();
        onpick(node);
      }

      return make("div", { class: "field picker" }, make("span", { "aria-hidden": "true" }, label), box, list);
    },
  };
})();
