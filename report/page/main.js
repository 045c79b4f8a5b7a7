// The page: which view is shown.
const views = { overview, captions, links, posts: postTable, post, findings };
const main = document.getElementById('main');
let current = { view: '', update: null };
let turn = 0; // of the last address that was asked for

// show shows what the address asks for. What is typed while data are unpacked
// is a turn of its own, and an older one draws nothing any more.
async function show() {
	const mine = ++turn, isCurrent = () => mine === turn;
	const { view, params } = address();
	const name = Object.hasOwn(views, view) ? view : 'overview';
	try {
		if (name !== current.view) await open(name, isCurrent);
		if (isCurrent()) await current.update(params, isCurrent);
		if (isCurrent()) main.dataset.shown = location.hash;
	} catch (error) {
		current = { view: '', update: null };
		main.replaceChildren(heading('This cannot be shown'), el('p', { role: 'alert' }, String(error)));
	}
}

// open makes a view anew.
async function open(name, isCurrent) {
	const content = el('div'), isFirst = current.view === '';
	const update = await views[name](content);
	if (!isCurrent()) return;
	current = { view: name, update };
	main.replaceChildren(content);
	for (const a of document.querySelectorAll('header nav a')) {
		const isHere = a.hash === `#${name}` || (name === 'post' && a.hash === '#posts');
		isHere ? a.setAttribute('aria-current', 'page') : a.removeAttribute('aria-current');
	}
	scrollTo(0, 0);
	if (!isFirst) main.querySelector('h1')?.focus();
}

function setPictures(on) {
	pictures = on;
	const button = document.getElementById('pictures');
	button.setAttribute('aria-pressed', String(on));
}

async function start() {
	if (typeof DecompressionStream === 'undefined') {
		main.replaceChildren(heading('This cannot be shown'), el('p', {}, 'The browser cannot unpack gzip: it wants to be of 2023 or later.'));
		return;
	}
	const o = await overviewData();
	loadMarks(o.id);
	setPictures(o.pictures);
	document.getElementById('pictures').addEventListener('click', () => { setPictures(!pictures); show(); });
	document.getElementById('skip').addEventListener('click', (event) => { event.preventDefault(); main.focus(); });
	addEventListener('hashchange', async () => {
		await show();
		if (document.activeElement === document.body) main.querySelector('h1')?.focus(); // what had the focus is gone
	});
	await show();
	posts(); // so that the first search need not wait
}

start();
