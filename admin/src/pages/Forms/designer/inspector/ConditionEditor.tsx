import { Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import type { Condition, ConditionRule } from '../../../../../../content-types';
import { Segments } from '../../../../components/Segments';
import { useT } from '../../../../hooks/useT';
import { pickText } from '../../../../utils/locales';
import { subjectsFor, type Subject } from '../../model/condition-subjects';
import { useShortName } from '../canvas/names';
import { useDesigner } from '../context';
import { SelectControl, TextControl } from './controls';

const needsValue = (rule: ConditionRule) => rule.op !== 'filled' && rule.op !== 'empty';

const firstRule = ({ path, operators, options }: Subject): ConditionRule => ({
  path,
  op: operators[0],
  value: options?.[0] ?? '',
});

interface RuleProps {
  rule: ConditionRule;
  number: number;
  place: string;
  subjects: Subject[];
  onChange: (rule: ConditionRule, key?: string) => void;
  onRemove: () => void;
}

const RuleEditor = ({ rule, number, place, subjects, onChange, onRemove }: RuleProps) => {
  const t = useT();
  const nameBlock = useShortName();
  const { choices, definition, locale, disabled } = useDesigner();
  const subject = subjects.find(({ path }) => path === rule.path);
  const optionLabel = (value: string): string => {
    if (value === 'true') return t('common.yes');
    if (value === 'false') return t('common.no');
    const options =
      subject?.block.type === 'vote'
        ? choices.promotions.find(({ id }) => id === definition.promotionId)?.options
        : choices.fields.find(({ key }) => `fields.${key}` === rule.path)?.options;
    return pickText(options?.find(({ key }) => key === value)?.label, locale) || value;
  };
  return (
    <Flex
      role="group"
      aria-label={t('forms.condition.rule', { number })}
      direction="column"
      alignItems="stretch"
      gap={3}
      padding={3}
      background="neutral100"
      hasRadius
    >
      <SelectControl
        label={t('forms.condition.subject')}
        place={`${place}.path`}
        value={subject ? rule.path : ''}
        placeholder={rule.path}
        options={subjects.map(({ path, block }) => ({ value: path, label: nameBlock(block) }))}
        onChange={(path) => {
          const chosen = subjects.find((item) => item.path === path);
          if (chosen) onChange(firstRule(chosen));
        }}
      />
      {subject && subject.operators.length > 1 ? (
        <SelectControl
          label={t('forms.condition.operator')}
          place={`${place}.op`}
          value={rule.op}
          options={subject.operators.map((op) => ({
            value: op,
            label: t(`forms.condition.${op}`),
          }))}
          onChange={(op) => onChange({ ...rule, op })}
        />
      ) : null}
      {subject && needsValue(rule) ? (
        subject.options ? (
          <SelectControl
            label={t('forms.condition.value')}
            place={`${place}.value`}
            value={rule.value}
            options={subject.options.map((value) => ({ value, label: optionLabel(value) }))}
            onChange={(value) => onChange({ ...rule, value })}
          />
        ) : (
          <TextControl
            label={t('forms.condition.value')}
            place={`${place}.value`}
            value={rule.value}
            onChange={(value) => onChange({ ...rule, value }, `${place}.value`)}
          />
        )
      ) : null}
      <Flex justifyContent="flex-end">
        <IconButton
          label={t('forms.condition.remove', { number })}
          disabled={disabled}
          onClick={onRemove}
        >
          <Trash />
        </IconButton>
      </Flex>
    </Flex>
  );
};

interface ConditionEditorProps {
  place: string;
  /** Id of the block or step that shows. */
  about: string;
  label: string;
  condition: Condition | null;
  onChange: (condition: Condition | null, key?: string) => void;
}

/** "Show if" as a sentence: this field, is, that. */
export const ConditionEditor = ({
  place,
  about,
  label,
  condition,
  onChange,
}: ConditionEditorProps) => {
  const t = useT();
  const { definition, choices, disabled } = useDesigner();
  const votes =
    choices.promotions
      .find(({ id }) => id === definition.promotionId)
      ?.options.map(({ key }) => key) ?? [];
  const subjects = subjectsFor(definition, about, choices.fields, votes);
  const rules = condition?.rules ?? [];
  const change = (next: ConditionRule[], key?: string) =>
    onChange(next.length > 0 ? { match: condition?.match ?? 'all', rules: next } : null, key);
  return (
    <Flex direction="column" alignItems="stretch" gap={3} tag="section" data-place={place}>
      <Typography tag="h3" variant="omega" fontWeight="bold">
        {label}
      </Typography>
      {rules.length === 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {t(subjects.length > 0 ? 'forms.condition.always' : 'forms.condition.nothing')}
        </Typography>
      ) : null}
      {rules.length > 1 && condition ? (
        <Segments
          label={t('forms.condition.match')}
          options={[
            { value: 'all', label: t('forms.condition.all') },
            { value: 'any', label: t('forms.condition.any') },
          ]}
          value={condition.match}
          onChange={(match) => onChange({ ...condition, match })}
        />
      ) : null}
      {rules.map((rule, index) => (
        <RuleEditor
          key={index}
          rule={rule}
          number={index + 1}
          place={`${place}.${index}`}
          subjects={subjects}
          onChange={(next, key) =>
            change(
              rules.map((item, at) => (at === index ? next : item)),
              key
            )
          }
          onRemove={() => change(rules.filter((_item, at) => at !== index))}
        />
      ))}
      {subjects.length > 0 && !disabled ? (
        <Flex>
          <Button
            variant="tertiary"
            size="S"
            startIcon={<Plus />}
            onClick={() => change([...rules, firstRule(subjects[0])])}
          >
            {t('forms.condition.add')}
          </Button>
        </Flex>
      ) : null}
    </Flex>
  );
};
