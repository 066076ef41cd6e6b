import type {
  Answer,
  FieldValue,
  FieldValues,
  PublishedField,
  PublishedForm,
} from '../../../../content-types';

type AnswerColumns = Pick<Answer, 'position' | 'textValue' | 'numberValue' | 'longValue'>;
type QuestionType = NonNullable<PublishedField['type']>;

const NOTHING: Omit<AnswerColumns, 'position'> = {
  textValue: null,
  numberValue: null,
  longValue: null,
};

/** One answer as typed rows, as `field-value` stores them too; none for no answer. */
export const answerRows = (type: QuestionType, value: FieldValue): AnswerColumns[] => {
  if (value === null) return [];
  if (Array.isArray(value))
    return value.map((textValue, position) => ({ ...NOTHING, position, textValue }));
  if (typeof value === 'boolean') return [{ ...NOTHING, position: 0, numberValue: value ? 1 : 0 }];
  if (typeof value === 'number') return [{ ...NOTHING, position: 0, numberValue: value }];
  return type === 'long-text' || type === 'url'
    ? [{ ...NOTHING, position: 0, longValue: value }]
    : [{ ...NOTHING, position: 0, textValue: value }];
};

/** The answer that its rows, in order of position, stand for. */
export const answerValue = (type: QuestionType, rows: AnswerColumns[]): FieldValue => {
  const [first] = rows;
  if (!first) return null;
  switch (type) {
    case 'choices':
      return rows.flatMap(({ textValue }) => textValue ?? []);
    case 'boolean':
      return first.numberValue === null ? null : Number(first.numberValue) === 1;
    case 'number':
      return first.numberValue === null ? null : Number(first.numberValue);
    case 'long-text':
    case 'url':
      return first.longValue;
    default:
      return first.textValue;
  }
};

export const typeOf = ({ type, key }: PublishedField): QuestionType =>
  type ?? (key === 'email' ? 'email' : 'name');

/** The answers of one response by question; what the version does not ask is left out. */
export const answersOf = (
  { fields }: Pick<PublishedForm, 'fields'>,
  rows: readonly Pick<Answer, 'fieldKey' | 'position' | 'textValue' | 'numberValue' | 'longValue'>[]
): FieldValues => {
  const given: FieldValues = {};
  for (const field of fields) {
    const own = rows
      .filter(({ fieldKey }) => fieldKey === field.key)
      .sort((a, b) => a.position - b.position);
    const value = answerValue(typeOf(field), own);
    if (value !== null) given[field.key] = value;
  }
  return given;
};

/** Names are columns of the subscriber, all other questions are custom fields. */
export const splitNames = (
  values: FieldValues
): { names: { firstName?: string | null; lastName?: string | null }; fields: FieldValues } => {
  const { firstName, lastName, ...fields } = values;
  const text = (value: FieldValue): string | null => (typeof value === 'string' ? value : null);
  return {
    names: {
      ...(firstName === undefined ? {} : { firstName: text(firstName) }),
      ...(lastName === undefined ? {} : { lastName: text(lastName) }),
    },
    fields,
  };
};
