import fc from 'fast-check';
import {
  allBlocks,
  type ColumnItem,
  type MessageBlock,
  type MessageDocument,
} from '../../content-types';
import { withFreshIds } from '../../admin/src/pages/Campaigns/model/clipboard';
import {
  placeAfter,
  placeBeside,
  placeNextTo,
  setColumnCount,
} from '../../admin/src/pages/Campaigns/model/places';
import {
  addLocale,
  fromOriginal,
  overlaysOf,
  removeLocale,
  withoutOverlays,
  withOverlays,
  withTexts,
  type Translatable,
} from '../../admin/src/pages/Campaigns/model/translations';
import {
  findBlock,
  insertBlocks,
  moveBlock,
  removeBlock,
  type Place,
} from '../../admin/src/pages/Campaigns/model/tree';
import { hasLocks, lockProblems, rememberedTexts } from '../../server/src/campaigns/locks';

/** Two rooms hold one line: whatever the composer lets somebody do, the server takes. */
const item = fc.record({ isLocked: fc.boolean(), isTranslated: fc.boolean() });
const row = fc.oneof(
  item,
  fc.record({
    isLocked: fc.boolean(),
    inside: fc.array(fc.array(item, { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
  })
);

type Item = { isLocked: boolean; isTranslated: boolean };
type Row = Item | { isLocked: boolean; inside: Item[][] };

const build = (rows: Row[]): Translatable => {
  let count = 0;
  const translated: string[] = [];
  const lock = (isLocked: boolean) => (isLocked ? { locked: true } : {});
  const text = ({ isLocked, isTranslated }: Item): ColumnItem => {
    count += 1;
    const id = `b${count}`;
    if (isTranslated) translated.push(id);
    return {
      id,
      type: 'heading',
      level: 2,
      align: 'left',
      content: [{ type: 'text', text: id }],
      ...lock(isLocked),
    };
  };
  const blocks = rows.map((one): MessageBlock => {
    if (!('inside' in one)) return text(one);
    count += 1;
    const id = `c${count}`;
    return {
      id,
      type: 'columns',
      columns: one.inside.map((items, index) => ({
        id: `${id}-${index}`,
        blocks: items.map(text),
      })),
      ...lock(one.isLocked),
    };
  });
  return {
    locale: 'en',
    subject: [],
    preheader: '',
    document: { version: 1, blocks },
    translations: {
      fr: {
        subject: [],
        preheader: '',
        blocks: Object.fromEntries(
          translated.map((id) => [id, { content: [{ type: 'text', text: `${id} en français` }] }])
        ),
      },
    },
  };
};

let made = 0;
const makeId = () => `n${(made += 1)}`;

const withDocument = (draft: Translatable, document: MessageDocument): Translatable => ({
  ...draft,
  document,
});
const moveTo = (draft: Translatable, id: string, place: Place | null): Translatable =>
  place ? withDocument(draft, moveBlock(draft.document, id, place, makeId)) : draft;

/** Everything that the composer does to a draft, by a block and another one. */
const ACTS: ((draft: Translatable, id: string, other: string) => Translatable)[] = [
  (draft, id) => moveTo(draft, id, placeNextTo(draft.document, id, -1)),
  (draft, id) => moveTo(draft, id, placeNextTo(draft.document, id, 1)),
  (draft, id) => moveTo(draft, id, placeBeside(draft.document, id, -1)),
  (draft, id) => moveTo(draft, id, placeBeside(draft.document, id, 1)),
  (draft, id, other) => moveTo(draft, id, placeAfter(draft.document, other)),
  (draft, id, other) => moveTo(draft, id, { beside: other, at: 0 }),
  (draft, id) => {
    const document = removeBlock(draft.document, id);
    return document === draft.document
      ? draft
      : withoutOverlays(withDocument(draft, document), [id]);
  },
  (draft, id, other) => {
    const block = findBlock(draft.document, id);
    if (!block) return draft;
    const overlays = overlaysOf(
      draft,
      allBlocks([block]).map((own) => own.id)
    );
    const copy = withFreshIds({ blocks: [block], overlays }, makeId);
    const place = placeAfter(draft.document, other);
    const document = insertBlocks(draft.document, copy.blocks, place, makeId);
    return withOverlays(withDocument(draft, document), copy.overlays);
  },
  (draft, id) => withDocument(draft, setColumnCount(draft.document, id, 1, makeId)),
  (draft, id) => withDocument(draft, setColumnCount(draft.document, id, 3, makeId)),
  (draft, id) => {
    const block = findBlock(draft.document, id);
    if (!block) return draft;
    return withTexts(draft, 'en', { ...block, when: { match: 'any', rules: [] } });
  },
  (draft, id) => {
    const block = findBlock(draft.document, id);
    if (block?.type !== 'heading' || !('fr' in draft.translations)) return draft;
    return withTexts(draft, 'fr', {
      ...block,
      level: 3,
      content: [{ type: 'text', text: 'autre' }],
    });
  },
  (draft, id) => ('fr' in draft.translations ? fromOriginal(draft, 'fr', id) : draft),
  (draft) => removeLocale(draft, 'fr'),
  (draft) => addLocale(draft, 'fr'),
];

const scenario = fc.record({
  rows: fc.array(row, { minLength: 1, maxLength: 5 }),
  acts: fc.array(fc.record({ act: fc.nat(), id: fc.nat(), other: fc.nat() }), { maxLength: 25 }),
});

describe('locks', () => {
  it('let through whatever the composer does, and every way back to what stood before', () => {
    let refusals = 0;
    fc.assert(
      fc.property(scenario, ({ rows, acts }) => {
        const kept = [build(rows)];
        let remembered = {};
        for (const { act, id, other } of acts) {
          const before = kept[kept.length - 1];
          const ids = allBlocks(before.document.blocks).map((block) => block.id);
          if (ids.length === 0) break;
          const after = ACTS[act % ACTS.length](
            before,
            ids[id % ids.length],
            ids[other % ids.length]
          );
          expect(lockProblems(before, after, remembered)).toEqual([]);
          remembered = rememberedTexts(before, remembered);
          // Undo, or an older version out of the history.
          for (const older of kept) expect(lockProblems(after, older, remembered)).toEqual([]);
          kept.push(after);
        }
        if (!hasLocks(kept[0].document)) return;
        const emptied = { ...kept[0], document: { version: 1 as const, blocks: [] } };
        if (lockProblems(kept[0], emptied).length > 0) refusals += 1;
      }),
      { numRuns: 400 }
    );
    expect(refusals).toBeGreaterThan(100);
  });
});
