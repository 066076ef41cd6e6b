import type { FieldValue, FieldValues } from '../../../../content-types';
import { html, type Html } from '../../core';
import type { FormView, ViewBlock } from '../contract';
import { stepRows, type Typed } from '../pages/form-blocks';
import { formPageStyles, imageOrigins } from '../pages/form-page';
import { q } from './texts';
import type { Seen } from './view';

export interface StepPage {
  seen: Seen;
  /** What stands in the fields, by key: as typed after a mistake, as known otherwise. */
  values: FieldValues;
  /** Messages by path. */
  errors: Record<string, string>;
}

/** As HTML's form controls want it. */
const asTyped = (value: FieldValue): string | string[] =>
  Array.isArray(value) ? value : value === null ? '' : String(value);

/** The button has a place of its own, below all questions. */
const stands = (blocks: readonly string[], { id, type }: ViewBlock): boolean =>
  type !== 'submit' && blocks.includes(id);

/**
 * The one step that is shown, with the blocks that the server judged to stand there; its conditions
 * are done with.
 */
const standingView = ({ view, course, step }: Seen): FormView => {
  const blocks = course.find(({ id }) => id === step)?.blocks ?? [];
  return {
    ...view,
    steps: view.steps
      .filter(({ id }) => id === step)
      .map((one) => ({
        ...one,
        showIf: null,
        rows: one.rows.flatMap((row) => {
          const columns = row.columns
            .map((column) =>
              column
                .filter((block) => stands(blocks, block))
                .map((block) => ({ ...block, showIf: null }))
            )
            .filter((column) => column.length > 0);
          return columns.length > 0 ? [{ ...row, columns }] : [];
        }),
      })),
  };
};

const progress = ({ view, course, step }: Seen): Html | false => {
  const steps = course.length;
  const at = course.findIndex(({ id }) => id === step) + 1;
  return (
    steps > 1 &&
    html`<p part="progress">
      ${view.texts.progress.replace('{step}', String(at)).replace('{steps}', String(steps))}
      <progress max="${steps}" value="${at}" aria-hidden="true"></progress>
    </p>`
  );
};

/** Enter sends the first button of a form, which must not be the way back, wherever that stands. */
const STEP = `[part~=back]{order:-1}
[part=actions] [part~=button]{width:auto}
[part=progress] progress{display:block;width:100%;height:.5rem;margin:.4rem 0 0;accent-color:var(--accent)}
`;

/** The styles and pictures of the page of a step. */
export const stepLook = (seen: Seen): { styles: string; images: string[] } => {
  const view = standingView(seen);
  return { styles: formPageStyles(view) + STEP, images: imageOrigins(view) };
};

/** One step of a questionnaire as a form that works without a script. */
export const stepBody = ({ seen, values, errors }: StepPage): Html => {
  const view = standingView(seen);
  const [step] = view.steps;
  if (!step) return html``;
  const at = seen.course.findIndex(({ id }) => id === step.id);
  const isLast = at === seen.course.length - 1;
  const typed: Typed = {
    values: Object.fromEntries(
      Object.entries(values).map(([key, value]) => [`fields.${key}`, asTyped(value)])
    ),
    ticked: null,
  };
  const context = {
    view,
    typed,
    errors,
    firstError: Object.keys(errors)[0] ?? null,
    conditional: new Set<string>(),
  };
  return html`<div class="optin">
    ${progress(seen)}
    <form part="form" method="post">
      ${
        context.firstError !== null &&
        html`<p part="alert" role="alert">${q(view.locale, 'step.check')}</p>`
      }
      <section part="step">
        ${step.title !== '' && html`<h2 part="step-title">${step.title}</h2>`}
        ${stepRows(context, step)}
      </section>
      <input type="hidden" name="step" value="${step.id}" />
      <input type="hidden" name="version" value="${view.version}" />
      <input type="hidden" name="locale" value="${view.locale}" />
      <div part="actions">
        <button part="button" type="submit" name="to" value="next">
          ${isLast ? seen.view.texts.submit : view.texts.next}
        </button>
        ${
          at > 0 &&
          html`<button part="button back" type="submit" name="to" value="back" formnovalidate>
            ${view.texts.back}
          </button>`
        }
      </div>
    </form>
  </div>`;
};
