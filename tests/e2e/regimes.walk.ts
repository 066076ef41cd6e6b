// Run by hand, after a build: npx jest --selectProjects e2e --testMatch "**/regimes.walk.ts"
// Its steps hang on one another, and a keyboard step that comes too early fails those after it, so
// it is not part of `npm test` until each step stands alone.
import { joining } from './regimes/joining';
import { mailing } from './regimes/mailing';
import { proof } from './regimes/proof';
import { setUp } from './regimes/set-up';
import { startWalk, type Walk } from './regimes/walk';

/** What the walk looks at once more, on a phone. */
const PAGES = [
  ['/consent', 'Consent'],
  ['/consent/rules', 'Consent'],
  ['/consent/ledger', 'Consent'],
  ['/consent/retention', 'Consent'],
  ['/consent/files', 'Consent'],
  ['/subscribers/register', 'Add people on a legal basis'],
  ['/lists/new', 'New list'],
] as const;

describe('consent in a browser, from the rules to the proof', () => {
  const walk = {} as Walk;
  beforeAll(async () => {
    await startWalk(walk);
  }, 300_000);
  afterAll(async () => {
    await walk.browser?.close();
    await walk.demo?.stop();
  });

  setUp(walk);
  joining(walk);
  mailing(walk);
  proof(walk);

  it('looks right in the dark and on a phone', async () => {
    await walk.panel.emulateMedia({ colorScheme: 'dark' });
    for (const [route, heading] of PAGES) {
      await walk.panel.setViewportSize({ width: 390, height: 900 });
      await walk.editor.open(route, heading);
      const name = route.replaceAll('/', '-');
      const sideways = await walk.panel.evaluate(() => document.body.scrollWidth - innerWidth);
      expect([route, sideways]).toEqual([route, 0]);
      expect([route, await walk.editor.look(`phone${name}`, { width: 390 })]).toEqual([route, []]);
    }
  });

  it('without an error in any console', () => {
    // Strapi's own panel asks its maker's servers for news, which fails where there is no network.
    const offline = /net::ERR_(NAME_NOT_RESOLVED|INTERNET_DISCONNECTED|CONNECTION_)/;
    expect(walk.problems.panel.filter((problem) => !offline.test(problem))).toEqual([]);
    expect(walk.problems.visitor).toEqual([]);
  });
});
