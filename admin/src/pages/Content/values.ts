import type { ContentMapping } from '../../../../content-types';
import type { ContentTypeSettings } from '../../../../server/src/campaigns/content/contract';
import type { Translate } from '../../hooks/useT';
import type { Problems } from '../../utils/form-problems';

/** How one content type stands in the form; null while nobody chose, which leaves it to the guess. */
export interface MappingRow {
  uid: string;
  mapping: ContentMapping | null;
}
export interface MappingValues {
  rows: MappingRow[];
}

export const NO_MAPPING: ContentMapping = { title: '', text: '', image: '', link: '' };

export const toValues = (types: readonly ContentTypeSettings[]): MappingValues => ({
  rows: types.map(({ uid, mapping, isGuessed }) => ({ uid, mapping: isGuessed ? null : mapping })),
});

/**
 * What is saved: the chosen ones, and those of types that are not here today, such as those of a
 * plugin that is switched off.
 */
export const toMappings = (
  { rows }: MappingValues,
  saved: Readonly<Record<string, ContentMapping>>
): Record<string, ContentMapping> => ({
  ...Object.fromEntries(
    Object.entries(saved).filter(([uid]) => rows.every((row) => row.uid !== uid))
  ),
  ...Object.fromEntries(rows.flatMap(({ uid, mapping }) => (mapping ? [[uid, mapping]] : []))),
});

const PLACEHOLDER = /\{[A-Za-z_][\w.]{0,99}\}/g;

/** The shapes of `messages/cms/link.ts`, which has the last word. */
export const isLinkPattern = (pattern: string): boolean => {
  if (pattern === '' || /^\{[A-Za-z_][\w.]{0,99}\}$/.test(pattern)) return true;
  const filled = pattern.replace(PLACEHOLDER, 'x');
  if (/[\s\\{}]/.test(filled)) return false;
  if (/^\/(?!\/)/.test(filled)) return true;
  try {
    return /^https?:$/.test(new URL(filled).protocol);
  } catch {
    return false;
  }
};

/** Names in a pattern that lead nowhere. */
export const unknownNames = (pattern: string, known: readonly string[]): string[] =>
  [...pattern.matchAll(PLACEHOLDER)]
    .map(([all]) => all.slice(1, -1))
    .filter((name) => name !== 'locale' && !known.includes(name));

/** What is wrong, by field path. */
export const mappingProblems = (
  { rows }: MappingValues,
  types: readonly ContentTypeSettings[],
  t: Translate
): Problems =>
  Object.fromEntries(
    rows.flatMap(({ uid, mapping }, index): [string, string][] => {
      if (!mapping) return [];
      const known = types.find((type) => type.uid === uid)?.attributes.links ?? [];
      const unknown = unknownNames(mapping.link, known);
      return [
        ...(mapping.title === ''
          ? [
              [`rows.${index}.mapping.title`, t('content.mapping.title.missing')] as [
                string,
                string,
              ],
            ]
          : []),
        ...(isLinkPattern(mapping.link)
          ? unknown.length > 0
            ? [
                [
                  `rows.${index}.mapping.link`,
                  t('content.mapping.link.unknown', { names: unknown.join(', ') }),
                ] as [string, string],
              ]
            : []
          : [
              [`rows.${index}.mapping.link`, t('content.mapping.link.invalid')] as [string, string],
            ]),
      ];
    })
  );
