import { mkdirSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

/** Debian's Chromium; `CHROMIUM` names another. */
const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';

export const ARTIFACTS = path.resolve(__dirname, '../.artifacts');

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

export interface Visit {
  page: Page;
  /** What went wrong in the page: uncaught errors and errors in its console. */
  problems: string[];
}

/** A page of its own context (no cookies shared), with what it complained about. */
export const openPage = async (
  browser: Browser,
  options: BrowserContextOptions = {}
): Promise<Visit> => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    ...options,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  return { page, problems };
};

/** Saves a screenshot as tests/.artifacts/<name>.png. */
export const screenshot = async (page: Page, name: string, fullPage = true): Promise<void> => {
  mkdirSync(ARTIFACTS, { recursive: true });
  await page.screenshot({ path: path.join(ARTIFACTS, `${name}.png`), fullPage });
};

interface Finding {
  rule: string;
  help: string;
  where: string[];
}

/**
 * What axe finds wrong by WCAG 2.2 A and AA; empty when nothing.
 * @param include a CSS selector to look at only a part of the page
 */
export const axeFindings = async (page: Page, include?: string): Promise<Finding[]> => {
  // A dialog that is still fading in has the contrast of a ghost; what turns for ever is not waited for.
  await page.evaluate(() =>
    Promise.race([
      Promise.allSettled(
        document
          .getAnimations()
          .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
          .map(({ finished }) => finished)
      ),
      new Promise((resolve) => setTimeout(resolve, 2000)),
    ]).then(() => undefined)
  );
  // Through the protocol, so that the page's own content security policy does not stop it.
  await page.evaluate(axe.source);
  const findings = await page.evaluate(async (selector) => {
    const inPage = globalThis as unknown as { axe: typeof axe };
    const { violations } = await inPage.axe.run(selector ?? document, {
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    });
    return violations.map(({ id, help, nodes }) => ({
      rule: id,
      help,
      where: nodes.map(({ target, html }) => `${target.join(' ')} ← ${html.slice(0, 200)}`),
    }));
  }, include);
  return findings;
};

/** Signs in to the panel and waits until it stands. */
export const signIn = async (
  page: Page,
  base: string,
  { email, password }: { email: string; password: string }
): Promise<void> => {
  await page.goto(`${base}/admin/auth/login`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL((url) => !url.pathname.includes('/auth/'));
};
