import { html, paragraph, type Html } from '../../core';
import type { FormView } from '../form-view';
import { t } from '../texts';

/** What a visitor had typed, so that a mistake costs them one field and not the form. */
export interface Typed {
  /** By field key. */
  values: Record<string, string>;
  /** Keys of the boxes that were ticked; null for a form that nobody touched yet. */
  ticked: string[] | null;
}

export interface FormPageInput {
  view: FormView;
  /** Where the form posts to, relative to the page. */
  action: string;
  /** The page's own address, for the evidence; null while no public URL is known. */
  pageUrl: string | null;
  typed: Typed;
  /** Messages by field path (`email`, `fields.firstName`, `consents.newsletter`). */
  errors: Record<string, string>;
  /** A message for the whole form. */
  alert: string | null;
}

const pathOf = (key: string): string => (key === 'email' ? 'email' : `fields.${key}`);
const nameOf = (key: string): string => (key === 'email' ? 'email' : `fields[${key}]`);

/** Values of ARIA and state attributes; a template cannot leave an attribute out by itself. */
const flag = (name: string, on: boolean): Html | false => on && html` ${name}`;

const errorLine = (id: string, message: string | undefined): Html | false =>
  message !== undefined && html`<span class="error" id="${id}">${message}</span>`;

const describedBy = (id: string, message: string | undefined): Html | false =>
  message !== undefined && html` aria-invalid="true" aria-describedby="${id}"`;

const field = (
  input: FormPageInput,
  { key, type, label, required, autocomplete, maxLength }: FormView['fields'][number],
  isFirstError: boolean
): Html => {
  const error = input.errors[pathOf(key)];
  const id = `field-${key}`;
  return html`<div class="field">
    <label for="${id}"
      >${label}${!required && html` <span class="soft">(${input.view.texts.optional})</span>`}</label
    ><input
      id="${id}"
      type="${type}"
      name="${nameOf(key)}"
      value="${input.typed.values[key] ?? ''}"
      autocomplete="${autocomplete}"
      maxlength="${maxLength}"
      ${flag('required', required)}${flag('autofocus', isFirstError)}${describedBy(`${id}-error`, error)}
    />${errorLine(`${id}-error`, error)}
  </div>`;
};

const consent = (
  input: FormPageInput,
  { key, text, required, checked, mode }: FormView['consents'][number],
  isFirstError: boolean
): Html => {
  const error = input.errors[`consents.${key}`];
  const id = `consent-${key}`;
  const isTicked = input.typed.ticked?.includes(key) ?? checked;
  // Says that the objection was offered, also where nobody ticks it.
  const offered =
    mode === 'opt-out' && html`<input type="hidden" name="consents[${key}]" value="false" />`;
  return html`<div class="consent">
    ${offered}<input
      id="${id}"
      type="checkbox"
      name="consents[${key}]"
      value="true"
      ${flag('checked', isTicked)}${flag('required', required)}${flag(
        'autofocus',
        isFirstError
      )}${describedBy(`${id}-error`, error)}
    /><label for="${id}">${paragraph(text)}</label>${errorLine(`${id}-error`, error)}
  </div>`;
};

/** The form itself: plain HTML that works without a script. */
export const formBody = (input: FormPageInput): Html => {
  const { view, errors } = input;
  if (!view.open) return html`<p>${t(view.locale, 'form.closed.text')}</p>`;
  const firstError = Object.keys(errors)[0];
  return html`${view.texts.intro && html`<p class="soft">${paragraph(view.texts.intro)}</p>`}
    ${input.alert !== null && html`<p class="alert" role="alert">${input.alert}</p>`}
    <form method="post" action="${input.action}">
      ${view.fields.map((item) => field(input, item, firstError === pathOf(item.key)))}
      ${view.consents.map((item) => consent(input, item, firstError === `consents.${item.key}`))}
      <div class="trap" aria-hidden="true">
        <label for="${view.trap}">${view.texts.trap}</label
        ><input
          id="${view.trap}"
          type="text"
          name="${view.trap}"
          tabindex="-1"
          autocomplete="off"
        />
      </div>
      <input type="hidden" name="locale" value="${view.locale}" />
      <input type="hidden" name="version" value="${view.version}" />
      <input type="hidden" name="start" value="${view.start}" />
      ${input.pageUrl !== null && html`<input type="hidden" name="url" value="${input.pageUrl}" />`}
      <button type="submit">${view.texts.submit}</button>
    </form>`;
};
