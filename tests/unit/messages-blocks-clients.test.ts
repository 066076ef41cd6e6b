import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { compile } from '../../server/src/messages/compile';
import { messages } from '../helpers/message-blocks';

/** Features that a mail program lacks, with the programs that lack them. */
type Lacking = Record<string, string[]>;

/** What stands inline and some program ignores, with what its readers see instead. */
const DEGRADES: Record<string, string> = {
  'border-radius': 'square corners in Outlook for Windows',
  'border-spacing': 'cells there have no room between them to lose (cellspacing is 0)',
  cursor: 'the usual pointer',
  'display:none':
    'Gmail for the mobile web keeps the hidden line of the inbox and the dark picture, whose height of 0 hides them',
  opacity: 'the hidden line of the inbox has a size of 1px besides',
  outline: 'nothing: pictures have no outline to take away',
  overflow: 'square corners, and `mso-hide` for what overflow hides elsewhere',
  'target attribute': 'Gmail opens links in a tab of their own anyway',
  transform: 'nothing: the data set takes `text-transform: none` for a transformation',
  'word-spacing': 'the usual one',
};

/** What only the style sheet has: no content depends on it, for the layout stands inline. */
const STYLE_SHEET: Record<string, string> = {
  '@media': 'columns stay as wide as the screen, light colours stay',
  '<style> element':
    'Gmail on the mobile web, and Gmail with other providers’ accounts, drop all of it',
  'Class selector': 'as the style sheet',
  'Chaining selectors': 'as the style sheet',
  'Descendant combinator': 'as the style sheet',
  'Child combinator': 'as the style sheet',
  'ID selector': 'MJML’s reset for Outlook.com, which knows them',
  'Type selector': 'as the style sheet',
};

const unsupported = (pages: Record<string, string>): Record<string, Lacking> =>
  JSON.parse(
    execFileSync(process.execPath, [path.join(__dirname, '../helpers/client-support.mjs')], {
      input: JSON.stringify(pages),
      encoding: 'utf8',
      maxBuffer: 50_000_000,
    })
  );

const without = (pages: Record<string, Lacking>, known: Record<string, string>) =>
  Object.entries(pages).flatMap(([name, features]) =>
    Object.entries(features)
      .filter(([feature]) => !Object.hasOwn(known, feature))
      .map(([feature, clients]) => `${name}: ${feature} (${clients.join(', ')})`)
  );

describe('what Gmail, Outlook for Windows and Apple Mail make of messages', () => {
  const pages: Record<string, string> = {};

  beforeAll(async () => {
    for (const [name, input] of Object.entries(messages)) pages[name] = (await compile(input)).html;
  });

  test('all that a message needs to be read is known to them, or gives way to something plainer', () => {
    const bare = Object.fromEntries(
      Object.entries(pages).map(([name, html]) => [
        name,
        html.replace(/<style[\s\S]*?<\/style>/g, ''),
      ])
    );
    const found = unsupported(bare);
    expect(without(found, DEGRADES)).toEqual([]);
    // A reason that nothing needs any more would hide the next fault.
    const seen = new Set(Object.values(found).flatMap((features) => Object.keys(features)));
    expect(Object.keys(DEGRADES).filter((feature) => !seen.has(feature))).toEqual([]);
  });

  test('the style sheet adds only what can be lost', () => {
    expect(without(unsupported(pages), { ...DEGRADES, ...STYLE_SHEET })).toEqual([]);
  });

  test('a feature that is not known is found', () => {
    const page = '<html><body><p style="position:fixed">x</p></body></html>';
    expect(without(unsupported({ page }), DEGRADES)).toEqual([
      expect.stringContaining('page: position'),
    ]);
  });
});
