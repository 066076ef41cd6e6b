import type { Browser, Page } from 'playwright-core';
import { axeFindings, launchBrowser, openPage, signIn } from '../helpers/browser';
import { startDemo, type RunningDemo } from '../helpers/demo';
import { drivePanel, type PanelDriver } from '../helpers/panel-driver';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** As the panel's English date field takes it. */
const typedDay = (at: number): string => {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(date.getMonth() + 1)}/${two(date.getDate())}/${date.getFullYear()}`;
};
const typedTime = (at: number): string => new Date(at).toTimeString().slice(0, 5);

describe('promotions in the panel', () => {
  let demo: RunningDemo;
  let browser: Browser;
  let panel: Page;
  let driver: PanelDriver;
  let token: string;
  const problems: string[] = [];

  beforeAll(async () => {
    demo = await startDemo({
      env: { OPTIN_CONFIG: '{"limits":{"minFillSeconds":0,"ip":{"max":0,"seconds":60}}}' },
    });
    browser = await launchBrowser();
    const visit = await openPage(browser);
    panel = visit.page;
    panel.setDefaultTimeout(15_000);
    driver = drivePanel(panel, demo);
    await signIn(panel, demo.url, demo.admin);
    token = (await call('/admin/login', 'POST', demo.admin)).data.token;
    visit.problems.length = 0;
    visit.page.on('pageerror', ({ message }) => problems.push(message));
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of a dozen routes
  const call = async (path: string, method = 'GET', body?: object): Promise<any> => {
    const answer = await fetch(`${demo.url}${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(path.startsWith('/optin') ? { Authorization: `Bearer ${token}` } : {}),
      },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : null;
  };
  const press = (key: string) => panel.keyboard.press(key);
  const type = (text: string) => panel.keyboard.type(text);
  const said = (text: string | RegExp) => panel.getByText(text).first().waitFor();
  const clean = async (include = 'main') => expect(await axeFindings(panel, include)).toEqual([]);
  /** Pictures for the eye: light, dark and narrow, each checked. */
  const look = async (name: string) => {
    expect(await driver.look(`promotions-${name}`)).toEqual([]);
    expect(await driver.look(`promotions-${name}-narrow`, { width: 480 })).toEqual([]);
    // The panel follows the system's look.
    await panel.emulateMedia({ colorScheme: 'dark' });
    expect(await driver.look(`promotions-${name}-dark`)).toEqual([]);
    await panel.emulateMedia({ colorScheme: 'light' });
  };
  const send = (form: string, email: string, over: object = {}) =>
    call(`/api/optin/forms/${form}/submissions`, 'POST', {
      email,
      locale: 'en',
      rules: true,
      ...over,
    });
  const takePart = async (form: string, email: string, over: object = {}) => {
    await send(form, email, over);
    const { text } = await demo.mailTo(email);
    const link = /\/api\/optin\/confirm\/[\w-]+/.exec(text)?.[0] ?? `no link in: ${text}`;
    await call(link, 'POST', {});
  };
  /** Types a moment with the keyboard, from wherever the focus is before it. */
  const typeMoment = async (day: string, time: string, at: number) => {
    await driver.tabTo(day);
    await type(typedDay(at));
    // Calendar and list of times hold the focus while they are open.
    await press('Escape');
    await driver.tabTo(time);
    await type(typedTime(at));
    await press('Enter');
    await press('Tab');
  };
  const idOf = () => Number(/promotions\/(\d+)/.exec(panel.url())?.[1]);

  it('begin with a page that says what they are', async () => {
    await driver.open('/promotions', 'Promotions');
    await said('No promotions yet');
    await look('empty');
  });

  it('a contest is made by keyboard', async () => {
    await driver.open('/promotions/new', 'New promotion');
    await look('new');
    await panel.getByRole('heading', { level: 1 }).click();
    await driver.tabTo('Name');
    await type('Summer draw');
    await driver.tabTo('Title (English)');
    await type('The summer draw');
    await typeMoment('First day', 'Begins at', Date.now() - DAY);
    await typeMoment('Last day', 'Ends at', Date.now() + 2 * HOUR);
    await driver.tabTo('Winners');
    await press('Control+a');
    await type('2');
    await driver.tabTo('Reserves');
    await press('Control+a');
    await type('2');
    await driver.tabTo('Save', 'Shift+Tab');
    await press('Enter');
    await panel.getByRole('heading', { level: 1, name: 'Summer draw' }).waitFor();
    await said('Not open yet');
    expect(await driver.field('Key').inputValue()).toBe('summer-draw');
  });

  it('says at the fields what its rules lack, and publishes them once they stand', async () => {
    await panel.getByRole('button', { name: 'Publish version 1' }).focus();
    await press('Enter');
    await said('Write the rules before you publish');
    await driver.field('Rules (English)').focus();
    await type('One entry each. Winners are drawn after the end.');
    await driver.tabTo('Rules (French)');
    await type('Une participation chacun. Les gagnants sont tirés après la fin.');
    await driver.tabTo('Save', 'Shift+Tab');
    await press('Enter');
    await said('Saved');
    await panel.getByRole('button', { name: 'Publish version 1' }).focus();
    await press('Enter');
    await said('so write the title in it too');
    await driver.field('Title (French)').fill('Le tirage de l’été');
    await panel.getByRole('button', { name: 'Save' }).click();
    await panel.getByRole('button', { name: 'Publish version 1' }).click();
    const dialog = panel.getByRole('alertdialog');
    await dialog.waitFor();
    await clean('[role=alertdialog]');
    await dialog.getByRole('button', { name: 'Confirm' }).focus();
    await press('Enter');
    await said('Running');
    await panel.getByRole('button', { name: 'Read version 1' }).click();
    await panel.getByRole('dialog').getByText('One entry each.').waitFor();
    await driver.look('promotions-version', { include: '[role=dialog]' });
    await press('Escape');
    await panel.getByText('Rules are published under this key').waitFor();
    expect(await driver.field('Key').isDisabled()).toBe(true);
    await look('contest-running');
  });

  it('takes part in through a form of the contest template', async () => {
    const id = idOf();
    await driver.open('/forms/new', 'New form');
    await driver.field('Name').first().fill('Summer form');
    await panel.getByRole('radio', { name: /contest/i }).click();
    await panel.getByRole('button', { name: 'Create the form' }).click();
    await panel.getByText('Ready to publish').waitFor();
    await panel.getByRole('button', { name: 'Publish', exact: true }).click();
    await driver.press(
      /^Publish$/,
      'Version 1 is what visitors see now',
      panel.getByRole('dialog')
    );
    for (const name of ['ann', 'ben', 'cleo', 'dan', 'eva'])
      await takePart('summer-form', `${name}@example.net`, { fields: { firstName: name } });
    await send('summer-form', 'late@example.net');
    await driver.open(`/promotions/${id}`, 'Summer draw');
    await panel.getByRole('link', { name: 'Summer form' }).waitFor();
    await panel.getByRole('link', { name: 'Show all' }).click();
    await panel.getByRole('heading', { level: 1, name: 'Entries: Summer draw' }).waitFor();
    await said('late@example.net');
    await look('entries');
    const download = panel.waitForEvent('download');
    await panel.getByRole('button', { name: 'Export as CSV' }).click();
    expect((await download).suggestedFilename()).toBe('entries-summer-draw.csv');
    await driver.open(`/promotions/${id}`, 'Summer draw');
  });

  it('is frozen after its end, drawn, and names the winners', async () => {
    // Shortened, so that the test need not wait.
    await driver.fillDay('Last day', typedDay(Date.now()));
    await panel.getByRole('combobox', { name: 'Ends at' }).focus();
    await press('Control+a');
    await type(typedTime(Date.now()));
    await press('Enter');
    await press('Tab');
    await panel.getByRole('button', { name: 'Save' }).click();
    await said('The promotion is over.');
    await panel.getByRole('button', { name: 'Freeze the list' }).focus();
    await press('Enter');
    const dialog = panel.getByRole('dialog');
    await dialog.getByText('5 confirmed entries go into the list.').waitFor();
    await dialog.getByText('1 entry is left out').waitFor();
    expect(await driver.look('promotions-freeze', { include: '[role=dialog]' })).toEqual([]);
    await dialog.getByRole('button', { name: 'Freeze for good' }).focus();
    await press('Enter');
    await said('List frozen');
    await panel.getByRole('button', { name: 'Draw the winners' }).focus();
    await press('Enter');
    const asking = panel.getByRole('alertdialog');
    await asking.getByText('2 winners and 2 reserves are drawn among 5 entries').waitFor();
    await asking.getByRole('button', { name: 'Confirm' }).focus();
    await press('Enter');
    await said('Winners and reserves');
    await panel.getByRole('checkbox', { name: 'Choose place 1' }).waitFor();
    await look('drawn');
  });

  it('writes to winners and replaces one', async () => {
    await panel.getByRole('checkbox', { name: 'Choose place 1' }).click();
    await panel.getByRole('button', { name: 'Write to 1 winner' }).click();
    await panel.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
    await said('1 mail is on its way');
    await panel.getByRole('button', { name: 'Replace the winner at place 2' }).click();
    const dialog = panel.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Declined the prize' }).click();
    expect(await driver.look('promotions-replace', { include: '[role=dialog]' })).toEqual([]);
    await dialog.getByRole('button', { name: 'Replace' }).click();
    await said('Steps in for place 2');
    await look('replaced');
    const proof = await panel.getByRole('link', { name: 'Public proof' }).getAttribute('href');
    const { data } = await call(new URL(`${proof}.json`).pathname);
    expect(data).toMatchObject({ status: 'drawn', replacements: [{ position: 2, by: 3 }] });
  });

  it('a vote counts confirmed voices', async () => {
    await driver.open('/promotions/new', 'New promotion');
    await driver.field('Name').fill('Best bread');
    await driver.choose('Kind', /Vote/);
    await driver.field('Title (English)').fill('The best bread');
    await driver.field('Title (French)').fill('Le meilleur pain');
    for (const [index, [english, french]] of [
      ['Rye', 'Seigle'],
      ['Wheat', 'Blé'],
      ['Spelt', 'Épeautre'],
    ].entries()) {
      await panel.getByRole('button', { name: 'Add an option' }).click();
      await driver.field(`Option ${index + 1} (English)`).fill(english);
      await driver.field(`Option ${index + 1} (French)`).fill(french);
    }
    await driver.field('Rules (English)').fill('One voice each.');
    await driver.field('Rules (French)').fill('Une voix chacun.');
    await panel.getByRole('button', { name: 'Save' }).click();
    await panel.getByRole('heading', { level: 1, name: 'Best bread' }).waitFor();
    await panel.getByRole('button', { name: 'Publish version 1' }).click();
    await panel.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
    await said('Running');
    await copyForm(idOf(), 'bread-form', true);
    await takePart('bread-form', 'v1@example.net', { vote: 'rye' });
    await takePart('bread-form', 'v2@example.net', { vote: 'rye' });
    await takePart('bread-form', 'v3@example.net', { vote: 'spelt' });
    await send('bread-form', 'v4@example.net', { vote: 'wheat' });
    await panel.reload();
    await said('3 confirmed votes.');
    await said('1 more waits for its address to be confirmed.');
    await panel.getByText('People have voted').waitFor();
    await look('vote');
  });

  /** The form of the contest again, entering something else. */
  const copyForm = async (promotionId: number, slug: string, isVote: boolean) => {
    const { results } = await call('/optin/forms?pageSize=100');
    const { definition } = results.find((form: { slug: string }) => form.slug === 'summer-form');
    const vote = { id: 'vote', type: 'vote', label: { en: 'Your choice', fr: 'Votre choix' } };
    const [step] = definition.steps;
    const rows = isVote ? [{ id: 'row-vote', columns: [[vote]] }, ...step.rows] : step.rows;
    const body = {
      name: slug,
      slug,
      isOpen: true,
      definition: { ...definition, promotionId, steps: [{ ...step, rows }] },
    };
    const { data } = await call('/optin/forms', 'POST', body);
    await call(`/optin/forms/${data.id}/publish`, 'POST', {});
  };

  it('a private sale takes codes after a look at them', async () => {
    await driver.open('/promotions/new', 'New promotion');
    await driver.field('Name').fill('Autumn sale');
    await driver.choose('Kind', /Private sale/);
    await driver.field('Title (English)').fill('Autumn sale');
    await driver.field('Title (French)').fill('Vente d’automne');
    await panel.getByRole('combobox', { name: 'Countries' }).focus();
    await type('Fran');
    await panel.getByRole('option', { name: 'France', exact: true }).waitFor();
    await press('ArrowDown');
    await panel.locator('[role=option][data-highlighted]').waitFor();
    await press('Enter');
    await panel.getByRole('button', { name: 'Remove France' }).waitFor();
    await driver.tabTo('Remove France');
    await press('Enter');
    // Nobody has to start again from the top of the page.
    expect(
      await panel
        .getByRole('combobox', { name: 'Countries' })
        .evaluate((box) => box === document.activeElement)
    ).toBe(true);
    await driver.field('Rules (English)').fill('One code each.');
    await driver.field('Rules (French)').fill('Un code chacun.');
    await panel.getByRole('button', { name: 'Save' }).click();
    await panel.getByRole('heading', { level: 1, name: 'Autumn sale' }).waitFor();
    await panel.getByRole('button', { name: 'Publish version 1' }).click();
    await panel.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
    await said('Running');
    await copyForm(idOf(), 'sale-form', false);
    await takePart('sale-form', 'shopper@example.net');
    await panel.reload();
    await said('1 person is waiting for a code');

    await panel.getByRole('button', { name: 'Upload codes' }).click();
    const dialog = panel.getByRole('dialog');
    await dialog.getByRole('textbox').fill('code\nAAA-1\nAAA-2\naaa-1\nB B\n');
    await dialog.getByRole('button', { name: 'Check' }).click();
    await dialog.getByText('1 line cannot be taken').waitFor();
    expect(await driver.look('promotions-upload', { include: '[role=dialog]' })).toEqual([]);
    expect(await dialog.getByRole('button', { name: 'Take 2 codes' }).isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill('code\nAAA-1\nAAA-2\naaa-1\n');
    await dialog.getByRole('button', { name: 'Check' }).focus();
    await press('Enter');
    await dialog.getByRole('checkbox', { name: 'Leave the double line out' }).click();
    await dialog.getByRole('button', { name: 'Take 2 codes' }).focus();
    await press('Enter');
    await said('2 codes taken, 1 person who waited got theirs');
    await look('sale');
    await panel.getByRole('main').getByRole('link', { name: 'Show all' }).first().click();
    await panel.getByRole('heading', { level: 1, name: 'Codes: Autumn sale' }).waitFor();
    await said('shopper@example.net');
    await look('codes');
    await panel.getByRole('button', { name: 'Remove 1 free code' }).click();
    await panel.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
    await said('1 code removed');
  });

  it('stand in a table, and nothing broke on the way', async () => {
    await driver.open('/promotions', 'Promotions');
    await said('Autumn sale');
    await look('table');
    expect(problems).toEqual([]);
  });
});
