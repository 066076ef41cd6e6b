import fc from 'fast-check';
import type { MessageBlock } from '../../content-types';
import { addressProblem, splitAddresses } from '../../admin/src/pages/Campaigns/model/addresses';
import { createBackups, type Backup } from '../../admin/src/pages/Campaigns/model/backup';
import {
  copyText,
  lastCopy,
  readCopied,
  withFreshIds,
} from '../../admin/src/pages/Campaigns/model/clipboard';
import { sameDraft, toDraft, toRequest } from '../../admin/src/pages/Campaigns/model/draft';
import { newBlockId } from '../../admin/src/pages/Campaigns/model/ids';
import { graphemes } from '../../admin/src/pages/Campaigns/model/length';
import {
  createColumns,
  createItem,
  PALETTE_GROUPS,
} from '../../admin/src/pages/Campaigns/model/new-block';
import { toPreviewRequest } from '../../admin/src/pages/Campaigns/model/preview';
import { sameJson } from '../../admin/src/pages/Campaigns/model/same';
import { nextStep, readStep, stepState } from '../../admin/src/pages/Campaigns/model/steps';
import {
  addLocale,
  fromOriginal,
  localesOf,
  missingIn,
  removeLocale,
  textsIn,
  withEnvelope,
  withOverlays,
  withoutOverlays,
  withTexts,
} from '../../admin/src/pages/Campaigns/model/translations';
import { inScheme } from '../../admin/src/pages/Campaigns/composer/preview/scheme';

const words = (text: string) => [{ type: 'text' as const, text }];
const heading: MessageBlock = {
  id: 'h',
  type: 'heading',
  level: 1,
  align: 'left',
  content: words('Hello'),
};
const button: MessageBlock = {
  id: 'b',
  type: 'button',
  text: 'Read',
  url: 'https://example.org/en',
  align: 'left',
};
const draft = toDraft({
  name: 'Spring',
  locale: 'en',
  senderId: 1,
  listIds: [1],
  nature: 'editorial',
  similarProducts: false,
  profession: '',
  subject: words('News'),
  preheader: '',
  document: { version: 1, blocks: [heading, button] },
  translations: {},
  excludedListIds: [],
  linkTags: null,
  countsClicks: false,
  abTest: null,
  archive: null,
});

describe('a message in several languages', () => {
  const both = addLocale(draft, 'fr');

  it('marks what a language lacks, and nothing in its own', () => {
    expect(localesOf(both)).toEqual(['en', 'fr']);
    expect(missingIn(both, 'en')).toEqual([]);
    expect(missingIn(both, 'fr')).toEqual([
      { blockId: null, part: 'subject' },
      { blockId: 'h', part: 'content' },
      { blockId: 'b', part: 'text' },
    ]);
  });

  it('shows no word of the original as if it were a translation, but its links', () => {
    expect(textsIn(button, undefined)).toEqual({ ...button, text: '' });
    expect(textsIn(button, { text: 'Lire' })).toEqual({ ...button, text: 'Lire' });
  });

  it('writes words into the overlay and leaves the original as it is', () => {
    const french = withTexts(both, 'fr', { ...textsIn(button, undefined), text: 'Lire' });
    expect(french.document).toBe(both.document);
    expect(french.translations.fr.blocks).toEqual({ b: { text: 'Lire' } });
    expect(missingIn(french, 'fr').some(({ blockId }) => blockId === 'b')).toBe(false);
  });

  it('writes a link of its own where it is changed, and takes the original again when cleared', () => {
    const own = withTexts(both, 'fr', { ...button, text: '', url: 'https://example.org/fr' });
    expect(own.translations.fr.blocks.b).toEqual({ url: 'https://example.org/fr' });
    const shown = textsIn(button, own.translations.fr.blocks.b);
    const cleared = withTexts(own, 'fr', { ...shown, url: '' } as MessageBlock);
    expect(cleared.translations.fr.blocks.b).toEqual({});
    expect(textsIn(button, cleared.translations.fr.blocks.b)).toMatchObject({ url: button.url });
  });

  it('changes what is no word for every language', () => {
    const centred = withTexts(both, 'fr', {
      ...textsIn(heading, undefined),
      align: 'center',
    } as MessageBlock);
    expect(centred.document.blocks[0]).toEqual({ ...heading, align: 'center' });
    expect(centred.translations.fr.blocks).toEqual({});
  });

  it('writes over the block itself in its own language, and nothing where nothing changed', () => {
    const next = withTexts(both, 'en', { ...button, text: 'Go' } as MessageBlock);
    expect(next.document.blocks[1]).toMatchObject({ text: 'Go' });
    expect(withTexts(both, 'fr', textsIn(button, undefined))).toBe(both);
  });

  it('never writes into a locked block, in no language', () => {
    const locked = addLocale(
      { ...draft, document: { version: 1, blocks: [{ ...button, locked: true }] } },
      'fr'
    );
    expect(withTexts(locked, 'en', { ...button, text: 'Go' } as MessageBlock)).toBe(locked);
    expect(withTexts(locked, 'fr', { ...button, text: 'Lire' } as MessageBlock)).toBe(locked);
  });

  it('can start from the original, subject and all', () => {
    const started = fromOriginal(both, 'fr', 'h');
    expect(started.translations.fr.blocks.h).toEqual({ content: words('Hello') });
    const titled = withEnvelope(started, 'fr', { subject: words('Nouvelles') });
    expect(titled.subject).toEqual(words('News'));
    expect(missingIn(titled, 'fr')).toEqual([{ blockId: 'b', part: 'text' }]);
  });

  it('takes overlays along with copies, forgets those of blocks that go, and can be one fewer', () => {
    const french = withOverlays(both, {
      fr: { h: { content: words('Bonjour') } },
      de: { h: { content: words('Hallo') } },
    });
    expect(Object.keys(french.translations)).toEqual(['fr']);
    expect(withoutOverlays(french, ['h']).translations.fr.blocks).toEqual({});
    expect(withoutOverlays(french, ['b'])).toBe(french);
    expect(removeLocale(french, 'fr').translations).toEqual({});
  });

  it('is previewed in each of them, without links that are still being typed', () => {
    const typing = withTexts(both, 'fr', {
      ...button,
      text: 'Lire',
      url: 'https://',
    } as MessageBlock);
    const request = toPreviewRequest(typing, { previewLocale: 'fr', imagesOff: true });
    expect(request).toMatchObject({ previewLocale: 'fr', imagesOff: true, locale: 'en' });
    expect(request.translations?.fr.blocks.b).toEqual({ text: 'Lire', url: '' });
  });
});

describe('copied blocks', () => {
  const inColumns = (): MessageBlock => {
    const columns = createColumns(2);
    return {
      ...columns,
      columns: [
        { ...columns.columns[0], blocks: [button as Extract<MessageBlock, { type: 'button' }>] },
        columns.columns[1],
      ],
    };
  };
  const overlays = { fr: { b: { text: 'Lire' } } };

  it('come back from the clipboard as they went in', () => {
    const all = PALETTE_GROUPS.flatMap(({ items }) => items.map((item) => createItem(item)));
    const copied = { blocks: [...all, heading, button], overlays };
    const read = readCopied(copyText(copied));
    expect(read?.overlays).toEqual(overlays);
    // Columns get new ids anyway.
    const plain = (blocks: MessageBlock[] = []) => blocks.filter(({ type }) => type !== 'columns');
    expect(plain(read?.blocks)).toEqual(plain(copied.blocks));
    expect(read?.blocks).toHaveLength(copied.blocks.length);
    expect(lastCopy()).toContain('Lire');
  });

  it('get ids of their own, in columns too, and keep their translations', () => {
    const { blocks, overlays: own } = withFreshIds({ blocks: [inColumns()], overlays });
    const [copy] = blocks;
    if (copy.type !== 'columns') throw new Error('not columns');
    const [item] = copy.columns[0].blocks;
    expect(item).toMatchObject({ type: 'button', text: 'Read' });
    expect(item.id).not.toBe('b');
    expect(own).toEqual({ fr: { [item.id]: { text: 'Lire' } } });
  });

  it('are free of the lock of the template that the original came from', () => {
    const { blocks } = withFreshIds({ blocks: [{ ...button, locked: true }], overlays: {} });
    expect(blocks[0]).not.toHaveProperty('locked');
  });

  it.each([
    ['a text', 'Dear readers'],
    ['other JSON', '{"kind":"figma"}'],
    ['nothing usable', '{"kind":"optin/blocks","blocks":[{"type":"script","id":"x"}]}'],
    ['no blocks', '{"kind":"optin/blocks","blocks":"all"}'],
  ])('are not found in %s', (_what, text) => {
    expect(readCopied(text)).toBeNull();
  });

  it('keep nothing of another shape than a block has', () => {
    const hostile = JSON.stringify({
      kind: 'optin/blocks',
      blocks: [
        {
          id: 'x',
          type: 'heading',
          level: 'huge',
          align: 7,
          content: [
            { type: 'text', text: 'a', onclick: 'evil()' },
            { type: 'mergeTag', tag: 'password', fallback: '' },
            { type: 'script', text: 'evil()' },
          ],
          onclick: 'evil()',
          when: { match: 'any', rules: [{ path: 'locale', op: 'runs', value: 'x' }, 5] },
        },
        { id: 's', type: 'social', links: [{ network: 'evil', url: 'x' }, null], align: 'left' },
      ],
    });
    expect(readCopied(hostile)?.blocks).toEqual([
      {
        id: 'x',
        type: 'heading',
        level: 2,
        align: 'left',
        content: [{ type: 'text', text: 'a' }],
        when: { match: 'any', rules: [] },
      },
      { id: 's', type: 'social', links: [], align: 'left' },
    ]);
  });

  it('never break on whatever the clipboard holds', () => {
    fc.assert(
      fc.property(fc.json(), fc.jsonValue(), (text, value) => {
        readCopied(text);
        readCopied(JSON.stringify({ kind: 'optin/blocks', blocks: [value], overlays: value }));
      })
    );
  });
});

describe('what could not be saved', () => {
  const backup = (revision: number, at: number): Backup => ({ revision, at, draft });
  beforeEach(() => window.localStorage.clear());
  const backups = createBackups('7', 3, window.localStorage);

  it('is offered when the campaign is opened again, the latest of it', () => {
    backups.keep(backup(1, 100));
    backups.keep(backup(2, 200));
    expect(backups.offer()).toEqual(backup(2, 200));
  });

  it('is forgotten once it is saved', () => {
    backups.keep(backup(1, 100));
    backups.drop(1);
    expect(backups.offer()).toBeNull();
  });

  it('stays on offer while somebody writes on, until they have decided', () => {
    backups.keep(backup(1, 100));
    backups.offer();
    backups.keep(backup(1, 50));
    backups.drop(1);
    expect(backups.offer()).toEqual(backup(1, 100));
    backups.settle();
    expect(backups.offer()).toBeNull();
  });

  it('belongs to one person and one campaign', () => {
    backups.keep(backup(1, 100));
    expect(createBackups('8', 3, window.localStorage).offer()).toBeNull();
    expect(createBackups('7', 33, window.localStorage).offer()).toBeNull();
    expect(backups.offer()).not.toBeNull();
  });

  it('is nothing where it was not written whole, or where the browser keeps nothing', () => {
    window.localStorage.setItem('optin.draft.7.3.1', '{"revision":1,"at":1,"dra');
    window.localStorage.setItem('optin.draft.7.3.2', '{"revision":2,"at":1,"draft":{}}');
    expect(backups.offer()).toBeNull();
    const full = {
      length: 0,
      key: () => null,
      getItem: () => null,
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
      removeItem: () => undefined,
      clear: () => undefined,
    };
    expect(() => createBackups('7', 3, full).keep(backup(1, 1))).not.toThrow();
  });
});

describe('the steps of a campaign', () => {
  const finding = (step: 'content' | 'audience', severity: 'error' | 'warning') => ({
    code: 'content-empty' as const,
    severity,
    blockId: null,
    step,
    locale: null,
    values: {},
  });

  it('are open while something is missing, and done when nothing is', () => {
    expect(stepState('audience', { ...draft, listIds: [] }, null)).toBe('open');
    expect(stepState('audience', draft, null)).toBe('done');
    expect(stepState('sender', { ...draft, subject: [] }, null)).toBe('open');
    expect(stepState('content', { ...draft, document: { version: 1, blocks: [] } }, null)).toBe(
      'open'
    );
    expect(stepState('schedule', draft, null)).toBe('open');
    expect(stepState('checks', draft, null)).toBe('open');
  });

  it('show what the checks found in them', () => {
    const found = {
      ready: false,
      findings: [finding('content', 'warning'), finding('audience', 'error')],
    };
    expect(stepState('content', draft, found)).toBe('note');
    expect(stepState('audience', draft, found)).toBe('problem');
    expect(stepState('sender', draft, found)).toBe('done');
    expect(stepState('checks', draft, found)).toBe('problem');
    expect(stepState('checks', draft, { ready: true, findings: [] })).toBe('done');
  });

  it('are read from the address, and begin with the content', () => {
    expect(readStep('schedule')).toBe('schedule');
    expect(readStep('nonsense')).toBe('content');
    expect(nextStep('content')).toBe('audience');
    expect(nextStep('checks')).toBeNull();
  });
});

it('characters are counted as people count them', () => {
  expect(graphemes('Hello')).toBe(5);
  expect(graphemes('👨‍👩‍👧‍👦')).toBe(1);
  expect(graphemes('e\u0301')).toBe(1);
  expect(graphemes('🇫🇷!')).toBe(2);
});

it('two drafts are the same when they say the same, by whatever path', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const copy: unknown = JSON.parse(JSON.stringify(a));
      expect(sameJson(a, copy)).toBe(true);
      // Keys in another order are the same object, which text does not know.
      if (JSON.stringify(a) === JSON.stringify(b)) expect(sameJson(a, b)).toBe(true);
    })
  );
  expect(sameJson({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(sameJson({ a: [1] }, { a: { 0: 1 } })).toBe(false);
  expect(sameDraft(draft, { ...draft, document: { ...draft.document } })).toBe(true);
  expect(sameDraft(draft, { ...draft, preheader: 'x' })).toBe(false);
  expect(toRequest({ ...draft, name: ' ' }, 'Untitled').name).toBe('Untitled');
});

it('addresses of a test are read as people write them down', () => {
  expect(splitAddresses('a@x.org, b@x.org;c@x.org\na@x.org')).toEqual([
    'a@x.org',
    'b@x.org',
    'c@x.org',
  ]);
  expect(addressProblem([])).toEqual({ code: 'none' });
  expect(addressProblem(['nobody'])).toEqual({ code: 'invalid', address: 'nobody' });
  const many = Array.from({ length: 21 }, (_none, index) => `a${index}@example.org`);
  expect(addressProblem(many)).toEqual({ code: 'many' });
  expect(addressProblem(many.slice(1))).toBeNull();
});

it('a preview has the scheme that was asked for, whatever the editor’s screen has', () => {
  const html = `<style>@media (prefers-color-scheme: dark) { a { color: red } }</style>
    <source media="(prefers-color-scheme:dark)" srcset="night.png">`;
  expect(inScheme(html, 'dark')).toMatch(/@media \(min-width: 0px\).*media="\(min-width: 0px\)"/s);
  expect(inScheme(html, 'light')).toMatch(/@media \(max-width: 0px\).*media="\(max-width: 0px\)"/s);
  expect(newBlockId()).toMatch(/^[0-9a-f]{16}$/);
});
