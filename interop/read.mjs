// Reads the posts that interop has written with the readers of Hexo, Eleventy
// and Astro, and compares what they find with what is expected.
//
//	node read.mjs DIR
//
// Dates that name no zone are in that of the environment for Eleventy and
// Astro, and far away for Hexo unless that is UTC.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { parse as hexo } from "hexo-front-matter";
import matter from "@11ty/gray-matter";
import { parse as parseDate } from "@11ty/parse-date-strings";
import yaml from "js-yaml";
import { parse as toml } from "smol-toml";
import { z } from "zod";

const dir = process.argv[2];
const siteZone = process.env.TZ === "UTC" ? "UTC" : "Pacific/Gambier";

// A reader gives the front matter and the body of a post, and the date in a
// value as its generator reads it.
const readers = {
  hexo: {
    keys: { date: "date", updated: "updated" },
    read(text) {
      const { _content, ...data } = hexo(text, { defaultTimeZone: siteZone });
      return { data, body: _content };
    },
    date: (v) => new Date(v),
    draft: (data) => data.published === false,
  },
  eleventy: {
    keys: { date: "date", updated: "updated" },
    read(text) {
      const { data, content } = matter(text);
      return { data, body: content };
    },
    date: (v) => (v instanceof Date ? v : parseDate(v)),
    draft: (data) => data.draft === true,
  },
  astro: {
    keys: { date: "pubDate", updated: "updatedDate" },
    read: astro,
    date: (v) => z.coerce.date().parse(v),
    draft: (data) => data.draft === true,
  },
};

// astro finds front matter as Astro does.
function astro(text) {
  const found = /(?:^\uFEFF?|^\s*\n)(?:---|\+\+\+)([\s\S]*?\n)(?:---|\+\+\+)/.exec(text);
  if (!found) return { data: {}, body: text };
  const data = /^\s*\+/.test(found[0]) ? toml(found[1]) : yaml.load(found[1]);
  return { data, body: text.slice(found.index + found[0].length) };
}

const oneLine = (s) => String(s).trim().split(/\s+/).join(" ");

// singular are the keys that Hexo reads beside those in the plural.
const singular = { hexo: { categories: "category", tags: "tag" } };

// why says what a reader finds otherwise than it should.
function why(want) {
  const reader = readers[want.target];
  const { data, body } = reader.read(readFileSync(join(dir, want.file), "utf8"));
  for (const key of ["date", "updated"]) {
    if (want[key] === null) continue;
    const have = reader.date(data[reader.keys[key]]);
    if (have.getTime() !== want[key]) return `${key}: want ${new Date(want[key]).toISOString()}, have ${have}`;
  }
  if (want.title !== "" && oneLine(data.title) !== oneLine(want.title)) return `title: want ${JSON.stringify(want.title)}, have ${JSON.stringify(data.title)}`;
  for (const key of ["categories", "tags"]) {
    // Mappings in a list are no texts for an Article, either.
    const texts = [data[key] ?? [], data[singular[want.target]?.[key]] ?? []].flat(9).filter((v) => v === null || typeof v !== "object");
    const have = [...new Set(texts.map((v) => String(v).trim()))].filter((s) => s !== "");
    if (!isDeepStrictEqual(have, want[key] ?? [])) return `${key}: want ${want[key]}, have ${have}`;
  }
  if (reader.draft(data) !== want.draft) return `draft: want ${want.draft}`;
  if (/^\s*(---|\+\+\+|;;;)/.test(body) && /^\s*(title|date)/m.test(body)) return "the front matter is in the body";
  return "";
}

// isOdd reports whether a post that was kept is in YAML that its reader does
// not take, such as text in quotes that goes on in the first column. It stays
// as it is, and the generator says so.
function isOdd(want) {
  if (want.syntax !== "") return false;
  try {
    readers[want.target].read(readFileSync(want.source, "utf8") + "\n"); // gray-matter has a cache
  } catch {
    return true;
  }
  return false;
}

let odd = 0;
const right = {};
let wrong = 0;
for (const line of readFileSync(join(dir, "expected.jsonl"), "utf8").split("\n").filter(Boolean)) {
  const want = JSON.parse(line);
  let problem;
  try {
    problem = why(want);
  } catch (e) {
    if (isOdd(want)) {
      odd++;
      continue;
    }
    problem = e.message;
  }
  if (problem) {
    wrong++;
    console.error(`${want.target} ${want.syntax}: ${want.source}: ${problem}`);
    continue;
  }
  right[want.target] = (right[want.target] ?? 0) + 1;
}
if (wrong > 0) {
  console.error(`interop: ${wrong} posts are read otherwise than they were meant`);
  process.exit(1);
}
console.log(`interop: Hexo reads ${right.hexo}, Eleventy ${right.eleventy}, Astro ${right.astro} posts as they were meant${odd ? `, ${odd} cannot be read as they stand` : ""}`);
