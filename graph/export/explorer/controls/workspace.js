// @ts-check
// Keeps the reader's work: in a copy of the page, in a file, and in this browser.
"use strict";

guantu.workspace = (() => {
  const { data, work, exports, strings } = guantu;
  // Milliseconds without a change after which the browser keeps the work.
  const KEEP_AFTER = 400;
  const KEY = `guantu ${data.about.fingerprint}`;
  // The body as it came, before anything is drawn into it; the scripts stand below it.
  const parts = [...document.body.children].filter((element) => element.tagName !== "SCRIPT").map((element) => element.outerHTML).join("\n");
  let timer = 0;
  let view = () => "";

  const saved = () => work.saved(view());

  function fromBrowser() {
    try {
      return JSON.parse(localStorage.getItem(KEY) || "null");
    } catch {
      return null;
    }
  }

  /** Whether the browser keeps it. */
  function keepNow() {
    try {
      if (work.isEmpty()) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, JSON.stringify(saved()));
      return true;
    } catch {
      // Some browsers store nothing for a page from a disk, and none more than some megabytes.
      return false;
    }
  }

  /** The same page with the work inside; the scripts are as they were, so that the policy lets them run. */
  function copyOfPage() {
    const json = JSON.stringify(saved()).replaceAll("<", "\\u003c");
    const scripts = [...document.querySelectorAll("body > script")].map((script) => (script.id === "work"
      ? `<script type="application/json" id="work">${json}<\/script>` : script.outerHTML));
    return `<!DOCTYPE html>\n<html lang="zh-CN">\n${document.head.outerHTML}\n<body>\n${parts}\n${scripts.join("\n")}\n</body>\n</html>\n`;
  }

  return {
    /**
     * Takes over the work that came inside the page or that this browser kept, whichever is newer.
     * @returns {{ view: string, restored: boolean }} the view that came inside the page, and whether the browser had the work
     */
    open() {
      /** @type {SavedWork | null} */
      let inside = null;
      try {
        inside = JSON.parse(guantu.basics.element("work").textContent || "null");
        if (inside) work.load(inside);
      } catch {
        inside = null;
      }
      const before = fromBrowser();
      if (!before || (inside && inside.on >= before.on)) return { view: inside ? inside.view : "", restored: false };
      try {
        work.load(before);
      } catch {
        return { view: inside ? inside.view : "", restored: false };
      }
      return { view: inside ? inside.view : "", restored: true };
    },
    /** Keeps the work in this browser once nothing changes any more. @param {(kept: boolean) => void} done */
    keep(done) {
      clearTimeout(timer);
      timer = setTimeout(() => done(keepNow()), KEEP_AFTER);
    },
    keepNow,
    saveCopy: () => exports.saveText(copyOfPage(), "text/html", "-work.html"),
    saveWork: () => exports.saveText(`${JSON.stringify(saved(), null, 1)}\n`, "application/json", "-work.json"),
    /** @param {File} file @returns {Promise<string>} what to tell the reader; blank when all is well */
    async load(file) {
      try {
        const missing = work.load(JSON.parse(await file.text()));
        return missing ? strings.text.missing(missing) : "";
      } catch {
        return strings.text.noSuchFile;
      }
    },
    /** @param {() => string} current */
    handle(current) { view = current; },
  };
})();
