/**
 * "Show if": plain data, so that the designer, the server and the visitor's browser judge alike.
 */
export const CONDITION_OPERATORS = [
  'is',
  'is-not',
  'contains',
  'at-least',
  'at-most',
  'filled',
  'empty',
] as const;
export type ConditionOperator = (typeof CONDITION_OPERATORS)[number];

export interface ConditionRule {
  /** What is looked at: `email`, `fields.<key>`, `consents.<key>` or `vote`. */
  path: string;
  op: ConditionOperator;
  /** `true` and `false` for boxes, the option's key for choices; unused by `filled` and `empty`. */
  value: string;
}

export interface Condition {
  match: 'all' | 'any';
  rules: ConditionRule[];
}

/** What stands at a path: a text, several options, a tick, or nothing. */
export type ConditionInput = string | number | boolean | readonly string[] | null | undefined;

/**
 * Whether a condition holds. It uses nothing from outside itself: `embed.js` carries its source.
 * @param look what stands at a path now; a field that is itself hidden counts as empty
 */
export function conditionHolds(
  condition: Condition | null | undefined,
  look: (path: string) => ConditionInput
): boolean {
  if (!condition || condition.rules.length === 0) return true;
  const holds = ({ path, op, value }: ConditionRule): boolean => {
    const given = look(path);
    const texts = (Array.isArray(given) ? given : [given])
      .map((item: unknown) => (item === null || item === undefined ? '' : String(item).trim()))
      .filter((text: string) => text !== '');
    const filled = texts.length > 0 && given !== false;
    // A box that is not ticked reads `false`, whether it was sent or not.
    const equal =
      value === 'false' ? !filled || texts[0] === 'false' : texts.some((text) => text === value);
    const number = Number(texts[0]);
    const bound = Number(value);
    // Numbers by size, days (`YYYY-MM-DD`) by the alphabet, which is their order.
    const order =
      texts.length === 0
        ? NaN
        : Number.isNaN(number) || Number.isNaN(bound)
          ? texts[0].localeCompare(value)
          : number - bound;
    switch (op) {
      case 'is':
        return equal;
      case 'is-not':
        return !equal;
      case 'contains':
        return texts.some((text) => text.toLowerCase().includes(value.toLowerCase()));
      case 'at-least':
        return order >= 0;
      case 'at-most':
        return order <= 0;
      case 'filled':
        return filled;
      case 'empty':
        return !filled;
    }
  };
  return condition.match === 'any' ? condition.rules.some(holds) : condition.rules.every(holds);
}
