// That of the blog starter, and what the page shows beside it.
import { defineCollection, z } from "astro:content";
import { glob } from "astro/loaders";

const blog = defineCollection({
  loader: glob({ base: "./src/content/blog", pattern: "**/*.{md,mdx}" }),
  schema: ({ image }) =>
    z.object({
      title: z.string(),
      description: z.string(),
      pubDate: z.coerce.date(),
      updatedDate: z.coerce.date().optional(),
      heroImage: image().optional(),
      categories: z.array(z.unknown()).default([]),
      tags: z.array(z.unknown()).default([]),
      interop: z.string(),
    }),
});

export const collections = { blog };
