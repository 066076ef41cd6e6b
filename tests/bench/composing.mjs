import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { withDemo } from './demo.mjs';
import { median, ROUNDS } from './processes.mjs';

const { newsletter } = createRequire(import.meta.url)('./newsletter.cjs');

const SIZES = [10, 100, 1000];
const LETTERS = 40;
const EXECUTABLE = process.env.CHROMIUM || '/usr/bin/chromium';
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync'];

const signIn = async (page, url, { email, password }) => {
  await page.goto(`${url}/admin/auth/login`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL((address) => !address.pathname.includes('/auth/'));
};

/** Milliseconds from each letter's keydown until the browser has painted what came of it. */
const lettersIn = async (page) => {
  await page.evaluate(() => {
    globalThis.benchLetters = [];
    globalThis.addEventListener(
      'keydown',
      () => {
        const from = performance.now();
        globalThis.requestAnimationFrame(() => {
          // The frame is on screen before the next task runs.
          const { port1, port2 } = new globalThis.MessageChannel();
          port1.onmessage = () => globalThis.benchLetters.push(performance.now() - from);
          port2.postMessage(null);
        });
      },
      { capture: true }
    );
  });
  for (let letter = 0; letter < LETTERS; letter += 1) {
    await page.keyboard.press('x');
    await page.waitForFunction((count) => globalThis.benchLetters.length > count, letter);
  }
  return page.evaluate(() => globalThis.benchLetters);
};

const measure = async (page, address) => {
  const startedAt = performance.now();
  await page.goto(address);
  const text = page.locator('[data-canvas] [data-block]').nth(1);
  await text.waitFor();
  const opening = performance.now() - startedAt;
  await text.locator('> [data-handle]').click();
  await page.keyboard.press('Enter');
  await page.locator('[data-editing] .ProseMirror').waitFor();
  const letters = (await lettersIn(page)).sort((a, b) => a - b);
  return {
    opening,
    letter: median(letters),
    worst: letters[Math.floor(letters.length * 0.95)],
  };
};

/**
 * Writing in a long newsletter against writing in a short one: milliseconds from a key to the
 * painted letter, in Chromium, in the demo's panel. The panel itself, Strapi's included, is in both.
 */
export const composing = () =>
  withDemo(async ({ url, admin, call }) => {
    const addresses = new Map();
    for (const blocks of SIZES) {
      const { id } = await call('/optin/campaigns', {
        name: `${blocks} blocks`,
        locale: 'en',
        senderId: null,
        listIds: [],
        nature: 'editorial',
        similarProducts: false,
        profession: '',
        subject: [{ type: 'text', text: 'News' }],
        preheader: '',
        document: newsletter(blocks),
      });
      addresses.set(blocks, `${url}/admin/plugins/optin/campaigns/${id}`);
    }
    const browser = await chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS });
    try {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await signIn(page, url, admin);
      const rounds = new Map(SIZES.map((blocks) => [blocks, []]));
      for (let round = 0; round < ROUNDS; round += 1)
        for (const blocks of SIZES)
          rounds.get(blocks).push(await measure(page, addresses.get(blocks)));
      const of = (blocks, key) => median(rounds.get(blocks).map((entry) => entry[key]));
      const rounded = (value) => Math.round(value * 10) / 10;
      return SIZES.slice(1).map((blocks) => ({
        name: `writing among ${blocks} blocks`,
        against: `writing among ${SIZES[0]}`,
        ours: rounded(of(blocks, 'letter')),
        theirs: rounded(of(SIZES[0], 'letter')),
        unit: 'ms from key to paint',
        ratio: of(SIZES[0], 'letter') / of(blocks, 'letter'),
        budget: 0.4,
        worst: rounded(of(blocks, 'worst')),
        openingMs: Object.fromEntries(
          [SIZES[0], blocks].map((size) => [size, Math.round(of(size, 'opening'))])
        ),
      }));
    } finally {
      await browser.close();
    }
  });
