// Holds what lint says of dates and front matter against the readers of Hexo,
// Eleventy and Astro. It reads the cases that tables has written.
//
//	node tables/tables.mjs < cases.jsonl
import { readFileSync } from "node:fs";
import { parse as hexo } from "hexo-front-matter";
import matter from "gray-matter";
import newMatter from "eleventy-gray-matter";
import { DateTime } from "luxon";
import yaml from "js-yaml";
import { parse as toml } from "smol-toml";
import { z } from "zod";

// Each generator has one reader or two: for Eleventy that of 3.0 and that of
// 3.1, for Hexo one for a site that names its zone and one for a site that
// does not. Of a date that cannot be read Hexo takes that of the file.
const readers = {
  hexo: [
    { read: (text) => hexo(text), date: (v) => new Date(v) },
    { read: (text) => hexo(text, { defaultTimeZone: "Pacific/Gambier" }), date: (v) => new Date(v) },
  ],
  eleventy: [
    { read: (text) => matter(text, {}).data, date: eleventyDate },
    { read: (text) => newMatter(text, {}).data, date: eleventyDate },
  ],
  astro: [{ read: astro, date: (v) => z.coerce.date().parse(v) }],
};

function eleventyDate(v) {
  if (v instanceof Date) return v;
  if (typeof v !== "string") throw new Error("no date");
  const date = DateTime.fromISO(v, { zone: "utc" });
  if (!date.isValid) throw new Error(date.invalidReason);
  return date.toJSDate();
}

// astro finds front matter as Astro does.
function astro(text) {
  const found = /(?:^\uFEFF?|^\s*\n)(?:---|\+\+\+)([\s\S]*?\n)(?:---|\+\+\+)/.exec(text);
  if (!found) return {};
  return /^\s*\+/.test(found[0]) ? toml(found[1]) : yaml.load(found[1]);
}

// gambier is how far west of UTC the zone of the site is, in milliseconds.
const gambier = 9 * 3600e3;

// does says what a reader makes of a post; the words are those of main.go.
function does(c, reader) {
  process.env.TZ = "UTC";
  let here, there;
  try {
    const data = reader.read(c.text);
    if (data?.title !== "x") return "none";
    if (c.kind !== "date") return "";
    here = reader.date(data.date).getTime();
    process.env.TZ = "Asia/Tokyo";
    there = reader.date(reader.read(c.text).date).getTime();
  } catch {
    return "error";
  }
  if (Number.isNaN(here)) return c.target === "hexo" ? "file" : "error";
  const year = new Date(here).getUTCFullYear();
  if (year === 1970) return "1970";
  if (year > 2500) return "future";
  if (here !== there) return "machine";
  if (here === c.meant || (!c.zone && here === c.meant + gambier)) return "";
  return `another time, ${new Date(here).toISOString()}`;
}

const phrases = {
  "": "",
  error: " stops",
  none: " finds none then",
  machine: " in the zone of the machine",
  file: " takes the date of the file",
  1970: " a day in 1970",
  future: " a day in a far future",
};

// agrees reports whether lint says what a reader does. Of what another rule
// has found it need not speak.
function agrees(c, what) {
  if (c.other && c.says === "") return true;
  const phrase = phrases[what];
  return phrase === "" ? c.says === "" : phrase !== undefined && c.says.includes(phrase);
}

const right = { hexo: 0, eleventy: 0, astro: 0 };
let wrong = 0;
for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const c = JSON.parse(line);
  const bad = readers[c.target].map((r) => does(c, r)).filter((what) => !agrees(c, what));
  if (bad.length > 0) {
    wrong++;
    console.error(`${c.target}: ${c.kind} ${c.name}: the reader says ${JSON.stringify(bad[0])}, lint says ${JSON.stringify(c.says)}`);
    continue;
  }
  right[c.target]++;
}
if (wrong > 0) {
  console.error(`tables: ${wrong} forms are read otherwise than lint says`);
  process.exit(1);
}
if (Object.values(right).some((n) => n === 0)) {
  console.error("tables: a generator has no form");
  process.exit(1);
}
console.log(`tables: Hexo reads ${right.hexo}, Eleventy ${right.eleventy}, Astro ${right.astro} forms as lint says; Jekyll has no reader here`);
