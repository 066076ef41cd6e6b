import type { Browser, Page } from 'playwright-core';
import { axeFindings, launchBrowser, openPage, screenshot, signIn } from '../helpers/browser';
import { consentEditor, type ConsentEditor } from '../helpers/consent-editor';
import { startDemo, type RunningDemo } from '../helpers/demo';

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

    const dialog = panel.getByRole('dialog', { name: 'Allow pre-ticked boxes…' });
    await editor.tabTo('Allow pre-ticked boxes…');
    await panel.keyboard.press('Enter');
    await dialog.getByText('In the EU, France included, this is not consent.').waitFor();
    expect(await editor.look('passive-dialog', { include: '[role=dialog]' })).toEqual([]);
    expect(await dialog.getByRole('button', { name: 'Allow' }).isDisabled()).toBe(true);
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
  });

  it('existing customers may object', async () => {
    await visit(SUBJECTS.soft.name, 'sofia@example.net');
    expect(await box().isChecked()).toBe(false);
    await sendAndLand();
    await visit(SUBJECTS.soft.name, 'sven@example.net');
    await box().check();
    await sendAndLand();
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

  it('without an error in any console', () => {
    // Strapi's own panel asks its maker's servers for news, which fails where there is no network.
    const offline = /net::ERR_(NAME_NOT_RESOLVED|INTERNET_DISCONNECTED|CONNECTION_)/;
    expect(problems.panel.filter((problem) => !offline.test(problem))).toEqual([]);
    expect(problems.visitor).toEqual([]);
  });
});
