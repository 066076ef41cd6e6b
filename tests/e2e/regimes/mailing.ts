import { openPage, screenshot } from '../../helpers/browser';
import { CAMPAIGN, SENDER, SUBJECTS, type Walk } from './walk';

/** A campaign to everybody: who gets it, who does not, and why. */
export const mailing = (walk: Walk): void => {
  const skipped = (text: RegExp | string) =>
    walk.panel.getByRole('main').getByRole('listitem').filter({ hasText: text });
  const step = (name: string) =>
    walk.panel.getByRole('button', { name: new RegExp(`^${name}: `) }).click();

  it('a campaign says beforehand who is skipped and why', async () => {
    await walk.editor.open('/campaigns', 'Campaigns');
    await walk.panel.getByRole('button', { name: 'New campaign' }).click();
    const dialog = walk.panel.getByRole('dialog');
    await walk.editor.field('Name', dialog).fill(CAMPAIGN);
    await dialog.getByRole('button', { name: 'Create draft' }).click();
    await walk.panel.getByRole('heading', { level: 1, name: CAMPAIGN }).waitFor();
    await step('Audience');
    await walk.editor.chooseAll(
      'Lists',
      [...Object.values(SUBJECTS).map(({ name }) => name), 'Boat show'].map(
        (name) => new RegExp(`^${name} \\(`)
      )
    );
    await step('Sender and subject');
    await walk.panel.getByRole('textbox', { name: 'Subject', exact: true }).click();
    await walk.panel.keyboard.type(CAMPAIGN);
    await step('Content');
    for (const [place, words] of [
      ['Heading', 'The boats are back'],
      ['Text', 'New rope and paint have come in.'],
    ]) {
      await walk.panel.locator(`[data-handle][aria-label="${place}"]`).click();
      await walk.panel.getByRole('textbox', { name: place, exact: true }).waitFor();
      await walk.panel.keyboard.type(words);
    }
    expect(await walk.editor.look('campaign-content')).toEqual([]);
    await step('Audience');
    await walk.panel.getByText('3 people get it').waitFor();
    await walk.panel.getByText('Of 11 people on the chosen lists, 8 will be skipped.').waitFor();
    for (const line of [
      /^1: An existing customer; the campaign is not declared/,
      /^2: A professional address; the campaign is not declared/,
      /^2: The contract for the third-party file does not allow/,
      /^2: Has unsubscribed, or said no/,
      /^1: Has not confirmed the sign-up yet/,
    ])
      expect([line, await skipped(line).count()]).toEqual([line, 1]);
    expect(await walk.editor.look('campaign-draft')).toEqual([]);
  });

  it('what is declared decides whom it reaches', async () => {
    await walk.panel
      .getByRole('checkbox', { name: /^About products or services like those/ })
      .click();
    await walk.panel.getByText('4 people get it').waitFor();
    await walk.panel.getByRole('button', { name: 'Boat builders' }).click();
    await walk.panel.getByText('6 people get it').waitFor();
    await walk.panel
      .getByRole('radiogroup', { name: 'Nature' })
      .getByRole('radio', { name: 'Commercial' })
      .click();
    await walk.panel.getByText('8 people get it').waitFor();
    expect(await skipped(/not declared|contract/).count()).toBe(0);
    expect(await walk.editor.look('campaign-declared')).toEqual([]);
  });

  it('everybody is accounted for, by basis and by reason', async () => {
    await step('Schedule');
    await walk.panel.getByRole('button', { name: 'Send now' }).click();
    const dialog = walk.panel.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Send to 8 people' }).waitFor();
    expect(await walk.editor.look('campaign-send', { include: '[role=dialog]' })).toEqual([]);
    await dialog.getByRole('button', { name: 'Send to 8 people' }).click();
    await walk.panel.getByText('Completed').first().waitFor({ timeout: 60_000 });
    await walk.panel.getByText(/^11 targeted = 8 sent \+ 3 skipped \+ 0 failed/).waitFor();
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
      await walk.panel.getByRole('link', { name: line }).waitFor();
    await walk.panel.getByText('For: Boat builders').waitFor();
    expect(await walk.editor.look('campaign-report')).toEqual([]);

    await walk.panel.getByRole('link', { name: 'See everyone' }).click();
    const row = (email: string) => walk.panel.getByRole('row').filter({ hasText: email });
    for (const [email, outcome, list, basis] of [
      ['sofia@example.net', 'Sent', SUBJECTS.soft.name, 'Existing customer'],
      ['info@company.example', 'Sent', SUBJECTS.b2b.name, 'Professional address'],
      ['tom@example.net', 'Sent', 'Boat show', 'Third party'],
      ['sven@example.net', 'Has unsubscribed, or said no', SUBJECTS.soft.name, ''],
      ['dirk@example.net', 'Has not confirmed the sign-up yet.', SUBJECTS.double.name, ''],
    ])
      for (const words of [outcome, list, basis])
        await row(email).filter({ hasText: words }).waitFor();
    expect(await walk.editor.look('recipients')).toEqual([]);
  });

  it('and each mail says honestly why it came', async () => {
    for (const [email, count, why] of [
      ['sofia@example.net', 2, `because you are a customer of ${SENDER}`],
      ['paul@example.net', 2, 'because you did not decline it when you left your address'],
      ['contact@yard.example', 1, 'at your professional address'],
      ['tom@example.net', 1, `because Boat Show GmbH passed your address on to ${SENDER}`],
    ] as const) {
      const mail = await walk.demo.mailTo(email, count);
      expect([email, mail.subject]).toEqual([email, CAMPAIGN]);
      expect(mail.text).toContain(why);
    }
    const { page } = await openPage(walk.browser);
    await page.setContent((await walk.demo.mailTo('sofia@example.net', 2)).html);
    await screenshot(page, 'regimes-mail-soft');
    await page.context().close();
  });

  it('a contract for one campaign is used up by it', async () => {
    await walk.editor.open('/consent/files', 'Consent');
    await walk.panel.getByRole('main').getByText('Boat show visitors').click();
    await walk.panel.getByText('Campaigns: 1 of 1').waitFor();
    await walk.panel.getByText('This file is evidence').waitFor();
    expect(await walk.editor.look('file-used')).toEqual([]);
  });
};
