// Findings by rule, as article validate has them.
const findingsOnPage = 100;

async function findings(main) {
	const o = await overviewData(), rules = o.rules;
	const { form, set } = filters('findings', 'Findings', [
		{ name: 'rule', label: 'Rule', options: [['', 'all'], ...rules.map((r) => [r.rule, `${r.rule} (${number(r.findings)})`])] },
		{ name: 'severity', label: 'Severity', options: [['', 'all'], ['error', 'error'], ['warning', 'warning'], ['notice', 'notice']] },
		{ name: 'q', label: 'Search in messages' },
	]);
	const line = status(), about = el('p'), content = el('div');
	main.append(heading('Findings'), form, ruleTable(rules), about, line, content);
	return async (params, isCurrent) => {
		set(params);
		const { rule = '', severity = '', q = '' } = params;
		const matches = matcher(q), found = [], index = await posts();
		await each('findings', (f) => {
			if ((!rule || f.rule === rule) && (!severity || f.severity === severity) && matches(folded(f.message))) found.push(f);
		});
		if (!isCurrent()) return;
		const { rows: shown, pager } = paged('findings', params, found, findingsOnPage);
		about.textContent = rules.find((r) => r.rule === rule)?.doc ?? '';
		line.textContent = `${number(found.length)} of ${count(o.findings, 'finding')}`;
		const head = [{ name: 'Post', class: 'text' }, { name: 'Place', number: true }, { name: 'Severity' }, { name: 'Message', class: 'text' }, { name: 'Rule', class: 'line' }];
		content.replaceChildren(table(head, shown.map((f) => [
			index[f.post] ? postLink(index[f.post]) : said(f.file ?? ''), place(f), f.severity, said(f.message), f.rule]), 'Findings'), pager || '');
	};
}

function ruleTable(rules) {
	const head = [{ name: 'Rule', class: 'line' }, { name: 'Severity' }, { name: 'Findings', number: true }, { name: 'Posts', number: true }, { name: 'About', class: 'text' }];
	return el('details', {}, el('summary', {}, 'Rules that found something'), table(head, rules.map((r) => [
		el('a', { href: href('findings', { rule: r.rule }) }, r.rule), r.severity, number(r.findings), number(r.posts), r.doc?.split('. ')[0] ?? '']), 'Rules'));
}
