// @ts-check
// Makes elements; text from the corpus only ever becomes text.
"use strict";

guantu.dom = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  /**
   * An element with properties and children; what is null or "" is left out, "on…" is a listener.
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {Properties} properties
   * @param {...any} children
   */
  function make(tag, properties, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties || {})) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (typeof value === "boolean") element.toggleAttribute(name, value);
      else element.setAttribute(name, value);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }

  /** The first element that a selector finds; none is an error. @param {ParentNode} root @param {string} selector */
  const find = (root, selector) => guantu.basics.sure(/** @type {HTMLElement | null} */ (root.querySelector(selector)));

  /** The heading of the page. */
  const heading = () => find(document, "h1").textContent || "";

  /** The element of the page that has the focus. */
  const focused = () => /** @type {HTMLElement} */ (document.activeElement);

  /** @param {string} tag @param {Record<string, any>} properties @param {...any} children */
  function svg(tag, properties, ...children) {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(properties)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  /** @param {string} label @param {(event?: any) => any} onclick @param {Properties} [properties] */
  const button = (label, onclick, properties) => make("button", { type: "button", onclick, ...properties }, label);

  /** @type {Record<string, [string, Record<string, any>]>} */
  const OUTLINES = {
    square: ["rect", { x: 2, y: 2, width: 10, height: 10 }],
    diamond: ["path", { d: "M7 0.5 13.5 7 7 13.5 0.5 7Z" }],
    triangle: ["path", { d: "M7 1 13 12.5H1Z" }],
    page: ["path", { d: "M2.5 1H9L12 4V13.5H2.5Z" }],
    disc: ["circle", { cx: 7, cy: 7, r: 6 }],
  };

  /** @param {string} shape @param {string} color */
  function symbol(shape, color) {
    const [tag, properties] = OUTLINES[shape];
    return svg("svg", { viewBox: "0 0 14 14", class: "symbol", "aria-hidden": "true" },
      svg(tag, { ...properties, fill: color }));
  }

  return { make, svg, button, symbol, find, heading, focused };
})();
