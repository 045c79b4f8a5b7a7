// Captions: images beside their captions.
const cardsOnPage = 48;

async function captions(main) {
	const { form, set } = filters('captions', 'Images', [
		{ name: 'rule', label: 'Caption', options: [['', 'all'], ['some', 'with caption'], ['none', 'without caption'], ...ruleNames.map((r) => [r, r]), ['decorative', 'decorations'], ['wrong', 'marked wrong']] },
		{ name: 'host', label: 'Host', suggestions: (await all('imageHosts')).map((h) => h.host).filter(Boolean) },
		{ name: 'folder', label: 'Folder', suggestions: (await all('folders')).filter((f) => f.images).map((f) => f.folder) },
		{ name: 'q', label: 'Search in captions, alt texts, addresses' },
		{ name: 'decorative', label: 'decorations, too', box: true },
		{ name: 'bare', label: 'without markup', box: true },
	]);
	const line = status(), cards = el('ul', { class: 'cards', keydown: keys }), pages = el('div');
	const save = el('button', { type: 'button', click: saveMarks });
	const label = () => {
		save.textContent = `Save ${count(marks.size, 'mark')}`;
		save.disabled = marks.size === 0;
	};
	marksChanged.addEventListener('change', label);
	label();
	main.append(heading('Captions'), form, line,
		el('p', {}, save, el('span', { class: 'quiet' }, ' as JSON Lines. In the grid, j and k go to the next image and back, x marks its caption as wrong, or as missing if there is none.')),
		cards, pages);
	return async (params, isCurrent) => {
		set(params);
		const list = await all('images'), index = await posts();
		const found = selected(list, index, params);
		const { rows: shown, pager } = paged('captions', params, found, cardsOnPage);
		const around = params.bare ? [] : await Promise.all(shown.map((n) => rows('markup', n, 1)));
		if (!isCurrent()) return;
		line.textContent = `${number(found.length)} of ${count(list.length, 'image')}`;
		cards.replaceChildren(...shown.map((n, i) => card(list[n], index[list[n].post], around[i]?.[0])));
		pages.replaceChildren(pager || '');
	};
}

// selected are the numbers of the images that are wanted.
function selected(list, index, { rule = '', host = '', folder = '', q = '', decorative = '' }) {
	const matches = matcher(q);
	const isOfRule = {
		'': (m) => decorative || !m.decorative || m.caption, some: (m) => m.caption, none: (m) => !m.caption && (decorative || !m.decorative),
		decorative: (m) => m.decorative, wrong: (m) => isWrong(m, index[m.post]),
	}[rule] ?? ((m) => m.from === rule);
	const isOfFolder = (file) => !folder || folderOf(file) === folder || folderOf(file).startsWith(folder + '/');
	const found = [];
	list.forEach((m, n) => {
		if (isOfRule(m) && (!host || m.host === host) && isOfFolder(index[m.post].file) &&
			(!q || matches(folded(`${m.caption ?? ''}\n${m.alt ?? ''}\n${m.src}`)))) found.push(n);
	});
	return found;
}

// keys moves between cards, and marks one. They count in the grid only, not
// in the whole page, so that they get in nobody's way.
function keys(event) {
	const current = event.target.closest('.card');
	if (!current || event.ctrlKey || event.metaKey || event.altKey) return;
	const item = current.parentElement;
	const next = { j: item.nextElementSibling, k: item.previousElementSibling }[event.key];
	if (next) next.querySelector('button').focus();
	if (event.key === 'x') current.querySelector('button').click();
}
