// Posts: a table to sort and to search.
const postsOnPage = 100;

const postColumns = [
	['name', 'Title'], ['date', 'Date'], ['words', 'Words'], ['images', 'Images'], ['captions', 'Captions'],
	['links', 'Links'], ['faults', 'Faults'], ['findings', 'Findings'], ['file', 'File'],
];

async function postTable(main) {
	const { form, set } = filters('posts', 'Posts', [
		{ name: 'q', label: 'Search' },
		{ name: 'only', label: 'Only', options: [['', 'all'], ['draft', 'drafts'], ['unread', 'that could not be read'], ['faults', 'with faults'], ['findings', 'with findings'], ['bare', 'images without caption']] },
	]);
	const line = status(), content = el('div');
	main.append(heading('Posts'), form,
		el('p', { class: 'quiet' }, 'The search covers names of files, titles, authors, categories, tags, and the beginning of summaries and excerpts; whole texts are not on this page.'),
		line, content);
	return async (params, isCurrent) => {
		set(params);
		const list = await posts();
		if (!isCurrent()) return;
		const found = wantedPosts(list, params);
		line.textContent = `${number(found.length)} of ${count(list.length, 'post')}`;
		const { rows: shown, pager } = paged('posts', params, found, postsOnPage);
		content.replaceChildren(table(postHead(params), shown.map(postLine), 'Posts'), pager || '');
	};
}

// wantedPosts are the posts that are wanted, in the order that is wanted.
function wantedPosts(list, { q, only, sort, order }) {
	const matches = matcher(q);
	const isWanted = {
		draft: (p) => p.draft, unread: (p) => p.unread, faults: (p) => p.faults, findings: (p) => p.findings, bare: (p) => p.images > p.captions,
	}[only] ?? (() => true);
	const found = list.filter((p) => isWanted(p) && matches(p.search));
	if (!postColumns.some(([name]) => name === sort)) return found;
	const collator = new Intl.Collator('en', { numeric: true });
	const compare = typeof list[0]?.[sort] === 'number' ? (a, b) => a[sort] - b[sort]
		: sort === 'date' ? (a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0) : (a, b) => collator.compare(a[sort], b[sort]);
	return found.sort((a, b) => (order === 'desc' ? compare(b, a) : compare(a, b)));
}

// postHead is the head of the table. A column sorts from the most, or from the
// first letter, and the other way at the second time.
function postHead(params) {
	return postColumns.map(([name, text]) => {
		const isText = name === 'name' || name === 'file', isSorted = params.sort === name;
		const order = isSorted ? (params.order === 'desc' ? '' : 'desc') : isText ? '' : 'desc';
		return {
			name: text, number: !isText && name !== 'date', class: isText ? 'text' : 'line',
			sorted: isSorted ? (params.order === 'desc' ? 'descending' : 'ascending') : undefined,
			sort: async () => {
				await go('posts', { ...params, sort: name, order, page: '' });
				document.querySelectorAll('thead button')[postColumns.findIndex(([n]) => n === name)]?.focus();
			},
		};
	});
}

function postLine(post) {
	const notes = [post.draft && 'draft', post.unread && 'not read'].filter(Boolean);
	return [[postLink(post), notes.map((note) => [' ', el('span', { class: 'tag' }, note)])], post.date,
		...postColumns.slice(2, -1).map(([name]) => number(post[name])), said(post.file)];
}
