import {
  allBlocks,
  type BlockTexts,
  type MessageBlock,
  type MessageDocument,
  type MessageTranslation,
} from '../../../content-types';
import { canonicalJson, fieldErrors, type Json } from '../core';

/**
 * Locks of blocks, held as the composer holds them. What came locked with a template keeps its words,
 * in every language, and its place: nothing but what stands around it moves. Nobody unlocks it in a
 * campaign; a copy of it is an ordinary block with an id of its own. Columns that hold a locked block
 * stay, and may get or lose others.
 */
interface Message {
  document: MessageDocument;
  translations: Record<string, MessageTranslation>;
}
/** Words of locked blocks by language and id. */
export type LockedTexts = Record<string, Record<string, BlockTexts>>;

interface LockProblem {
  path: string;
  message: string;
}

interface Spot {
  block: MessageBlock;
  /** `document.blocks.3.columns.0.blocks.1` */
  path: string;
  /** Id of the columns that it stands in; null for the message itself. */
  around: string | null;
}

const spotsOf = ({ blocks }: MessageDocument): Spot[] =>
  blocks.flatMap((block, index): Spot[] => {
    const path = `document.blocks.${index}`;
    const own = { block, path, around: null };
    if (block.type !== 'columns') return [own];
    return [
      own,
      ...block.columns.flatMap((column, at) =>
        column.blocks.map((item, place) => ({
          block: item,
          path: `${path}.columns.${at}.blocks.${place}`,
          around: block.id,
        }))
      ),
    ];
  });

const isLocked = ({ block }: Spot): boolean => block.locked === true;

/** Equal whatever order a database gave the keys in. */
const canonical = (value: unknown): string =>
  canonicalJson(JSON.parse(JSON.stringify(value ?? null)) as Json);
const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);
const isNothing = (texts: BlockTexts | undefined): boolean =>
  texts === undefined || Object.keys(texts).length === 0;

/** As a person writes a path: `document.blocks[3]`. */
const spoken = (path: string): string => path.replace(/\.(\d+)/g, '[$1]');

const moved = (path: string): LockProblem => ({
  path,
  message: `${spoken(path)} came locked with a template: it cannot be moved`,
});

const blockProblems = (before: Spot[], after: Spot[]): LockProblem[] => {
  const now = new Map(after.map((spot) => [spot.block.id, spot]));
  const found = before.flatMap((spot): LockProblem[] => {
    const { id } = spot.block;
    const other = now.get(id);
    if (!other)
      return [
        {
          path: 'document.blocks',
          message: `document.blocks lacks the block "${id}", which stood at ${spoken(spot.path)}: it came locked with a template and must stay`,
        },
      ];
    const { path } = other;
    if (!isSame(spot.block, other.block))
      return [
        {
          path,
          message: `${spoken(path)} came locked with a template: it can be neither changed nor unlocked`,
        },
      ];
    return spot.around === other.around ? [] : [moved(path)];
  });
  if (found.length > 0) return found;
  const ids = new Set(before.map(({ block }) => block.id));
  const order = after.filter(({ block }) => ids.has(block.id));
  const displaced = order.find(({ block }, index) => block.id !== before[index].block.id);
  return displaced ? [moved(displaced.path)] : [];
};

/** Blocks whose words are held: the locked ones, and whatever stands in them. */
const heldIds = (locked: readonly Spot[]): string[] =>
  locked.flatMap(({ block }) => allBlocks([block]).map(({ id }) => id));

const textProblems = (
  ids: readonly string[],
  before: Message,
  after: Message,
  remembered: LockedTexts
): LockProblem[] =>
  Object.entries(after.translations).flatMap(([locale, { blocks }]) =>
    ids.flatMap((id): LockProblem[] => {
      const texts = blocks[id];
      const known = [before.translations[locale]?.blocks[id], remembered[locale]?.[id]];
      if (isNothing(texts) || known.some((own) => !isNothing(own) && isSame(own, texts))) return [];
      const path = `translations.${locale}.blocks.${id}`;
      return [{ path, message: `${path} are words of a block that came locked with a template` }];
    })
  );

export const hasLocks = ({ blocks }: MessageDocument): boolean =>
  allBlocks(blocks).some(({ locked }) => locked === true);

/**
 * Where a draft breaks a lock of what is stored.
 * @param remembered see `rememberedTexts`
 */
export const lockProblems = (
  before: Message,
  after: Message,
  remembered: LockedTexts = {}
): LockProblem[] => {
  const locked = spotsOf(before.document).filter(isLocked);
  return [
    ...blockProblems(locked, spotsOf(after.document)),
    ...textProblems(heldIds(locked), before, after, remembered),
  ];
};

/** @throws ValidationError naming each block whose lock does not hold */
export const assertLocksHold = (
  before: Message,
  after: Message,
  remembered: LockedTexts = {}
): void => {
  const problems = lockProblems(before, after, remembered);
  if (problems.length > 0) throw fieldErrors(problems);
};

/**
 * What locked blocks have ever said in the languages of a campaign. A language may be taken out, and
 * comes back by undo or from the history with just these words.
 */
export const rememberedTexts = (message: Message, remembered: LockedTexts = {}): LockedTexts => {
  const ids = heldIds(spotsOf(message.document).filter(isLocked));
  const own = Object.entries(message.translations).flatMap(
    ([locale, { blocks }]): [string, Record<string, BlockTexts>][] => {
      const texts = ids.flatMap((id) => (isNothing(blocks[id]) ? [] : [[id, blocks[id]] as const]));
      return texts.length > 0
        ? [[locale, { ...Object.fromEntries(texts), ...remembered[locale] }]]
        : [];
    }
  );
  return { ...remembered, ...Object.fromEntries(own) };
};
