// Renders Markdown from standard input as Hexo, Eleventy or Astro do.
//
//	node render.mjs TARGET
import { readFileSync } from "node:fs";
import { argv, exit, stdout } from "node:process";

// renderers give the HTML of a text with the settings that a new site has.
export const renderers = {
  // Hexo 7: hexo-renderer-marked, with the settings of its index.js.
  async hexo() {
    const { createRequire } = await import("node:module");
    const require = createRequire(import.meta.url);
    const renderer = require("hexo-renderer-marked/lib/renderer.js");
    const marked = {
      gfm: true, breaks: true, smartypants: true, autolink: true, mangle: false, headerIds: true, prependRoot: true,
      external_link: { enable: false }, descriptionLists: true,
    };
    const hexo = { config: { marked, url: "https://example.com", root: "/", source_dir: "source" }, execFilterSync() {}, source_dir: "source" };
    return (text) => renderer.call(hexo, { text, path: "" }, {});
  },
  // Eleventy 3: src/Engines/Markdown.js.
  async eleventy() {
    const { default: markdown } = await import("markdown-it");
    const md = markdown({ html: true }).disable("code");
    return (text) => md.render(text);
  },
  // Astro 5: @astrojs/markdown-remark.
  async astro() {
    const [unified, parse, gfm, smart, rehype, raw, stringify] = (
      await Promise.all(
        ["unified", "remark-parse", "remark-gfm", "remark-smartypants", "remark-rehype", "rehype-raw", "rehype-stringify"].map((m) => import(m)),
      )
    ).map((m) => m.default ?? m.unified);
    const pipe = unified().use(parse).use(gfm).use(smart).use(rehype, { allowDangerousHtml: true }).use(raw).use(stringify, { allowDangerousHtml: true });
    return (text) => String(pipe.processSync(text));
  },
};

if (import.meta.url === `file://${argv[1]}`) {
  const make = renderers[argv[2]];
  if (!make) exit(3);
  const render = await make();
  stdout.write(render(readFileSync(0, "utf8")));
}
