// Tables, filters and pages of rows.

// table makes a table. head has a column each: its name, number for figures,
// sorted (ascending or descending) and sort, a function, where it can be
// sorted by it.
function table(head, lines, label) {
	const name = (c) => (c.sort ? el('button', { type: 'button', click: c.sort }, c.name, mark(c.sorted)) : el('span', { class: c.hidden && 'hidden' }, c.name));
	const cell = (value, i) => el('td', { class: head[i].number ? 'number' : head[i].class }, value);
	return el('div', { class: 'scroll', role: 'region', tabindex: 0, 'aria-label': label }, el('table', {},
		el('thead', {}, el('tr', {}, head.map((c) => el('th', { scope: 'col', class: c.number && 'number', 'aria-sort': c.sorted }, name(c))))),
		el('tbody', {}, lines.map((line) => el('tr', {}, line.map(cell))))));
}

const mark = (sorted) => sorted && el('span', { 'aria-hidden': 'true' }, sorted === 'ascending' ? ' ▲' : ' ▼');

// filters makes a form whose fields are what is wanted of a view. A field has
// a name, a label, and options ([value, text]) for a choice, or box for a yes.
function filters(view, label, fields) {
	const controls = Object.fromEntries(fields.map((f) => [f.name, control(f)]));
	const change = () => {
		const params = { ...address().params, page: '' };
		for (const [name, c] of Object.entries(controls)) params[name] = c.type === 'checkbox' ? (c.checked ? '1' : '') : c.value;
		go(view, params);
	};
	const form = el('form', { role: 'search', 'aria-label': label, input: change, submit: (event) => event.preventDefault() },
		fields.map((f) => {
			const label = el('label', { for: idOf(f) }, f.label);
			return el('div', { class: f.box ? 'field box' : 'field' }, f.box ? [controls[f.name], label] : [label, controls[f.name], f.suggestions && suggestions(f)]);
		}));
	return { form, set: (params) => Object.entries(controls).forEach(([name, c]) => setControl(c, params[name] ?? '')) };
}

const idOf = (f) => `field-${f.name}`;

function control(f) {
	const id = idOf(f), { name } = f;
	if (f.box) return el('input', { type: 'checkbox', id, name });
	if (f.options) return el('select', { id, name }, f.options.map(([value, text]) => el('option', { value }, text)));
	return el('input', { type: f.suggestions ? 'text' : 'search', id, name, autocomplete: 'off', dir: 'auto', list: f.suggestions && `${id}-list`, spellcheck: 'false' });
}

const suggestions = (f) => el('datalist', { id: `${idOf(f)}-list` }, f.suggestions.map((value) => el('option', { value })));

// setControl leaves a control alone that has the value: a cursor would jump.
function setControl(c, value) {
	if (c.type === 'checkbox') c.checked = Boolean(value);
	else if (c.value !== value) c.value = value;
}

// paged cuts the page out of a list that the address asks for, and makes what
// leads to the others.
function paged(view, params, list, size) {
	const pages = Math.max(1, Math.ceil(list.length / size));
	const page = Math.min(pages, Math.max(1, Math.floor(Number(params.page)) || 1));
	const to = (n, text) => n >= 1 && n <= pages && el('a', { href: href(view, { ...params, page: n === 1 ? '' : n }) }, text);
	const pager = pages > 1 && el('nav', { class: 'pager', 'aria-label': 'Pages' },
		to(page - 1, 'Previous'), el('span', {}, `Page ${number(page)} of ${number(pages)}`), to(page + 1, 'Next'));
	return { rows: list.slice((page - 1) * size, page * size), pager };
}

// status is a line that is read out when it changes.
const status = () => el('p', { role: 'status' });

const place = (row) => (row.line ? `${row.line}:${row.column || 1}` : '');

// postLink leads to a post.
const postLink = (post) => el('a', { href: href('post', { n: post.number + 1 }), dir: 'auto' }, post.name);
