// Elements. What a post says only ever becomes the text of a node or the value
// of an attribute, and never markup: the policy of the page forbids that, too.

// el makes an element. An attribute that is false or missing is left out, a
// function is a listener, and children may be nodes, texts or lists of them.
function el(name, attributes = {}, ...children) {
	return fill(document.createElement(name), attributes, children);
}

// svg makes an element of a drawing.
function svg(name, attributes = {}, ...children) {
	return fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

function fill(element, attributes, children) {
	for (const [name, value] of Object.entries(attributes)) {
		if (typeof value === 'function') element.addEventListener(name, value);
		else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, value === true ? '' : value);
	}
	element.append(...children.flat(Infinity).filter((c) => c !== undefined && c !== null && c !== false));
	return element;
}

// said is text of a post, in the direction of its own script.
const said = (text, name = 'bdi') => el(name, { dir: 'auto' }, text);

const number = (n) => n.toLocaleString('en');

// count is a number of things: 1 post, 2 posts.
const count = (n, one, many = one + 's') => `${number(n)} ${n === 1 ? one : many}`;

// heading is that of a view, to which a reader is taken by the keyboard.
const heading = (text) => el('h1', { tabindex: -1 }, said(text));

// outside is a link to an address that a post gives, or its text if it is not
// one of the web or is not whole.
function outside(address, text = address) {
	if (!/^(https?:)?\/\//i.test(address) || address.endsWith('…')) return said(text);
	const href = address.startsWith('//') ? 'https:' + address : address;
	return el('a', { href, rel: 'noreferrer noopener', target: '_blank', dir: 'auto' }, text);
}
