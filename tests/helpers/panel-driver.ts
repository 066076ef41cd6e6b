import type { Locator, Page } from 'playwright-core';
import { axeFindings, screenshot } from './browser';
import type { RunningDemo } from './demo';

export interface PanelDriver {
  panel: Page;
  /** A page of the plugin, once its heading stands. */
  open(path: string, heading: string | RegExp): Promise<void>;
  /** What screen readers would stumble over in the page; keeps a picture of all of it. */
  look(name: string, options?: LookOptions): Promise<Awaited<ReturnType<typeof axeFindings>>>;
  /** The text field of this label; a required one's label ends with a star. */
  field(label: string, within?: Page | Locator): Locator;
  /** Chooses in a select box. */
  choose(label: string, option: string | RegExp, within?: Page | Locator): Promise<void>;
  /** Chooses in a select box that takes several. */
  chooseAll(label: string, options: (string | RegExp)[], within?: Page | Locator): Promise<void>;
  /** The panel (a titled white box) of this title. */
  box(title: string): Locator;
  /** Types a day into a date field, as `MM/DD/YYYY`. */
  fillDay(label: string, day: string): Promise<void>;
  /** By keyboard alone: from the control that has the focus to the next one of this name. */
  tabTo(name: string | RegExp, direction?: 'Tab' | 'Shift+Tab'): Promise<void>;
  /** Clicks and waits until the page says so. */
  press(button: string | RegExp, until: string | RegExp, within?: Page | Locator): Promise<void>;
}

interface LookOptions {
  /** Viewport width in CSS pixels. */
  width?: number;
  /** What axe looks at; a dialog lies outside of main. */
  include?: string;
}

const HEIGHT = 900;
const MOST_HEIGHT = 5000;

/** More stops than any of the pages has. */
const MOST_TABS = 120;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The label of a required field ends with a star. */
const named = (label: string | RegExp): RegExp =>
  typeof label === 'string' ? new RegExp(`^${escaped(label)}\\s*\\*?$`) : label;

/** How tall the window has to be to show everything: the panel scrolls inside its own boxes. */
const heightOf = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Math.max(
      document.documentElement.scrollHeight,
      ...[...document.querySelectorAll('*')]
        .filter((part) => part.clientHeight > 300 && getComputedStyle(part).overflowY === 'auto')
        .map((part) => part.scrollHeight + part.getBoundingClientRect().top)
    )
  );

/** What the control with the focus is called: by its label, or by what it says. */
const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const control = document.activeElement;
    if (!control) return '';
    const labelled = control.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const label =
      (control instanceof HTMLElement && 'labels' in control
        ? (control as HTMLInputElement).labels?.[0]?.textContent
        : null) ??
      control.getAttribute('aria-label') ??
      labelled.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    return (label || control.textContent || '').trim();
  });

/**
 * A dialog takes the focus a moment after it is seen. Keys that come before go to the page behind
 * it, and what is typed then goes to whatever it puts the focus on.
 */
const focusArrived = (page: Page): Promise<unknown> =>
  page
    .waitForFunction(
      () => {
        const dialog = document.querySelector('[role=dialog], [role=alertdialog]');
        return !dialog || dialog.contains(document.activeElement);
      },
      undefined,
      { timeout: 2000 }
    )
    .catch(() => undefined);

/** Does in the panel what an editor does: reads labels, types, clicks. */
export const drivePanel = (panel: Page, demo: RunningDemo): PanelDriver => {
  const field: PanelDriver['field'] = (label, within = panel) =>
    within.getByRole('textbox', { name: named(label) });
  const select = (label: string, within: Page | Locator) =>
    within.getByRole('combobox', { name: named(label) });

  return {
    panel,
    field,
    async open(path, heading) {
      await panel.goto(`${demo.url}/admin/plugins/optin${path}`);
      await panel.getByRole('heading', { level: 1, name: heading }).waitFor();
      await panel.waitForLoadState('networkidle');
    },
    async look(name, { width = 1280, include = 'main' } = {}) {
      // What the mouse lies on shows another colour.
      await panel.mouse.move(0, 0);
      await panel.setViewportSize({ width, height: HEIGHT });
      const height = Math.min(MOST_HEIGHT, Math.ceil(await heightOf(panel)));
      await panel.setViewportSize({ width, height: Math.max(HEIGHT, height) });
      await screenshot(panel, `regimes-${name}`);
      const findings = await axeFindings(panel, include);
      await panel.setViewportSize({ width: 1280, height: HEIGHT });
      return findings;
    },
    async choose(label, option, within = panel) {
      await select(label, within).click();
      await panel.getByRole('option', { name: option, exact: true }).click();
    },
    async chooseAll(label, options, within = panel) {
      await select(label, within).click();
      for (const option of options) await panel.getByRole('option', { name: option }).click();
      await panel.keyboard.press('Escape');
    },
    box: (title) =>
      panel
        .locator('section')
        .filter({ has: panel.getByRole('heading', { level: 2, name: title, exact: true }) }),
    async fillDay(label, day) {
      await select(label, panel).fill(day);
      await panel.keyboard.press('Tab');
    },
    async tabTo(name, direction = 'Tab') {
      await focusArrived(panel);
      const seen: string[] = [];
      for (let presses = 0; presses < MOST_TABS; presses += 1) {
        await panel.keyboard.press(direction);
        const stop = await focusedName(panel);
        if (named(name).test(stop)) return;
        seen.push(stop.slice(0, 40));
      }
      throw new Error(
        `${MOST_TABS} times ${direction} did not lead to “${name}” but through: ${seen.join(' | ')}`
      );
    },
    async press(button, until, within = panel) {
      await within.getByRole('button', { name: button }).click();
      await panel.getByText(until).first().waitFor();
    },
  };
};
