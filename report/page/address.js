// Addresses. Every view has one after the #: its name, and what is wanted of
// it, as in #captions?rule=next-block&page=2.

// address is the one at which the page is.
function address() {
	const [view, query = ''] = location.hash.slice(1).split(/\?(.*)/s);
	return { view: view || 'overview', params: Object.fromEntries(new URLSearchParams(query)) };
}

// href is the address of a view.
function href(view, params = {}) {
	const wanted = Object.entries(params).filter(([, value]) => value !== '' && value !== undefined && value !== null);
	return '#' + view + (wanted.length ? '?' + new URLSearchParams(wanted) : '');
}

// go goes to an address without a step in the history: for each letter that
// is typed one would be too many.
function go(view, params) {
	history.replaceState(null, '', href(view, params));
	return show();
}
