import type { CustomField, FieldValue } from '../../../../content-types';
import { namedOptions, type NamedOption } from '../../audience';
import { html, pickText, type Html } from '../../core';
import { t } from '../texts';

/** What stands in a control: the stored value, or what was typed and refused. */
export type Shown = string | string[];

export const toShown = (value: FieldValue): Shown =>
  Array.isArray(value) ? value : value === null ? '' : String(value);

interface ControlInput {
  /** `firstName` or `fields.city`. */
  path: string;
  value: Shown;
  error: string | undefined;
  help: string;
}

/** `fields.city` is called `fields[city]` in a body. */
export const nameOf = (path: string): string => path.replace(/\.(.+)$/, '[$1]');
const idOf = (path: string): string => path.replaceAll('.', '-');

const describedBy = ({ path, error, help }: ControlInput): Html => {
  const ids = [
    ...(help ? [`${idOf(path)}-help`] : []),
    ...(error === undefined ? [] : [`${idOf(path)}-error`]),
  ];
  return html`${error !== undefined && html` aria-invalid="true"`}${
    ids.length > 0 && html` aria-describedby="${ids.join(' ')}"`
  }`;
};

const helpLine = ({ path, help }: ControlInput): Html | false =>
  help !== '' && html`<p part="help" id="${idOf(path)}-help">${help}</p>`;
const errorLine = ({ path, error }: ControlInput): Html | false =>
  error !== undefined && html`<span part="error" id="${idOf(path)}-error">${error}</span>`;

const one = (value: Shown): string => (Array.isArray(value) ? (value.at(-1) ?? '') : value);

const TYPES: Partial<Record<CustomField['type'], string>> = {
  date: 'date',
  phone: 'tel',
  url: 'url',
};

/** A line to type in; `attributes` are those of the field's type. */
export const lineControl = (
  input: ControlInput & { label: string; type?: string; autocomplete?: string },
  attributes: Html | false = false
): Html =>
  html`<div part="field">
    <label part="label" for="${idOf(input.path)}">${input.label}</label
    ><input
      part="input"
      id="${idOf(input.path)}"
      name="${nameOf(input.path)}"
      type="${input.type ?? 'text'}"
      value="${one(input.value)}"
      ${input.autocomplete !== undefined && html` autocomplete="${input.autocomplete}"`}${attributes}${describedBy(
        input
      )}
    />${helpLine(input)}${errorLine(input)}
  </div>`;

const selectControl = (
  input: ControlInput & { label: string },
  options: readonly NamedOption[],
  locale: string
): Html => {
  const chosen = one(input.value);
  // An answer that is offered no more stays until it is changed.
  const all =
    chosen === '' || options.some(({ value }) => value === chosen)
      ? options
      : [...options, { value: chosen, label: chosen }];
  return html`<div part="field">
    <label part="label" for="${idOf(input.path)}">${input.label}</label
    ><select
      part="input"
      id="${idOf(input.path)}"
      name="${nameOf(input.path)}"
      ${describedBy(input)}
    >
      <option value="">${t(locale, 'preferences.none')}</option>
      ${all.map(
        ({ value, label }) =>
          html`<option value="${value}" ${value === chosen && html`selected`}>${label}</option>`
      )}</select
    >${helpLine(input)}${errorLine(input)}
  </div>`;
};

const boxesControl = (
  input: ControlInput & { label: string },
  options: readonly NamedOption[]
): Html =>
  html`<fieldset part="group" ${describedBy(input)}>
    <legend part="label">${input.label}</legend>
    ${helpLine(input)}<input type="hidden" name="${nameOf(input.path)}[]" value="" />${options.map(
      ({ value, label }, index) => {
        const id = `${idOf(input.path)}-${index}`;
        return html`<div part="option">
          <input
            part="checkbox"
            type="checkbox"
            id="${id}"
            name="${nameOf(input.path)}[]"
            value="${value}"
            ${[input.value].flat().includes(value) && html`checked`}
          /><label part="option-label" for="${id}">${label}</label>
        </div>`;
      }
    )}${errorLine(input)}
  </fieldset>`;

const optionsOf = ({ options }: CustomField, locale: string): NamedOption[] =>
  options.map(({ key, label }) => ({ value: key, label: pickText(label, locale) || key }));

const limits = ({ type, rules }: CustomField): Html | false => {
  if (type === 'number') return html` inputmode="decimal"`;
  if (type !== 'date') return false;
  return html`${typeof rules.min === 'string' && html` min="${rules.min}"`}${
    typeof rules.max === 'string' && html` max="${rules.max}"`
  }`;
};

/** A custom field with its answer, as a control that needs no script. */
export const fieldControl = (
  field: CustomField,
  { value, error, locale }: { value: Shown; error: string | undefined; locale: string }
): Html => {
  const input = {
    path: `fields.${field.key}`,
    label: pickText(field.label, locale) || field.key,
    help: pickText(field.help, locale),
    value,
    error,
  };
  switch (field.type) {
    case 'long-text':
      return html`<div part="field">
        <label part="label" for="${idOf(input.path)}">${input.label}</label
        ><textarea
          part="input"
          id="${idOf(input.path)}"
          name="${nameOf(input.path)}"
          rows="4"
          ${describedBy(input)}
        >
${one(value)}</textarea
        >${helpLine(input)}${errorLine(input)}
      </div>`;
    case 'boolean':
      return selectControl(
        input,
        [
          { value: 'true', label: t(locale, 'preferences.yes') },
          { value: 'false', label: t(locale, 'preferences.no') },
        ],
        locale
      );
    case 'choice':
      return selectControl(input, optionsOf(field, locale), locale);
    case 'choices':
      return boxesControl(input, optionsOf(field, locale));
    case 'country':
    case 'language':
      return selectControl(input, namedOptions(field.type, locale), locale);
    default:
      return lineControl({ ...input, type: TYPES[field.type] }, limits(field));
  }
};
