import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

const blog = defineCollection({
	// Load Markdown and MDX files in the `src/content/blog/` directory.
	loader: glob({ base: './src/content/blog', pattern: '**/*.{md,mdx}' }),
	schema: z.object({
		title: z.string(),
		pubDate: z.coerce.date(),
	}),
});

const birds = defineCollection({
	loader: glob({ base: './birds', pattern: '**/[^_]*.md' }),
	schema: z.object({ title: z.string() }),
});

export const collections = { blog, birds };
