import type { Browser, Locator, Page } from 'playwright-core';
import { axeFindings, launchBrowser, openPage, screenshot, signIn } from '../helpers/browser';
import { startDemo, type RunningDemo } from '../helpers/demo';
import { drivePanel, type PanelDriver } from '../helpers/panel-driver';

describe('the form designer', () => {
  let demo: RunningDemo;
  let browser: Browser;
  let panel: Page;
  let driver: PanelDriver;

  beforeAll(async () => {
    demo = await startDemo();
    browser = await launchBrowser();
    panel = (await openPage(browser)).page;
    panel.setDefaultTimeout(15_000);
    driver = drivePanel(panel, demo);
    await signIn(panel, demo.url, demo.admin);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const press = (key: string) => panel.keyboard.press(key);
  /** Blocks of the form in their order, by how their ids begin. */
  const order = () =>
    panel
      .locator('[data-block]')
      .evaluateAll((blocks) =>
        blocks.map((block) => (block.getAttribute('data-block') ?? '').split('-')[0])
      );
  const untilOrder = async (...ids: string[]) => {
    await panel.waitForFunction(
      (wanted) =>
        [...document.querySelectorAll('[data-block]')]
          .map((block) => (block.getAttribute('data-block') ?? '').split('-')[0])
          .join() === wanted,
      ids.join()
    );
  };

  it('starts from the newsletter template', async () => {
    await driver.open('/forms/new', 'New form');
    expect(await axeFindings(panel, 'main')).toEqual([]);
    await driver.tabTo('Name');
    await panel.keyboard.type('Spring letter');
    await press('Enter');
    await panel.locator('[data-canvas]').waitFor();
    expect(await order()).toEqual(['intro', 'email', 'consent', 'submit']);
    expect(await axeFindings(panel, 'main')).toEqual([]);
  });

  it('adds a block from the palette, before the button', async () => {
    await driver.tabTo('First name');
    await press('Enter');
    await untilOrder('intro', 'email', 'consent', 'firstname', 'submit');
    await screenshot(panel, 'designer');
    expect(await axeFindings(panel, 'main')).toEqual([]);
  });

  it('moves it with the arrow keys, and takes moves back', async () => {
    const block = panel.locator('[data-handle^=firstname]');
    await block.focus();
    await press('Alt+ArrowUp');
    await untilOrder('intro', 'email', 'firstname', 'consent', 'submit');
    await panel.locator('[data-handle=email]').focus();
    await press('Control+z');
    await untilOrder('intro', 'email', 'consent', 'firstname', 'submit');
    await press('Control+Shift+z');
    await untilOrder('intro', 'email', 'firstname', 'consent', 'submit');
  });

  it('picks a block up, carries it past others and puts it down', async () => {
    await panel.locator('[data-handle=intro]').focus();
    await press('Space');

    for (const row of [1, 2, 3]) {
      if (row > 1) await press('ArrowDown');
      await panel.getByText(`Step 1, row ${row}.`).first().waitFor({ state: 'attached' });
    }
    await press('Space');
    await untilOrder('email', 'intro', 'firstname', 'consent', 'submit');
    await press('Control+z');
    await untilOrder('intro', 'email', 'firstname', 'consent', 'submit');
  });

  it('deletes with Delete', async () => {
    await panel.locator('[data-handle^=firstname]').focus();
    await press('Delete');
    await untilOrder('intro', 'email', 'consent', 'submit');
  });

  /** Middle of an element, or a point at its right edge. */
  const pointOf = async (target: Locator, atEdge = false) => {
    const box = await target.boundingBox();
    if (!box) throw new Error('it is not to be seen');
    const x = atEdge ? box.x + box.width - 2 : box.x + box.width / 2;
    return { x, y: box.y + box.height / 2 };
  };
  const beside = () =>
    panel
      .locator('[data-canvas] [data-columns="2"] [data-block]')
      .evaluateAll((blocks) =>
        blocks.map((block) => (block.getAttribute('data-block') ?? '').split('-')[0])
      );

  it('takes a block from the palette beside another with the mouse', async () => {
    const from = await pointOf(panel.getByRole('button', { name: 'First name', exact: true }));
    const to = await pointOf(panel.locator('[data-handle=email]'), true);
    await panel.mouse.move(from.x, from.y);
    await panel.mouse.down();
    await panel.mouse.move(from.x + 10, from.y + 10, { steps: 2 });
    await panel.mouse.move(to.x, to.y, { steps: 10 });
    await panel.getByText('Beside the others in row 2, as column 2.').first().waitFor({
      state: 'attached',
    });
    await panel.mouse.up();
    await untilOrder('intro', 'email', 'firstname', 'consent', 'submit');
    expect(await beside()).toEqual(['email', 'firstname']);
  });

  it('moves it with a finger that rests on it first', async () => {
    const finger = await panel.context().newCDPSession(panel);
    await finger.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    const from = await pointOf(panel.locator('[data-handle^=firstname]'));
    const to = await pointOf(panel.locator('[data-handle=submit]'));
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: (typeof from)[]) =>
      finger.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    await touch('touchStart', from);
    // It is picked up, and over the place where it was.
    await panel
      .getByText(/^(Step|Row|Beside) /)
      .first()
      .waitFor({ state: 'attached' });
    for (let part = 1; part <= 8; part += 1)
      await touch('touchMove', {
        x: from.x + ((to.x - from.x) * part) / 8,
        y: from.y + ((to.y - 30 - from.y) * part) / 8,
      });
    await panel.getByText('Step 1, row 4.').first().waitFor({ state: 'attached' });
    await touch('touchEnd');
    await untilOrder('intro', 'email', 'consent', 'firstname', 'submit');
    // The column that it left is gone.
    expect(await beside()).toEqual([]);
    await finger.send('Emulation.setTouchEmulationEnabled', { enabled: false });
    await panel.locator('[data-handle^=firstname]').focus();
    await press('Delete');
    await untilOrder('intro', 'email', 'consent', 'submit');
  });

  it('publishes what is ready, and visitors can fill it in', async () => {
    await panel.getByText('Ready to publish').waitFor();
    await panel.getByRole('button', { name: 'Publish', exact: true }).focus();
    await press('Enter');
    const dialog = panel.getByRole('dialog');
    await dialog.waitFor();
    expect(await axeFindings(panel, '[role=dialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Publish', exact: true }).focus();
    await press('Enter');
    await panel.getByText('Version 1 is what visitors see now').first().waitFor();
    const visitor = (await openPage(browser)).page;
    await visitor.goto(`${demo.url}/api/optin/f/spring-letter`);
    await visitor.getByLabel('E-mail address').waitFor();
    expect(await axeFindings(visitor)).toEqual([]);
  });

  it('shows the forms as cards', async () => {
    await driver.open('/forms', 'Forms');
    await panel.getByRole('link', { name: 'Spring letter' }).waitFor();
    await screenshot(panel, 'forms-cards');
    expect(await axeFindings(panel, 'main')).toEqual([]);
  });
});
