import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ARTIFACTS, axeFindings, screenshot } from '../../helpers/browser';
import { readPdf } from '../../helpers/pdf';
import { CAMPAIGN, CONTROLLER, SUBJECTS, type Walk } from './walk';

const VERIFIER = path.resolve(__dirname, '../../../docs/verify-evidence.mjs');

/** The ledger, the evidence, and people who are asked again. */
export const proof = (walk: Walk): void => {
  it('the ledger is whole, and a person’s evidence can be handed over', async () => {
    await walk.editor.open('/consent/ledger', 'Consent');
    await walk.editor.press('Verify the ledger', 'The ledger is whole.');
    await walk.editor.field('Search a person by e-mail address').fill('sofia@');
    await walk.panel.getByRole('button', { name: 'Search' }).click();
    await walk.panel.getByRole('link', { name: 'sofia@example.net' }).waitFor();
    expect(await walk.editor.look('ledger')).toEqual([]);

    const download = async (format: string): Promise<string> => {
      const [file] = await Promise.all([
        walk.panel.waitForEvent('download'),
        walk.panel
          .getByRole('button', { name: `Evidence (${format}) of sofia@example.net` })
          .click(),
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

    await walk.panel.getByRole('link', { name: 'sofia@example.net' }).click();
    await walk.panel.getByRole('heading', { level: 1, name: 'sofia@example.net' }).waitFor();
    await walk.panel.getByText('Only for mail about your own products').waitFor();
    await walk.panel.getByText(`Gave the address for “${SUBJECTS.soft.name}”`).waitFor();
    expect(await walk.editor.look('person')).toEqual([]);
  });

  it('a new version of a wording asks people again, who agree on a page', async () => {
    const { name, text } = SUBJECTS.double;
    const news = text.replace('every Thursday', 'every Thursday, and offers of the harbour shops');
    await walk.editor.open('/consent', 'Consent');
    await walk.panel.getByRole('main').getByText(name).first().click();
    await walk.panel.getByRole('heading', { level: 1, name }).waitFor();
    await walk.panel.getByText('1 person').first().waitFor();
    await walk.editor.field('Text (English)').fill(news);
    await walk.editor.press('Save', 'Draft saved.');
    await walk.panel.getByRole('button', { name: 'Publish version 2' }).click();
    const dialog = walk.panel.getByRole('dialog');
    expect(await dialog.locator('ins').innerText()).toContain('and offers of the harbour shops');
    await dialog
      .getByRole('radiogroup', { name: '1 person agreed to an older version. What about them?' })
      .getByRole('radio', { name: 'Ask them again, and stop writing until they answer' })
      .click();
    expect(await walk.editor.look('wording-publish', { include: '[role=dialog]' })).toEqual([]);
    await walk.editor.press('Publish version 2', '1 person is being asked.', dialog);
    await walk.panel.getByText(/^1 person has been asked and has not answered yet/).waitFor();
    expect(await walk.editor.look('wording-asked')).toEqual([]);

    // After the confirmation, the welcome and the campaign.
    const mail = await walk.demo.mailTo('dora@example.net', 4);
    await walk.visitor.goto(mail.text.match(/https?:\S+\/renew\/[\w-]+/)?.[0] ?? mail.text);
    await walk.visitor.getByRole('heading', { name: 'Do you still agree?' }).waitFor();
    await walk.visitor
      .getByText(`${name} every Thursday, and offers of the harbour shops.`)
      .waitFor();
    expect(await walk.visitor.getByRole('button').count()).toBe(1);
    expect(await axeFindings(walk.visitor)).toEqual([]);
    await screenshot(walk.visitor, 'regimes-renew');
    await walk.visitor.getByRole('button', { name: 'Yes, I agree' }).click();
    await walk.visitor.waitForLoadState('networkidle');
    expect(await axeFindings(walk.visitor)).toEqual([]);
    await screenshot(walk.visitor, 'regimes-renewed');

    await walk.panel.reload();
    await walk.panel.getByText('Everybody who was asked has answered.').waitFor();
    const version = (number: number) =>
      walk.panel.getByRole('listitem').filter({
        has: walk.panel.getByRole('heading', { level: 3, name: `Version ${number}` }),
      });
    await version(2).getByText('1 person').waitFor();
    await version(1).getByText('Nobody').waitFor();
    expect(await walk.editor.look('wording-renewed')).toEqual([]);
  });
};
