import type { FormFieldKey, PublishedForm } from '../../../content-types';
import { HONEYPOT_FIELD, inkOn, MAX_EMAIL_LENGTH, toAccent } from '../core';
import type { FormMode } from '../consent';
import { modeOf } from './form-mode';
import { MAX_NAME_LENGTH } from './submission';
import { t } from './texts';

/** `GET /forms/:slug`: everything a page needs to show a form in one language. */
export interface FormView {
  slug: string;
  version: number;
  locale: string;
  /** A closed form shows a notice and takes no submissions. */
  open: boolean;
  title: string;
  fields: {
    key: FormFieldKey;
    type: 'email' | 'text';
    label: string;
    required: boolean;
    autocomplete: string;
    maxLength: number;
  }[];
  /**
   * `opt-in`: ticking joins; `pre-ticked`: leaving it ticked joins; `opt-out`: ticking objects, and
   * the submission must say `true` or `false`, so that it is known to have been offered.
   */
  consents: { key: string; text: string; required: boolean; checked: boolean; mode: FormMode }[];
  texts: {
    intro: string;
    submit: string;
    success: string;
    /** Instead of `success`, for whoever declined everything. */
    declined: string;
    optional: string;
    trap: string;
    closed: string;
    check: string;
    failed: string;
    busy: string;
  };
  theme: { accent: string; /** Ink that reads on it. */ onAccent: string };
  /** Signed "handed out no later than"; send it back as `start`. */
  start: string;
  /** Name of a field that people must not see and must leave empty. */
  trap: string;
  /** Relative to the definition's own URL. */
  submitUrl: string;
}

const AUTOCOMPLETE: Record<FormFieldKey, string> = {
  email: 'email',
  firstName: 'given-name',
  lastName: 'family-name',
};

/** Whether ticking this form's boxes is enough, without a confirmation by mail. */
export const joinsAtOnce = ({ consents }: PublishedForm): boolean =>
  consents.length > 0 && consents.every(({ basis }) => basis !== 'double-opt-in');

/** The form in one of its languages. */
export const viewOf = (
  form: { slug: string; isOpen: boolean },
  version: { version: number; definition: PublishedForm },
  locale: string,
  start: string
): FormView => {
  const { definition } = version;
  const { texts } = definition;
  const accent = toAccent(definition.theme.accent);
  return {
    slug: form.slug,
    version: version.version,
    locale,
    open: form.isOpen,
    title: texts.title[locale] || t(locale, 'form.title'),
    fields: definition.fields.map(({ key, label, required }) => ({
      key,
      type: key === 'email' ? 'email' : 'text',
      label: label[locale] ?? key,
      required,
      autocomplete: AUTOCOMPLETE[key],
      maxLength: key === 'email' ? MAX_EMAIL_LENGTH : MAX_NAME_LENGTH,
    })),
    consents: definition.consents.map((consent) => {
      const mode = modeOf(consent);
      return {
        key: consent.key,
        text: consent.texts[locale] ?? '',
        // Whoever may decline cannot be made to join.
        required: consent.required && mode === 'opt-in',
        checked: mode === 'pre-ticked',
        mode,
      };
    }),
    texts: {
      intro: texts.intro[locale] ?? '',
      submit: texts.submit[locale] || t(locale, 'form.submit'),
      success:
        texts.success[locale] ||
        t(locale, joinsAtOnce(definition) ? 'form.success.single' : 'form.success'),
      declined: t(locale, 'form.declined'),
      optional: t(locale, 'form.optional'),
      trap: t(locale, 'form.trap'),
      closed: t(locale, 'form.closed.text'),
      check: t(locale, 'form.check'),
      failed: t(locale, 'form.failed'),
      busy: t(locale, 'form.busy'),
    },
    theme: { accent, onAccent: inkOn(accent) },
    start,
    trap: HONEYPOT_FIELD,
    submitUrl: `${form.slug}/submissions`,
  };
};
