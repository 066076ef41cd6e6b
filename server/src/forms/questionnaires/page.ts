import type { FieldValue, FieldValues } from '../../../../content-types';
import { html, paragraph, type Html } from '../../core';
import type { ViewBlock, ViewField } from '../contract';
import { q } from './texts';
import type { Seen } from './view';

export interface StepPage {
  seen: Seen;
  /** What stands in the fields, by key: as typed after a mistake, as known otherwise. */
  values: FieldValues;
  /** Messages by path. */
  errors: Record<string, string>;
}

const flag = (name: string, on: boolean): Html | false => on && html` ${name}`;

/** As HTML's form controls want it. */
const asText = (value: FieldValue | undefined): string =>
  value === null || value === undefined || Array.isArray(value) ? '' : String(value);

const INPUT_TYPES: Partial<Record<ViewField['type'], string>> = {
  date: 'date',
  phone: 'tel',
  url: 'url',
};

interface Drawn {
  field: ViewField;
  value: FieldValue | undefined;
  error: string | undefined;
  isFirstError: boolean;
  optional: string;
  choose: string;
}

const described = (id: string, { help }: ViewField, error: string | undefined): Html | false => {
  const ids = [error !== undefined && `${id}-error`, help !== '' && `${id}-help`].filter(Boolean);
  return (
    ids.length > 0 &&
    html`${error !== undefined && html` aria-invalid="true"`} aria-describedby="${ids.join(' ')}"`
  );
};

const around = (id: string, { field, error }: Drawn): Html =>
  html`${field.help !== '' && html`<span class="help" id="${id}-help">${field.help}</span>`}${
    error !== undefined && html`<span class="error" id="${id}-error">${error}</span>`
  }`;

const mark = ({ field, optional }: Drawn): Html | false =>
  !field.required && html` <span class="soft">(${optional})</span>`;

const nameOf = ({ key }: ViewField): string => `fields[${key}]`;

const choices = (drawn: Drawn): Html => {
  const { field, value, error, isFirstError } = drawn;
  const id = `field-${field.key}`;
  const several = field.type === 'choices';
  const isChosen = (option: string): boolean =>
    Array.isArray(value) ? value.includes(option) : asText(value) === option;
  return html`<fieldset class="choices" id="${id}" ${described(id, field, error)}>
    <legend>${field.label}${mark(drawn)}</legend>
    ${field.options.map(
      (option, index) =>
        html`<label class="choice"
          ><input
            type="${several ? 'checkbox' : 'radio'}"
            name="${nameOf(field)}${several ? '[]' : ''}"
            value="${option.value}"
            ${flag('checked', isChosen(option.value))}${flag('required', field.required && !several)}${flag('autofocus', isFirstError && index === 0)}
          />
          <span>${option.label}</span></label
        >`
    )}
    ${around(id, drawn)}
  </fieldset>`;
};

const checkbox = (drawn: Drawn): Html => {
  const { field, value, error, isFirstError } = drawn;
  const id = `field-${field.key}`;
  // An unticked box says nothing by itself; with the field before it, it says no.
  return html`<div class="consent">
    <input type="hidden" name="${nameOf(field)}" value="false" /><input
      id="${id}"
      type="checkbox"
      name="${nameOf(field)}"
      value="true"
      ${flag('checked', value === true || value === 'true')}${flag('required', field.required)}${flag('autofocus', isFirstError)}${described(id, field, error)}
    /><label for="${id}">${field.label}</label>${around(id, drawn)}
  </div>`;
};

const control = (drawn: Drawn): Html => {
  const { field, value, error, isFirstError, choose } = drawn;
  const id = `field-${field.key}`;
  const state = html`${flag('required', field.required)}${flag('autofocus', isFirstError)}${described(id, field, error)}`;
  const limit = field.maxLength !== null && html` maxlength="${field.maxLength}"`;
  if (field.control === 'textarea')
    return html`<textarea
      id="${id}"
      name="${nameOf(field)}"
      rows="5"
      placeholder="${field.placeholder}"
      ${limit}${state}
    >
${asText(value)}</textarea>`;
  if (field.control === 'select')
    return html`<select id="${id}" name="${nameOf(field)}" ${state}>
      <option value="">${choose}</option>
      ${field.options.map(
        (option) =>
          html`<option value="${option.value}" ${flag('selected', asText(value) === option.value)}>
            ${option.label}
          </option>`
      )}
    </select>`;
  return html`<input
    id="${id}"
    type="${INPUT_TYPES[field.type] ?? 'text'}"
    name="${nameOf(field)}"
    value="${asText(value)}"
    placeholder="${field.placeholder}"
    ${field.type === 'number' && html` inputmode="${field.integer ? 'numeric' : 'decimal'}"`}${
      field.type === 'date' &&
      html`${field.min !== null && html` min="${field.min}"`}${field.max !== null && html` max="${field.max}"`}`
    }${field.autocomplete !== '' && html` autocomplete="${field.autocomplete}"`}${limit}${state}
  />`;
};

const question = (drawn: Drawn): Html => {
  const { field } = drawn;
  if (field.control === 'buttons') return choices(drawn);
  if (field.control === 'checkbox') return checkbox(drawn);
  const id = `field-${field.key}`;
  return html`<div class="field">
    <label for="${id}">${field.label}${mark(drawn)}</label>${control(drawn)}${around(id, drawn)}
  </div>`;
};

const standing = (block: ViewBlock): Html | false => {
  switch (block.type) {
    case 'heading':
      return block.level === 2 ? html`<h2>${block.text}</h2>` : html`<h3>${block.text}</h3>`;
    case 'text':
      return html`<p>${paragraph(block.text)}</p>`;
    case 'divider':
      return html`<hr />`;
    default:
      return false;
  }
};

/** One step of a questionnaire as a form that works without a script. */
export const stepBody = ({ seen, values, errors }: StepPage): Html => {
  const { view, course } = seen;
  const at = course.findIndex(({ id }) => id === seen.step);
  const here = course[at];
  const step = view.steps.find(({ id }) => id === seen.step);
  if (!here || !step) return html``;
  const blocks = step.rows.flatMap(({ columns }) => columns.flat());
  const firstError = Object.keys(errors)[0];
  const draw = (block: ViewBlock): Html | false => {
    if (!here.blocks.includes(block.id)) return false;
    if (block.type !== 'field') return standing(block);
    const field = view.fields.find(({ path }) => path === block.path);
    return (
      field !== undefined &&
      question({
        field,
        value: values[field.key],
        error: errors[field.path],
        isFirstError: firstError === field.path,
        optional: view.texts.optional,
        choose: view.texts.choose,
      })
    );
  };
  const isLast = at === course.length - 1;
  const steps = course.length;
  return html`${
      steps > 1 &&
      html`<p class="soft small">
          ${view.texts.progress.replace('{step}', String(at + 1)).replace('{steps}', String(steps))}
        </p>
        <progress max="${steps}" value="${at + 1}" aria-hidden="true"></progress>`
    }
    ${step.title !== '' && html`<h2>${step.title}</h2>`}
    ${firstError !== undefined && html`<p class="alert" role="alert">${q(view.locale, 'step.check')}</p>`}
    <form method="post">
      ${blocks.map(draw)}
      <input type="hidden" name="step" value="${step.id}" />
      <input type="hidden" name="version" value="${view.version}" />
      <input type="hidden" name="locale" value="${view.locale}" />
      <button type="submit" name="to" value="next">
        ${isLast ? q(view.locale, 'step.finish') : view.texts.next}
      </button>
      ${
        at > 0 &&
        html`<button type="submit" class="quiet" name="to" value="back" formnovalidate>
          ${view.texts.back}
        </button>`
      }
    </form>`;
};
