import type { FormView, ViewBlock, ViewConsent, ViewField } from '../contract';
import { html, paragraph, type Html } from '../../core';
import { t } from '../texts';

/** What a visitor had typed, so that a mistake costs them one field and not the form. */
export interface Typed {
  /** By path: `email`, `fields.city`, `vote`; several where several can be chosen. */
  values: Record<string, string | string[]>;
  /** Keys of the boxes that were ticked; null for a form that nobody touched yet. */
  ticked: string[] | null;
}

/** What drawing one block needs to know of the whole. */
export interface BlockContext {
  view: FormView;
  typed: Typed;
  /** Messages by path (`email`, `fields.city`, `consents.newsletter`). */
  errors: Record<string, string>;
  /** Where the reader starts: the first mistake. */
  firstError: string | null;
  /** Paths that a condition may hide: the browser must not insist on them. */
  conditional: ReadonlySet<string>;
}

/** `fields.city` is called `fields[city]` in a body. */
export const nameOf = (path: string): string => path.replace(/\.(.+)$/, '[$1]');
export const idOf = (path: string): string => path.replaceAll('.', '-');

const flag = (name: string, on: boolean): Html | false => on && html` ${name}`;

const errorLine = ({ errors }: BlockContext, path: string): Html | false =>
  errors[path] !== undefined &&
  html`<span part="error" id="${idOf(path)}-error">${errors[path]}</span>`;

/** What describes a field: its help, then its mistake. */
const described = ({ errors }: BlockContext, path: string, help: string): Html => {
  const ids = [
    ...(help ? [`${idOf(path)}-help`] : []),
    ...(errors[path] === undefined ? [] : [`${idOf(path)}-error`]),
  ];
  const by = ids.length > 0 && html` aria-describedby="${ids.join(' ')}"`;
  return html`${errors[path] !== undefined && html` aria-invalid="true"`}${by}`;
};

const helpLine = (path: string, help: string): Html | false =>
  help !== '' && html`<p part="help" id="${idOf(path)}-help">${help}</p>`;

const labelText = ({ view }: BlockContext, { label, required }: ViewField): Html =>
  html`${label}${!required && html` <small>(${view.texts.optional})</small>`}`;

const typedAt = ({ typed }: BlockContext, path: string): string[] =>
  [typed.values[path] ?? []].flat();

const INPUT_TYPES: Partial<Record<ViewField['type'], string>> = {
  email: 'email',
  date: 'date',
  phone: 'tel',
  url: 'url',
};

const attribute = (name: string, value: string | number | null): Html | false =>
  value !== null && value !== '' && html` ${name}="${value}"`;

const input = (context: BlockContext, field: ViewField, required: boolean): Html => {
  const { path, type, autocomplete, placeholder, help, maxLength, min, max } = field;
  const [value = ''] = typedAt(context, path);
  const isNumber = type === 'number';
  const isDate = type === 'date';
  // A placeholder, if only a blank, lets the style sheet see whether something stands there.
  return html`<input
    part="input"
    id="${idOf(path)}"
    name="${nameOf(path)}"
    type="${INPUT_TYPES[type] ?? 'text'}"
    value="${value}"
    placeholder="${placeholder || ' '}"
    ${attribute('autocomplete', autocomplete)}${attribute(
      'inputmode',
      isNumber ? (field.integer ? 'numeric' : 'decimal') : null
    )}${attribute('maxlength', isDate ? null : maxLength)}${isDate && attribute('min', min)}${
      isDate && attribute('max', max)
    }${flag('required', required)}${flag('autofocus', context.firstError === path)}${described(
      context,
      path,
      help
    )}
  />`;
};

const textarea = (context: BlockContext, field: ViewField, required: boolean): Html => {
  const { path, placeholder, help, maxLength } = field;
  const [value = ''] = typedAt(context, path);
  // The first line break after the tag is not part of the text (HTML 13.1.2.5).
  return html`<textarea
    part="input"
    id="${idOf(path)}"
    name="${nameOf(path)}"
    rows="4"
    placeholder="${placeholder || ' '}"
    ${attribute('maxlength', maxLength)}${flag('required', required)}${flag(
      'autofocus',
      context.firstError === path
    )}${described(context, path, help)}
  >
${value}</textarea>`;
};

const select = (context: BlockContext, field: ViewField, required: boolean): Html => {
  const { path, options, help, autocomplete } = field;
  const chosen = typedAt(context, path);
  return html`<select
    part="input"
    id="${idOf(path)}"
    name="${nameOf(path)}"
    ${attribute('autocomplete', autocomplete)}${flag('required', required)}${flag(
      'autofocus',
      context.firstError === path
    )}${described(context, path, help)}
  >
    <option value="">${context.view.texts.choose}</option>
    ${options.map(
      ({ value, label }) =>
        html`<option value="${value}" ${flag('selected', chosen.includes(value))}>${label}</option>`
    )}
  </select>`;
};

/** Radio buttons or checkboxes, one below the other, under one legend. */
const buttons = (context: BlockContext, field: ViewField, required: boolean): Html => {
  const { path, type, options, help } = field;
  const chosen = typedAt(context, path);
  const isMulti = type === 'choices';
  return html`<fieldset part="group" ${described(context, path, help)} data-path="${path}">
    <legend part="label">${labelText(context, field)}</legend>
    ${helpLine(path, help)}${options.map(({ value, label }, index) => {
      const id = `${idOf(path)}-${index}`;
      return html`<div part="option">
        <input
          part="checkbox"
          type="${isMulti ? 'checkbox' : 'radio'}"
          id="${id}"
          name="${nameOf(path)}${isMulti ? '[]' : ''}"
          value="${value}"
          ${flag('checked', chosen.includes(value))}${flag('required', required && !isMulti)}${flag(
            'autofocus',
            context.firstError === path && index === 0
          )}
        /><label part="option-label" for="${id}">${label}</label>
      </div>`;
    })}${errorLine(context, path)}
  </fieldset>`;
};

/** A yes/no question is a box with its question beside it. */
const yesNo = (context: BlockContext, field: ViewField, required: boolean): Html => {
  const { path, help } = field;
  const isOn = typedAt(context, path).at(-1) === 'true';
  return html`<div part="consent">
    <input type="hidden" name="${nameOf(path)}" value="false" /><input
      part="checkbox"
      type="checkbox"
      id="${idOf(path)}"
      name="${nameOf(path)}"
      value="true"
      ${flag('checked', isOn)}${flag('required', required)}${flag(
        'autofocus',
        context.firstError === path
      )}${described(context, path, help)}
    /><label part="consent-label" for="${idOf(path)}">${field.label}</label>
    ${help !== '' && html`<small id="${idOf(path)}-help">${help}</small>`}${errorLine(context, path)}
  </div>`;
};

const fieldBlock = (context: BlockContext, field: ViewField): Html => {
  const { path, control, help } = field;
  const required = field.required && !context.conditional.has(path);
  if (control === 'buttons') return buttons(context, field, required);
  if (control === 'checkbox') return yesNo(context, field, required);
  const draw = { input, textarea, select }[control];
  return html`<div part="field">
    <label part="label" for="${idOf(path)}">${labelText(context, field)}</label
    >${draw(context, field, required)}${helpLine(path, help)}${errorLine(context, path)}
  </div>`;
};

const consentBox = (
  context: BlockContext,
  { key, path, text, required, checked, mode, title, purpose }: ViewConsent
): Html => {
  const id = idOf(path);
  const isTicked = context.typed.ticked?.includes(key) ?? checked;
  // Says that the objection was offered, also where nobody ticks it.
  const offered =
    mode === 'opt-out' && html`<input type="hidden" name="${nameOf(path)}" value="false" />`;
  const words =
    title === ''
      ? paragraph(text)
      : html`<strong>${title}</strong>${purpose !== '' && html`<small>${purpose}</small>`}<small
            >${paragraph(text)}</small
          >`;
  return html`<div part="consent">
    ${offered}<input
      part="checkbox"
      id="${id}"
      type="checkbox"
      name="${nameOf(path)}"
      value="true"
      ${flag('checked', isTicked)}${flag('required', required && !context.conditional.has(path))}${flag(
        'autofocus',
        context.firstError === path
      )}${described(context, path, '')}
    /><label part="consent-label" for="${id}">${words}</label>${errorLine(context, path)}
  </div>`;
};

const rulesBox = (
  context: BlockContext,
  { label, text }: Extract<ViewBlock, { type: 'rules' }>
): Html =>
  html`<details part="rules">
      <summary>${t(context.view.locale, 'form.rules.read')}</summary>
      <p>${paragraph(text)}</p>
    </details>
    <div part="consent">
      <input
        part="checkbox"
        id="rules"
        type="checkbox"
        name="rules"
        value="true"
        ${flag('checked', typedAt(context, 'rules').at(-1) === 'true')}${flag(
          'required',
          !context.conditional.has('rules')
        )}${flag('autofocus', context.firstError === 'rules')}${described(context, 'rules', '')}
      /><label part="consent-label" for="rules">${label}</label>${errorLine(context, 'rules')}
    </div>`;

/** One block as HTML that needs no script; what the visitor never sees leaves a hidden input at most. */
const blockHtml = (context: BlockContext, block: ViewBlock): Html | false => {
  const { view } = context;
  switch (block.type) {
    case 'field': {
      const field = view.fields.find(({ path }) => path === block.path);
      return field ? fieldBlock(context, field) : false;
    }
    case 'consent': {
      const consent = view.consents.find(({ path }) => path === block.path);
      return consent ? consentBox(context, consent) : false;
    }
    case 'group': {
      const path = `consents.${groupKey(block.paths)}`;
      return html`<fieldset part="group" ${described(context, path, '')}>
        <legend part="label">${block.legend}</legend>
        ${block.paths.map((item) => {
          const consent = view.consents.find((one) => one.path === item);
          return consent ? consentBox(context, consent) : false;
        })}${errorLine(context, path)}
      </fieldset>`;
    }
    case 'rules':
      return rulesBox(context, block);
    case 'hidden':
      // Fixed values are known to the server, the page's own address is read by a script.
      return false;
    case 'heading':
      return block.level === 2
        ? html`<h3 part="heading">${block.text}</h3>`
        : html`<h4 part="heading">${block.text}</h4>`;
    case 'text':
      return html`<p part="text">${paragraph(block.text)}</p>`;
    case 'image':
      return (
        block.src !== '' &&
        html`<img
          part="image"
          src="${block.src}"
          alt="${block.alt}"
          loading="lazy"
          ${attribute('width', block.width)}${attribute('height', block.height)}
        />`
      );
    case 'divider':
      return html`<hr part="divider" />`;
    case 'submit':
      return html`<div part="actions">
        <button part="button" type="submit">${block.label}</button>
      </div>`;
  }
};

/** What the boxes of a group have in common: `lists-3` and `lists-4` belong to `lists`. */
export const groupKey = (paths: readonly string[]): string =>
  (paths[0] ?? '').replace(/^consents\./, '').replace(/-\d+$/, '');

/** The rows of one step. */
export const stepRows = (context: BlockContext, step: FormView['steps'][number]): Html =>
  html`${step.rows.map(
    ({ columns }) =>
      html`<div part="row" data-columns="${columns.length}">
        ${columns.map(
          (blocks) =>
            html`<div part="column">
              ${blocks.map(
                (block) => html`<div data-block="${block.id}">${blockHtml(context, block)}</div>`
              )}
            </div>`
        )}
      </div>`
  )}`;
