import { Flex } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useIntl } from 'react-intl';
import type { ConditionRule } from '../../../../../../content-types';
import { QuietButton } from '../../../../components/QuietButton';
import { useT } from '../../../../hooks/useT';
import { pickText } from '../../../../utils/locales';
import { SelectField } from '../fields/SelectField';
import { firstRule, needsValue, operatorsOf, problemOf, subjectOf } from './rules';
import type { Sources } from './sources';
import { ValueField } from './ValueField';

interface RuleFormProps {
  rule: ConditionRule;
  number: number;
  sources: Sources;
  disabled: boolean;
  onChange: (rule: ConditionRule) => void;
  onRemove: () => void;
}

/** One rule as a sentence: this, is, that. */
export const RuleForm = ({
  rule,
  number,
  sources,
  disabled,
  onChange,
  onRemove,
}: RuleFormProps) => {
  const t = useT();
  const { locale } = useIntl();
  const subject = subjectOf(rule, sources);
  const problem = problemOf(rule, sources);
  const operators = operatorsOf(subject);
  const error = problem ? t(`blocks.condition.problem.${problem}`) : undefined;
  const isGone = problem === 'field-gone';
  const fields = (sources.fields ?? []).filter(
    ({ key, isArchived }) => !isArchived || `fields.${key}` === rule.path
  );
  const paths = [
    { value: 'locale', label: t('blocks.condition.locale') },
    { value: 'lists', label: t('blocks.condition.lists') },
    ...fields.map(({ key, label }) => ({
      value: `fields.${key}`,
      label: pickText(label, locale) || key,
    })),
    ...(subject.kind === 'field' && !subject.field
      ? [
          {
            value: rule.path,
            label: isGone ? t('blocks.condition.gone', { name: subject.key }) : subject.key,
          },
        ]
      : []),
  ];
  const operatorLabel = (op: (typeof operators)[number]) => {
    if (subject.kind === 'lists')
      return t(op === 'is-not' ? 'blocks.condition.isNotOn' : 'blocks.condition.isOn');
    const type = subject.kind === 'field' ? subject.field?.type : undefined;
    if (type === 'date' && (op === 'at-least' || op === 'at-most'))
      return t(`blocks.condition.date.${op}`);
    if (type === 'choices' && (op === 'is' || op === 'is-not'))
      return t(`blocks.condition.choices.${op}`);
    return t(`forms.condition.${op}`);
  };
  return (
    <Flex
      role="group"
      aria-label={t('blocks.condition.rule', { number })}
      direction="column"
      alignItems="stretch"
      gap={3}
      padding={3}
      background="neutral100"
      hasRadius
    >
      <SelectField
        label={t('blocks.condition.subject')}
        error={isGone ? error : undefined}
        value={rule.path}
        options={paths}
        disabled={disabled}
        onChange={(path) => {
          if (path !== rule.path) onChange(firstRule(path, sources, locale));
        }}
      />
      {isGone ? null : (
        <>
          {operators.length > 1 ? (
            <SelectField
              label={t('blocks.condition.operator')}
              hint={
                rule.op === 'is-not' && subject.kind === 'field'
                  ? t('blocks.condition.isNot.hint')
                  : undefined
              }
              value={rule.op}
              options={operators.map((value) => ({ value, label: operatorLabel(value) }))}
              disabled={disabled}
              onChange={(op) => onChange({ ...rule, op })}
            />
          ) : null}
          {needsValue(rule) ? (
            <ValueField
              subject={subject}
              rule={rule}
              sources={sources}
              error={error}
              disabled={disabled}
              onChange={(value) => onChange({ ...rule, value })}
            />
          ) : null}
        </>
      )}
      <Flex justifyContent="flex-end">
        <QuietButton
          type="button"
          label={t('blocks.condition.remove', { number })}
          disabled={disabled}
          onClick={onRemove}
        >
          <Trash />
        </QuietButton>
      </Flex>
    </Flex>
  );
};
