import { drivePanel, type PanelDriver } from './panel-driver';
import type { Page } from 'playwright-core';
import type { RunningDemo } from './demo';

export interface NewSubject {
  /** Name of wording, list and form, and title of the list. */
  name: string;
  /** What the panel calls the regime. */
  regime: string;
  /** The consent text, or the offer to object. */
  text: string;
  purpose: string;
  /** For a box of existing customers: what they buy where the form stands. */
  relation?: string;
  /** For a list of professional addresses. */
  profession?: string;
}

export interface ConsentEditor extends PanelDriver {
  createWording(subject: Pick<NewSubject, 'name' | 'text'>): Promise<void>;
  createList(
    subject: Pick<NewSubject, 'name' | 'regime' | 'purpose' | 'profession'>
  ): Promise<void>;
  /** Also publishes it. @returns the address of the hosted page */
  createForm(subject: Pick<NewSubject, 'name' | 'relation'>): Promise<string>;
}

/** What an editor sets up before people can say yes or no, each on its page of the panel. */
export const consentEditor = (panel: Page, demo: RunningDemo): ConsentEditor => {
  const driver = drivePanel(panel, demo);
  const { field, open, press, choose, chooseAll } = driver;
  /** A new thing is saved when its own page stands. */
  const save = async (button: string, name: string) => {
    await panel.getByRole('button', { name: button }).click();
    await panel.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await panel.waitForLoadState('networkidle');
  };
  return {
    ...driver,
    async createWording({ name, text }) {
      await open('/consent/new', 'New wording');
      await field('Name').fill(name);
      await field('Text (English)').fill(text);
      await save('Save', name);
      await panel.getByRole('button', { name: 'Publish version 1' }).click();
      await press('Publish version 1', 'Version 1 is published', panel.getByRole('dialog'));
    },
    async createList({ name, regime, purpose, profession }) {
      await open('/lists/new', 'New list');
      await field('Name').fill(name);
      await field('Title (English)').fill(name);
      await field('Purpose (English)').fill(purpose);
      await panel.getByRole('radio', { name: regime }).click();
      if (profession) await field('Profession or activity').fill(profession);
      await save('Save', name);
    },
    async createForm({ name, relation }) {
      await open('/forms/new', 'New form');
      await field('Name').first().fill(name);
      await save('Create the form', name);
      await panel.locator('[data-handle=consent]').click();
      await choose('Wording', name);
      await chooseAll('Lists', [name]);
      if (relation) await field('What people buy or ask for here').fill(relation);
      await panel.getByText('Ready to publish').waitFor();
      await panel.getByRole('button', { name: 'Publish', exact: true }).click();
      await press(/^Publish$/, 'Version 1 is what visitors see now', panel.getByRole('dialog'));
      await panel.getByRole('button', { name: 'Share and embed' }).click();
      const address = await panel.getByRole('link', { name: 'Open the form' }).getAttribute('href');
      return address ?? `the form “${name}” has no link`;
    },
  };
};
