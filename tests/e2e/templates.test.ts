import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { GetSubscriberResponse, SubscriberRow } from '../../server/src/audience/contract';
import type { EntryRow, PromotionRow } from '../../server/src/promotions/contract';
import { axeFindings, launchBrowser, openPage, screenshot, signIn } from '../helpers/browser';
import { startDemo, type RunningDemo } from '../helpers/demo';
import { signInToApi, type DemoAdmin } from '../helpers/demo-admin';
import { drivePanel } from '../helpers/panel-driver';
import { startSite, strictPolicy, type SiteServer } from '../helpers/site-server';
import { INLINE, LETTER, OVERLAYS, type TemplateCase } from '../helpers/template-cases';
import { templateEditor, type MadeForm } from '../helpers/template-editor';
import { GROUND, prepareGround } from '../helpers/template-ground';

describe('the templates, from an empty page to a confirmed address', () => {
  let demo: RunningDemo;
  let api: DemoAdmin;
  let site: SiteServer;
  let browser: Browser;
  let panel: Page;
  let editor: ReturnType<typeof templateEditor>;
  let promotion: PromotionRow;
  let panelProblems: string[];
  const made = new Map<string, MadeForm>();

  beforeAll(async () => {
    // A test types faster than a person, and all its visitors come from one address.
    const limits = { minFillSeconds: 0, ip: { max: 0, seconds: 60 } };
    demo = await startDemo({ env: { OPTIN_CONFIG: JSON.stringify({ limits }) } });
    api = await signInToApi(demo);
    site = await startSite(strictPolicy(demo.url));
    browser = await launchBrowser();
    ({ page: panel, problems: panelProblems } = await openPage(browser));
    panel.setDefaultTimeout(10_000);
    editor = templateEditor(drivePanel(panel, demo));
    await signIn(panel, demo.url, demo.admin);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    await demo?.stop();
  });

  /** Makes the form in the panel and puts what the panel says on a plain page. */
  const make = async ({ template, card, blocks, choices }: TemplateCase): Promise<MadeForm> => {
    const form = await editor.make({ template, card, name: `Our ${card}`, choices });
    expect(form.blocks).toEqual(blocks);
    site.put(
      `/${template}`,
      `<!doctype html><html lang="en"><head><title>A site</title></head>
       <body><main><h1>A site</h1><p><a href="#text">Read on</a></p>
       ${template === 'footer' ? '' : form.snippet}
       ${`<p id="text">Text</p>${'<p>Text</p>'.repeat(150)}`}</main>
       ${template === 'footer' ? `<footer>${form.snippet}</footer>` : ''}</body></html>`
    );
    made.set(template, form);
    return form;
  };

  /** A visitor of their own browser, whose page must not have complained in the end. */
  const visit = async (
    look: (page: Page) => Promise<void>,
    options: BrowserContextOptions = {}
  ): Promise<void> => {
    const { page, problems } = await openPage(browser, options);
    page.setDefaultTimeout(10_000);
    try {
      await look(page);
      expect(problems).toEqual([]);
    } finally {
      await page.context().close();
    }
  };

  const addressOf = ({ template }: TemplateCase) => `${template}@boatyard.example`;

  /** Fills in what the page shows and sends it with Enter. */
  const signUp = async (page: Page, { template, fill = {}, tick, button }: TemplateCase) => {
    const form = page.locator('optin-form');
    for (const [label, value] of Object.entries(fill)) await form.getByLabel(label).fill(value);
    await form.getByLabel('E-mail address').fill(`${template}@boatyard.example`);
    for (const name of tick) {
      await form.getByRole('checkbox', { name }).focus();
      await page.keyboard.press('Space');
    }
    expect(await form.getByRole('checkbox', { checked: true }).count()).toBe(tick.length);
    await form.getByRole('button', { name: button }).focus();
    await page.keyboard.press('Enter');
    await form.getByRole('status').waitFor();
  };

  const personOf = async (item: TemplateCase) => {
    const query = encodeURIComponent(addressOf(item));
    const { results } = await api.get<{ results: SubscriberRow[] }>(`/subscribers?_q=${query}`);
    return (await api.get<GetSubscriberResponse>(`/subscribers/${results[0]?.id}`)).data;
  };
  const standing = async (item: TemplateCase) =>
    (await personOf(item)).subscriptions.map(({ listName, basis, state }) => ({
      listName,
      basis,
      state,
    }));
  const linkIn = (text: string, page: 'confirm' | 'unsubscribe') =>
    text.match(new RegExp(`https?://\\S+/${page}/[\\w-]+`))?.[0] ?? `no ${page} in: ${text}`;

  /** Follows the link in the mail, and looks up what has come of it. */
  const confirm = async (item: TemplateCase) => {
    const mail = await demo.mailTo(addressOf(item));
    const held = { ...item.joins, state: 'confirmed' };
    expect(await standing(item)).toEqual([item.confirms ? { ...held, state: 'pending' } : held]);
    await visit(async (page) => {
      await page.goto(linkIn(mail.text, item.confirms ? 'confirm' : 'unsubscribe'));
      expect(await axeFindings(page)).toEqual([]);
      if (!item.confirms) return;
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'You are subscribed' }).waitFor();
    });
    expect(await standing(item)).toEqual([held]);
  };

  /** The form on the plain page, from the first look to the confirmed address. */
  const walkInline = async (item: TemplateCase) => {
    await visit(async (page) => {
      await page.goto(`${site.url}/${item.template}`);
      const form = page.locator('optin-form');
      await form.getByRole('button', { name: item.button }).waitFor();
      await form.scrollIntoViewIfNeeded();
      await screenshot(page, `templates-${item.template}-embed`, false);
      expect(await axeFindings(page)).toEqual([]);
      await signUp(page, item);
    });
    await confirm(item);
  };

  it('newsletter: ready to publish as it is where there is one list and one wording', async () => {
    const item: TemplateCase = {
      ...LETTER,
      template: 'newsletter',
      card: 'Newsletter box',
      blocks: ['intro', 'email', 'consent', 'submit'],
      choices: {},
    };
    const { asked } = await make(item);
    expect(asked).toEqual([]);
    await walkInline(item);
  });

  describe('where there is more to choose from', () => {
    beforeAll(async () => {
      ({ promotion } = await prepareGround(api));
      editor.reload();
    });

    it.each(INLINE)('$template: made, embedded, filled in, confirmed', async (item) => {
      const { asked } = await make(item);
      expect([...asked].sort()).toEqual(Object.keys(item.choices).sort());
      await walkInline(item);
    });

    it('contest: taking part is confirmed with the same link', async () => {
      const { results } = await api.get<{ results: EntryRow[] }>(
        `/promotions/${promotion.id}/entries`
      );
      expect(results.map(({ email, state }) => ({ email, state }))).toEqual([
        { email: 'contest@boatyard.example', state: 'confirmed' },
      ]);
    });

    it('partners: so is what the partner may do', async () => {
      const { partners } = await personOf({ ...INLINE[0], template: 'partners' });
      expect(partners.map(({ partnerName: name, state }) => ({ name, state }))).toEqual([
        { name: GROUND.partner, state: 'confirmed' },
      ]);
    });

    describe('over the page', () => {
      const MONTH = 31 * 86_400_000;
      const shown = (page: Page) =>
        page.getByRole('dialog').or(page.getByRole('complementary')).and(page.locator(':visible'));

      /** Once the script knows when the form has to come up. */
      const arrive = async (page: Page, { template }: TemplateCase) => {
        await page.goto(`${site.url}/${template}`);
        await page.waitForFunction(
          () =>
            document.querySelector<HTMLElement>('optin-form')?.hidden ||
            document.querySelector('[role=complementary]')
        );
        await page.getByRole('link', { name: 'Read on' }).focus();
      };
      /** Does what makes it come up; where it is to come, it was not there before. */
      const bringUp = async (page: Page, { template }: TemplateCase, comes = true) => {
        const none = async () => expect(await shown(page).count()).toBe(0);
        if (template === 'pop-up') {
          await page.clock.fastForward(10_000);
          await none();
          await page.clock.fastForward(10_000);
        }
        if (template === 'slide-in') {
          for (let lines = 0; lines < 10; lines += 1) await page.keyboard.press('ArrowDown');
          await page.waitForTimeout(300);
          await none();
          await page.keyboard.press('End');
        }
        if (comes) await shown(page).waitFor();
        else {
          await page.waitForTimeout(500);
          await none();
        }
      };
      const comeBack = async (page: Page, item: TemplateCase, comes: boolean, after = 0) => {
        await page.clock.fastForward(after);
        await arrive(page, item);
        await bringUp(page, item, comes);
      };
      const focusedLink = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

      it.each(OVERLAYS)('$template: comes up by its rule and goes by keyboard', async (item) => {
        const { asked } = await make(item);
        expect([...asked].sort()).toEqual(Object.keys(item.choices).sort());
        await visit(async (page) => {
          await page.clock.install();
          await arrive(page, item);
          await bringUp(page, item);
          expect(await axeFindings(page)).toEqual([]);
          await screenshot(page, `templates-${item.template}-embed`, false);
          await page.keyboard.press('Escape');
          await shown(page).waitFor({ state: 'detached' });
          expect(await focusedLink(page)).toBe('Read on');

          await comeBack(page, item, false);
          await comeBack(page, item, true, MONTH);
          await page.getByRole('button', { name: 'Close' }).focus();
          await page.keyboard.press('Enter');
          await shown(page).waitFor({ state: 'detached' });
          // A dialog took the focus; the others only have it where the reader went into them.
          if (item.template === 'pop-up') expect(await focusedLink(page)).toBe('Read on');
          await comeBack(page, item, false);
        });
      });

      it.each(OVERLAYS)('$template: confirmed, and never comes again', async (item) => {
        await visit(async (page) => {
          await page.clock.install();
          await arrive(page, item);
          await bringUp(page, item);
          await signUp(page, item);
          await screenshot(page, `templates-${item.template}-thanks`, false);
          // The thanks go by themselves, or with the page.
          if (item.template !== 'pop-up') {
            await page.clock.fastForward(13_000);
            await shown(page).waitFor({ state: 'detached' });
          }
          await comeBack(page, item, false);
          await comeBack(page, item, false, MONTH);
        });
        await confirm(item);
      });

      it.each(OVERLAYS)('$template: nor after the thanks were closed', async (item) => {
        await visit(async (page) => {
          await page.clock.install();
          await arrive(page, item);
          await bringUp(page, item);
          await signUp(page, { ...item, template: `${item.template}-again` });
          await page.keyboard.press('Escape');
          await shown(page).waitFor({ state: 'detached' });
          await comeBack(page, item, false, MONTH);
        });
      });

      it.each(OVERLAYS.slice(1))(
        '$template: gives the focus back to who went into it',
        async (item) => {
          await visit(async (page) => {
            await page.clock.install();
            await arrive(page, item);
            await bringUp(page, item);
            await page.getByRole('button', { name: 'Close' }).focus();
            await page.keyboard.press('Enter');
            await shown(page).waitFor({ state: 'detached' });
            expect(await focusedLink(page)).toBe('Read on');
          });
        }
      );

      it('pop-up: comes up for those who are about to leave as well', async () => {
        await visit(async (page) => {
          await page.clock.install();
          await arrive(page, OVERLAYS[0]);
          await page.mouse.move(400, 300);
          await page.evaluate(() => {
            const leaving = { clientY: -1, relatedTarget: null, bubbles: true };
            document.body.dispatchEvent(new MouseEvent('mouseout', leaving));
          });
          await shown(page).waitFor();
        });
      });
    });
  });

  it('questionnaire: made and published', async () => {
    const form = await editor.make({
      template: 'questionnaire',
      card: 'Questionnaire',
      name: 'Our Questionnaire',
      choices: {},
    });
    expect(form.blocks).toEqual([
      'intro',
      ...Array(5).fill(expect.stringMatching(/^field-/)),
      'submit',
    ]);
  });

  it.each([
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 360, height: 800 } }],
  ] as const)('look right: %s', async (look, options) => {
    await visit(async (page) => {
      for (const template of ['page', 'contest', 'footer', 'partners']) {
        await page.goto(made.get(template)?.hosted ?? `no form ${template}`);
        await page.getByLabel('E-mail address').waitFor();
        await screenshot(page, `templates-${template}-hosted-${look}`);
        expect([template, await axeFindings(page)]).toEqual([template, []]);
        await page.goto(`${site.url}/${template}`);
        await page.getByLabel('E-mail address').scrollIntoViewIfNeeded();
        await screenshot(page, `templates-${template}-embed-${look}`, false);
        expect([template, await axeFindings(page)]).toEqual([template, []]);
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth
        );
        expect([template, sideways]).toEqual([template, 0]);
      }
    }, options);
  });

  it('without an error in the console of the panel', () => {
    // Strapi's own panel asks its maker's servers for news, which fails where there is no network.
    const offline = /net::ERR_(NAME_NOT_RESOLVED|INTERNET_DISCONNECTED|CONNECTION_)/;
    expect(panelProblems.filter((problem) => !offline.test(problem))).toEqual([]);
  });
});
