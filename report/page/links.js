// Links by host, and those that lead to one host with the posts that have them.
const linksOnPage = 100;

async function links(main) {
	const { form, set } = filters('links', 'Links', [
		{ name: 'q', label: 'Search in hosts' },
		{ name: 'outbound', label: 'Outbound', options: [['', 'all'], ['yes', 'outbound'], ['no', 'not outbound']] },
	]);
	const line = status(), content = el('div');
	main.append(heading('Links'), form, line, content);
	return async (params, isCurrent) => {
		set(params);
		const list = (await all('hosts')).map((h, n) => ({ ...h, number: n, name: hostName(h.host) }));
		const chosen = params.host !== undefined && list.find((h) => h.host === (params.host === '.' ? '' : params.host));
		const found = chosen ? await linksTo(chosen, params) : hostsOf(list, params);
		if (!isCurrent()) return;
		form.hidden = Boolean(chosen);
		line.textContent = chosen ? `${count(found.length, 'link')} to ${chosen.name}` : count(found.length, 'host');
		const index = chosen && await posts();
		const { rows: shown, pager } = paged('links', params, found, linksOnPage);
		content.replaceChildren(chosen ? el('p', {}, el('a', { href: href('links', { ...params, host: '', page: '' }) }, 'All hosts')) : '',
			chosen ? linkTable(shown, index) : hostTable(shown, params), pager || '');
	};
}

const hostName = (host) => host || 'this site';

// hostsOf are the hosts that are wanted, those with most links first.
function hostsOf(list, { q, outbound }) {
	const matches = matcher(q);
	return list.filter((h) => matches(folded(h.name)) && (!outbound || (outbound === 'yes' ? h.outbound > 0 : h.links > h.outbound)))
		.sort((a, b) => b.links - a.links || (a.name < b.name ? -1 : 1));
}

async function linksTo(host, { outbound }) {
	const found = [];
	await each('links', (link) => {
		if (link.host === host.number && (!outbound || (outbound === 'yes') === Boolean(link.outbound))) found.push(link);
	});
	return found;
}

function hostTable(list, params) {
	const head = [{ name: 'Host' }, { name: 'Links', number: true }, { name: 'Outbound', number: true }, { name: 'Posts', number: true }];
	return table(head, list.map((h) => [
		el('a', { href: href('links', { ...params, host: h.host || '.', page: '' }) }, h.name), number(h.links), number(h.outbound), number(h.posts)]), 'Hosts');
}

function linkTable(list, index) {
	const head = [{ name: 'Link', class: 'text' }, { name: 'Text', class: 'text' }, { name: 'Outbound' }, { name: 'Post', class: 'text' }, { name: 'Place', number: true }];
	return table(head, list.map((l) => [
		outside(l.url), l.text ? said(l.text) : '', l.outbound ? 'yes' : 'no', postLink(index[l.post]), place(l)]), 'Links');
}
