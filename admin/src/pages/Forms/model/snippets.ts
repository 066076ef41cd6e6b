import type {
  LocalizedText,
  PublishedConsent,
  PublishedField,
  PublishedForm,
} from '../../../../../content-types';
import { blocksOf, conditionsOf, pathOf, stepsOf } from '../../../../../content-types';
import { BOX_MODES } from './boxes';
import { defaultText } from './defaults';

const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign
  );

/** The custom element: the form as published, in the language of the page around it. */
export const embedSnippet = (embedUrl: string, slug: string): string =>
  [
    `<script src="${escapeHtml(embedUrl)}" defer></script>`,
    `<optin-form form="${escapeHtml(slug)}"></optin-form>`,
  ].join('\n');

interface HtmlSnippet {
  submitUrl: string;
  locale: string;
  /** The live version: the server takes the snippet only while it is what is published. */
  published: Pick<PublishedForm, 'fields' | 'consents' | 'steps' | 'texts' | 'promotion'>;
  version: number;
}

const INPUT_TYPES: Partial<Record<NonNullable<PublishedField['type']>, string>> = {
  email: 'email',
  number: 'number',
  date: 'date',
  phone: 'tel',
  url: 'url',
};

const AUTOCOMPLETE: Record<string, string> = {
  email: 'email',
  firstName: 'given-name',
  lastName: 'family-name',
};

const textIn = (text: LocalizedText | undefined, locale: string, fallback: string): string =>
  escapeHtml(text?.[locale] || fallback);

const nameOf = (key: string): string =>
  key === 'email' || key === 'vote' ? key : `fields[${escapeHtml(key)}]`;

const fieldLines = (field: PublishedField, locale: string, isConditional: boolean): string[] => {
  const { key, type, options = [] } = field;
  const label = textIn(field.label, locale, key);
  const name = nameOf(key);
  // Without a script nothing can be hidden, and nobody must be made to fill in what does not apply.
  const required = field.required && !isConditional ? ' required' : '';
  if (type === 'boolean')
    return [
      `  <label><input type="checkbox" name="${name}" value="true"${required}> ${label}</label>`,
    ];
  if (type === 'long-text')
    return [`  <label>${label} <textarea name="${name}"${required}></textarea></label>`];
  if (type === 'choices')
    return [
      `  <fieldset><legend>${label}</legend>`,
      ...options.map(
        (option) =>
          `    <label><input type="checkbox" name="${name}[]" value="${escapeHtml(option.key)}"> ${textIn(option.label, locale, option.key)}</label>`
      ),
      '  </fieldset>',
    ];
  if (type === 'choice' || key === 'vote')
    return [
      `  <label>${label} <select name="${name}"${required}>`,
      '    <option value=""></option>',
      ...options.map(
        (option) =>
          `    <option value="${escapeHtml(option.key)}">${textIn(option.label, locale, option.key)}</option>`
      ),
      '  </select></label>',
    ];
  const inputType = key === 'email' ? 'email' : ((type && INPUT_TYPES[type]) ?? 'text');
  const autocomplete = AUTOCOMPLETE[key] ? ` autocomplete="${AUTOCOMPLETE[key]}"` : '';
  return [
    `  <label>${label} <input type="${inputType}" name="${name}"${autocomplete}${required}></label>`,
  ];
};

const consentLines = (
  consent: PublishedConsent,
  locale: string,
  isConditional: boolean
): string[] => {
  const mode = BOX_MODES[consent.basis] ?? 'opt-in';
  const name = `consents[${escapeHtml(consent.key)}]`;
  const state =
    mode === 'pre-ticked'
      ? ' checked'
      : consent.required && mode === 'opt-in' && !isConditional
        ? ' required'
        : '';
  return [
    // Says that the objection was offered, also where nobody ticks it.
    ...(mode === 'opt-out' ? [`  <input type="hidden" name="${name}" value="false">`] : []),
    `  <label><input type="checkbox" name="${name}" value="true"${state}> ${textIn(consent.texts, locale, consent.key)}</label>`,
  ];
};

/** Plain HTML without a script, to be styled by the site that it is pasted into. */
export const htmlSnippet = ({ submitUrl, locale, published, version }: HtmlSnippet): string => {
  const steps = stepsOf({ locales: [], theme: { accent: '' }, ...published });
  const blocks = blocksOf({ steps });
  const conditional = new Set(
    steps.flatMap((step) =>
      blocksOf({ steps: [step] })
        .filter((block) => conditionsOf(step, block).length > 0)
        .flatMap((block) => pathOf(block) ?? [])
    )
  );
  const isConditional = (path: string) => conditional.has(path);
  const button = blocks.find(({ type }) => type === 'submit');
  const submit = button?.type === 'submit' ? button.label : published.texts.submit;
  const rules = blocks.find(({ type }) => type === 'rules');
  return [
    `<form method="post" action="${escapeHtml(submitUrl)}">`,
    ...published.fields.flatMap((field) =>
      fieldLines(
        field,
        locale,
        isConditional(field.key === 'vote' ? 'vote' : `fields.${field.key}`)
      )
    ),
    ...published.consents.flatMap((consent) =>
      consentLines(consent, locale, isConditional(`consents.${consent.key}`))
    ),
    ...(rules?.type === 'rules'
      ? [
          `  <label><input type="checkbox" name="rules" value="true" required> ${textIn(rules.label, locale, defaultText('forms.default.rules', locale))}</label>`,
        ]
      : []),
    `  <input type="hidden" name="locale" value="${escapeHtml(locale)}">`,
    `  <input type="hidden" name="version" value="${version}">`,
    `  <button type="submit">${textIn(submit, locale, defaultText('forms.default.submit', locale))}</button>`,
    '</form>',
  ].join('\n');
};
