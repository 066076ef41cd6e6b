import {
  allBlocks,
  mapBlocks,
  type InlineNode,
  type MessageBlock,
  type MessageDocument,
} from './message';

/** The words of one block in another language, by the block's own property names. */
export type BlockTexts = Record<string, unknown>;

/**
 * A campaign's message in another language than its own: the blocks stay, their words change.
 * What is absent is shown in the campaign's own language.
 */
export interface MessageTranslation {
  subject: InlineNode[];
  preheader: string;
  /** By block id. */
  blocks: Record<string, BlockTexts>;
}

/** What translates in a block: words, and what words lead to. */
const TRANSLATED: Record<MessageBlock['type'], readonly string[]> = {
  heading: ['content'],
  text: ['content'],
  image: ['alt', 'link', 'url', 'fileId', 'dark'],
  button: ['text', 'url'],
  divider: [],
  spacer: [],
  quote: ['content', 'author'],
  social: ['links'],
  video: ['url', 'alt', 'imageUrl', 'fileId'],
  html: ['html'],
  columns: [],
  // The entry itself comes in the reader's language.
  entry: ['buttonText'],
  query: ['buttonText'],
  footer: ['content'],
};
/** What a translation must say where the original says something; the rest may stay. */
const NEEDED: Record<MessageBlock['type'], readonly string[]> = {
  ...TRANSLATED,
  image: ['alt'],
  button: ['text'],
  social: [],
  video: ['alt'],
};

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

export const translatedKeys = (type: MessageBlock['type']): readonly string[] => TRANSLATED[type];

/** A block in another language; what the translation leaves empty stays as in the original. */
export const localiseBlock = <B extends MessageBlock>(
  block: B,
  texts: BlockTexts | undefined
): B => {
  if (!texts) return block;
  const own = Object.fromEntries(
    TRANSLATED[block.type].flatMap((key) => (isEmpty(texts[key]) ? [] : [[key, texts[key]]]))
  );
  return { ...block, ...own };
};

/** A document in another language. */
export const localiseDocument = (
  document: MessageDocument,
  translation: Pick<MessageTranslation, 'blocks'> | undefined
): MessageDocument =>
  translation
    ? mapBlocks(document, (block) => localiseBlock(block, translation.blocks[block.id]))
    : document;

export interface MissingPart {
  /** null for subject and preheader. */
  blockId: string | null;
  part: string;
}

const at = (block: MessageBlock, key: string): unknown =>
  (block as unknown as Record<string, unknown>)[key];

/** Parts that the original has and a translation lacks. */
export const missingParts = (
  message: { subject: InlineNode[]; preheader: string; document: MessageDocument },
  translation: MessageTranslation
): MissingPart[] => [
  ...(['subject', 'preheader'] as const).flatMap((part) =>
    !isEmpty(message[part]) && isEmpty(translation[part]) ? [{ blockId: null, part }] : []
  ),
  ...allBlocks(message.document.blocks).flatMap((block) =>
    NEEDED[block.type].flatMap((part) =>
      !isEmpty(at(block, part)) && isEmpty(translation.blocks[block.id]?.[part])
        ? [{ blockId: block.id, part }]
        : []
    )
  ),
];

/**
 * Which version of a message a reader gets: their exact language, its base language, another region
 * of it, else the campaign's own.
 * @param locales versions that there are, the campaign's own first
 */
export const pickVersion = (locales: readonly string[], wanted: string): string => {
  const lower = wanted.toLowerCase();
  const base = lower.split('-')[0];
  return (
    locales.find((locale) => locale.toLowerCase() === lower) ??
    locales.find((locale) => locale.toLowerCase() === base) ??
    locales.find((locale) => locale.toLowerCase().split('-')[0] === base) ??
    locales[0]
  );
};
