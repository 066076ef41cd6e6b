import type {
  CustomField,
  FormBlock,
  FormDefinition,
  FormRow,
  LegalBasis,
  LocalizedText,
} from '../../../../../content-types';
import { settle, type BoxList } from '../model/boxes';
import { everywhere, type DefaultKey } from '../model/defaults';
import { emptyDefinition } from '../model/draft';

/** What a template can build upon; where something is missing its place stays open. */
export interface Ground {
  locales: string[];
  /** 0 for none. */
  wordingId: number;
  partnerWordingId: number;
  /** Those that people may join on the template's own basis. */
  lists: readonly BoxList[];
  partnerIds: number[];
  fields: readonly Pick<CustomField, 'key'>[];
  promotionId: number | null;
}

/** Blocks side by side in one row; the row is named after the first. */
export const row = (...columns: FormBlock[]): FormRow => ({
  id: `row-${columns[0].id}`,
  columns: columns.map((block) => [block]),
});

/** Every template has one step; editors add more. */
export const define = (
  { locales }: Ground,
  rows: FormRow[],
  settings: Partial<FormDefinition> & { title?: DefaultKey } = {}
): FormDefinition => {
  const { title, ...rest } = settings;
  const empty = emptyDefinition(locales, [{ id: 'step', title: {}, rows }]);
  const texts = title ? { ...empty.texts, title: everywhere(title, locales) } : empty.texts;
  return { ...empty, texts, ...rest };
};

export const emailBlock = ({ locales }: Ground): FormBlock => ({
  id: 'email',
  type: 'email',
  label: everywhere('forms.default.field.email', locales),
});

export const nameBlock = ({ locales }: Ground, part: 'firstName' | 'lastName'): FormBlock => ({
  id: part.toLowerCase(),
  type: 'name',
  part,
  required: false,
  label: everywhere(`forms.default.field.${part}`, locales),
});

export const textBlock = ({ locales }: Ground, key: DefaultKey): FormBlock => ({
  id: 'intro',
  type: 'text',
  text: everywhere(key, locales),
});

export const submitBlock = (label: LocalizedText = {}): FormBlock => ({
  id: 'submit',
  type: 'submit',
  label,
});

interface ConsentOptions {
  required: boolean;
  basis?: LegalBasis;
  relation?: string;
}

/** One box for the first list; only one that starts empty can be required. */
export const consentBlock = (
  { wordingId, lists }: Ground,
  { required, basis, relation }: ConsentOptions
): FormBlock => ({
  id: 'consent',
  type: 'consent',
  ...settle(
    {
      key: 'newsletter',
      wordingId,
      listIds: lists.slice(0, 1).map(({ id }) => id),
      required,
      basis: basis ?? null,
      ...(relation ? { relation } : {}),
    },
    lists
  ),
});
