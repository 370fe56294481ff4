// Takes ten steps through a page in Firefox, offline, and prints what each of them showed, as JSON.
// usage: node firefox.mjs FIREFOX PAGE FOLDER, where FOLDER is the one that downloads go to
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [firefox, file, folder] = process.argv.slice(2);
// Milliseconds: how patient a step is, and how often it looks for a saved file.
const PATIENCE = 15000;
const LOOK_EVERY = 50;
// Pixels in the colour of officials that a drawing of some of them has at least.
const DRAWN = 500;
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: firefox,
  headless: true,
  defaultViewport: { width: 1280, height: 800 },
  extraPrefsFirefox: {
    "intl.accept_languages": "zh-CN",
    "ui.prefersReducedMotion": 1,
    "browser.download.folderList": 2,
    "browser.download.dir": folder,
    "browser.download.useDownloadDir": true,
    "browser.download.always_ask_before_handling_new_types": false,
  },
});

/** The page as it is opened from the disk, with what it asks for and complains of. */
async function open(path) {
  const page = await browser.newPage();
  const asked = [];
  const complaints = [];
  page.setDefaultTimeout(PATIENCE);
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.setOfflineMode(true);
  await page.goto(pathToFileURL(path).href);
  await page.waitForSelector("html[data-ready]");
  return { page, asked, complaints };
}

/** The one file saved with such an ending, once all of it is there. */
async function saved(ending) {
  for (const start = Date.now(); Date.now() - start < PATIENCE;) {
    const names = await readdir(folder);
    const found = names.find((name) => name.endsWith(ending));
    if (found && !names.some((name) => name.endsWith(".part"))) {
      const content = await readFile(join(folder, found));
      if (content.length) return { path: join(folder, found), content };
    }
    await new Promise((done) => { setTimeout(done, LOOK_EVERY); });
  }
  throw new Error(`nothing saved as *${ending}`);
}

const { page, asked, complaints } = await open(file);
const words = (selector) => page.$eval(selector, (element) => element.textContent.trim());
const cardOf = (name) => page.waitForFunction((wanted) => document.querySelector("#panel h2")?.textContent === wanted, {}, name);
const pressIn = async (selector, text) => {
  const found = await page.waitForFunction((where, label) => [...document.querySelectorAll(where)].find((element) => element.textContent.trim() === label), {}, selector, text);
  await found.click();
};
/** Where the middle of a tie is on the screen. */
const middle = (...ids) => page.evaluate((ends) => {
  const { left, top } = document.querySelector("#network").getBoundingClientRect();
  const [a, b] = ends.map((id) => guantu.canvas.placeOf(id));
  return [left + (a.x + b.x) / 2, top + (a.y + b.y) / 2];
}, ids);

const steps = {
  open: () => page.evaluate((least) => {
    const canvas = document.querySelector("#network canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(guantu.data.colors.official.slice(at, at + 2), 16));
    let drawn = 0;
    for (let at = 0; at < data.length; at += 4) drawn += Number(data[at] === r && data[at + 1] === g && data[at + 2] === b);
    return { language: document.documentElement.lang, officials: guantu.filters.shown.count.official, drawn: drawn > least };
  }, DRAWN),
  search: async () => {
    await page.type("#search", "yi er");
    await page.keyboard.press("Enter");
    await cardOf("乙二");
    return words("#panel .posts strong");
  },
  tie: async () => {
    await page.mouse.click(...await middle("p04", "p06"));
    await cardOf("丁四 — 己六");
    await page.waitForSelector("#panel mark");
    return page.$$eval("#panel .evidence", (found) => [...found[0].querySelectorAll("mark")].map((mark) => mark.textContent));
  },
  article: async () => {
    await pressIn("#panel .evidence:first-of-type button", "阅读全文");
    await page.waitForSelector("#reader mark.cited");
    return { headline: await words("#reader h2"), cited: await words("#reader mark.cited") === await words("#panel blockquote") };
  },
  back: async () => {
    await page.keyboard.press("Escape");
    await page.evaluate(() => history.back());
    await cardOf("乙二");
    return page.$eval("#reader", (reader) => reader.hidden);
  },
  filter: async () => {
    const before = await page.evaluate(() => guantu.filters.shown.edges.length);
    await page.click(".more-filters");
    await page.click("#facets input[name=role][value=attendee]");
    const after = await page.evaluate(() => guantu.filters.shown.edges.length);
    await page.click(".chip");
    return { fewer: after < before, lifted: await page.evaluate(() => guantu.filters.shown.edges.length) === before };
  },
  table: async () => {
    await page.click("#open-table");
    await page.waitForSelector("#table tbody tr");
    const listed = await page.$$eval("#table tbody tr", (rows) => rows.length);
    await page.keyboard.press("Escape");
    return listed;
  },
  language: async () => {
    await page.click("#language");
    await page.waitForSelector("html[lang=en]");
    return words("#open-export");
  },
  picture: async () => {
    await page.click("#open-export");
    await pressIn("#dialog button", "PNG");
    const { content } = await saved(".png");
    return { format: content.subarray(1, 4).toString(), width: content.readUInt32BE(16) };
  },
  copy: async () => {
    await page.evaluate(() => guantu.work.change(() => guantu.work.state.notes.set(guantu.data.byId.get("p02").index, "见卷宗")));
    await page.click("#open-work");
    await (await page.waitForSelector("#save-copy")).click();
    const copy = await open((await saved(".html")).path);
    const note = await copy.page.evaluate(() => guantu.work.state.notes.get(guantu.data.byId.get("p02").index));
    return { note, complaints: copy.complaints };
  },
};

const shown = {};
for (const [name, take] of Object.entries(steps)) {
  const start = Date.now();
  try {
    shown[name] = await take();
  } catch (error) {
    shown[name] = `${error}`;
  }
  process.stderr.write(`${name} ${Date.now() - start} ms\n`);
}
await browser.close();
// Requests for what the page itself holds are none.
console.log(JSON.stringify({ ...shown, asked: asked.filter((address) => !address.startsWith("data:")), complaints }));
