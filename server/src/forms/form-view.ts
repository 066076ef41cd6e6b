import {
  DEFAULT_AFTER,
  DEFAULT_DISPLAY,
  inkOn,
  stepsOf,
  themeStyles,
  toAccent,
  type FormBlock,
  type PublishedField,
  type PublishedForm,
} from '../../../content-types';
import { namedOptions } from '../audience';
import { HONEYPOT_FIELD, MAX_EMAIL_LENGTH, pickText } from '../core';
import type { FormView, ViewBlock, ViewChallenge, ViewConsent, ViewField } from './contract';
import { modeOf } from './form-mode';
import { q } from './questionnaires/texts';
import { MAX_NAME_LENGTH } from './submission';
import { t } from './texts';

export type { FormView } from './contract';

const AUTOCOMPLETE: Record<string, string> = {
  email: 'email',
  firstName: 'given-name',
  lastName: 'family-name',
  country: 'country',
  language: 'language',
  phone: 'tel',
  url: 'url',
};

/** More options than this are easier to find in a list than among buttons. */
const MAX_BUTTONS = 6;

const TEXT_LENGTHS: Partial<Record<ViewField['type'], number>> = {
  email: MAX_EMAIL_LENGTH,
  text: 255,
  'long-text': 5000,
  phone: 40,
  url: 2000,
};

/** Whether ticking this form's boxes is enough, without a confirmation by mail. */
export const joinsAtOnce = ({ consents, promotion }: PublishedForm): boolean =>
  consents.length > 0 &&
  !promotion &&
  consents.every(({ basis, partnerId }) => basis !== 'double-opt-in' && partnerId === undefined);

const controlOf = (
  { control = 'auto' }: PublishedField,
  type: ViewField['type'],
  options: number
): ViewField['control'] => {
  switch (type) {
    case 'long-text':
      return 'textarea';
    case 'boolean':
      return 'checkbox';
    case 'choice':
      return control === 'auto' ? (options <= MAX_BUTTONS ? 'buttons' : 'select') : control;
    case 'choices':
      return 'buttons';
    case 'country':
    case 'language':
      return 'select';
    default:
      return 'input';
  }
};

export const pathOfField = (key: string): string =>
  key === 'email' || key === 'vote' ? key : `fields.${key}`;

export const fieldView = (field: PublishedField, locale: string): ViewField => {
  const { key, label, required, rules } = field;
  const given = field.type ?? (key === 'email' ? 'email' : 'name');
  const type = given === 'name' ? 'text' : given;
  const options =
    type === 'country' || type === 'language'
      ? namedOptions(type, locale)
      : (field.options ?? []).map((option) => ({
          value: option.key,
          label: pickText(option.label, locale) || option.key,
        }));
  const longest = given === 'name' ? MAX_NAME_LENGTH : (TEXT_LENGTHS[type] ?? null);
  return {
    key,
    path: pathOfField(key),
    type,
    label: pickText(label, locale) || key,
    help: pickText(field.help, locale),
    placeholder: field.placeholder?.[locale] ?? '',
    required,
    autocomplete: AUTOCOMPLETE[given === 'name' || given === 'email' ? key : type] ?? '',
    maxLength: longest === null ? null : Math.min(longest, rules?.maxLength ?? longest),
    min: rules?.min ?? null,
    max: rules?.max ?? null,
    integer: rules?.integer ?? false,
    minChoices: rules?.minChoices ?? null,
    maxChoices: rules?.maxChoices ?? null,
    options,
    control: controlOf(field, type, options.length),
  };
};

/** What a button says that the editor left empty. */
const submitText = (kind: PublishedForm['kind'], locale: string): string =>
  kind === 'questionnaire' ? q(locale, 'step.finish') : t(locale, 'form.submit');

const blockView = (
  block: FormBlock,
  { consents, fields, promotion, kind }: PublishedForm,
  locale: string
): ViewBlock[] => {
  const base = { id: block.id, showIf: block.showIf ?? null };
  const fieldAt = (key: string): ViewBlock[] =>
    fields.some((field) => field.key === key)
      ? [{ ...base, type: 'field', path: pathOfField(key) }]
      : [];
  switch (block.type) {
    case 'email':
      return fieldAt('email');
    case 'name':
      return fieldAt(block.part);
    case 'field':
      return fieldAt(block.key);
    case 'vote':
      return fieldAt('vote');
    case 'consent':
      return consents.some(({ key }) => key === block.key)
        ? [{ ...base, type: 'consent', path: `consents.${block.key}` }]
        : [];
    case 'lists':
    case 'partners': {
      const boxes = consents.filter(({ group }) => group === block.id);
      if (boxes.length === 0) return [];
      return [
        {
          ...base,
          type: 'group',
          legend: block.label[locale] ?? '',
          required: block.type === 'lists' && block.required,
          paths: boxes.map(({ key }) => `consents.${key}`),
        },
      ];
    }
    case 'rules':
      return [
        {
          ...base,
          type: 'rules',
          path: 'rules',
          label: block.label[locale] || t(locale, 'form.rules'),
          text: pickText(promotion?.rules, locale),
        },
      ];
    case 'hidden':
      return [
        { ...base, type: 'hidden', key: block.key, source: block.source, value: block.value },
      ];
    case 'heading':
      return [{ ...base, type: 'heading', level: block.level, text: block.text[locale] ?? '' }];
    case 'text':
      return [{ ...base, type: 'text', text: block.text[locale] ?? '' }];
    case 'image':
      return [
        {
          ...base,
          type: 'image',
          src: block.src,
          alt: block.isDecorative ? '' : (block.alt[locale] ?? ''),
          width: block.width,
          height: block.height,
        },
      ];
    case 'divider':
      return [{ ...base, type: 'divider' }];
    case 'submit':
      return [{ ...base, type: 'submit', label: block.label[locale] || submitText(kind, locale) }];
  }
};

const consentView = (consent: PublishedForm['consents'][number], locale: string): ViewConsent => {
  const mode = modeOf(consent);
  return {
    key: consent.key,
    path: `consents.${consent.key}`,
    text: consent.texts[locale] ?? '',
    // Whoever may decline cannot be made to join.
    required: consent.required && mode === 'opt-in',
    checked: mode === 'pre-ticked',
    mode,
    title: pickText(consent.title, locale),
    purpose: pickText(consent.purpose, locale),
  };
};

export interface Handout {
  /** Signed stamp: handed out now. */
  start: string;
  /** The challenge that the guard asks for now; null for none. */
  challenge: ViewChallenge | null;
}

/** The form in one of its languages. */
export const viewOf = (
  form: { slug: string; isOpen: boolean },
  version: { version: number; definition: PublishedForm },
  locale: string,
  { start, challenge }: Handout
): FormView => {
  const { definition } = version;
  const { texts, theme } = definition;
  const accent = toAccent(theme.accent);
  const after = definition.after ?? {
    ...DEFAULT_AFTER,
    redirectUrl: definition.redirectUrl ?? '',
  };
  const steps = stepsOf(definition).map(({ id, title, showIf, rows }) => ({
    id,
    title: title[locale] ?? '',
    showIf: showIf ?? null,
    rows: rows.map((row) => ({
      id: row.id,
      columns: row.columns.map((column) =>
        column.flatMap((block) => blockView(block, definition, locale))
      ),
    })),
  }));
  const submit = steps
    .flatMap(({ rows }) => rows.flatMap(({ columns }) => columns.flat()))
    .find((block) => block.type === 'submit');
  return {
    slug: form.slug,
    version: version.version,
    kind: definition.kind ?? 'sign-up',
    locale,
    open: form.isOpen,
    title: texts.title?.[locale] || t(locale, 'form.title'),
    steps,
    fields: definition.fields.map((field) => fieldView(field, locale)),
    consents: definition.consents.map((consent) => consentView(consent, locale)),
    texts: {
      intro: definition.steps ? '' : (texts.intro?.[locale] ?? ''),
      submit: submit?.type === 'submit' ? submit.label : submitText(definition.kind, locale),
      success:
        texts.success?.[locale] ||
        t(locale, joinsAtOnce(definition) ? 'form.success.single' : 'form.success'),
      declined: t(locale, 'form.declined'),
      optional: t(locale, 'form.optional'),
      trap: t(locale, 'form.trap'),
      closed: t(locale, 'form.closed.text'),
      check: t(locale, 'form.check'),
      failed: t(locale, 'form.failed'),
      busy: t(locale, 'form.busy'),
      next: texts.next?.[locale] || t(locale, 'form.next'),
      back: texts.back?.[locale] || t(locale, 'form.back'),
      progress: t(locale, 'form.progress'),
      choose: t(locale, 'form.choose'),
      close: t(locale, 'form.close'),
      rules: t(locale, 'form.rules.read'),
    },
    theme: { ...theme, accent, onAccent: inkOn(accent) },
    style: themeStyles(theme, ':host'),
    display: definition.display ?? DEFAULT_DISPLAY,
    after: { kind: after.kind, redirectUrl: after.redirectUrl },
    ...(challenge ? { challenge } : {}),
    start,
    trap: HONEYPOT_FIELD,
    submitUrl: `${form.slug}/submissions`,
    seenUrl: `${form.slug}/seen`,
  };
};
