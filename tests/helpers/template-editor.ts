import { axeFindings, screenshot } from './browser';
import type { PanelDriver } from './panel-driver';

export interface NewFormByKeyboard {
  /** As the code calls the template; names the pictures too. */
  template: string;
  /** What its card says first. */
  card: string;
  /** What the form shall be called. */
  name: string;
  /**
   * What to choose where the page asks for something, by the block and property that it leads to:
   * `consent.wordingId`.
   */
  choices: Record<string, string>;
}

export interface MadeForm {
  /** The lines for one's own page, as the panel gives them. */
  snippet: string;
  hosted: string;
  /** Blocks that stood on the canvas at first. */
  blocks: string[];
  /** Properties that had to be chosen, in the order in which the page led there. */
  asked: string[];
}

const MOST_OPTIONS = 20;
const MOST_PROBLEMS = 10;

/** Makes, mends, publishes and shares a form with nothing but keys. */
export const templateEditor = (driver: PanelDriver) => {
  const { panel, tabTo } = driver;
  const press = (key: string) => panel.keyboard.press(key);
  const focused = () =>
    panel.evaluate(() => {
      const control = document.activeElement;
      return {
        role: control?.getAttribute('role') ?? '',
        text: control?.textContent?.trim() ?? '',
        value: control instanceof HTMLInputElement ? control.value : '',
        place: control?.closest('[data-place]')?.getAttribute('data-place') ?? '',
      };
    });
  const untilFocus = (selector: string) =>
    panel.waitForFunction((wanted) => document.activeElement?.closest(wanted) != null, selector);

  /** In the select box with the focus; one that takes several stays open until Escape. */
  const choose = async (option: string) => {
    await press('Enter');
    await untilFocus('[role=option]');
    const seen: string[] = [];
    for (let at = (await focused()).text; at !== option; at = (await focused()).text) {
      seen.push(at);
      if (seen.length > MOST_OPTIONS)
        throw new Error(`no option “${option}” in ${seen.join(', ')}`);
      await press('ArrowDown');
      // The focus follows in a turn of its own; at the last option it stays.
      await panel
        .waitForFunction((before) => document.activeElement?.textContent?.trim() !== before, at, {
          timeout: 500,
        })
        .catch(() => undefined);
    }
    await press('Enter');
    if ((await focused()).role === 'option') await press('Escape');
    await untilFocus('[data-place]');
  };

  /** What the page says that is missing, as one text; nothing where it can be published. */
  const complaints = () =>
    panel.evaluate(() =>
      [...document.querySelectorAll('main button')]
        .filter(({ textContent }) => textContent?.trim() === 'Show me')
        .map((button) => button.closest('li')?.textContent ?? '')
        .join(' ')
    );

  /** Goes where the page leads, until nothing is left to mend. */
  const mend = async ({ choices }: NewFormByKeyboard): Promise<string[]> => {
    const asked: string[] = [];
    await panel
      .getByText(/Ready to publish|to mend before publishing/)
      .first()
      .waitFor();
    for (let before = await complaints(); before !== ''; before = await complaints()) {
      if (asked.length === MOST_PROBLEMS) throw new Error(`still to mend: ${before}`);
      await tabTo('Show me');
      await press('Enter');
      await untilFocus('[data-place]');
      const place = (await focused()).place.replace(/^blocks\./, '').replace(/-[^.]+\./, '.');
      asked.push(place);
      if (place.startsWith('palette.')) await press('Enter');
      else if (choices[place]) await choose(choices[place]);
      else throw new Error(`nothing to choose for ${place}, where the page says: ${before}`);
      const deadline = Date.now() + 5000;
      while ((await complaints()) === before) {
        if (Date.now() > deadline) throw new Error(`it did not help against: ${before}`);
        await panel.waitForTimeout(50);
      }
    }
    await panel.getByText('Ready to publish').waitFor();
    return asked;
  };

  let isAtEnd = false;
  const start = async ({ template, card, name }: NewFormByKeyboard) => {
    // From the form before, where that came to its end.
    if (isAtEnd) {
      await tabTo('Back', 'Shift+Tab');
      await press('Enter');
      await panel.getByRole('heading', { level: 1, name: 'Forms' }).waitFor();
    } else await driver.open('/forms', 'Forms');
    isAtEnd = false;
    await tabTo('New form');
    await press('Enter');
    await panel.getByRole('heading', { level: 1, name: 'New form' }).waitFor();
    await tabTo('Name');
    await panel.keyboard.type(name);
    // One stop for all cards; the arrows go from one to the next.
    await press('Tab');
    for (let presses = 0; (await focused()).value !== template; presses += 1) {
      if (presses === MOST_OPTIONS) throw new Error(`no card is for ${template}`);
      await press('ArrowDown');
    }
    const label = await panel.evaluate(() => document.activeElement?.closest('label')?.textContent);
    expect(label).toContain(card);
    await press('Enter');
    await panel.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await panel.locator('[data-canvas]').waitFor();
  };

  const publish = async () => {
    await tabTo('Publish', 'Shift+Tab');
    // The header that stuck to the top gives way to the other one, button and all, once that is seen.
    await panel.waitForTimeout(300);
    if ((await focused()).text !== 'Publish') await tabTo('Publish', 'Shift+Tab');
    await press('Enter');
    const dialog = panel.getByRole('dialog');
    await dialog.waitFor();
    await tabTo('Publish');
    await press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await panel.getByText('Version 1 is what visitors see now').first().waitFor();
    // Whoever works with keys goes on from where they were.
    await panel.waitForFunction(() => document.activeElement?.textContent?.trim() === 'Publish');
  };

  let isShareChecked = false;
  /** A questionnaire has no address of its own; the dialog says how it reaches people. */
  const sharePersonally = async () => {
    await tabTo('Share and embed', 'Shift+Tab');
    await press('Enter');
    const dialog = panel.getByRole('dialog');
    await dialog.getByText('After a sign-up').waitFor();
    expect(await dialog.getByRole('link').count()).toBe(0);
    expect(await axeFindings(panel, '[role=dialog]')).toEqual([]);
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    isAtEnd = true;
    return { snippet: '', hosted: '' };
  };
  const share = async () => {
    await tabTo('Share and embed', 'Shift+Tab');
    await press('Enter');
    const dialog = panel.getByRole('dialog');
    const link = dialog.getByRole('link', { name: 'Open the form' });
    await link.waitFor();
    if (!isShareChecked) expect(await axeFindings(panel, '[role=dialog]')).toEqual([]);
    isShareChecked = true;
    const snippet = await dialog.locator('pre', { hasText: '<optin-form' }).first().innerText();
    const hosted = (await link.getAttribute('href')) ?? '';
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    isAtEnd = true;
    return { snippet, hosted };
  };

  return {
    /** For what was made elsewhere than in the panel: it is seen after loading anew. */
    reload() {
      isAtEnd = false;
    },
    async make(form: NewFormByKeyboard): Promise<MadeForm> {
      await start(form);
      const blocks = await panel
        .locator('[data-block]')
        .evaluateAll((all) => all.map((block) => block.getAttribute('data-block') ?? ''));
      const asked = await mend(form);
      await screenshot(panel, `templates-${form.template}-designer`);
      expect([form.template, await axeFindings(panel, 'main')]).toEqual([form.template, []]);
      await publish();
      const shared = form.template === 'questionnaire' ? await sharePersonally() : await share();
      return { blocks, asked, ...shared };
    },
  };
};
