import type { FormConsent, FormDefinition, FormField } from '../../../../../content-types';
import type { GetFormResponse, SaveFormRequest } from '../../../../../server/src/forms/contract';
import type { Translate } from '../../../hooks/useT';
import { isHttpUrl, type Problems } from '../../../utils/form-problems';
import { clean, isSlug, slugify, trimLocalized } from '../../../utils/text';
import { defaultLabel, emptyTexts } from './defaults';

/** Strapi's own violet, until the editor picks the brand's colour. */
export const DEFAULT_ACCENT = '#4945ff';
export const isAccent = (value: string): boolean => /^#[0-9a-f]{6}$/i.test(value);
const CONSENT_KEY = /^[a-z][a-z0-9-]{0,39}$/;

/** A box that nobody has filled in yet; it asks as its lists do. */
export const EMPTY_CONSENT: Omit<FormConsent, 'key' | 'required'> = {
  wordingId: 0,
  listIds: [],
  basis: null,
  relation: '',
  partner: '',
};

/** What the definition of a form starts with: the address, and one thing to agree to. */
export const newDefinition = (
  locale: string,
  consent: Pick<FormConsent, 'wordingId' | 'listIds'>
): FormDefinition => ({
  locales: [locale],
  fields: [{ key: 'email', label: defaultLabel('email', [locale]), required: true }],
  consents: [{ ...EMPTY_CONSENT, key: 'newsletter', required: true, ...consent }],
  texts: emptyTexts(),
  theme: { accent: DEFAULT_ACCENT },
  redirectUrl: '',
});

/** What the page edits of a form. */
export const toValues = (
  form: Pick<GetFormResponse['data'], 'name' | 'slug' | 'isOpen' | 'definition'>
): SaveFormRequest => ({
  name: form.name,
  slug: form.slug,
  isOpen: form.isOpen,
  definition: {
    ...form.definition,
    // Drafts from before boxes had a regime of their own lack these.
    consents: form.definition.consents.map((consent) => ({ ...EMPTY_CONSENT, ...consent })),
    texts: { ...emptyTexts(), ...form.definition.texts },
    redirectUrl: form.definition.redirectUrl ?? '',
  },
});

/** What is empty is left out: an empty word more would count as a change of what is published. */
const trimConsent = ({ relation, partner, ...consent }: FormConsent): FormConsent => ({
  ...consent,
  ...(clean(relation) && { relation: clean(relation) }),
  ...(clean(partner) && { partner: clean(partner) }),
});

export const toRequest = (values: SaveFormRequest): SaveFormRequest => {
  const { definition } = values;
  return {
    name: clean(values.name),
    slug: clean(values.slug),
    isOpen: values.isOpen,
    definition: {
      ...definition,
      fields: definition.fields.map((field) => ({ ...field, label: trimLocalized(field.label) })),
      consents: definition.consents.map(trimConsent),
      texts: {
        title: trimLocalized(definition.texts.title),
        intro: trimLocalized(definition.texts.intro),
        submit: trimLocalized(definition.texts.submit),
        success: trimLocalized(definition.texts.success),
      },
      theme: { accent: definition.theme.accent.toLowerCase() },
      redirectUrl: clean(definition.redirectUrl),
    },
  };
};

/** What keeps a draft from being saved; whether it can be published the server says. */
export const validateForm = (values: SaveFormRequest, t: Translate): Problems => {
  const problems: Problems = {};
  const { consents, theme, redirectUrl } = values.definition;
  if (!clean(values.name)) problems.name = t('common.required');
  if (!clean(values.slug)) problems.slug = t('common.required');
  else if (!isSlug(clean(values.slug))) problems.slug = t('common.invalid.slug');
  consents.forEach(({ key }, index) => {
    if (!CONSENT_KEY.test(key))
      problems[`definition.consents.${index}.key`] = t('forms.consent.key.invalid');
  });
  if (!isAccent(theme.accent)) problems['definition.theme.accent'] = t('forms.accent.invalid');
  if (clean(redirectUrl) && !isHttpUrl(clean(redirectUrl)))
    problems['definition.redirectUrl'] = t('common.invalid.url');
  return problems;
};

/** A key that no other consent of the form has. */
export const freeKey = (wish: string, consents: Pick<FormConsent, 'key'>[]): string => {
  const base = slugify(wish).replace(/^[^a-z]+/, '') || 'consent';
  const taken = new Set(consents.map(({ key }) => key));
  let key = base.slice(0, 40);
  for (let number = 2; taken.has(key); number += 1) key = `${base.slice(0, 36)}-${number}`;
  return key;
};

/** Swaps an item with its neighbour; at the ends nothing moves. `fixed` items at the start stay. */
export const moveItem = <T>(items: T[], index: number, by: -1 | 1, fixed = 0): T[] => {
  const to = index + by;
  if (index < fixed || to < fixed || to >= items.length) return items;
  const moved = [...items];
  [moved[index], moved[to]] = [moved[to], moved[index]];
  return moved;
};

/** Languages after one was switched on or off; a new one brings the labels that publishing asks for. */
export const withLocale = (
  definition: FormDefinition,
  locale: string,
  isOffered: boolean,
  order: readonly string[]
): FormDefinition => {
  const others = definition.locales.filter((item) => item !== locale);
  const chosen = isOffered ? [...others, locale] : others;
  const rank = (item: string) => (order.includes(item) ? order.indexOf(item) : order.length);
  const fill = (field: FormField): FormField => ({
    ...field,
    label: { ...defaultLabel(field.key, isOffered ? [locale] : []), ...trimLocalized(field.label) },
  });
  return {
    ...definition,
    locales: chosen.sort((a, b) => rank(a) - rank(b)),
    fields: isOffered ? definition.fields.map(fill) : definition.fields,
  };
};
