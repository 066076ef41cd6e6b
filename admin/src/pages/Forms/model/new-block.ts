import {
  blocksOf,
  type CustomField,
  type FormBlock,
  type FormDefinition,
  type NamePart,
} from '../../../../../content-types';
import { everywhere } from './defaults';
import { freeKey, newId } from './ids';

/** What the palette offers; a custom field by its key. */
export type PaletteItem =
  Exclude<FormBlock['type'], 'name' | 'field'> | NamePart | `field:${string}`;

/** What a new box or choice points at, where there is no doubt. */
export interface Surroundings {
  wordingId: number;
  listIds: number[];
  fields: readonly Pick<CustomField, 'key'>[];
}

/** Keys of consents and groups that a definition has. */
const consentKeys = (definition: FormDefinition): string[] =>
  blocksOf(definition).flatMap((block) =>
    block.type === 'consent' || block.type === 'lists' || block.type === 'partners'
      ? [block.key]
      : []
  );

const hiddenKeys = (definition: FormDefinition): string[] =>
  blocksOf(definition).flatMap((block) => (block.type === 'hidden' ? [block.key] : []));

/** A block as it comes from the palette, with texts in every language of the form. */
export const newBlock = (
  item: PaletteItem,
  definition: FormDefinition,
  { wordingId, listIds }: Pick<Surroundings, 'wordingId' | 'listIds'>
): FormBlock => {
  const { locales } = definition;
  if (item.startsWith('field:'))
    return {
      id: newId('field'),
      type: 'field',
      key: item.slice('field:'.length),
      label: {},
      required: false,
    };
  const id = newId(item.toLowerCase());
  switch (item) {
    case 'email':
      return { id, type: item, label: everywhere('forms.default.field.email', locales) };
    case 'firstName':
    case 'lastName':
      return {
        id,
        type: 'name',
        part: item,
        required: false,
        label: everywhere(`forms.default.field.${item}`, locales),
      };
    case 'consent':
      return {
        id,
        type: item,
        key: freeKey('newsletter', consentKeys(definition)),
        wordingId,
        listIds,
        required: false,
        basis: null,
      };
    case 'lists':
      return {
        id,
        type: item,
        key: freeKey('lists', consentKeys(definition)),
        label: everywhere('forms.default.lists', locales),
        wordingId,
        listIds,
        required: false,
      };
    case 'partners':
      return {
        id,
        type: item,
        key: freeKey('partners', consentKeys(definition)),
        label: everywhere('forms.default.partners', locales),
        wordingId,
        partnerIds: [],
      };
    case 'hidden':
      return {
        id,
        type: item,
        key: freeKey('utm_source', hiddenKeys(definition), '_', 'value'),
        source: 'query',
        value: 'utm_source',
      };
    case 'heading':
      return { id, type: item, text: everywhere('forms.default.heading', locales), level: 2 };
    case 'text':
      return { id, type: item, text: everywhere('forms.default.text', locales) };
    case 'image':
      return {
        id,
        type: item,
        src: '',
        assetId: null,
        alt: {},
        isDecorative: false,
        width: null,
        height: null,
      };
    case 'divider':
      return { id, type: item };
    case 'vote':
      return { id, type: item, label: everywhere('forms.default.vote', locales) };
    case 'rules':
      return { id, type: item, label: everywhere('forms.default.rules', locales) };
    default:
      return { id, type: 'submit', label: {} };
  }
};

/** A copy under a new id; what has to be unique in a form gets a key of its own. */
export const copyBlock = (block: FormBlock, definition: FormDefinition): FormBlock => {
  const id = newId(block.type);
  switch (block.type) {
    case 'consent':
    case 'lists':
    case 'partners':
      return { ...block, id, key: freeKey(block.key, consentKeys(definition)) };
    case 'hidden':
      return { ...block, id, key: freeKey(block.key, hiddenKeys(definition), '_') };
    default:
      return { ...block, id };
  }
};

/** Of some blocks a form has no more than one: the palette offers what is there already no more. */
export const isOnce = (item: PaletteItem): boolean =>
  ['email', 'firstName', 'lastName', 'vote', 'rules', 'submit'].includes(item) ||
  item.startsWith('field:');

/** What the palette calls a block. */
export const itemOf = (block: FormBlock): PaletteItem =>
  block.type === 'name' ? block.part : block.type === 'field' ? `field:${block.key}` : block.type;
