// Plots: drawings with the figures below them, for who cannot see or wants to
// know.

// columns draws a column for each row, [label, value, value …], of one or two
// series; names are those of the series.
function columns(title, names, rows, note) {
	const width = 480, height = 200, left = 44, bottom = 22, top = 8;
	const most = round(Math.max(2, ...rows.map(([, ...values]) => values.reduce((a, b) => a + b, 0))));
	const step = (width - left) / Math.max(rows.length, 1), scale = (height - bottom - top) / most;
	const drawing = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `${title}: the figures are in the table below` });
	for (const part of [0, 0.5, 1]) {
		const y = height - bottom - most * part * scale;
		drawing.append(
			svg('line', { class: 'axis', x1: left, x2: width, y1: y, y2: y }),
			svg('text', { x: left - 6, y: y + 4, 'text-anchor': 'end' }, short(most * part)));
	}
	const labelled = Math.ceil(rows.length / 8);
	rows.forEach(([label, ...values], i) => {
		let y = height - bottom;
		values.forEach((value, series) => {
			y -= value * scale;
			const rect = { class: series ? 'second' : 'first', x: left + i * step + step * 0.1, y, width: step * 0.8, height: value * scale };
			drawing.append(svg('rect', rect, svg('title', {}, `${label}: ${number(value)} ${names[series]}`)));
		});
		if (i % labelled === 0) drawing.append(svg('text', { x: left + (i + 0.5) * step, y: height - 6, 'text-anchor': 'middle' }, label));
	});
	return el('figure', { class: 'plot' },
		el('h2', {}, title), names.length > 1 && legend(names), drawing, note && el('p', { class: 'quiet' }, note), figures(title, names, rows));
}

// round is the next number that an axis may end with: 2, 4, 6, 8 or 10, and
// these with zeros.
function round(n) {
	const unit = 10 ** Math.floor(Math.log10(n));
	return unit === 1 ? Math.ceil(n / 2) * 2 : Math.ceil(n / unit / 0.5) * unit * 0.5;
}

const short = (n) => (n >= 10000 ? `${Math.round(n / 1000)}k` : String(Math.round(n * 10) / 10));

function legend(names) {
	return el('p', { class: 'legend' }, names.map((name, series) => el('span', {},
		svg('svg', { viewBox: '0 0 10 10', 'aria-hidden': 'true' }, svg('rect', { class: series ? 'second' : 'first', width: 10, height: 10 })), ' ' + name)));
}

function figures(title, names, rows) {
	return el('details', {}, el('summary', {}, 'Figures', el('span', { class: 'hidden' }, ` of ${title}`)),
		table(['', ...names].map((name, i) => ({ name: name || 'Of', number: i > 0 })), rows.map(([label, ...values]) => [label, ...values.map(number)]), title));
}

// bars draws a bar for each row, [label, address of a view, value].
function bars(title, unit, rows, note) {
	const most = Math.max(1, ...rows.map(([, , value]) => value));
	const lines = rows.map(([label, href, value]) => [el('a', { href }, said(label)), number(value), bar(value / most)]);
	const head = [{ name: 'Name' }, { name: unit, number: true }, { name: 'Share', hidden: true, class: 'bar' }];
	return el('figure', { class: 'plot' },
		el('h2', {}, title), rows.length ? table(head, lines, title) : el('p', {}, 'None.'), note && el('p', { class: 'quiet' }, note));
}

function bar(share) {
	return svg('svg', { viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
		svg('rect', { class: 'first', width: Math.max(0.5, share * 100), height: 10 }));
}

// series are rows of counts by year or month, with those between that have
// none, if there are not too many.
function series(counts, next, zero) {
	const keys = Object.keys(counts).filter(Boolean).sort();
	if (!keys.length) return [];
	const list = [];
	for (let key = keys[0]; key <= keys.at(-1) && list.length <= 60; key = next(key)) list.push(key);
	return (list.length > 60 ? keys : list).map((key) => [key, ...(counts[key] ?? zero)]);
}

const nextYear = (year) => String(Number(year) + 1).padStart(4, '0');
const nextMonth = (month) => (month.endsWith('12') ? `${nextYear(month.slice(0, 4))}-01` : month.slice(0, 5) + String(Number(month.slice(5)) + 1).padStart(2, '0'));
