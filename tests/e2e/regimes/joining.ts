import { axeFindings, screenshot } from '../../helpers/browser';
import { CONTROLLER, SUBJECTS, type Walk } from './walk';

/** How people get on the lists: by themselves, or with the evidence for it. */
export const joining = (walk: Walk): void => {
  const box = () => walk.visitor.getByRole('checkbox');

  it('double opt-in: a tick, and a click in the mail', async () => {
    const { name } = SUBJECTS.double;
    await walk.visit(name, 'dora@example.net');
    await walk.visitor
      .getByText(`Yes, ${CONTROLLER} may send me ${name} every Thursday.`)
      .waitFor();
    expect(await box().isChecked()).toBe(false);
    await box().check();
    await screenshot(walk.visitor, 'regimes-double-visitor');
    await walk.send();
    const mail = await walk.demo.mailTo('dora@example.net');
    await walk.visitor.goto(mail.text.match(/https?:\S+\/confirm\/[\w-]+/)?.[0] ?? mail.text);
    await walk.visitor.getByRole('button').click();
    await walk.visitor.getByRole('heading', { name: 'You are subscribed' }).waitFor();

    // Somebody else never confirms.
    await walk.visit(name, 'dirk@example.net');
    await box().check();
    await walk.send();
    await walk.demo.mailTo('dirk@example.net');
  });

  it('single opt-in: a tick is enough, and without it nothing is sent', async () => {
    await walk.visit(SUBJECTS.single.name, 'sina@example.net');
    expect(await box().isChecked()).toBe(false);
    await walk.visitor.getByRole('button').click();
    expect(await box().evaluate((input: HTMLInputElement) => input.validity.valueMissing)).toBe(
      true
    );
    await box().check();
    await walk.send();
    await walk.visitor.getByText('You will hear from us by e-mail.').waitFor();
  });

  it('passive opt-in: the box is ticked beforehand, and unticking it is a no', async () => {
    await walk.visit(SUBJECTS.passive.name, 'paul@example.net');
    expect(await box().isChecked()).toBe(true);
    await screenshot(walk.visitor, 'regimes-passive-visitor');
    await walk.send();
    await walk.visit(SUBJECTS.passive.name, 'petra@example.net');
    await box().uncheck();
    await walk.send();
    await walk.visitor.getByText('You were not signed up for anything.').waitFor();
  });

  it('existing customers may object', async () => {
    await walk.visit(SUBJECTS.soft.name, 'sofia@example.net');
    expect(await box().isChecked()).toBe(false);
    await walk.send();
    await walk.visit(SUBJECTS.soft.name, 'sven@example.net');
    await box().check();
    await walk.send();
    await walk.visitor.getByText('You were not signed up for anything.').waitFor();
    expect(await axeFindings(walk.visitor)).toEqual([]);
    await screenshot(walk.visitor, 'regimes-soft-declined');
  });

  it('professionals are taken at their business address only', async () => {
    await walk.visit(SUBJECTS.b2b.name, 'somebody@gmail.com');
    expect(await box().isChecked()).toBe(false);
    await walk.visitor.getByRole('button').click();
    await walk.visitor.getByText('this is a free-mail address').waitFor();
    expect(await axeFindings(walk.visitor)).toEqual([]);
    await screenshot(walk.visitor, 'regimes-b2b-refused');
    // Chromium reports the answer's status, 400, in the console.
    expect(walk.problems.visitor.splice(0)).toEqual([expect.stringContaining('400 (Bad Request)')]);
    await walk.visitor.getByLabel('E-mail address').fill('info@company.example');
    await walk.send();
  });

  it('other people’s professional addresses are added with their source', async () => {
    await walk.editor.open('/subscribers', 'Subscribers');
    await walk.panel.getByRole('link', { name: 'Add on a legal basis' }).click();
    await walk.panel
      .getByRole('heading', { level: 1, name: 'Add people on a legal basis' })
      .waitFor();
    await walk.editor.choose('List', SUBJECTS.b2b.name);
    await walk.editor
      .field('Where the addresses were found')
      .fill('Register of boatyards, March 2026');
    await walk.editor
      .field('One person a line')
      .fill('contact@yard.example; ; ; B-12\nnot an address\nlucky.luke77@gmail.com');
    await walk.editor.press('Put them on the list', `1 person was put on “${SUBJECTS.b2b.name}”.`);
    const rows = await walk.panel.getByRole('row').allInnerTexts();
    expect(rows.slice(1).map((row) => row.split(/\s*\t\s*/))).toEqual([
      ['2', 'not an address', 'This is not an e-mail address.'],
      ['3', 'lucky.luke77@gmail.com', expect.stringContaining('A free-mail address')],
    ]);
    expect(await walk.editor.look('registered')).toEqual([]);
  });

  it('a rented file is recorded with its contract, and its people are added by keyboard alone', async () => {
    await walk.editor.open('/consent/files/new', 'New third-party file');
    await walk.editor.field('Name').fill('Boat show visitors');
    await walk.editor.choose('Kind', 'Rented');
    await walk.editor.field('Collected by').fill('Boat Show GmbH');
    await walk.editor.fillDay('Collected on', '03/02/2026');
    await walk.editor.field('Text that people agreed to').fill('Exhibitors may write to me.');
    await walk.editor.field('Contract').fill('Rental 2026-17');
    await walk.panel.getByRole('checkbox', { name: 'Commercial' }).click();
    await walk.editor.fillDay('Last day', '12/31/2099');
    await walk.panel.getByRole('button', { name: 'Save' }).click();
    await walk.panel.getByRole('heading', { level: 1, name: 'Boat show visitors' }).waitFor();
    await walk.panel.getByText('Campaigns: 0 of 1').waitFor();
    expect(await walk.editor.look('file')).toEqual([]);
    await walk.editor.createList({
      name: 'Boat show',
      regime: 'Third party',
      purpose: 'Our stand at the boat show.',
    });

    await walk.editor.open('/subscribers/register', 'Add people on a legal basis');
    const choose = async (label: string, option: string) => {
      await walk.editor.tabTo(label);
      await walk.panel.keyboard.press('Enter');
      const wanted = walk.panel.getByRole('option', { name: option });
      await wanted.waitFor();
      await walk.panel.keyboard.type(option);
      await walk.panel.locator('[role=option][data-highlighted]', { hasText: option }).waitFor();
      await walk.panel.keyboard.press('Enter');
      await wanted.waitFor({ state: 'detached' });
    };
    await choose('List', 'Boat show');
    await choose('Third-party file', 'Boat show visitors');
    await walk.panel.getByText('Only for one more campaign, commercial').waitFor();
    await walk.editor.tabTo('One person a line');
    await walk.panel.keyboard.insertText('tom@example.net; Tom; Thumb; 17\ntess@example.net');
    await walk.editor.tabTo('Put them on the list', 'Shift+Tab');
    await walk.panel.keyboard.press('Enter');
    await walk.panel.getByText('2 people were put on “Boat show”.').waitFor();
    expect(await walk.editor.look('file-registered')).toEqual([]);
  });
};
