import type { Browser, Page } from 'playwright-core';
import { compile } from '../../server/src/messages/compile';
import { personalise } from '../../server/src/messages/personalise';
import { preview } from '../../server/src/messages/preview';
import { axeFindings, launchBrowser, openPage } from '../helpers/browser';
import { brand, messages } from '../helpers/message-blocks';
import { recipient, sender } from '../helpers/mail';

const WIDTHS = { desktop: 600, phone: 360 } as const;
const picture = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="450"><rect width="800" height="450" fill="${colour}"/></svg>`;

describe('messages in a browser', () => {
  let browser: Browser;
  const pages = new Map<string, string>();

  beforeAll(async () => {
    browser = await launchBrowser();
    for (const [name, input] of Object.entries(messages)) {
      const compiled = await compile(input);
      pages.set(name, personalise({ compiled, sender, recipient: recipient() }).parts().html);
    }
  });
  afterAll(() => browser?.close());

  /** Opens a message; nothing leaves the machine, and what is asked for is noted. */
  const show = async (
    html: string,
    { width = WIDTHS.desktop as number, scheme = 'light' as 'light' | 'dark' } = {}
  ): Promise<{ page: Page; problems: string[]; asked: string[]; close(): Promise<void> }> => {
    const { page, problems } = await openPage(browser, {
      viewport: { width, height: 800 },
      colorScheme: scheme,
    });
    const asked: string[] = [];
    await page.route('**/*', async (route) => {
      asked.push(route.request().url());
      await route.fulfill({ contentType: 'image/svg+xml', body: picture('#77aa99') });
    });
    await page.setContent(html, { waitUntil: 'load' });
    return { page, problems, asked, close: () => page.context().close() };
  };
  const open = (name: string, options?: Parameters<typeof show>[1]) =>
    show(pages.get(name) ?? '', options);

  /** Where each text begins, in CSS pixels. */
  const placesOf = (page: Page, texts: readonly string[]) =>
    Promise.all(
      texts.map(async (text) => {
        const box = await page.getByText(text, { exact: true }).boundingBox();
        if (!box) throw new Error(`${text} is not shown`);
        return { x: Math.round(box.x), y: Math.round(box.y) };
      })
    );

  test.each(Object.keys(messages))(
    '%s fits desk and phone, and axe finds nothing',
    async (name) => {
      for (const width of Object.values(WIDTHS))
        for (const scheme of ['light', 'dark'] as const) {
          const { page, problems, asked, close } = await open(name, { width, scheme });
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth
          );
          expect([width, overflow]).toEqual([width, 0]);
          // The scheme changes colours, the width changes places: two of the four say all.
          if ((scheme === 'light') === (width === WIDTHS.desktop))
            expect(await axeFindings(page)).toEqual([]);
          expect(problems).toEqual([]);
          // Only pictures, and only from where the message says.
          for (const url of asked)
            expect(url).toMatch(/^https:\/\/(cms\.example\.org\/uploads\/|example\.org\/x\.png)/);
          await close();
        }
    }
  );

  test('columns stand side by side on a desk and below each other on a phone', async () => {
    const texts = ['one', 'two', 'three', 'four'];
    const desk = await open('columns-4');
    const wide = await placesOf(desk.page, texts);
    expect(new Set(wide.map(({ y }) => y)).size).toBe(1);
    const gaps = wide.slice(1).map(({ x }, index) => x - wide[index].x);
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
    await desk.close();

    const phone = await open('columns-4', { width: WIDTHS.phone });
    const narrow = await placesOf(phone.page, texts);
    expect(new Set(narrow.map(({ x }) => x)).size).toBe(1);
    expect(narrow.map(({ y }) => y)).toEqual(narrow.map(({ y }) => y).sort((a, b) => a - b));
    // A picture that filled its column fills the phone.
    const image = await phone.page.locator('img').first().boundingBox();
    expect(image?.width).toBe(WIDTHS.phone - 2 * 24);
    await phone.close();
  });

  test('the first column is on the right where people read from there', async () => {
    const { page, close } = await open('rtl');
    const [first, second] = await placesOf(page, ['أول', 'ثان']);
    expect(first.x).toBeGreaterThan(second.x);
    expect(first.y).toBe(second.y);
    await close();
  });

  test('an entry keeps the order in which it is read, picture beside or not', async () => {
    const left = await open('entry-image-left');
    const image = await left.page.locator('img').boundingBox();
    const [title] = await placesOf(left.page, ['Wolves & lambs']);
    expect(image && image.x + image.width).toBeLessThan(title.x);
    await left.close();
    const phone = await open('entry-image-right', { width: WIDTHS.phone });
    const below = await phone.page.locator('img').boundingBox();
    const [first] = await placesOf(phone.page, ['The <last> ferry']);
    expect(below?.y).toBeGreaterThan(first.y);
    await phone.close();
  });

  test('pictures that are off leave words that can be read', async () => {
    for (const name of ['image', 'image-dark', 'video', 'columns-4', 'entry-image-left', 'brand']) {
      const { html } = await preview({ ...messages[name], imagesOff: true });
      for (const scheme of ['light', 'dark'] as const) {
        const { page, asked, close } = await show(html, { width: WIDTHS.phone, scheme });
        expect(asked).toEqual([]);
        const shown = await page.locator('img').evaluateAll((images) =>
          images
            .filter((image) => image.checkVisibility())
            .map((image) => {
              const { width, height } = image.getBoundingClientRect();
              const { fontSize, color } = getComputedStyle(image);
              return {
                alt: image.getAttribute('alt'),
                width,
                height,
                size: parseInt(fontSize),
                color,
              };
            })
        );
        expect(shown.length).toBeGreaterThan(0);
        for (const { alt, width, height, size } of shown) {
          expect(alt).not.toBe('');
          expect(width).toBeGreaterThan(20);
          expect(height).toBeGreaterThanOrEqual(size);
          expect(size).toBeGreaterThanOrEqual(13);
        }
        // Light ink on dark cards, dark ink on light ones.
        const ink = Number(/\d+/.exec(shown[0].color)?.[0]);
        expect(ink > 128).toBe(scheme === 'dark');
        await close();
      }
    }
  });

  test('a dark mail program gets the dark colours of the brand', async () => {
    const colours = async (scheme: 'light' | 'dark') => {
      const { page, close } = await open('brand', { scheme });
      const found = await page.evaluate(() => {
        const of = (selector: string, property: 'backgroundColor' | 'color') =>
          getComputedStyle(document.querySelector(selector) ?? document.body)[property];
        return {
          ground: of('body', 'backgroundColor'),
          card: of('.optin-card', 'backgroundColor'),
          text: of('h1', 'color'),
          muted: of('.optin-footer p', 'color'),
          button: of('.optin-button a', 'backgroundColor'),
          buttonText: of('.optin-button a', 'color'),
        };
      });
      await close();
      return found;
    };
    for (const scheme of ['light', 'dark'] as const) {
      const { ground, card, text, muted, button, buttonText } = brand[scheme];
      const expected = Object.entries({ ground, card, text, muted, button, buttonText }).map(
        ([name, hex]) => [
          name,
          `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(', ')})`,
        ]
      );
      expect(Object.entries(await colours(scheme))).toEqual(expected);
    }
  });

  test('of two pictures one shows, by the scheme', async () => {
    for (const [scheme, name] of [
      ['light', 'fox.jpg'],
      ['dark', 'night.jpg'],
    ] as const) {
      const { page, close } = await open('image-dark', { scheme });
      const shown = await page
        .locator('img')
        .evaluateAll((images) =>
          images
            .filter((image) => image.checkVisibility())
            .map((image) => image.getAttribute('src'))
        );
      expect(shown).toEqual([`https://cms.example.org/uploads/${name}`]);
      await close();
    }
  });

  test('markup with colours of its own stays readable in the dark', async () => {
    const { page, close } = await open('html', { scheme: 'dark' });
    const ground = await page
      .locator('.optin-own > div')
      .evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(ground).toBe('rgb(255, 255, 255)');
    await close();
  });
});
