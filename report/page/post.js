// One post: its fields, and what it holds in the order of the file.
const itemsOnPage = 500;

async function post(main) {
	const content = el('div');
	main.append(content);
	return async (params, isCurrent) => {
		const index = await posts(), current = index[Number(params.n) - 1];
		if (!current) {
			content.replaceChildren(heading('Post'), el('p', {}, 'There is no post of this number.'));
			return;
		}
		const [details] = await rows('details', current.number, 1);
		const items = await itemsOf(current, details);
		if (!isCurrent()) return;
		const { rows: shown, pager } = paged('post', params, items, itemsOnPage);
		const step = (n, text) => index[n] && el('a', { href: href('post', { n: n + 1 }) }, text);
		content.replaceChildren(heading(current.name),
			el('nav', { class: 'pager', 'aria-label': 'Posts' }, step(current.number - 1, 'Previous post'), el('a', { href: '#posts' }, 'All posts'), step(current.number + 1, 'Next post')),
			current.unread ? el('p', { class: 'error' }, 'This post could not be read.') : '',
			el('h2', {}, 'Fields'), fields(current, details),
			el('h2', {}, 'In the order of the file'),
			items.length ? table([{ name: 'Place', number: true }, { name: 'What', class: 'line' }, { name: 'Content', class: 'text' }], shown.map((i) => [place(i), i.what, i.content]), 'In the order of the file') : el('p', {}, 'Nothing.'), pager || '');
	};
}

function fields(post, d) {
	const list = (texts) => texts?.length && texts.map((t, i) => [i > 0 && ', ', said(t)]);
	const text = (t) => t && said(t);
	const all = {
		File: text(post.file), Title: text(post.title), Authors: list(d.authors), Date: d.date, Updated: d.updated,
		Categories: list(d.categories), Tags: list(d.tags), Cover: d.cover && outside(d.cover), Summary: text(d.summary),
		Language: text(d.language), Layout: text(d.layout), Permalink: text(d.permalink), Draft: post.draft && 'yes',
		Comments: d.noComments && !post.unread && 'off', Body: d.markup, Words: !post.unread && number(post.words), Excerpt: text(d.excerpt),
		'Other keys': d.extra && el('code', { dir: 'auto' }, d.extra),
	};
	return el('dl', { class: 'fields' }, Object.entries(all).filter(([, value]) => value).map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]));
}

// itemsOf are the headings, images, links, faults and findings of a post.
async function itemsOf(post, d) {
	const [images, links, found] = await Promise.all([
		rows('images', post.firstImage, post.images), rows('links', post.firstLink, post.links), findingsOf(post)]);
	const items = [
		...(d.faults ?? []).map((f) => ({ ...f, what: el('span', { class: 'error' }, 'fault'), content: said((f.key ? `${f.key}: ` : '') + f.message) })),
		...found.map((f) => ({ ...f, what: f.severity, content: [said(f.message), ' ', el('a', { href: href('findings', { rule: f.rule }) }, f.rule)] })),
		...(d.headings ?? []).map((h) => ({ ...h, what: `heading ${h.level}`, content: said(h.text, 'strong') })),
		...images.map((m) => ({ ...m, what: m.decorative ? 'decoration' : 'image', content: [picture(m), el('p', {}, m.caption ? said(m.caption) : 'no caption', ' ', m.from && el('span', { class: 'tag' }, m.from)), m.alt && el('p', { class: 'quiet' }, 'alt: ', said(m.alt))] })),
		...links.map((l) => ({ ...l, what: l.outbound ? 'outbound link' : 'link', content: [l.text && [said(l.text), ' '], outside(l.url)] })),
	];
	return items.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

// findingsOf are the findings in a post, those of comparing it included.
async function findingsOf(post) {
	const others = (await compared()).filter((f) => f.post === post.number);
	return [...(await rows('findings', post.firstFinding, post.findings - others.length)), ...others];
}
