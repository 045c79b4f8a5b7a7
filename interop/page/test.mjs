// Tests of the page in a browser: what it shows, what it asks for, and whether
// everybody can use it. What it ought to show is counted from what article
// convert and article validate print of the same posts.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M/wHwAEBgIApD5fRAAAAABJRU5ErkJggg==', 'base64');
const views = ['overview', 'captions', 'captions?rule=none', 'links', 'links?host=example.org', 'posts', 'posts?q=%E6%B9%96', 'post?n=1', 'post?n=2', 'findings', 'findings?rule=fm-parse', 'captions?page=x', 'post?n=999', 'none'];

let browser;
before(async () => { browser = await chromium.launch({ executablePath: process.env.CHROMIUM }); });
after(() => browser.close());

// groupBy are the items of a list by what key gives of them.
function groupBy(list, key) {
	const groups = {};
	for (const item of list) (groups[key(item)] ??= []).push(item);
	return groups;
}

// run runs the program, which may find something wrong with the posts.
function run(...args) {
	try {
		return execFileSync('out/article', args, { encoding: 'utf8', maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'ignore'] });
	} catch (error) {
		if (error.status !== 1) throw error;
		return error.stdout;
	}
}

const lines = (text) => text.split('\n').filter(Boolean).map((line) => JSON.parse(line));

// report makes a page.
function report(name, ...args) {
	run('report', '-q', '-o', `out/${name}.html`, ...args);
	return resolve(`out/${name}.html`);
}

// opened is a page in the browser. It notes what is asked for and what goes
// wrong; pictures are answered with a pixel.
async function opened(file, { hash = '', ...options } = {}) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
	const page = await context.newPage();
	page.asked = [];
	page.wrong = [];
	await context.route(/^https?:/, (route) => route.fulfill({ body: pixel, contentType: 'image/png' }));
	page.on('request', (request) => page.asked.push(request));
	page.on('pageerror', (error) => page.wrong.push(error.message));
	page.on('console', (message) => message.type() === 'error' && page.wrong.push(message.text()));
	page.on('dialog', (dialog) => { page.wrong.push(dialog.message()); return dialog.dismiss(); });
	await page.addInitScript(() => addEventListener('securitypolicyviolation', (e) => console.error(`policy: ${e.violatedDirective} ${e.sample}`)));
	await page.goto('file://' + file + (hash && '#' + hash));
	await shown(page);
	return page;
}

const shown = (page) => page.waitForFunction(() => document.querySelector('main').dataset.shown === location.hash);

// show goes to a view.
async function show(page, hash) {
	await page.evaluate((hash) => { location.hash = hash; }, hash);
	await shown(page);
}

// status is how many rows the view says that it has.
const status = async (page) => (await page.textContent('main [role=status]')).replaceAll(',', '');

// close closes a page in which nothing may have gone wrong.
async function close(page) {
	assert.deepEqual(page.wrong, []);
	await page.context().close();
}

// expected is what the page of some posts ought to show.
function expected(...args) {
	const posts = lines(run('convert', '-q', '-format', 'jsonl', ...args)), findings = lines(run('validate', '-q', '-format', 'json', ...args));
	const images = posts.flatMap((p) => p.images ?? []), links = posts.flatMap((p) => p.links ?? []);
	const kinds = groupBy(images.filter((i) => i.caption || !i.decorative), (i) => i.captionFrom ?? 'none');
	return { posts, images, links, findings, kinds, hosts: groupBy(links.filter((l) => l.outbound), (l) => new URL(l.url, 'https://none').hostname) };
}

// figures are those of the overview, by their names.
const figures = (page) => page.$$eval('.tiles > div', (tiles) =>
	Object.fromEntries(tiles.map((t) => [t.querySelector('dt').textContent, Number(t.querySelector('dd').textContent.replaceAll(',', ''))])));

async function checkFigures(name, ...args) {
	const want = expected(...args), page = await opened(report(name, ...args));
	const have = await figures(page), unread = Number((await page.textContent('main')).match(/(\d+) posts? could not be read/)?.[1] ?? 0);
	const bars = await page.locator('figure', { has: page.getByRole('heading', { name: 'Hosts that links lead to' }) }).locator('tbody tr').evaluateAll((rows) => rows.map((r) => [r.cells[0].textContent, Number(r.cells[1].textContent.replaceAll(',', ''))]));
	assert.deepEqual(bars.map(([, n]) => n), Object.values(want.hosts).map((l) => l.length).sort((a, b) => b - a).slice(0, 15));
	for (const [host, n] of bars) assert.equal(n, want.hosts[host].length, host);
	const sum = (list, of) => list.reduce((n, p) => n + of(p), 0);
	assert.equal(have.posts - unread, want.posts.length);
	assert.equal(have['of them drafts'], want.posts.filter((p) => p.draft).length);
	assert.equal(have.words, sum(want.posts, (p) => p.words ?? 0));
	assert.equal(have.headings, sum(want.posts, (p) => p.headings?.length ?? 0));
	assert.equal(have.images, want.images.length);
	assert.equal(have.decorations, want.images.filter((i) => i.decorative).length);
	assert.equal(have.links, want.links.length);
	assert.equal(have['links outbound'], want.links.filter((l) => l.outbound).length);
	assert.equal(have.faults, sum(want.posts, (p) => p.faults?.length ?? 0));
	assert.equal(have.findings, want.findings.length);
	for (const kind of ['figcaption', 'class', 'attribute', 'shortcode', 'same-block', 'next-block', 'previous-block']) {
		assert.equal(have[`captions: ${kind}`], want.kinds[kind]?.length ?? 0, kind);
		await show(page, `captions?rule=${kind}`);
		assert.match(await status(page), new RegExp(`^${want.kinds[kind]?.length ?? 0} of ${want.images.length} image`));
	}
	assert.equal(have['images without caption'], want.kinds.none?.length ?? 0);
	await show(page, 'captions?rule=none');
	assert.match(await status(page), new RegExp(`^${want.kinds.none?.length ?? 0} of`));
	for (const [host, links] of Object.entries(want.hosts).slice(0, 20)) {
		await show(page, `links?host=${host}&outbound=yes`);
		assert.match(await status(page), new RegExp(`^${links.length} links? to ${host}$`));
	}
	for (const [rule, found] of Object.entries(groupBy(want.findings, (f) => f.rule))) {
		await show(page, `findings?rule=${rule}`);
		assert.match(await status(page), new RegExp(`^${found.length} of ${want.findings.length} finding`));
	}
	await close(page);
}

test('figures of fixtures', () => checkFigures('fixtures', '../../testdata/posts'));
test('figures of posts in many scripts', () => checkFigures('scripts', 'posts'));
test('figures of labelled posts', { skip: !process.env.ARTICLE_SHARED }, () => checkFigures('labelled', `${process.env.ARTICLE_SHARED}/labelled`));

test('filters of captions', async () => {
	const page = await opened(report('posts', 'posts'), { hash: 'captions' });
	assert.equal(await page.locator('.card').count(), 6);
	await page.getByLabel('Caption', { exact: true }).selectOption('next-block');
	await shown(page);
	assert.equal(await page.evaluate(() => location.hash), '#captions?rule=next-block');
	assert.equal(await page.locator('.card .caption').innerText(), '湖边的鹤');
	assert.match(await page.locator('.card pre').innerText(), /lake\.jpg[^]*湖边的鹤/);
	await show(page, 'captions');
	await page.getByLabel('Host').fill('pic.example.net');
	await shown(page);
	assert.match(await status(page), /^1 of 6 images/);
	await show(page, 'captions?folder=posts');
	assert.match(await status(page), /^6 of/);
	await show(page, 'captions?folder=post');
	assert.match(await status(page), /^0 of/);
	await page.getByLabel('Folder').fill('');
	await page.getByLabel(/^Search/).fill('HERON');
	await shown(page);
	assert.match(await status(page), /^1 of/);
	assert.equal(await page.getByLabel('Caption', { exact: true }).inputValue(), '');
	await close(page);
});

test('posts are searched and sorted', async () => {
	const page = await opened(report('posts', 'posts'), { hash: 'posts' });
	await page.getByLabel('Search').fill('湖');
	await shown(page);
	assert.match(await status(page), /^1 of 5 posts/);
	assert.equal(await page.locator('tbody a').innerText(), '秋天的湖');
	await page.getByLabel('Search').fill('');
	await page.getByRole('button', { name: 'Images' }).click();
	await shown(page);
	assert.equal(await page.locator('th[aria-sort=descending]').innerText(), 'Images ▼');
	const column = () => page.$$eval('tbody tr', (rows) => rows.map((r) => Number(r.cells[3].textContent)));
	assert.deepEqual(await column(), [2, 2, 1, 1, 0]);
	await page.getByRole('button', { name: 'Images' }).click();
	await shown(page);
	assert.deepEqual(await column(), [0, 1, 1, 2, 2]);
	await page.getByLabel('Only').selectOption('unread');
	await shown(page);
	await page.locator('tbody a').click();
	await shown(page);
	assert.match(await page.textContent('main'), /This post could not be read[^]*2:8fault.*quote/);
	await close(page);
});

test('one post has everything in its place', async () => {
	const page = await opened(report('posts', 'posts'), { hash: 'posts?q=Faults' });
	await page.locator('tbody a').click();
	await shown(page);
	const rows = await page.$$eval('tbody tr', (rows) => rows.map((r) => [...r.cells].map((c) => c.textContent)));
	const at = (place, what) => rows.find((r) => r[0] === place && r[1] === what)?.[2];
	assert.match(at('3:7', 'fault') ?? '', /^date: /);
	assert.match(at('8:8', 'outbound link') ?? '', /the report/);
	const numbers = rows.map((r) => r[0].split(':').reduce((line, column) => line * 1000 + Number(column), 0));
	assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b));
	await close(page);
});

test('marks are made, kept and saved', async () => {
	const file = report('posts', 'posts'), page = await opened(file, { hash: 'captions?rule=figcaption' });
	const save = page.getByRole('button', { name: /^Save/ });
	assert.equal(await save.isDisabled(), true);
	await page.getByRole('button', { name: 'Wrong' }).click();
	await show(page, 'captions?rule=none');
	await page.getByRole('button', { name: 'Wrong' }).first().focus();
	await page.keyboard.press('j');
	await page.keyboard.press('x');
	await page.keyboard.press('k');
	await page.keyboard.press('x');
	await page.keyboard.press('x');
	assert.equal(await save.innerText(), 'Save 2 marks');
	await page.reload();
	await shown(page);
	assert.equal(await save.innerText(), 'Save 2 marks');
	await show(page, 'captions?rule=wrong');
	assert.equal(await page.locator('.card.wrong').count(), 2);
	const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
	assert.equal(download.suggestedFilename(), 'wrong-captions.jsonl');
	const marks = lines(readFileSync(await download.path(), 'utf8'));
	assert.deepEqual(marks[0], { file: 'posts/arabic.md', line: 10, column: 9, src: 'https://img.example.com/crane.png', caption: 'طائر الكركي فوق الماء', captionFrom: 'figcaption', verdict: 'wrong' });
	assert.equal(marks.length, 2);
	assert.equal(marks[1].caption, '');
	await close(page);
});

test('nothing is asked for before pictures are wanted', async () => {
	const page = await opened(report('posts', 'posts'));
	for (const view of views) await show(page, view);
	assert.deepEqual(page.asked.map((r) => new URL(r.url()).protocol).filter((p) => p !== 'file:'), []);
	assert.equal(page.asked.length, 1);
	assert.equal(await page.locator('main img').count(), 0);
	await show(page, 'captions');
	await page.getByRole('button', { name: 'Load pictures' }).click();
	await page.waitForFunction(() => document.querySelectorAll('img').length === 3);
	for (const img of await page.locator('main img').all()) {
		await img.scrollIntoViewIfNeeded();
		assert.equal(await img.getAttribute('loading'), 'lazy');
		assert.equal(await img.getAttribute('referrerpolicy'), 'no-referrer');
	}
	await page.waitForFunction(() => [...document.images].every((i) => i.complete && i.naturalWidth === 1));
	const asked = page.asked.slice(1);
	assert.deepEqual(asked.map((r) => r.url()).sort(), ['https://img.example.com/crane.png', 'https://img.example.com/lake.jpg', 'https://pic.example.net/reeds.jpg']);
	for (const request of asked) assert.equal((await request.allHeaders()).referer, undefined);
	await close(page);
});

test('-pictures and -root show them at once', async () => {
	mkdirSync('out/site/img', { recursive: true });
	writeFileSync('out/site/img/heron.png', pixel);
	writeFileSync('out/site/reeds.png', pixel);
	const page = await opened(report('local', '-pictures', '-root', 'out/site', 'posts/local.md'), { hash: 'captions' });
	assert.equal(await page.getByRole('button', { name: 'Load pictures' }).getAttribute('aria-pressed'), 'true');
	await page.waitForFunction(() => document.images.length === 2 && [...document.images].every((i) => i.naturalWidth === 1));
	assert.deepEqual(await page.$$eval('img', (all) => all.map((i) => i.getAttribute('src'))), ['site/reeds.png', 'site/img/heron.png']);
	await close(page);
});

test('a hostile post does nothing', async () => {
	const bad = '</script><img src=x onerror=alert(1)><svg onload=alert(2)>', q = JSON.stringify(bad);
	mkdirSync('out/bad', { recursive: true });
	const front = ['title', 'author', 'categories', 'tags', 'cover', 'summary', 'lang', 'layout', 'permalink', 'mood', 'date', q].map((key) => `${key}: ${q}`);
	const entity = bad.replaceAll('<', '&lt;').replaceAll('"', '&quot;');
	writeFileSync('out/bad/<img src=x onerror=alert(3)>.html', `---\n${front.join('\n')}\n---\n` +
		`<h2 id="${entity}">${entity}</h2><p>${entity}</p>${bad}<figure><img src="${entity}" alt="${entity}" title="${entity}"><figcaption>${entity}</figcaption></figure>` +
		`<img src="javascript:alert(4)"><img src="data:text/html,${entity}"><p><a href="${entity}">${entity}</a> <a href="javascript:alert(5)">${entity}</a> <a href="data:text/html,${entity}">x</a></p>`);
	writeFileSync('out/bad/broken.md', `---\n${q}: ${q}\n${q}: "\n---\n`);
	const page = await opened(report('bad', '-title', bad, 'out/bad'));
	const scripts = await page.locator('script').count(), inline = await page.$$eval('[onerror],[onload]', (all) => all.length);
	assert.equal(inline, 0);
	await page.getByRole('button', { name: 'Load pictures' }).click();
	for (const view of [...views, 'posts?only=unread', 'captions?decorative=1', `posts?q=${encodeURIComponent(bad)}`, `captions?host=${encodeURIComponent(bad)}&rule=${encodeURIComponent(bad)}`]) {
		await show(page, view);
		assert.equal(await page.locator('main :is(script, svg[onload], [onerror], [onload], iframe, style, [style])').count(), 0, view);
		assert.deepEqual(await page.$$eval('main a', (all) => all.map((a) => a.protocol).filter((p) => !['file:', 'http:', 'https:'].includes(p))), [], view);
	}
	assert.equal(await page.locator('script').count(), scripts);
	await show(page, 'post?n=1');
	assert.match(await page.textContent('main'), /onerror=alert\(1\)/);
	assert.deepEqual(page.asked.map((r) => r.url()).filter((u) => !u.startsWith('file:') && !u.startsWith('data:')), []);
	await close(page);
});

test('everything works with the keyboard', async () => {
	const page = await opened(report('posts', 'posts'));
	await page.keyboard.press('Tab');
	assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to the content');
	await page.keyboard.press('Enter');
	assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('Shift+Tab');
	assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Findings');
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('Enter');
	await page.waitForFunction(() => document.querySelector('h1').textContent === 'Posts' && document.activeElement === document.querySelector('h1'));
	await page.keyboard.press('Tab');
	await page.keyboard.type('lake');
	await page.waitForFunction(() => location.hash === '#posts?q=lake');
	assert.equal(await page.evaluate(() => document.activeElement.name), 'q');
	await page.getByRole('button', { name: 'Words' }).focus();
	await page.keyboard.press('Enter');
	await shown(page);
	assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Words ▼');
	await page.goBack();
	await page.waitForFunction(() => document.querySelector('h1').textContent === 'Overview');
	await close(page);
});

test('text has the direction of its script', async () => {
	const page = await opened(report('posts', 'posts'), { hash: 'captions?rule=figcaption' });
	assert.equal(await page.$eval('.card .caption bdi', (e) => getComputedStyle(e).direction), 'rtl');
	await show(page, 'captions?rule=next-block');
	assert.equal(await page.$eval('.card .caption bdi', (e) => getComputedStyle(e).direction), 'ltr');
	await close(page);
});

for (const [look, options] of Object.entries({
	light: { colorScheme: 'light' }, dark: { colorScheme: 'dark' }, phone: { colorScheme: 'light', viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
})) {
	test(`everybody can use every view (${look})`, async () => {
		const page = await opened(report('posts', 'posts'), options);
		for (const view of views) {
			await show(page, view);
			if (process.env.SHOTS) {
				await page.screenshot({ path: `${process.env.SHOTS}/${look}-${view.replaceAll(/\W+/g, '-')}.png`, fullPage: true });
			}
			for (const summary of await page.locator('summary').all()) await summary.click();
			await page.evaluate(axe);
			const { violations, passes } = await page.evaluate(() => axe.run());
			assert.deepEqual(violations.map((v) => [v.id, v.nodes.map((n) => n.html + n.failureSummary)]), [], view);
			assert.ok(passes.length > 10);
			assert.equal(await page.evaluate(() => document.documentElement.scrollWidth) <= page.viewportSize().width, true, `${view} is too wide`);
		}
		await close(page);
	});
}

test('many posts are paged', async () => {
	const list = Array.from({ length: 250 }, (_, n) => JSON.stringify({ file: `p/${n}.md`, title: `Post ${n}`, words: n, images: [{ src: `https://img.example.com/${n}.jpg`, line: 1, column: 1 }] }));
	writeFileSync('out/many.jsonl', list.join('\n') + '\n');
	const page = await opened(report('many', 'out/many.jsonl'), { hash: 'posts' });
	assert.equal(await page.locator('tbody tr').count(), 100);
	await page.getByRole('link', { name: 'Next' }).click();
	await page.waitForFunction(() => location.hash === '#posts?page=2' && document.activeElement.tagName === 'H1');
	assert.equal(await page.locator('tbody a').first().innerText(), 'Post 100');
	await page.getByLabel('Search').fill('post 24');
	await shown(page);
	assert.match(await status(page), /^13 of 250/);
	await show(page, 'captions?page=6');
	assert.equal(await page.locator('.card').count(), 10);
	await show(page, 'overview');
	assert.match(await page.textContent('main'), /250 posts came without the file/);
	await close(page);
});
