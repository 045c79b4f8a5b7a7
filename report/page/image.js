// Images, and what a reader says of their captions.

// Whether pictures are loaded. Until then no img is made: it would ask for its
// picture at once, and the policy allows it from the beginning.
let pictures = false;

const ruleNames = ['figcaption', 'class', 'attribute', 'shortcode', 'same-block', 'next-block', 'previous-block'];

// picture shows an image, or where it would come from.
function picture(image) {
	if (pictures && image.show) {
		const img = el('img', { alt: image.alt ?? '', loading: 'lazy', referrerpolicy: 'no-referrer', decoding: 'async', src: image.show });
		img.addEventListener('error', () => img.replaceWith(said(`could not be loaded: ${image.src}`, 'span')));
		return el('p', { class: 'picture' }, img);
	}
	return el('p', { class: 'picture' }, said((image.src || 'no address') + whyHidden(image), 'span'));
}

function whyHidden({ src, show }) {
	if (show || !src) return '';
	return src.endsWith('…') ? ' (too long for this page)' : ' (not on the web; -root shows local pictures)';
}

// card shows an image beside its caption, where it was found and the markup
// around it.
function card(image, post, markup) {
	const wrong = el('button', { type: 'button', 'aria-pressed': String(isWrong(image, post)) }, 'Wrong');
	const article = el('article', { class: 'card', tabindex: -1, 'aria-label': `Image ${place(image)} of ${post.name}` },
		picture(image),
		el('p', { class: 'caption' }, image.caption ? said(image.caption) : el('span', { class: 'quiet' }, image.decorative ? 'decoration' : 'no caption')),
		el('p', {}, image.from && el('span', { class: 'tag' }, image.from), image.alt && [' ', el('span', { class: 'quiet' }, 'alt: ', said(image.alt))]),
		el('p', {}, postLink(post), el('span', { class: 'quiet' }, ' ', said(post.file), `:${place(image)}`)),
		markup?.tag && el('pre', { dir: 'ltr' }, markup.before, el('mark', {}, markup.tag), markup.after),
		el('p', { class: 'actions' }, wrong, image.show && /^http/i.test(image.show) && outside(image.show, 'Open the picture')));
	const draw = () => {
		wrong.setAttribute('aria-pressed', String(isWrong(image, post)));
		article.classList.toggle('wrong', isWrong(image, post));
	};
	wrong.addEventListener('click', () => { toggleWrong(image, post); draw(); });
	draw();
	return el('li', {}, article);
}

// Marks are kept for this page in this browser, where it lets them be kept,
// and in a file once they are saved.
let marks = new Map();
let marksKey = '';
let marksSaved = true;
const marksChanged = new EventTarget();

function loadMarks(id) {
	marksKey = `article-report-${id}`;
	try {
		marks = new Map(JSON.parse(localStorage.getItem(marksKey) ?? '[]'));
	} catch { /* there are none, or they may not be kept */ }
	addEventListener('beforeunload', (event) => marksSaved || event.preventDefault());
}

const markKey = (image, post) => `${post.number}:${place(image)}`;
const isWrong = (image, post) => marks.has(markKey(image, post));

function toggleWrong(image, post) {
	const key = markKey(image, post);
	if (!marks.delete(key)) {
		marks.set(key, { file: post.file, line: image.line, column: image.column, src: image.src,
			caption: image.caption ?? '', captionFrom: image.from ?? '', verdict: 'wrong' });
	}
	try {
		localStorage.setItem(marksKey, JSON.stringify([...marks]));
	} catch {
		marksSaved = marks.size === 0;
	}
	marksChanged.dispatchEvent(new Event('change'));
}

// saveMarks saves them as JSON Lines, in the order of the page.
function saveMarks() {
	const inOrder = [...marks].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
	const url = URL.createObjectURL(new Blob(inOrder.map(([, mark]) => JSON.stringify(mark) + '\n'), { type: 'application/jsonl' }));
	el('a', { href: url, download: 'wrong-captions.jsonl' }).click();
	setTimeout(() => URL.revokeObjectURL(url), 60000);
	marksSaved = true;
}
