import type { Browser, Page } from 'playwright-core';
import { consentsOf, type FormBlock } from '../../content-types';
import { getService } from '../../server/src/core';
import { axeFindings, launchBrowser, openPage, screenshot } from '../helpers/browser';
import { addField, definitionWith, publishForm, stepWith } from '../helpers/designed-forms';
import { confirmTokenOf, recordsOf, setUpSite, type Site } from '../helpers/public-fixtures';
import { startSite, strictPolicy, type SiteServer } from '../helpers/site-server';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const en = (text: string) => ({ en: text });

describe('forms on other sites', () => {
  let app: BootedStrapi;
  let list: Site;
  let site: SiteServer;
  let browser: Browser;
  let wordingId: number;
  let visitor: Page;
  let problems: string[];

  const consent = (): FormBlock => ({
    id: 'news',
    type: 'consent',
    key: 'newsletter',
    wordingId,
    listIds: [list.list.id],
    required: true,
  });
  const email: FormBlock = { id: 'email', type: 'email', label: en('E-mail address') };
  const submit: FormBlock = { id: 'submit', type: 'submit', label: en('Subscribe') };

  const embed = (path: string, ...forms: string[]) =>
    site.put(
      path,
      `<!doctype html><html lang="en"><head><title>A site</title>
       <script src="${app.url}/api/optin/embed.js" defer></script></head>
       <body><main><h1>A site</h1>${'<p>Text</p>'.repeat(20)}
       ${forms.map((form) => `<optin-form form="${form}"></optin-form>`).join('\n')}
       <p>More text</p></main></body></html>`
    );

  beforeAll(async () => {
    app = await bootStrapi({ plugin: 'dist' });
    list = await setUpSite(app, 'weekly');
    const { definition } = await getService(app.strapi, 'forms').get(list.formId);
    wordingId = consentsOf(definition)[0].wordingId;
    site = await startSite(strictPolicy(app.url));
    browser = await launchBrowser();
    await addField(app, 'pet', 'choice', {
      label: en('Your pet'),
      options: [
        { key: 'cat', label: en('Cat') },
        { key: 'dog', label: en('Dog') },
      ],
    });
    await addField(app, 'born', 'date', { label: en('Date of birth') });
    await addField(app, 'land', 'country', { label: en('Country') });
    await addField(app, 'why', 'long-text', { label: en('Why do you read us?') });
    await publishForm(
      app,
      'steps',
      definitionWith(
        [
          stepWith(
            'who',
            [email, { id: 'pet', type: 'field', key: 'pet', required: true, label: {} }],
            {
              title: en('About you'),
            }
          ),
          stepWith(
            'cats',
            [
              {
                id: 'why',
                type: 'field',
                key: 'why',
                required: true,
                label: {},
                help: en('In a sentence.'),
              },
            ],
            {
              title: en('Cats'),
              showIf: { match: 'all', rules: [{ path: 'fields.pet', op: 'is', value: 'cat' }] },
            }
          ),
          stepWith(
            'end',
            [
              { id: 'born', type: 'field', key: 'born', required: false, label: {} },
              { id: 'land', type: 'field', key: 'land', required: false, label: {} },
              consent(),
              submit,
            ],
            { title: en('Last step') }
          ),
        ],
        {
          theme: {
            accent: '#0b5c8a',
            background: '#eef5fa',
            text: '#10202c',
            field: '#ffffff',
            border: '#738796',
            dark: { accent: '#6cc3f2', background: '#0f1b24', text: '#e8f2f8', field: '#172632' },
            radius: 8,
          },
        }
      )
    );
    const display = {
      include: [],
      exclude: [],
      everyDays: 30,
      exitIntent: false,
      scrollPercent: null,
    };
    for (const [slug, over] of [
      ['popup', { kind: 'pop-up', position: 'end', delaySeconds: 0 }],
      ['slide', { kind: 'slide-in', position: 'end', delaySeconds: null, scrollPercent: 20 }],
      ['bar', { kind: 'bar', position: 'top', delaySeconds: null, include: ['/blog/*'] }],
    ] as const)
      await publishForm(
        app,
        slug,
        definitionWith([stepWith('one', [email, consent(), submit])], {
          display: { ...display, ...over, include: [...('include' in over ? over.include : [])] },
        })
      );
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    await app?.stop();
  });

  beforeEach(async () => {
    ({ page: visitor, problems } = await openPage(browser));
    visitor.setDefaultTimeout(10_000);
  });
  afterEach(async () => {
    await visitor.context().close();
  });

  it('work under a policy that allows nothing but the one server, step by step', async () => {
    embed('/steps', 'steps', 'weekly');
    await visitor.goto(`${site.url}/steps?utm_source=x`);
    const form = visitor.locator('optin-form').first();
    await form.getByText('Step 1 of 2').waitFor();
    await form.getByLabel('E-mail address').fill('step@example.org');
    await form.getByLabel('Cat').check();
    await form.getByText('Step 1 of 3').waitFor();
    await screenshot(visitor, 'embed-steps');
    await form.getByRole('button', { name: 'Next' }).click();
    await form.getByLabel('Why do you read us?').fill('For the cats.');
    expect(await axeFindings(visitor, 'optin-form')).toEqual([]);
    await visitor.keyboard.press('Tab');
    await form.getByRole('button', { name: 'Next' }).click();
    await form.getByLabel('Country').selectOption('FR');
    await form.getByRole('checkbox').check();
    await screenshot(visitor, 'embed-last');
    await form.getByRole('button', { name: 'Subscribe' }).click();
    await form.getByRole('status').waitFor();
    expect(problems).toEqual([]);
    const { subscriptions } = await recordsOf(app, 'step@example.org');
    expect(subscriptions[0].state).toBe('pending');
    await app.request
      .post(`/api/optin/confirm/${await confirmTokenOf(app, 'step@example.org')}`)
      .expect(200);
    expect((await recordsOf(app, 'step@example.org')).subscriptions[0].state).toBe('confirmed');
  });

  it('ask nobody else, cost three requests and move nothing that stands already', async () => {
    embed('/quiet', 'weekly');
    const asked: string[] = [];
    visitor.on('request', (request) => asked.push(request.url()));
    const seen = visitor.waitForRequest(/\/seen$/);
    await visitor.goto(`${site.url}/quiet`);
    await visitor.evaluate(() => {
      const shifts = { sum: 0 };
      Object.assign(window, { shifts });
      new PerformanceObserver((entries) => {
        for (const entry of entries.getEntries() as unknown as { value: number }[])
          shifts.sum += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await visitor.getByLabel('E-mail').waitFor();
    await visitor.getByRole('checkbox').scrollIntoViewIfNeeded();
    await seen;
    const foreign = asked.filter((url) => !url.startsWith(site.url) && !url.startsWith(app.url));
    expect(foreign).toEqual([]);
    const ours = asked.filter((url) => url.startsWith(app.url));
    expect(ours.map((url) => new URL(url).pathname)).toEqual([
      '/api/optin/embed.js',
      '/api/optin/forms/weekly',
      '/api/optin/forms/weekly/seen',
    ]);
    const shift = await visitor.evaluate(
      () => (window as unknown as { shifts: { sum: number } }).shifts.sum
    );
    expect(shift).toBeLessThan(0.1);
    const usage = await getService(app.strapi, 'sightings').pagesOf(list.formId);
    expect(usage.map(({ page }) => page)).toContain(`${site.url}/quiet`);
  });

  it('pop up as a dialog that takes the focus, and stay away once closed by keyboard', async () => {
    embed('/popup', 'popup');
    await visitor.goto(`${site.url}/popup`);
    const dialog = visitor.getByRole('dialog');
    await dialog.waitFor();
    await screenshot(visitor, 'embed-popup', false);
    expect(await axeFindings(visitor)).toEqual([]);
    await visitor.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await visitor.reload();
    await visitor.waitForTimeout(500);
    expect(await dialog.count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('slide in once the reader came far enough, without taking the focus', async () => {
    embed('/slide', 'slide');
    await visitor.goto(`${site.url}/slide`);
    await visitor.evaluate(() => {
      document.body.style.minHeight = '4000px';
    });
    const panel = visitor.getByRole('complementary');
    await visitor.waitForTimeout(300);
    expect(await panel.count()).toBe(0);
    await visitor.mouse.wheel(0, 2500);
    await panel.waitFor();
    await screenshot(visitor, 'embed-slide', false);
    expect(await visitor.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    expect(await axeFindings(visitor)).toEqual([]);
    await panel.getByRole('button', { name: 'Close' }).click();
    await panel.waitFor({ state: 'detached' });
  });

  it('show as a bar where they are meant to, and nowhere else', async () => {
    embed('/blog/one', 'bar');
    embed('/about', 'bar');
    await visitor.goto(`${site.url}/about`);
    await visitor.waitForTimeout(500);
    expect(await visitor.getByRole('complementary').count()).toBe(0);
    await visitor.goto(`${site.url}/blog/one`);
    const bar = visitor.getByRole('complementary');
    await bar.waitFor();
    await screenshot(visitor, 'embed-bar', false);
    await bar.getByLabel('E-mail address').fill('bar@example.org');
    await bar.getByRole('checkbox').check();
    await bar.getByRole('button', { name: 'Subscribe' }).click();
    await bar.getByRole('status').waitFor();
    await visitor.reload();
    await visitor.waitForTimeout(500);
    expect(await bar.count()).toBe(0);
  });

  describe('on a page of their own', () => {
    it.each([
      ['light', 'light', 1280],
      ['dark', 'dark', 1280],
      ['narrow', 'light', 360],
    ] as const)('look right: %s', async (name, colorScheme, width) => {
      const { page } = await openPage(browser, { colorScheme, viewport: { width, height: 900 } });
      await page.goto(`${app.url}/api/optin/f/steps`);
      await page.getByText('Step 1 of 2').waitFor();
      await screenshot(page, `hosted-steps-${name}`);
      expect(await axeFindings(page)).toEqual([]);
      await page.context().close();
    });

    it('go step by step with the keyboard alone', async () => {
      await visitor.goto(`${app.url}/api/optin/f/steps`);
      await visitor.getByText('Step 1 of 2').waitFor();
      await visitor.keyboard.press('Tab');
      await visitor.keyboard.type('keys@example.org');
      await visitor.keyboard.press('Tab');
      await visitor.keyboard.press('ArrowDown');
      await visitor.keyboard.press('Enter');
      await visitor.getByText('Step 2 of 2').waitFor();
      await visitor.getByRole('checkbox').focus();
      await visitor.keyboard.press('Space');
      await visitor.keyboard.press('Enter');
      await visitor.waitForURL(/thanks/);
      expect((await recordsOf(app, 'keys@example.org')).subscriptions).toHaveLength(1);
      expect(problems).toEqual([]);
    });

    it('need no script: everything stands on one page, and what does not apply is hidden', async () => {
      const { page } = await openPage(browser, { javaScriptEnabled: false });
      await page.goto(`${app.url}/api/optin/f/steps`);
      const why = page.getByLabel('Why do you read us?');
      expect(await why.isVisible()).toBe(false);
      await page.getByLabel('E-mail address').fill('plain@example.org');
      await page.getByLabel('Cat').check();
      expect(await why.isVisible()).toBe(true);
      await page.getByRole('checkbox').check();
      await screenshot(page, 'hosted-no-script');
      await page.getByRole('button', { name: 'Subscribe' }).click();
      // The server asks for what is shown; the browser was not made to.
      await page.getByText('Please fill this in.').waitFor();
      expect(await page.getByLabel('Cat').isChecked()).toBe(true);
      await why.fill('For the cats.');
      await page.getByRole('button', { name: 'Subscribe' }).click();
      await page.waitForURL(/thanks/);
      expect((await recordsOf(app, 'plain@example.org')).subscriptions).toHaveLength(1);
      await page.context().close();
    });
  });
});
