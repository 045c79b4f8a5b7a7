// Data. They stand in the page as parts: rows of one kind, as JSON, gzipped, in
// base64. A part is unpacked when it is asked for.

const kinds = {}; // by kind, the parts in their order
for (const element of document.querySelectorAll('script[data-kind]')) {
	const { kind, first, count } = element.dataset;
	(kinds[kind] ??= []).push({ element, first: Number(first), count: Number(count) });
}

// unpack unpacks what an element holds.
function unpack(element) {
	const packed = bytesOf(element.textContent);
	return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).json();
}

function bytesOf(base64) {
	if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
	return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
}

// rowsOf are the rows of a part. The last few parts are kept: rows that are
// looked at one after the other stand together.
const recent = new Map();
function rowsOf(part) {
	const rows = recent.get(part) ?? unpack(part.element);
	recent.delete(part);
	recent.set(part, rows);
	if (recent.size > 24) recent.delete(recent.keys().next().value);
	return rows;
}

// rows are so many rows of a kind from one on.
async function rows(kind, first, count) {
	const found = [];
	for (const part of kinds[kind] ?? []) {
		const from = Math.max(first, part.first), to = Math.min(first + count, part.first + part.count);
		if (from < to) found.push(...(await rowsOf(part)).slice(from - part.first, to - part.first));
	}
	return found;
}

// each calls visit with every row of a kind and its number, and keeps none.
async function each(kind, visit) {
	let waiting = [];
	const parts = kinds[kind] ?? [];
	for (let i = 0; i < parts.length; i++) {
		while (waiting.length < 4 && i + waiting.length < parts.length) waiting.push(unpack(parts[i + waiting.length].element));
		const list = await waiting.shift();
		list.forEach((row, j) => visit(row, parts[i].first + j));
	}
}

// all are all rows of a kind. They stay unpacked.
const whole = {};
function all(kind) {
	return (whole[kind] ??= (async () => {
		const list = [];
		await each(kind, (row) => list.push(row));
		return list;
	})());
}

// posts are the rows of all posts, each with its number, what the search reads
// and the findings that came of comparing it with others.
function posts() {
	return (whole.index ??= (async () => {
		const list = await all('posts');
		list.forEach((post, n) => {
			post.number = n;
			post.name = post.title || post.file || `Post ${n + 1}`;
			post.search = folded(`${post.file}\n${post.title}\n${post.text ?? ''}`);
		});
		for (const finding of await compared()) if (finding.post >= 0) list[finding.post].findings++;
		return list;
	})());
}

// compared are the findings that came of comparing posts.
async function compared() {
	const { compareFrom, findings } = await overviewData();
	return (whole.compared ??= rows('findings', compareFrom, findings - compareFrom));
}

// overviewData is what was counted.
function overviewData() {
	return (whole.overview ??= unpack(kinds.overview[0].element));
}

// folded is text as it is compared: without regard to case and to how
// characters are composed.
const folded = (text) => text.normalize('NFC').toLowerCase();

// matcher returns a function that tells whether a folded text has every word.
function matcher(query = '') {
	const words = folded(query).split(/\s+/).filter(Boolean);
	return (text) => words.every((word) => text.includes(word));
}

const folderOf = (file) => (file.includes('/') ? file.slice(0, file.lastIndexOf('/')) || '/' : '.');
