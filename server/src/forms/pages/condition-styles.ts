import type { Condition, ConditionRule } from '../../../../content-types';
import type { FormView, ViewField } from '../contract';
import { nameOf } from './form-blocks';

/** A text inside a quoted attribute selector (CSS Syntax 4.3.5). */
const quoted = (text: string): string =>
  `"${text.replace(/["\\]/g, '\\$&').replace(/[\n\r\f<]/g, (c) => `\\${c.codePointAt(0)?.toString(16)} `)}"`;

/** What of a form must be there for a rule to hold; null where a style sheet cannot tell. */
const selectorOf = ({ path, op, value }: ConditionRule, field: ViewField | undefined) => {
  const isBox = path.startsWith('consents.') || path === 'rules' || field?.control === 'checkbox';
  const name = (suffix = '') => `[name=${quoted(nameOf(path) + suffix)}]`;
  const has = (inner: string) => `:has(${inner})`;
  const not = (selector: string) => `:not(${selector})`;
  const ticked = has(`${name()}:checked`);
  if (isBox) {
    if (op === 'filled' || (op === 'is' && value === 'true')) return ticked;
    if (op === 'is-not' && value === 'false') return ticked;
    if (op === 'empty' || op === 'is' || op === 'is-not') return not(ticked);
    return null;
  }
  if (field?.control === 'select') {
    const chosen = has(`${name()} option[value=${quoted(value)}]:checked`);
    const none = has(`${name()} option[value=""]:checked`);
    if (op === 'is') return chosen;
    if (op === 'is-not') return not(chosen);
    if (op === 'filled') return not(none);
    return op === 'empty' ? none : null;
  }
  if (field?.control === 'buttons') {
    const suffix = field.type === 'choices' ? '[]' : '';
    const chosen = has(`${name(suffix)}[value=${quoted(value)}]:checked`);
    const any = has(`${name(suffix)}:checked`);
    if (op === 'is') return chosen;
    if (op === 'is-not') return not(chosen);
    if (op === 'filled') return any;
    return op === 'empty' ? not(any) : null;
  }
  const filled = has(`${name()}:not(:placeholder-shown)`);
  if (op === 'filled') return filled;
  return op === 'empty' ? not(filled) : null;
};

const hiding = (target: string, condition: Condition, fields: ViewField[]): string => {
  const rules = condition.rules.map((rule) =>
    selectorOf(
      rule,
      fields.find(({ path }) => path === rule.path)
    )
  );
  const known = rules.filter((rule): rule is string => rule !== null);
  if (rules.length === 0) return '';
  if (condition.match === 'any') {
    // One rule that cannot be judged here might hold, so the block has to stay.
    if (known.length < rules.length) return '';
    return `form${known.map((rule) => `:not(${rule})`).join('')} ${target}{display:none}`;
  }
  return known.map((rule) => `form:not(${rule}) ${target}{display:none}`).join('');
};

/**
 * Conditions of a page without a script: what a style sheet can see (`:has`, Selectors 4) hides what
 * does not apply; the rest stays, and the server leaves out what was answered in vain.
 */
export const conditionStyles = ({ steps, fields }: FormView): string =>
  steps
    .flatMap((step) => [
      ...(step.showIf ? [hiding(`[data-step=${quoted(step.id)}]`, step.showIf, fields)] : []),
      ...step.rows.flatMap(({ columns }) =>
        columns
          .flat()
          .flatMap(({ id, showIf }) =>
            showIf ? [hiding(`[data-block=${quoted(id)}]`, showIf, fields)] : []
          )
      ),
    ])
    .join('');
