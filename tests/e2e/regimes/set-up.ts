import { CONTROLLER, SUBJECTS, type Walk } from './walk';

/** The controller, the law, and a wording, a list and a form for each regime. */
export const setUp = (walk: Walk): void => {
  it('the administrator names who answers for the data', async () => {
    await walk.editor.open('/settings', 'General settings');
    await walk.editor.field('Name').fill(CONTROLLER);
    await walk.editor.field('E-mail').fill('privacy@harbour-post.example');
    await walk.editor.field('Postal address').fill('12 Quay Street\n35400 Saint-Malo\nFrance');
    await walk.editor.field('Privacy policy').fill('https://harbour-post.example/privacy');
    await walk.editor.press('Save', 'Saved');
    expect(await walk.editor.look('settings')).toEqual([]);
  });

  it('pre-ticked boxes are refused in the EU, and the page says why', async () => {
    await walk.editor.open('/consent/rules', 'Consent');
    expect(await walk.panel.getByRole('radio', { name: 'European Union' }).isChecked()).toBe(true);
    expect(
      await walk.panel.getByRole('button', { name: 'Allow pre-ticked boxes…' }).isDisabled()
    ).toBe(true);
    await walk.panel.getByText(/does not take a pre-ticked box for consent .*C-673\/17/).waitFor();
    expect(await walk.editor.look('rules-eu')).toEqual([]);

    await walk.editor.open('/lists/new', 'New list');
    const passive = walk.panel.getByRole('radio', { name: 'Passive opt-in' });
    expect(await passive.isDisabled()).toBe(true);
    await walk.panel
      .getByText('the law that you chose does not accept pre-ticked boxes')
      .first()
      .waitFor();
  });

  it('elsewhere an administrator allows them after reading the warning, by keyboard alone', async () => {
    await walk.editor.open('/consent/rules', 'Consent');
    await walk.panel.getByRole('radio', { name: 'Elsewhere' }).click();
    await walk.panel.getByText('Save the law first.').waitFor();
    await walk.editor.press('Save', 'Saved');
    await walk.panel.getByText('Save the law first.').waitFor({ state: 'detached' });

    const dialog = walk.panel.getByRole('dialog', { name: 'Allow pre-ticked boxes' });
    await walk.editor.tabTo('Allow pre-ticked boxes…');
    await walk.panel.keyboard.press('Enter');
    await dialog.getByText('In the EU, France included, this is not consent.').waitFor();
    expect(await walk.editor.look('passive-dialog', { include: '[role=dialog]' })).toEqual([]);
    expect(await dialog.getByRole('button', { name: 'Allow' }).isDisabled()).toBe(true);
    // Whoever thinks better of it is back where they were.
    await walk.panel.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await walk.panel.waitForFunction(() =>
      document.activeElement?.textContent?.startsWith('Allow pre-ticked boxes')
    );
    await walk.panel.keyboard.press('Enter');
    await walk.editor.tabTo(/^I have read this/);
    await walk.panel.keyboard.press('Space');
    await walk.editor.tabTo('Allow');
    await walk.panel.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await walk.panel.getByText(/^Allowed by /).waitFor();
    expect(await walk.editor.look('rules-neutral')).toEqual([]);
  });

  it.each(Object.entries(SUBJECTS))(
    'an editor sets up %s: wording, list, form',
    async (key, subject) => {
      await walk.editor.createWording(subject);
      if (key === 'double') expect(await walk.editor.look('wording')).toEqual([]);
      await walk.editor.createList(subject);
      if (key === 'b2b') expect(await walk.editor.look('list')).toEqual([]);
      walk.addresses.set(subject.name, await walk.editor.createForm(subject));
      expect(await walk.editor.look(`form-${key}`)).toEqual([]);
    }
  );
};
