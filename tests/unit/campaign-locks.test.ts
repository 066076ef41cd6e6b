import type {
  BlockTexts,
  ColumnItem,
  MessageBlock,
  MessageColumn,
  MessageTranslation,
} from '../../content-types';
import { lockProblems, rememberedTexts } from '../../server/src/campaigns/locks';

const text = (id: string, changes: Partial<ColumnItem> = {}): ColumnItem =>
  ({
    id,
    type: 'text',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: id }] }],
    ...changes,
  }) as ColumnItem;
const locked = (id: string, changes: Partial<ColumnItem> = {}) =>
  text(id, { locked: true, ...changes });
const columns = (
  id: string,
  inside: ColumnItem[][],
  changes: Partial<MessageBlock> = {}
): MessageBlock =>
  ({
    id,
    type: 'columns',
    columns: inside.map((blocks, index): MessageColumn => ({ id: `${id}${index}`, blocks })),
    ...changes,
  }) as MessageBlock;
const french = (blocks: Record<string, BlockTexts>): Record<string, MessageTranslation> => ({
  fr: { subject: [], preheader: '', blocks },
});
const message = (
  blocks: MessageBlock[],
  translations: Record<string, MessageTranslation> = {}
) => ({ document: { version: 1 as const, blocks }, translations });
const paths = (...[before, after, remembered]: Parameters<typeof lockProblems>) =>
  lockProblems(before, after, remembered).map(({ path }) => path);

const forSome = { match: 'all', rules: [] } satisfies MessageBlock['when'];
const a = text('a');
const b = text('b');
const l = locked('l');
const m = locked('m');
const held = columns('h', [[locked('in'), a], [b]]);
const whole = columns('w', [[a], [b]], { locked: true });

describe('a block that came locked with a template', () => {
  it.each<[string, MessageBlock[], MessageBlock[]]>([
    ['what stands around it is moved', [a, l, b], [b, a, l]],
    ['blocks are added before, between and after', [l, m], [a, l, b, m, text('c')]],
    ['it is copied as an ordinary block', [l], [l, { ...l, id: 'copy', locked: undefined }]],
    ['others around it go', [a, l, b], [l]],
    ['its keys come in another order', [l], [{ locked: true, ...l } as MessageBlock]],
    ['columns that hold it get another number', [held], [columns('h', [[locked('in'), a, b]])]],
    [
      'columns that hold it lose the other blocks and get a condition',
      [held],
      [
        columns('h', [[locked('in')], []], {
          when: forSome,
        }),
      ],
    ],
    ['blocks that arrive locked are held from then on', [a], [a, l]],
  ])('is as it was where %s', (_case, before, after) => {
    expect(lockProblems(message(before), message(after))).toEqual([]);
  });

  it.each<[string, MessageBlock[], MessageBlock[], string]>([
    [
      'changed',
      [a, l],
      [a, { ...l, ...text('other'), id: 'l', locked: true }],
      'document.blocks.1',
    ],
    ['unlocked', [l], [a, text('l')], 'document.blocks.1'],
    ['unlocked with a word', [l], [{ ...l, locked: false } as MessageBlock], 'document.blocks.0'],
    ['for some readers only', [l], [{ ...l, when: forSome }], 'document.blocks.0'],
    ['gone', [a, l], [a], 'document.blocks'],
    [
      'replaced by a copy without the lock',
      [l],
      [{ ...l, id: 'x', locked: undefined }],
      'document.blocks',
    ],
    ['behind another locked one', [l, m], [m, l], 'document.blocks.0'],
    [
      'put into columns',
      [l, held],
      [columns('h', [[locked('in'), l, a], [b]])],
      'document.blocks.0.columns.0.blocks.1',
    ],
    [
      'taken out of its columns',
      [held],
      [columns('h', [[a], [b]]), locked('in')],
      'document.blocks.1',
    ],
    ['gone with its columns', [held, a], [a], 'document.blocks'],
    [
      'changed inside',
      [whole],
      [columns('w', [[a], [text('c')]], { locked: true })],
      'document.blocks.0',
    ],
    [
      'split into other columns',
      [whole],
      [columns('w', [[a, b]], { locked: true })],
      'document.blocks.0',
    ],
  ])('is refused where it is %s', (_case, before, after, path) => {
    expect(paths(message(before), message(after))).toEqual([path]);
  });

  it('is named as a person counts, with the reason', () => {
    const [problem] = lockProblems(message([held]), message([columns('h', [[text('in')], []])]));
    expect(problem.message).toMatch(
      /^document\.blocks\[0\]\.columns\[0\]\.blocks\[0\] came locked with a template/
    );
    const [missing] = lockProblems(message([a, l]), message([a]));
    expect(missing.message).toContain('"l", which stood at document.blocks[1]');
  });
});

describe('the words of a locked block in other languages', () => {
  const own = { content: 'mot' };
  const before = message([l, whole], french({ l: own, a: own }));

  it('stay, or go with their language', () => {
    expect(paths(before, before)).toEqual([]);
    expect(paths(before, message([l, whole]))).toEqual([]);
    expect(paths(before, message([l, whole], french({})))).toEqual([]);
  });

  it('are not written, changed, or said in a new language', () => {
    const words = { content: 'autre' };
    expect(paths(before, message([l, whole], french({ l: words })))).toEqual([
      'translations.fr.blocks.l',
    ]);
    expect(paths(before, message([l, whole], french({ a: words })))).toEqual([
      'translations.fr.blocks.a',
    ]);
    expect(paths(message([l]), message([l], french({ l: words })))).toEqual([
      'translations.fr.blocks.l',
    ]);
    expect(paths(message([l]), message([l], french({ l: {} })))).toEqual([]);
  });

  it('of ordinary blocks beside it are free', () => {
    expect(paths(message([l, a]), message([l, a], french({ a: own })))).toEqual([]);
    expect(paths(message([held]), message([held], french({ b: own })))).toEqual([]);
  });

  it('come back with their language, as they were and not otherwise', () => {
    const remembered = rememberedTexts(before);
    expect(remembered).toEqual({ fr: { l: own, a: own } });
    const without = message([l, whole]);
    expect(paths(without, before, rememberedTexts(without, remembered))).toEqual([]);
    expect(
      paths(without, message([l, whole], french({ l: { content: 'autre' } })), remembered)
    ).toEqual(['translations.fr.blocks.l']);
  });
});
