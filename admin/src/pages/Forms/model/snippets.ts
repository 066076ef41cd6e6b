import type { FormDefinition } from '../../../../../content-types';
import type { BoxMode } from './boxes';
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

/** The hosted page in a frame, for sites that allow no scripts of others. */
export const iframeSnippet = (hostedUrl: string, title: string): string =>
  `<iframe src="${escapeHtml(hostedUrl)}" title="${escapeHtml(title)}" width="100%" height="480" style="border:0"></iframe>`;

export interface SnippetConsent {
  key: string;
  /** As people read it. */
  text: string;
  required: boolean;
  mode: BoxMode;
}

interface HtmlSnippet {
  submitUrl: string;
  locale: string;
  definition: FormDefinition;
  consents: SnippetConsent[];
  /** What people read with this snippet; the server takes it only while that is what is published. */
  version: number;
}

const TYPES = { email: 'email', firstName: 'text', lastName: 'text' } as const;
const AUTOCOMPLETE = { email: 'email', firstName: 'given-name', lastName: 'family-name' } as const;

/** Plain HTML without a script, to be styled by the site that it is pasted into. */
export const htmlSnippet = ({
  submitUrl,
  locale,
  definition,
  consents,
  version,
}: HtmlSnippet): string => {
  const required = (isRequired: boolean) => (isRequired ? ' required' : '');
  const fields = definition.fields.map(({ key, label, required: isRequired }) => {
    const name = key === 'email' ? 'email' : `fields[${key}]`;
    return `  <label>${escapeHtml(label[locale] ?? key)} <input type="${TYPES[key]}" name="${name}" autocomplete="${AUTOCOMPLETE[key]}"${required(isRequired)}></label>`;
  });
  const boxes = consents.flatMap(({ key, text, required: isRequired, mode }) => {
    const name = `consents[${escapeHtml(key)}]`;
    const state = mode === 'pre-ticked' ? ' checked' : required(isRequired && mode === 'opt-in');
    return [
      // Says that the objection was offered, also where nobody ticks it.
      ...(mode === 'opt-out' ? [`  <input type="hidden" name="${name}" value="false">`] : []),
      `  <label><input type="checkbox" name="${name}" value="true"${state}> ${escapeHtml(text)}</label>`,
    ];
  });
  const submit = definition.texts.submit[locale] || defaultText('forms.default.submit', locale);
  return [
    `<form method="post" action="${escapeHtml(submitUrl)}">`,
    ...fields,
    ...boxes,
    `  <input type="hidden" name="locale" value="${escapeHtml(locale)}">`,
    `  <input type="hidden" name="version" value="${version}">`,
    `  <button type="submit">${escapeHtml(submit)}</button>`,
    '</form>',
  ].join('\n');
};
