import type { Browser, Page } from 'playwright-core';
import { axeFindings, launchBrowser, openPage, screenshot, signIn } from '../helpers/browser';
import { startDemo, type RunningDemo } from '../helpers/demo';

const READER = 'reader@example.net';

/** The link in a mail that goes to one of the plugin's pages. */
const linkTo = (page: 'confirm' | 'unsubscribe', text: string): string =>
  text.match(new RegExp(`https?://\\S+/${page}/[\\w-]+`))?.[0] ?? `no link to ${page} in: ${text}`;

describe('the demo in a browser', () => {
  let demo: RunningDemo;
  let browser: Browser;
  let visitor: Page;
  let panel: Page;
  const problems: Record<'visitor' | 'panel', string[]> = { visitor: [], panel: [] };

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
    const outside = await openPage(browser);
    const inside = await openPage(browser);
    visitor = outside.page;
    panel = inside.page;
    problems.visitor = outside.problems;
    problems.panel = inside.problems;
    for (const page of [visitor, panel]) page.setDefaultTimeout(10_000);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  /** A page of the plugin in the panel, once its heading stands. */
  const openPanel = async (path: string, heading: string | RegExp) => {
    await panel.goto(`${demo.url}/admin/plugins/optin${path}`);
    await panel.getByRole('heading', { level: 1, name: heading }).waitFor();
  };

  /** A row is opened by a click on what it says. */
  const inMain = (text: string, exact = false) =>
    panel.getByRole('main').getByText(text, { exact }).first();

  it('a visitor signs up with the form on the demo site', async () => {
    await visitor.goto(`${demo.url}/site`);
    await visitor.getByLabel('E-mail address').fill(READER);
    await visitor.getByLabel('First name').fill('Rea');
    await visitor.getByRole('checkbox').check();
    await screenshot(visitor, 'site');
    expect(await axeFindings(visitor, 'optin-form')).toEqual([]);
    // A person takes longer than the guard's two seconds.
    await visitor.waitForTimeout(2500);
    await visitor.getByRole('button', { name: 'Subscribe' }).click();
    await visitor.getByText('Almost done').waitFor();
    await screenshot(visitor, 'site-done');
  });

  it('and confirms on a page with one button', async () => {
    const mail = await demo.mailTo(READER);
    await visitor.goto(linkTo('confirm', mail.text));
    expect(await visitor.getByRole('button').count()).toBe(1);
    expect(await axeFindings(visitor)).toEqual([]);
    await screenshot(visitor, 'confirm');
    await visitor.getByRole('button').click();
    await visitor.getByRole('heading', { level: 1 }).waitFor();
    await screenshot(visitor, 'confirmed');
    expect((await demo.mailTo(READER, 2)).subject).toContain('The Harbour Post');
  });

  it('the hosted page works without JavaScript', async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false, locale: 'fr-FR' });
    await page.goto(`${demo.url}/api/optin/f/newsletter?locale=fr`);
    await page.getByLabel('Adresse e-mail').fill('sans-script@example.net');
    await page.getByRole('checkbox').check();
    await page.waitForTimeout(2500);
    await page.getByRole('button', { name: 'Je m’abonne' }).click();
    await page.waitForURL(/thanks/);
    await screenshot(page, 'thanks-fr');
    const mail = await demo.mailTo('sans-script@example.net');
    expect(mail.text).toContain('La Gazette du port');
    await page.context().close();
  });

  it('an editor sees how things stand', async () => {
    await signIn(panel, demo.url, demo.admin);
    await openPanel('', /overview/i);
    await panel.getByText('Subscribers').first().waitFor();
    await screenshot(panel, 'overview');
    expect(await axeFindings(panel, 'main')).toEqual([]);
  });

  it('sends the newsletter that waits as a draft', async () => {
    await openPanel('/campaigns', /campaigns/i);
    await screenshot(panel, 'campaigns');
    await inMain('Letter no. 1').click();
    await panel.getByText('The lamp that never slept').first().waitFor();
    await screenshot(panel, 'campaign-draft');
    expect(await axeFindings(panel, 'main')).toEqual([]);

    await panel.getByRole('button', { name: /^Schedule: / }).click();
    await panel.getByRole('button', { name: 'Send now' }).click();
    const dialog = panel.getByRole('alertdialog').or(panel.getByRole('dialog'));
    await dialog.getByRole('button', { name: /Send to 1 person/ }).click();
    await panel.getByText('Completed').first().waitFor({ timeout: 60_000 });
    await screenshot(panel, 'campaign-report');
    expect(await axeFindings(panel, 'main')).toEqual([]);
    await panel.getByRole('link', { name: 'See everyone' }).click();
    await inMain(READER).waitFor();
    await screenshot(panel, 'recipients');
    expect(await axeFindings(panel, 'main')).toEqual([]);
  });

  it('the reader gets it, and leaves with one click', async () => {
    const mail = await demo.mailTo(READER, 3);
    const source = await (await fetch(`${demo.inboxUrl}/api/email/${mail.id}/source`)).text();
    expect(source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
    expect(source).toMatch(/^List-Unsubscribe: <http\S+>\r?$/m);
    // On a page of its own: a mail program has no content security policy of ours.
    const { page: program } = await openPage(browser);
    await program.setContent(mail.html);
    await screenshot(program, 'mail');
    await program.context().close();
    await visitor.goto(linkTo('unsubscribe', mail.text));
    expect(await axeFindings(visitor)).toEqual([]);
    await screenshot(visitor, 'unsubscribe');
    await visitor.getByRole('button').first().click();
    await visitor.waitForLoadState('networkidle');
    await screenshot(visitor, 'unsubscribed');
  });

  it('and every step can be proved', async () => {
    await openPanel('/subscribers', /subscribers/i);
    await screenshot(panel, 'subscribers');
    await inMain(READER).click();
    await panel.getByRole('heading', { level: 1, name: READER }).waitFor();
    for (const event of [/^Asked to join “/, /^Confirmed “/, /^Left “/])
      await panel.getByText(event).first().waitFor();
    await panel.getByText('Yes, please send me The Harbour Post').first().waitFor();
    await screenshot(panel, 'subscriber');
    expect(await axeFindings(panel, 'main')).toEqual([]);

    await openPanel('/consent/ledger', /consent/i);
    await panel.getByRole('button', { name: /verify/i }).click();
    await panel.getByText('The ledger is whole.').waitFor();
    await screenshot(panel, 'ledger');
  });

  it('looks right on every other page', async () => {
    for (const [path, heading] of [
      ['/lists', /lists/i],
      ['/forms', /forms/i],
      ['/settings', /settings/i],
    ] as const) {
      await openPanel(path, heading);
      await panel.waitForLoadState('networkidle');
      await screenshot(panel, path.slice(1));
      expect([path, await axeFindings(panel, 'main')]).toEqual([path, []]);
    }
    await openPanel('/forms', /forms/i);
    await inMain('Newsletter', true).click();
    await panel.getByText('Ready to publish').waitFor();
    await screenshot(panel, 'form');
    expect(await axeFindings(panel, 'main')).toEqual([]);
  });

  it('without an error in any console', () => {
    // Strapi's own panel asks its maker's servers for news, which fails where there is no network.
    const offline = /net::ERR_(NAME_NOT_RESOLVED|INTERNET_DISCONNECTED|CONNECTION_)/;
    expect(problems.panel.filter((problem) => !offline.test(problem))).toEqual([]);
    expect(problems.visitor).toEqual([]);
  });
});
