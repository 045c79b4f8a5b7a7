// The row of gray-matter and cheerio. Each line of standard input asks for a
// measurement, {"post": text, "milliseconds": how long}; each line of standard
// output answers one, {"nanoseconds": mean time of a post, "found": counts}.

import { createInterface } from 'node:readline';
import matter from 'gray-matter';
import * as cheerio from 'cheerio';

// read is what a good programmer would write with the two packages.
function read(post) {
	const front = matter(post, {}); // with options it does not use its cache
	const date = new Date(front.data.date);
	const $ = cheerio.load(front.content, null, false);
	const images = $('img').map((_, el) => {
		const img = $(el);
		return {
			src: img.attr('src') ?? '',
			alt: img.attr('alt') ?? '',
			caption: img.closest('figure').find('figcaption').text().trim(),
		};
	}).get();
	const links = $('a[href]').map((_, el) => {
		const a = $(el);
		const href = a.attr('href');
		return { href, text: a.text().trim(), outbound: isOutbound(href) };
	}).get();
	return { title: front.data.title, date, images, links, text: $.root().text() };
}

function isOutbound(href) {
	if (!URL.canParse(href)) return false;
	const u = new URL(href);
	return (u.protocol === 'https:' || u.protocol === 'http:') && u.host !== '';
}

function found(article) {
	return {
		title: article.title ?? '',
		dated: !isNaN(article.date),
		images: article.images.length,
		captions: article.images.filter((m) => m.caption !== '').length,
		links: article.links.length,
		outbound: article.links.filter((l) => l.outbound).length,
		text: Buffer.byteLength(article.text),
	};
}

function measure({ post, milliseconds }) {
	let posts = 0;
	let last;
	const begin = process.hrtime.bigint();
	const enough = begin + BigInt(milliseconds) * 1_000_000n;
	let now = begin;
	while (now < enough || posts === 0) {
		last = read(post);
		posts++;
		now = process.hrtime.bigint();
	}
	return { nanoseconds: Number(now - begin) / posts, found: found(last) };
}

for await (const line of createInterface({ input: process.stdin })) {
	console.log(JSON.stringify(measure(JSON.parse(line))));
}
