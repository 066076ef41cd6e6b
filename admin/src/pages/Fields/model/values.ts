import {
  hasOptions,
  NO_RULES,
  RULES_OF_TYPE,
  TEXT_LIMITS,
  type CustomField,
  type CustomFieldRules,
  type CustomFieldType,
} from '../../../../../content-types/custom-field';
import type { SaveFieldRequest } from '../../../../../server/src/audience/contract';
import type { Translate } from '../../../hooks/useT';
import type { Problems } from '../../../utils/form-problems';
import { withKeys } from '../../../utils/options';
import { clean, trimLocalized } from '../../../utils/text';

export const EMPTY_FIELD: SaveFieldRequest = {
  key: '',
  type: 'text',
  label: {},
  help: {},
  options: [],
  rules: NO_RULES,
  access: 'hidden',
};

/** Characters that a text may have; 0 for what is no text. */
export const longestOf = (type: CustomFieldType): number =>
  type === 'text' || type === 'long-text' ? TEXT_LIMITS[type] : 0;

export const toValues = (field: CustomField): SaveFieldRequest => ({
  key: field.key,
  type: field.type,
  label: field.label ?? {},
  help: field.help ?? {},
  options: field.options ?? [],
  rules: { ...NO_RULES, ...field.rules },
  access: field.access,
});

/** Words as letters and digits in one: `Shoe size` becomes `shoeSize`. */
export const keyFrom = (label: string): string => {
  const words = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^a-zA-Z0-9]+/)
    .filter(Boolean);
  const joined = words
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : word[0].toUpperCase() + word.slice(1).toLowerCase()
    )
    .join('')
    .replace(/^\d+/, '');
  return joined ? (joined[0].toLowerCase() + joined.slice(1)).slice(0, 40) : '';
};

const knownRules = (type: CustomFieldType, rules: CustomFieldRules): CustomFieldRules => ({
  ...NO_RULES,
  ...Object.fromEntries(
    RULES_OF_TYPE[type].map((name) => [name, rules[name] === '' ? null : rules[name]])
  ),
});

export const toRequest = (values: SaveFieldRequest): SaveFieldRequest => ({
  ...values,
  key: clean(values.key),
  label: trimLocalized(values.label),
  help: trimLocalized(values.help),
  options: hasOptions(values.type) ? withKeys(values.options) : [],
  rules: knownRules(values.type, values.rules),
});

const isCount = (value: unknown, max: number): boolean =>
  value === null ||
  (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= max);

const ruleProblems = ({ type, rules, options }: SaveFieldRequest, t: Translate): Problems => {
  const problems: Problems = {};
  const { maxLength, min, max, minChoices, maxChoices } = knownRules(type, rules);
  if (!isCount(maxLength, longestOf(type)))
    problems['rules.maxLength'] = t('fields.invalid.length', { max: longestOf(type) });
  if (min !== null && max !== null && min > max) problems['rules.max'] = t('fields.invalid.order');
  if (!isCount(minChoices, options.length))
    problems['rules.minChoices'] = t('fields.invalid.choices', { max: options.length });
  if (!isCount(maxChoices, 200))
    problems['rules.maxChoices'] = t('fields.invalid.choices', { max: 200 });
  else if (minChoices !== null && maxChoices !== null && minChoices > maxChoices)
    problems['rules.maxChoices'] = t('fields.invalid.order');
  return problems;
};

export const validateField = (values: SaveFieldRequest, t: Translate): Problems => {
  const problems: Problems = {};
  const key = clean(values.key);
  if (!clean(values.label.en)) problems['label.en'] = t('common.required');
  if (!key) problems.key = t('common.required');
  else if (!/^[a-z][a-zA-Z0-9]*$/.test(key)) problems.key = t('fields.invalid.key');
  if (hasOptions(values.type)) {
    if (values.options.length === 0) problems.options = t('fields.invalid.noOptions');
    values.options.forEach(({ label }, index) => {
      if (!clean(label.en)) problems[`options.${index}.label.en`] = t('common.required');
    });
  }
  return { ...problems, ...ruleProblems(values, t) };
};
