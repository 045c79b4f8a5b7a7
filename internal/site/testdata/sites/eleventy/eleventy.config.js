// input: "elsewhere"
export default function (config) {
  config.addPassthroughCopy({ "./public/": "/" });
  config.ignores.add("content/old/**");
  return {
    templateFormats: ["md", "njk", "html"],
    markdownTemplateEngine: "njk",
    dir: {
      input: "content", // default: "."
      includes: "../_includes",
      data: "../_data",
      output: "_site"
    },
  };
}
