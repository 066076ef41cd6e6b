import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import {
  ARTIFACTS,
  axeFindings,
  launchBrowser,
  openPage,
  screenshot,
  signIn,
} from '../helpers/browser';
import { consentEditor, type ConsentEditor } from '../helpers/consent-editor';
import { startDemo, type RunningDemo } from '../helpers/demo';
import { readPdf } from '../helpers/pdf';

const SUBJECTS = {
  double: {
    name: 'Harbour news',
    regime: 'Double opt-in',
    text: 'Yes, {controller} may send me {list} every Thursday. One click in each letter ends it.',
    purpose: 'What happens on the quay, every Thursday.',
  },
  single: {
    name: 'Tide tables',
    regime: 'Single opt-in',
    text: 'Send me the tide tables of the week.',
    purpose: 'High and low water, each Monday.',
  },
  passive: {
    name: 'Ferry alerts',
    regime: 'Passive opt-in',
    text: 'Tell me when the ferry does not run.',
    purpose: 'A mail whenever the ferry stays in port.',
  },
  soft: {
    name: 'Chandlery offers',
    regime: 'Existing customer',
    text: 'We write to you about things like those you bought. Tick here if you do not want that.',
    purpose: 'Offers of our chandlery.',
    relation: 'Order in the chandlery',
  },
  b2b: {
    name: 'Boatyard letter',
    regime: 'Professional address',
    text: 'We write to boat builders about their trade. Tick here if you do not want that.',
    purpose: 'Materials and standards, once a month.',
    profession: 'Boat builders',
  },
};
const CONTROLLER = 'Harbour Post Press SARL';
/** Who the demo's mails come from. */
const SENDER = 'Harbour Post Press';
const CAMPAIGN = 'Spring at the harbour';
const VERIFIER = path.resolve(__dirname, '../../docs/verify-evidence.mjs');
/** What the walk looks at once more, on a phone. */
const PAGES = [
  ['/consent', 'Consent'],
  ['/consent/rules', 'Consent'],
  ['/consent/ledger', 'Consent'],
  ['/consent/retention', 'Consent'],
  ['/consent/files', 'Consent'],
  ['/subscribers/register', 'Add people on a legal basis'],
  ['/lists/new', 'New list'],
] as const;

describe('consent in a browser, from the rules to the proof', () => {
  let demo: RunningDemo;
  let browser: Browser;
  let visitor: Page;
  let panel: Page;
  let editor: ConsentEditor;
  const problems: Record<'visitor' | 'panel', string[]> = { visitor: [], panel: [] };
  const addresses = new Map<string, string>();

  beforeAll(async () => {
    // What a visitor needs to fill a form in is left out: a test types faster than a person.
    demo = await startDemo({
      env: { OPTIN_CONFIG: JSON.stringify({ limits: { minFillSeconds: 0 } }) },
    });
    browser = await launchBrowser();
    const outside = await openPage(browser);
    const inside = await openPage(browser);
    visitor = outside.page;
    panel = inside.page;
    problems.visitor = outside.problems;
    problems.panel = inside.problems;
    for (const page of [visitor, panel]) page.setDefaultTimeout(10_000);
    editor = consentEditor(panel, demo);
    await signIn(panel, demo.url, demo.admin);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const box = () => visitor.getByRole('checkbox');
  /** The hosted page of a form, with an address typed in. */
  const visit = async (name: string, email: string) => {
    await visitor.goto(addresses.get(name) ?? `no form ${name}`);
    await visitor.getByLabel('E-mail address').fill(email);
    expect([name, await axeFindings(visitor)]).toEqual([name, []]);
  };
  const send = () => visitor.getByRole('button').click();
  const sendAndLand = async () => {
    await send();
    await visitor.waitForURL(/\/thanks/);
  };

  it('the administrator names who answers for the data', async () => {
    await editor.open('/settings', 'General settings');
    await editor.field('Name').fill(CONTROLLER);
    await editor.field('E-mail').fill('privacy@harbour-post.example');
    await editor.field('Postal address').fill('12 Quay Street\n35400 Saint-Malo\nFrance');
    await editor.field('Privacy policy').fill('https://harbour-post.example/privacy');
    await editor.press('Save', 'Saved');
    expect(await editor.look('settings')).toEqual([]);
  });

  it('pre-ticked boxes are refused in the EU, and the page says why', async () => {
    await editor.open('/consent/rules', 'Consent');
    expect(await panel.getByRole('radio', { name: 'European Union' }).isChecked()).toBe(true);
    expect(await panel.getByRole('button', { name: 'Allow pre-ticked boxes…' }).isDisabled()).toBe(
      true
    );
    await panel.getByText(/does not take a pre-ticked box for consent .*C-673\/17/).waitFor();
    expect(await editor.look('rules-eu')).toEqual([]);

    await editor.open('/lists/new', 'New list');
    const passive = panel.getByRole('radio', { name: 'Passive opt-in' });
    expect(await passive.isDisabled()).toBe(true);
    await panel
      .getByText('the law that you chose does not accept pre-ticked boxes')
      .first()
      .waitFor();
  });

  it('elsewhere an administrator allows them after reading the warning, by keyboard alone', async () => {
    await editor.open('/consent/rules', 'Consent');
    await panel.getByRole('radio', { name: 'Elsewhere' }).click();
    await panel.getByText('Save the law first.').waitFor();
    await editor.press('Save', 'Saved');
    await panel.getByText('Save the law first.').waitFor({ state: 'detached' });

    const dialog = panel.getByRole('dialog', { name: 'Allow pre-ticked boxes' });
    await editor.tabTo('Allow pre-ticked boxes…');
    await panel.keyboard.press('Enter');
    await dialog.getByText('In the EU, France included, this is not consent.').waitFor();
    expect(await editor.look('passive-dialog', { include: '[role=dialog]' })).toEqual([]);
    expect(await dialog.getByRole('button', { name: 'Allow' }).isDisabled()).toBe(true);
    // Whoever thinks better of it is back where they were.
    await panel.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await panel.waitForFunction(() =>
      document.activeElement?.textContent?.startsWith('Allow pre-ticked boxes')
    );
    await panel.keyboard.press('Enter');
    await editor.tabTo(/^I have read this/);
    await panel.keyboard.press('Space');
    await editor.tabTo('Allow');
    await panel.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await panel.getByText(/^Allowed by /).waitFor();
    expect(await editor.look('rules-neutral')).toEqual([]);
  });

  it.each(Object.entries(SUBJECTS))(
    'an editor sets up %s: wording, list, form',
    async (key, subject) => {
      await editor.createWording(subject);
      if (key === 'double') expect(await editor.look('wording')).toEqual([]);
      await editor.createList(subject);
      if (key === 'b2b') expect(await editor.look('list')).toEqual([]);
      addresses.set(subject.name, await editor.createForm(subject));
      expect(await editor.look(`form-${key}`)).toEqual([]);
    }
  );

  it('double opt-in: a tick, and a click in the mail', async () => {
    const { name } = SUBJECTS.double;
    await visit(name, 'dora@example.net');
    await visitor.getByText(`Yes, ${CONTROLLER} may send me ${name} every Thursday.`).waitFor();
    expect(await box().isChecked()).toBe(false);
    await box().check();
    await screenshot(visitor, 'regimes-double-visitor');
    await sendAndLand();
    const mail = await demo.mailTo('dora@example.net');
    await visitor.goto(mail.text.match(/https?:\S+\/confirm\/[\w-]+/)?.[0] ?? mail.text);
    await visitor.getByRole('button').click();
    await visitor.getByRole('heading', { name: 'You are subscribed' }).waitFor();

    // Somebody else never confirms.
    await visit(name, 'dirk@example.net');
    await box().check();
    await sendAndLand();
    await demo.mailTo('dirk@example.net');
  });

  it('single opt-in: a tick is enough, and without it nothing is sent', async () => {
    await visit(SUBJECTS.single.name, 'sina@example.net');
    expect(await box().isChecked()).toBe(false);
    await send();
    expect(await box().evaluate((input: HTMLInputElement) => input.validity.valueMissing)).toBe(
      true
    );
    await box().check();
    await sendAndLand();
    await visitor.getByText('You will hear from us by e-mail.').waitFor();
  });

  it('passive opt-in: the box is ticked beforehand, and unticking it is a no', async () => {
    await visit(SUBJECTS.passive.name, 'paul@example.net');
    expect(await box().isChecked()).toBe(true);
    await screenshot(visitor, 'regimes-passive-visitor');
    await sendAndLand();
    await visit(SUBJECTS.passive.name, 'petra@example.net');
    await box().uncheck();
    await sendAndLand();
    await visitor.getByText('You were not signed up for anything.').waitFor();
  });

  it('existing customers may object', async () => {
    await visit(SUBJECTS.soft.name, 'sofia@example.net');
    expect(await box().isChecked()).toBe(false);
    await sendAndLand();
    await visit(SUBJECTS.soft.name, 'sven@example.net');
    await box().check();
    await sendAndLand();
    await visitor.getByText('You were not signed up for anything.').waitFor();
    expect(await axeFindings(visitor)).toEqual([]);
    await screenshot(visitor, 'regimes-soft-declined');
  });

  it('professionals are taken at their business address only', async () => {
    await visit(SUBJECTS.b2b.name, 'somebody@gmail.com');
    expect(await box().isChecked()).toBe(false);
    await send();
    await visitor.getByText('this is a free-mail address').waitFor();
    expect(await axeFindings(visitor)).toEqual([]);
    await screenshot(visitor, 'regimes-b2b-refused');
    // Chromium reports the answer's status, 400, in the console.
    expect(problems.visitor.splice(0)).toEqual([expect.stringContaining('400 (Bad Request)')]);
    await visitor.getByLabel('E-mail address').fill('info@company.example');
    await sendAndLand();
  });

  it('other people’s professional addresses are added with their source', async () => {
    await editor.open('/subscribers', 'Subscribers');
    await panel.getByRole('link', { name: 'Add on a legal basis' }).click();
    await panel.getByRole('heading', { level: 1, name: 'Add people on a legal basis' }).waitFor();
    await editor.choose('List', SUBJECTS.b2b.name);
    await editor.field('Where the addresses were found').fill('Register of boatyards, March 2026');
    await editor
      .field('One person a line')
      .fill('contact@yard.example; ; ; B-12\nnot an address\nlucky.luke77@gmail.com');
    await editor.press('Put them on the list', `1 person was put on “${SUBJECTS.b2b.name}”.`);
    const rows = await panel.getByRole('row').allInnerTexts();
    expect(rows.slice(1).map((row) => row.split(/\s*\t\s*/))).toEqual([
      ['2', 'not an address', 'This is not an e-mail address.'],
      ['3', 'lucky.luke77@gmail.com', expect.stringContaining('A free-mail address')],
    ]);
    expect(await editor.look('registered')).toEqual([]);
  });

  it('a rented file is recorded with its contract, and its people are added by keyboard alone', async () => {
    await editor.open('/consent/files/new', 'New third-party file');
    await editor.field('Name').fill('Boat show visitors');
    await editor.choose('Kind', 'Rented');
    await editor.field('Collected by').fill('Boat Show GmbH');
    await editor.fillDay('Collected on', '03/02/2026');
    await editor.field('Text that people agreed to').fill('Exhibitors may write to me.');
    await editor.field('Contract').fill('Rental 2026-17');
    await panel.getByRole('checkbox', { name: 'Commercial' }).click();
    await editor.fillDay('Last day', '12/31/2099');
    await panel.getByRole('button', { name: 'Save' }).click();
    await panel.getByRole('heading', { level: 1, name: 'Boat show visitors' }).waitFor();
    await panel.getByText('Campaigns: 0 of 1').waitFor();
    expect(await editor.look('file')).toEqual([]);
    await editor.createList({
      name: 'Boat show',
      regime: 'Third party',
      purpose: 'Our stand at the boat show.',
    });

    await editor.open('/subscribers/register', 'Add people on a legal basis');
    const choose = async (label: string, option: string) => {
      await editor.tabTo(label);
      await panel.keyboard.press('Enter');
      const wanted = panel.getByRole('option', { name: option });
      await wanted.waitFor();
      await panel.keyboard.type(option);
      await panel.locator('[role=option][data-highlighted]', { hasText: option }).waitFor();
      await panel.keyboard.press('Enter');
      await wanted.waitFor({ state: 'detached' });
    };
    await choose('List', 'Boat show');
    await choose('Third-party file', 'Boat show visitors');
    await panel.getByText('Only for one more campaign, commercial').waitFor();
    await editor.tabTo('One person a line');
    await panel.keyboard.insertText('tom@example.net; Tom; Thumb; 17\ntess@example.net');
    await editor.tabTo('Put them on the list', 'Shift+Tab');
    await panel.keyboard.press('Enter');
    await panel.getByText('2 people were put on “Boat show”.').waitFor();
    expect(await editor.look('file-registered')).toEqual([]);
  });

  const skipped = (text: RegExp | string) =>
    panel.getByRole('tabpanel').getByRole('listitem').filter({ hasText: text });

  it('a campaign says beforehand who is skipped and why', async () => {
    await editor.open('/campaigns', 'Campaigns');
    await panel.getByRole('button', { name: 'New campaign' }).click();
    const dialog = panel.getByRole('dialog');
    await editor.field('Name', dialog).fill(CAMPAIGN);
    await dialog.getByRole('button', { name: 'Create draft' }).click();
    await panel.getByRole('heading', { level: 1, name: CAMPAIGN }).waitFor();
    await editor.chooseAll(
      'Lists',
      [...Object.values(SUBJECTS).map(({ name }) => name), 'Boat show'].map(
        (name) => new RegExp(`^${name} \\(`)
      )
    );
    for (const [place, words] of [
      ['Subject', CAMPAIGN],
      ['Heading', 'The boats are back'],
      ['Text', 'New rope and paint have come in.'],
    ]) {
      await panel.getByRole('textbox', { name: place, exact: true }).click();
      await panel.keyboard.type(words);
    }
    await panel.getByRole('tab', { name: 'Checks' }).click();
    await panel.getByText('3 people get it').waitFor();
    await panel.getByText('Of 11 people on the chosen lists, 8 will be skipped.').waitFor();
    for (const line of [
      /^1: An existing customer; the campaign is not declared/,
      /^2: A professional address; the campaign is not declared/,
      /^2: The contract for the third-party file does not allow/,
      /^2: Has unsubscribed, or said no/,
      /^1: Has not confirmed the sign-up yet/,
    ])
      expect([line, await skipped(line).count()]).toEqual([line, 1]);
    expect(await editor.look('campaign-draft')).toEqual([]);
  });

  it('what is declared decides whom it reaches', async () => {
    await panel.getByRole('checkbox', { name: /^About products or services like those/ }).click();
    await panel.getByText('4 people get it').waitFor();
    await panel.getByRole('button', { name: 'Boat builders' }).click();
    await panel.getByText('6 people get it').waitFor();
    await panel
      .getByRole('radiogroup', { name: 'Nature' })
      .getByRole('radio', { name: 'Commercial' })
      .click();
    await panel.getByText('8 people get it').waitFor();
    expect(await skipped(/not declared|contract/).count()).toBe(0);
    expect(await editor.look('campaign-declared')).toEqual([]);
  });

  it('everybody is accounted for, by basis and by reason', async () => {
    await panel.getByRole('button', { name: 'Send now' }).click();
    const dialog = panel.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Send to 8 people' }).waitFor();
    expect(await editor.look('campaign-send', { include: '[role=dialog]' })).toEqual([]);
    await dialog.getByRole('button', { name: 'Send to 8 people' }).click();
    await panel.getByText('Completed').first().waitFor({ timeout: 60_000 });
    await panel.getByText(/^11 targeted = 8 sent \+ 3 skipped \+ 0 failed/).waitFor();
    for (const line of [
      '1: Double opt-in',
      '1: Single opt-in',
      '1: Passive opt-in',
      '1: Existing customer',
      '2: Professional address',
      '2: Third party',
      '2: Has unsubscribed, or said no when the address was collected.',
      '1: Has not confirmed the sign-up yet.',
    ])
      await panel.getByRole('link', { name: line }).waitFor();
    await panel.getByText('For: Boat builders').waitFor();
    expect(await editor.look('campaign-report')).toEqual([]);

    await panel.getByRole('link', { name: 'See everyone' }).click();
    const row = (email: string) => panel.getByRole('row').filter({ hasText: email });
    for (const [email, outcome, list, basis] of [
      ['sofia@example.net', 'Sent', SUBJECTS.soft.name, 'Existing customer'],
      ['info@company.example', 'Sent', SUBJECTS.b2b.name, 'Professional address'],
      ['tom@example.net', 'Sent', 'Boat show', 'Third party'],
      ['sven@example.net', 'Has unsubscribed, or said no', SUBJECTS.soft.name, ''],
      ['dirk@example.net', 'Has not confirmed the sign-up yet.', SUBJECTS.double.name, ''],
    ])
      for (const words of [outcome, list, basis])
        await row(email).filter({ hasText: words }).waitFor();
    expect(await editor.look('recipients')).toEqual([]);
  });

  it('and each mail says honestly why it came', async () => {
    for (const [email, count, why] of [
      ['sofia@example.net', 2, `because you are a customer of ${SENDER}`],
      ['paul@example.net', 2, 'because you did not decline it when you left your address'],
      ['contact@yard.example', 1, 'at your professional address'],
      ['tom@example.net', 1, `because Boat Show GmbH passed your address on to ${SENDER}`],
    ] as const) {
      const mail = await demo.mailTo(email, count);
      expect([email, mail.subject]).toEqual([email, CAMPAIGN]);
      expect(mail.text).toContain(why);
    }
    const { page } = await openPage(browser);
    await page.setContent((await demo.mailTo('sofia@example.net', 2)).html);
    await screenshot(page, 'regimes-mail-soft');
    await page.context().close();
  });

  it('a contract for one campaign is used up by it', async () => {
    await editor.open('/consent/files', 'Consent');
    await panel.getByRole('main').getByText('Boat show visitors').click();
    await panel.getByText('Campaigns: 1 of 1').waitFor();
    await panel.getByText('This file is evidence').waitFor();
    expect(await editor.look('file-used')).toEqual([]);
  });

  it('the ledger is whole, and a person’s evidence can be handed over', async () => {
    await editor.open('/consent/ledger', 'Consent');
    await editor.press('Verify the ledger', 'The ledger is whole.');
    await editor.field('Search a person by e-mail address').fill('sofia@');
    await panel.getByRole('button', { name: 'Search' }).click();
    await panel.getByRole('link', { name: 'sofia@example.net' }).waitFor();
    expect(await editor.look('ledger')).toEqual([]);

    const download = async (format: string): Promise<string> => {
      const [file] = await Promise.all([
        panel.waitForEvent('download'),
        panel.getByRole('button', { name: `Evidence (${format}) of sofia@example.net` }).click(),
      ]);
      const target = path.join(ARTIFACTS, `regimes-evidence.${format.toLowerCase()}`);
      await file.saveAs(target);
      return target;
    };
    const pdf = await download('PDF');
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    const { text, attachments } = readPdf(readFileSync(pdf));
    for (const words of [
      'sofia@example.net',
      CONTROLLER,
      SUBJECTS.soft.relation,
      SUBJECTS.soft.text,
      CAMPAIGN,
    ])
      expect(text).toContain(words);
    expect([...attachments.keys()]).toEqual(['evidence.json']);

    // Another process, and no code of the plugin.
    const json = await download('JSON');
    const verdict = execFileSync(process.execPath, [VERIFIER, json], { encoding: 'utf8' });
    expect(verdict).toMatch(/HOLDS\s*$/);
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({
      consentRecord: { pii_principal: { email: 'sofia@example.net' } },
    });

    await panel.getByRole('link', { name: 'sofia@example.net' }).click();
    await panel.getByRole('heading', { level: 1, name: 'sofia@example.net' }).waitFor();
    await panel.getByText('Only for mail about your own products').waitFor();
    await panel.getByText(`Gave the address for “${SUBJECTS.soft.name}”`).waitFor();
    expect(await editor.look('person')).toEqual([]);
  });

  it('a new version of a wording asks people again, who agree on a page', async () => {
    const { name, text } = SUBJECTS.double;
    const news = text.replace('every Thursday', 'every Thursday, and offers of the harbour shops');
    await editor.open('/consent', 'Consent');
    await panel.getByRole('main').getByText(name).first().click();
    await panel.getByRole('heading', { level: 1, name }).waitFor();
    await panel.getByText('1 person').first().waitFor();
    await editor.field('Text (English)').fill(news);
    await editor.press('Save', 'Draft saved.');
    await panel.getByRole('button', { name: 'Publish version 2' }).click();
    const dialog = panel.getByRole('dialog');
    expect(await dialog.locator('ins').innerText()).toContain('and offers of the harbour shops');
    await dialog
      .getByRole('radiogroup', { name: '1 person agreed to an older version. What about them?' })
      .getByRole('radio', { name: 'Ask them again, and stop writing until they answer' })
      .click();
    expect(await editor.look('wording-publish', { include: '[role=dialog]' })).toEqual([]);
    await editor.press('Publish version 2', '1 person is being asked.', dialog);
    await panel.getByText(/^1 person has been asked and has not answered yet/).waitFor();
    expect(await editor.look('wording-asked')).toEqual([]);

    // After the confirmation, the welcome and the campaign.
    const mail = await demo.mailTo('dora@example.net', 4);
    await visitor.goto(mail.text.match(/https?:\S+\/renew\/[\w-]+/)?.[0] ?? mail.text);
    await visitor.getByRole('heading', { name: 'Do you still agree?' }).waitFor();
    await visitor.getByText(`${name} every Thursday, and offers of the harbour shops.`).waitFor();
    expect(await visitor.getByRole('button').count()).toBe(1);
    expect(await axeFindings(visitor)).toEqual([]);
    await screenshot(visitor, 'regimes-renew');
    await visitor.getByRole('button', { name: 'Yes, I agree' }).click();
    await visitor.waitForLoadState('networkidle');
    expect(await axeFindings(visitor)).toEqual([]);
    await screenshot(visitor, 'regimes-renewed');

    await panel.reload();
    await panel.getByText('Everybody who was asked has answered.').waitFor();
    const version = (number: number) =>
      panel.getByRole('listitem').filter({
        has: panel.getByRole('heading', { level: 3, name: `Version ${number}` }),
      });
    await version(2).getByText('1 person').waitFor();
    await version(1).getByText('Nobody').waitFor();
    expect(await editor.look('wording-renewed')).toEqual([]);
  });

  it('looks right in the dark and on a phone', async () => {
    await panel.emulateMedia({ colorScheme: 'dark' });
    for (const [route, heading] of PAGES) {
      await panel.setViewportSize({ width: 390, height: 900 });
      await editor.open(route, heading);
      const name = route.replaceAll('/', '-');
      expect([route, await editor.look(`phone${name}`, { width: 390 })]).toEqual([route, []]);
      expect([route, await panel.evaluate(() => document.body.scrollWidth - innerWidth)]).toEqual([
        route,
        0,
      ]);
    }
  });

  it('without an error in any console', () => {
    // Strapi's own panel asks its maker's servers for news, which fails where there is no network.
    const offline = /net::ERR_(NAME_NOT_RESOLVED|INTERNET_DISCONNECTED|CONNECTION_)/;
    expect(problems.panel.filter((problem) => !offline.test(problem))).toEqual([]);
    expect(problems.visitor).toEqual([]);
  });
});
