import {
  allBlocks,
  missingParts,
  translatedKeys,
  type BlockTexts,
  type InlineNode,
  type MessageBlock,
  type MessageDocument,
  type MessageTranslation,
  type MissingPart,
} from '../../../../../content-types';
import { sameJson } from './same';
import { isLocked, updateBlock } from './tree';

/** What the composer needs of a draft to write in any of its languages. */
export interface Translatable {
  locale: string;
  subject: InlineNode[];
  preheader: string;
  document: MessageDocument;
  translations: Record<string, MessageTranslation>;
}

const NOTHING: MessageTranslation = { subject: [], preheader: '', blocks: {} };
/** What words stand in; the rest (links, pictures) stays that of the original until it is changed. */
const WORDS = new Set(['content', 'author', 'text', 'alt', 'buttonText', 'html']);

const propertiesOf = (block: MessageBlock): Record<string, unknown> => ({ ...block });
const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

/** The languages of a message, its own first. */
export const localesOf = ({ locale, translations }: Translatable): string[] => [
  locale,
  ...Object.keys(translations).filter((other) => other !== locale),
];

/** The overlay of a language; null for the message's own, which needs none. */
export const translationIn = (draft: Translatable, locale: string): MessageTranslation | null =>
  locale === draft.locale ? null : (draft.translations[locale] ?? NOTHING);

/**
 * A block as it is written in another language: its own words there, none where they are missing (so
 * that nobody takes the original for a translation), links and pictures of the original.
 */
export const textsIn = <B extends MessageBlock>(block: B, texts: BlockTexts | undefined): B => {
  const original = propertiesOf(block);
  const own = Object.fromEntries(
    translatedKeys(block.type).flatMap((key): [string, unknown][] => {
      if (!isEmpty(texts?.[key])) return [[key, texts?.[key]]];
      if (!WORDS.has(key) || isEmpty(original[key])) return [];
      return [[key, Array.isArray(original[key]) ? [] : '']];
    })
  );
  return { ...block, ...own };
};

const withTranslation = <D extends Translatable>(
  draft: D,
  locale: string,
  change: (translation: MessageTranslation) => MessageTranslation
): D => ({
  ...draft,
  translations: {
    ...draft.translations,
    [locale]: change(draft.translations[locale] ?? NOTHING),
  },
});

/**
 * Writes an edited block: in the message's own language over the block, in another one its words into
 * the overlay and everything else (alignment, layout) over the block.
 */
export const withTexts = <D extends Translatable>(
  draft: D,
  locale: string,
  edited: MessageBlock
): D => {
  const original = allBlocks(draft.document.blocks).find(({ id }) => id === edited.id);
  if (!original || isLocked(draft.document, original.id)) return draft;
  if (locale === draft.locale) {
    const document = updateBlock(draft.document, edited);
    return document === draft.document ? draft : { ...draft, document };
  }
  const keys = translatedKeys(original.type);
  const texts = draft.translations[locale]?.blocks[original.id];
  const shown = propertiesOf(textsIn(original, texts));
  const now = propertiesOf(edited);
  const before = propertiesOf(original);
  const shared = Object.fromEntries(Object.entries(now).filter(([key]) => !keys.includes(key)));
  const rebuilt: MessageBlock = {
    ...original,
    ...shared,
    ...Object.fromEntries(keys.map((key) => [key, before[key]])),
  };
  const document = sameJson(rebuilt, original)
    ? draft.document
    : updateBlock(draft.document, rebuilt);
  const changed = keys.filter((key) => !sameJson(now[key], shown[key]));
  const next: BlockTexts = {
    ...Object.fromEntries(Object.entries(texts ?? {}).filter(([key]) => !changed.includes(key))),
    ...Object.fromEntries(
      changed.flatMap((key) => (isEmpty(now[key]) ? [] : [[key, now[key]] as const]))
    ),
  };
  if (sameJson(next, texts ?? {}))
    return document === draft.document ? draft : { ...draft, document };
  return withTranslation({ ...draft, document }, locale, (translation) => ({
    ...translation,
    blocks: { ...translation.blocks, [original.id]: next },
  }));
};

/** Subject and preview text in a language. */
export const withEnvelope = <D extends Translatable>(
  draft: D,
  locale: string,
  change: Partial<Pick<MessageTranslation, 'subject' | 'preheader'>>
): D =>
  locale === draft.locale
    ? { ...draft, ...change }
    : withTranslation(draft, locale, (translation) => ({ ...translation, ...change }));

export const addLocale = <D extends Translatable>(draft: D, locale: string): D =>
  localesOf(draft).includes(locale) ? draft : withTranslation(draft, locale, (same) => same);

export const removeLocale = <D extends Translatable>(draft: D, locale: string): D => ({
  ...draft,
  translations: Object.fromEntries(
    Object.entries(draft.translations).filter(([other]) => other !== locale)
  ),
});

/** Starts a translation of a block from the words of the original. */
export const fromOriginal = <D extends Translatable>(draft: D, locale: string, id: string): D => {
  const original = allBlocks(draft.document.blocks).find((block) => block.id === id);
  const texts = draft.translations[locale]?.blocks[id];
  if (!original || locale === draft.locale || isLocked(draft.document, id)) return draft;
  const before = propertiesOf(original);
  const words = translatedKeys(original.type).filter(
    (key) => WORDS.has(key) && isEmpty(texts?.[key]) && !isEmpty(before[key])
  );
  return withTranslation(draft, locale, (translation) => ({
    ...translation,
    blocks: {
      ...translation.blocks,
      [id]: { ...texts, ...Object.fromEntries(words.map((key) => [key, before[key]])) },
    },
  }));
};

/** What a language still lacks. */
export const missingIn = (draft: Translatable, locale: string): MissingPart[] => {
  const translation = translationIn(draft, locale);
  return translation ? missingParts(draft, translation) : [];
};

/** The overlays of some blocks, by language: what a copy takes along. */
export const overlaysOf = (
  { translations }: Pick<Translatable, 'translations'>,
  ids: readonly string[]
): Record<string, Record<string, BlockTexts>> =>
  Object.fromEntries(
    Object.entries(translations).flatMap(([locale, { blocks }]) => {
      const own = ids.flatMap((id) => (blocks[id] ? [[id, blocks[id]] as const] : []));
      return own.length > 0 ? [[locale, Object.fromEntries(own)]] : [];
    })
  );

/** Adds overlays that came with blocks; of languages that the message has. */
export const withOverlays = <D extends Translatable>(
  draft: D,
  overlays: Record<string, Record<string, BlockTexts>>
): D =>
  Object.entries(overlays).reduce(
    (result, [locale, blocks]) =>
      locale in result.translations
        ? withTranslation(result, locale, (translation) => ({
            ...translation,
            blocks: { ...translation.blocks, ...blocks },
          }))
        : result,
    draft
  );

/** Forgets the words of blocks that are gone. */
export const withoutOverlays = <D extends Translatable>(draft: D, ids: readonly string[]): D => {
  if (!Object.values(draft.translations).some(({ blocks }) => ids.some((id) => id in blocks)))
    return draft;
  const gone = new Set(ids);
  return {
    ...draft,
    translations: Object.fromEntries(
      Object.entries(draft.translations).map(([locale, translation]) => [
        locale,
        {
          ...translation,
          blocks: Object.fromEntries(
            Object.entries(translation.blocks).filter(([id]) => !gone.has(id))
          ),
        },
      ])
    ),
  };
};
