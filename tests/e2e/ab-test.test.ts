import type { Browser, Page } from 'playwright-core';
import { axeFindings, launchBrowser, openPage, screenshot, signIn } from '../helpers/browser';
import { driveComposer, type ComposerDriver } from '../helpers/composer-driver';
import { startDemo, type InboxMail, type RunningDemo } from '../helpers/demo';
import { drivePanel, type PanelDriver } from '../helpers/panel-driver';

const READERS = ['ada', 'ben', 'cleo', 'dora', 'emil', 'fay'].map((name) => `${name}@ab.example`);
const A = /the lamp is lit$/;
const B = 'Two hundred steps to the lamp';

describe('an A/B test in the panel', () => {
  let demo: RunningDemo;
  let browser: Browser;
  let panel: Page;
  let drive: PanelDriver;
  let composer: ComposerDriver;
  let problems: string[];

  const post = async (path: string, body: object) => {
    const answer = await fetch(`${demo.url}/api/optin${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  };
  const join = async (email: string) => {
    const { data } = (await (
      await fetch(`${demo.url}/api/optin/forms/newsletter?locale=en`)
    ).json()) as { data: { consents: { key: string }[] } };
    const consents = Object.fromEntries(data.consents.map(({ key }) => [key, true]));
    await post('/forms/newsletter/submissions', { email, locale: 'en', fields: {}, consents });
    const { text } = await demo.mailTo(email);
    await post(`/confirm/${/\/confirm\/([\w-]+)/.exec(text)?.[1] ?? 'no-link'}`, {});
  };
  /** The letters that readers have got: what came before they had joined is not among them. */
  const letters = async (): Promise<InboxMail[]> => {
    const mails = (await (await fetch(`${demo.inboxUrl}/api/email`)).json()) as InboxMail[];
    return mails.filter(({ subject }) => A.test(subject) || subject === B);
  };

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
    ({ page: panel, problems } = await openPage(browser, {
      viewport: { width: 1440, height: 1000 },
    }));
    panel.setDefaultTimeout(15_000);
    drive = drivePanel(panel, demo);
    composer = driveComposer(drive);
    for (const email of READERS) await join(email);
    await signIn(panel, demo.url, demo.admin);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  it('counts clicks, and tries two subjects on half of the readers', async () => {
    await drive.open('/campaigns', 'Campaigns');
    await panel.getByRole('main').getByText('Letter no. 1').first().click();
    await composer.canvas.waitFor();
    await composer.step('Tracking');
    await panel.getByRole('checkbox', { name: 'Count clicks on links' }).click();
    await composer.step('Sender and subject');
    await panel.getByRole('checkbox', { name: 'Try two or more versions first' }).click();
    await panel.getByRole('textbox', { name: /^Subject of variant B/ }).fill(B);
    const percent = panel.getByLabel(/^Percent of the audience/);
    await percent.fill('50');
    await percent.press('Tab');
    await panel.getByText(/^50 % of 6 people: about/).waitFor();
    await panel.getByRole('radio', { name: 'More clicks' }).click();
    await panel.getByRole('radio', { name: 'When I choose' }).click();
    await composer.saved();
    await panel.mouse.move(0, 0);
    expect(await axeFindings(panel, 'main')).toEqual([]);
    await screenshot(panel, 'ab-set-up');
  });

  it('sends the sample, each reader one of the two, and holds the rest', async () => {
    await composer.step('Schedule');
    await panel.getByRole('button', { name: 'Send now' }).click();
    const dialog = panel.getByRole('alertdialog').or(panel.getByRole('dialog'));
    await dialog.getByRole('button', { name: /^Send to 6 people/ }).click();
    await panel.getByText('The whole sample has gone out, and the results come in.').waitFor();
    const sent = await letters();
    const waiting = READERS.length - sent.length;
    const people = `${waiting} ${waiting === 1 ? 'person waits' : 'people wait'} for the winner.`;
    if (waiting > 0) await panel.getByText(people).waitFor();
    expect(new Set(sent.map(({ to }) => to[0].address)).size).toBe(sent.length);
  });

  it('counts a click, and leads the reader on', async () => {
    const [mail] = await letters();
    const link = /href="([^"]*\/api\/optin\/c\/[^"]*)"/.exec(mail?.html ?? '')?.[1];
    // Who waits has no mail yet; of six readers at least one is in half of them.
    expect(link).toBeDefined();
    const answer = await fetch(String(link), { redirect: 'manual' });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toContain('/site/en/');
    await panel.reload();
    await panel.getByText('1 click in total').waitFor();
    await panel.mouse.move(0, 0);
    expect(await axeFindings(panel, 'main')).toEqual([]);
    await screenshot(panel, 'ab-measuring');
  });

  it('gives who waits the variant that somebody chooses, and nobody two', async () => {
    const before = await letters();
    await panel.getByRole('button', { name: 'Choose B as the winner' }).click();
    const dialog = panel.getByRole('alertdialog');
    await dialog.getByText('Choose variant B as the winner?').waitFor();
    expect(await axeFindings(panel, '[role=alertdialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await panel.getByText(/chose variant B on/).waitFor();
    await panel.getByText('Completed').first().waitFor({ timeout: 60_000 });
    const all = await letters();
    expect(all.map(({ to }) => to[0].address).sort()).toEqual(READERS);
    const known = new Set(before.map(({ id }) => id));
    for (const { id, subject } of all) if (!known.has(id)) expect(subject).toBe(B);
    await screenshot(panel, 'ab-decided');
    await panel.getByRole('link', { name: 'See everyone' }).click();
    await panel.getByRole('main').getByText(READERS[0]).first().waitFor();
    await panel.mouse.move(0, 0);
    expect(await axeFindings(panel, 'main')).toEqual([]);
  });

  it('without an error in the console of the panel', () => {
    // Strapi's own panel asks its maker's servers for news, which fails where there is no network.
    const offline = /net::ERR_(NAME_NOT_RESOLVED|INTERNET_DISCONNECTED|CONNECTION_)/;
    expect(problems.filter((problem) => !offline.test(problem))).toEqual([]);
  });
});
