// @ts-check
// The colours that a reader gives by hand.
"use strict";

guantu.swatches = (() => {
  const { strings, dom, work } = guantu;
  const { make, button } = dom;
  // Told apart by eyes that see no red or no green (Okabe and Ito).
  const COLORS = ["#e69f00", "#56b4e9", "#009e73", "#d8c400", "#0072b2", "#d55e00", "#cc79a7"];

  return {
    /** Buttons that colour some nodes. @param {number[]} indexes @param {(alter: () => void) => void} change */
    make(indexes, change) {
      const { text } = strings;
      const { colors } = work.state;
      const now = colors.get(indexes[0]);
      /** @param {string} color */
      const paint = (color) => change(() => indexes.forEach((index) => (color ? colors.set(index, color) : colors.delete(index))));
      return make("div", { class: "swatches", role: "group", "aria-label": text.color }, ...COLORS.map((color, at) => {
        const swatch = button("", () => paint(color), {
          "aria-label": text.colorNumber(at + 1), title: text.colorNumber(at + 1), "aria-pressed": String(now === color),
        });
        swatch.append(dom.symbol("disc", color));
        return swatch;
      }), button(text.noColor, () => paint(""), { class: "quiet", disabled: !now }));
    },
  };
})();
