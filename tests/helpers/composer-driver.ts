import type { Locator, Page } from 'playwright-core';
import type { PanelDriver } from './panel-driver';

/** The demo's articles as the entry picker lists them in English, and as French readers see them. */
export const ARTICLES = [
  ['The lamp that never slept', 'La lampe qui ne dormait jamais'],
  ['A soup for eleven hungry people', 'Une soupe pour onze affamés'],
  ['How to read a tide table', 'Lire un annuaire des marées'],
  ['Paint, rope and patience', 'Peinture, corde et patience'],
  ['The choir of the fish market', 'La chorale de la criée'],
] as const;

export interface ComposerDriver {
  /** A new campaign from the empty message, open in the composer. */
  create(name: string): Promise<void>;
  palette(item: string): Locator;
  /** Everything on the canvas, or what is called so, as it is selected with. */
  handle(name: string | RegExp): Locator;
  /** What the block that shows this text is selected with, whatever language is on view. */
  handleOver(text: string): Locator;
  canvas: Locator;
  /** The text that is written just now. */
  text: Locator;
  step(name: string): Promise<void>;
  /** With the mouse, from what lies in the palette or on the canvas to a point of the target. */
  drag(from: Locator, to: Locator, at: 'top' | 'bottom' | 'middle'): Promise<void>;
  /** Chooses an entry of the CMS for the selected block. */
  pick(title: string): Promise<void>;
  inspect(tab: 'Block' | 'Message' | 'Checks'): Promise<void>;
  language(name: string): Promise<void>;
  view(name: 'Edit' | 'Desktop' | 'Phone' | 'Dark' | 'Plain text' | 'Images off'): Promise<void>;
  /** Once nothing is left to be kept. */
  saved(): Promise<void>;
  /** Sends a test of one version, and waits for the server's word. */
  test(address: string, language: string): Promise<void>;
}

export const driveComposer = ({ panel, choose, field, open }: PanelDriver): ComposerDriver => {
  const canvas = panel.locator('[data-canvas]');
  const centre = async (locator: Locator, at: 'top' | 'bottom' | 'middle') => {
    await locator.scrollIntoViewIfNeeded();
    const box = await locator.boundingBox();
    if (!box) throw new Error('what is dragged, or dragged to, is not on the page');
    const y = { top: box.y + 4, middle: box.y + box.height / 2, bottom: box.y + box.height - 4 };
    return { x: box.x + box.width / 2, y: y[at] };
  };
  const inspector = panel.getByRole('region', { name: 'Details' });

  return {
    canvas,
    text: panel.locator('[data-editing] .ProseMirror'),
    palette: (item) =>
      panel
        .getByRole('region', { name: 'Blocks' })
        .getByRole('button', { name: item, exact: true }),
    handle: (name) => canvas.locator('[data-handle]').and(panel.getByRole('button', { name })),
    handleOver: (text) =>
      canvas.locator('[data-block]').filter({ hasText: text }).last().locator('> [data-handle]'),
    async create(name) {
      await open('/campaigns', 'Campaigns');
      await panel.getByRole('button', { name: 'New campaign' }).first().click();
      const dialog = panel.getByRole('dialog');
      await field('Name', dialog).fill(name);
      await dialog.getByRole('button', { name: 'Create draft' }).click();
      await canvas.waitFor();
    },
    async step(name) {
      await panel
        .getByRole('navigation', { name: 'Steps of the campaign' })
        .getByRole('button', { name: new RegExp(`^${name}: `) })
        .click();
    },
    async drag(from, to, at) {
      const start = await centre(from, 'middle');
      await panel.mouse.move(start.x, start.y);
      await panel.mouse.down();
      // Places appear once something is carried, and move what lies below them not at all.
      await panel.mouse.move(start.x + 12, start.y + 12, { steps: 3 });
      const end = await centre(to, at);
      await panel.mouse.move(end.x, end.y - 6, { steps: 6 });
      await panel.mouse.move(end.x, end.y, { steps: 3 });
      await panel.waitForTimeout(150);
      await panel.mouse.up();
    },
    async pick(title) {
      await inspector.getByRole('button', { name: /^Choose (an entry|another)$/ }).click();
      const dialog = panel.getByRole('dialog', { name: 'Choose an entry' });
      await dialog.getByRole('button', { name: new RegExp(title) }).click();
      await dialog.waitFor({ state: 'detached' });
      await canvas.getByText(title, { exact: true }).first().waitFor();
    },
    async inspect(tab) {
      await inspector.getByRole('tab', { name: tab, exact: true }).click();
    },
    async language(name) {
      await panel
        .getByRole('group', { name: 'Languages of the message' })
        .getByRole('button', { name: new RegExp(`^${name}`) })
        .click();
    },
    async view(name) {
      await panel
        .getByRole('radiogroup', { name: 'View' })
        .getByText(name, { exact: true })
        .click();
    },
    async saved() {
      await panel.getByText(/^(Saved at|All changes are saved)/).waitFor();
    },
    async test(address, language) {
      await panel.getByRole('button', { name: 'Send test', exact: true }).click();
      const dialog = panel.getByRole('dialog', { name: 'Send a test' });
      await field('To', dialog).fill(address);
      await choose('Language', language, dialog);
      await dialog.getByRole('button', { name: 'Send test', exact: true }).click();
      await dialog.getByText(`Sent to ${address}.`).waitFor();
      await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
      await dialog.waitFor({ state: 'detached' });
    },
  };
};

/** Whether the focus has fallen through to the page; asked once the page has settled. */
export const focusIsLost = async (page: Page): Promise<boolean> => {
  await page.waitForTimeout(150);
  return page.evaluate(
    () => document.activeElement === null || document.activeElement === document.body
  );
};
