// The overview: figures and plots.
async function overview(main) {
	const o = await overviewData();
	const undated = (n) => n && `${count(n, 'post')} without a date ${n === 1 ? 'is' : 'are'} not drawn.`;
	main.append(heading('Overview'),
		o.unread > 0 && el('p', { class: 'error' }, `${count(o.unread, 'post')} could not be read: `, el('a', { href: href('posts', { only: 'unread' }) }, 'which')),
		o.noSource > 0 && el('p', {}, `${count(o.noSource, 'post')} came without the file, as posts from JSON do: no markup around images is shown, and the program does not check them.`),
		tiles(o),
		el('div', { class: 'plots' },
			timePlot(o, undated(o.months[''])),
			columns('Posts by length', ['posts'], lengthRows(o), 'Words up to each bound; a Han, hiragana or katakana character is one.'),
			columns('Images by year', ['with a caption', 'without'], imageRows(o), imageNote(o.imageYears[''])),
			bars('Hosts that links lead to', 'Links', o.topHosts.map((h) => [h.host, href('links', { host: h.host }), h.outbound]),
				o.hosts > o.topHosts.length && `The first ${o.topHosts.length} of ${number(o.hosts)}.`),
			bars('Rules that found something', 'Findings', o.rules.map((r) => [r.rule, href('findings', { rule: r.rule }), r.findings]))));
	return () => {};
}

function tiles(o) {
	const tile = (name, value, view, params) =>
		el('div', {}, el('dt', {}, view ? el('a', { href: href(view, params) }, name) : name), el('dd', {}, number(value)));
	const none = o.captions.none ?? 0;
	return el('dl', { class: 'tiles' },
		tile('posts', o.posts + o.unread, 'posts'), tile('of them drafts', o.drafts, 'posts', { only: 'draft' }),
		tile('words', o.words), tile('headings', o.headings),
		tile('images', o.images, 'captions', { decorative: '1' }), tile('decorations', o.decorative, 'captions', { rule: 'decorative' }),
		ruleNames.map((rule) => tile(`captions: ${rule}`, o.captions[rule] ?? 0, 'captions', { rule })),
		tile('images without caption', none, 'captions', { rule: 'none' }),
		tile('links', o.links, 'links'), tile('links outbound', o.outbound, 'links', { outbound: 'yes' }),
		tile('faults', o.faults, 'posts', { sort: 'faults', order: 'desc' }), tile('findings', o.findings, 'findings'));
}

// timePlot draws posts by year, or by month where there are few years.
function timePlot(o, note) {
	const years = {};
	for (const [month, n] of Object.entries(o.months)) if (month) years[month.slice(0, 4)] = [(years[month.slice(0, 4)]?.[0] ?? 0) + n];
	if (Object.keys(years).length > 3) return columns('Posts by year', ['posts'], series(years, nextYear, [0]), note);
	const months = Object.fromEntries(Object.entries(o.months).map(([month, n]) => [month, [n]]));
	return columns('Posts by month', ['posts'], series(months, nextMonth, [0]), note);
}

function lengthRows(o) {
	return o.lengths.map((n, i) => [i === 0 ? 'none' : i < o.bounds.length ? `< ${o.bounds[i]}` : `≥ ${o.bounds.at(-1)}`, n]);
}

const imageRows = (o) => series(Object.fromEntries(Object.entries(o.imageYears).map(([y, n]) => [y, [n.with, n.without]])), nextYear, [0, 0]);

const imageNote = (n) => 'Without decorations.' + (n ? ` ${count(n.with + n.without, 'image')} of posts without a date ${n.with + n.without === 1 ? 'is' : 'are'} not drawn.` : '');
