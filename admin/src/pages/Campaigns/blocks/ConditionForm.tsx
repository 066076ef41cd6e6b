import { Button, Flex, Radio, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useEffect, useId, useRef } from 'react';
import { useIntl } from 'react-intl';
import type { Condition, ConditionRule } from '../../../../../content-types';
import { Notice } from '../../../components/Notice';
import { useT } from '../../../hooks/useT';
import { firstRule } from './condition/rules';
import { RuleForm } from './condition/RuleForm';
import { useSources } from './condition/sources';
import { SelectField } from './fields/SelectField';
import { useWhen } from './useWhenText';

/** More than these nobody keeps in mind. */
export const MAX_RULES = 20;

interface ConditionFormProps {
  when: Condition | null | undefined;
  /** null for everybody. */
  onChange: (when: Condition | null) => void;
  disabled?: boolean;
}

/** Who sees a block: everybody, or those whom rules name. */
export const ConditionForm = ({ when, onChange, disabled = false }: ConditionFormProps) => {
  const t = useT();
  const { locale } = useIntl();
  const id = useId();
  const sources = useSources();
  const { text, isBroken } = useWhen(when);
  /** Rules put aside by "everybody", for those who change their mind. */
  const aside = useRef<Condition | null>(null);
  const addRef = useRef<HTMLButtonElement>(null);
  const listRef = useRef<HTMLDivElement>(null);
  const pending = useRef<'rule' | 'add' | 'everybody' | null>(null);
  const condition = when && when.rules.length > 0 ? when : null;
  const rules = condition?.rules ?? [];

  // After a change the focus stands where work goes on.
  useEffect(() => {
    const next = pending.current;
    pending.current = null;
    if (next === 'rule')
      listRef.current
        ?.querySelector<HTMLElement>(':scope > :last-child [role="combobox"]')
        ?.focus();
    else if (next === 'add') addRef.current?.focus();
    else if (next === 'everybody') document.getElementById(`${id}-everybody`)?.focus();
  }, [rules.length, id]);

  const change = (next: ConditionRule[]) =>
    onChange(next.length > 0 ? { match: condition?.match ?? 'all', rules: next } : null);
  const choose = (who: string) => {
    if (who === 'some' && !condition)
      onChange(aside.current ?? { match: 'all', rules: [firstRule('locale', sources, locale)] });
    if (who === 'everybody' && condition) {
      aside.current = condition;
      onChange(null);
    }
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <Radio.Group
        aria-label={t('blocks.condition.who')}
        value={condition ? 'some' : 'everybody'}
        disabled={disabled}
        onValueChange={choose}
      >
        <Radio.Item id={`${id}-everybody`} value="everybody">
          {t('blocks.condition.everybody')}
        </Radio.Item>
        <Radio.Item value="some">{t('blocks.condition.some')}</Radio.Item>
      </Radio.Group>
      {condition ? (
        <>
          {text ? (
            <Typography tag="p" variant="pi" fontWeight="bold" textColor="neutral800">
              {text}
            </Typography>
          ) : null}
          {isBroken ? <Notice tone="warning">{t('blocks.condition.broken')}</Notice> : null}
          {rules.length > 1 ? (
            <SelectField
              label={t('blocks.condition.match')}
              value={condition.match}
              options={[
                { value: 'all', label: t('blocks.condition.all') },
                { value: 'any', label: t('blocks.condition.any') },
              ]}
              disabled={disabled}
              onChange={(match) => onChange({ ...condition, match })}
            />
          ) : null}
          <Flex ref={listRef} direction="column" alignItems="stretch" gap={3}>
            {rules.map((rule, index) => (
              <RuleForm
                // By place: rules have no names, and two may say the same.
                key={index}
                rule={rule}
                number={index + 1}
                sources={sources}
                disabled={disabled}
                onChange={(next) => change(rules.map((other, at) => (at === index ? next : other)))}
                onRemove={() => {
                  pending.current = rules.length > 1 ? 'add' : 'everybody';
                  change(rules.filter((_, at) => at !== index));
                }}
              />
            ))}
          </Flex>
          {disabled ? null : (
            <Flex>
              <Button
                ref={addRef}
                type="button"
                variant="secondary"
                size="S"
                startIcon={<Plus aria-hidden />}
                disabled={rules.length >= MAX_RULES}
                onClick={() => {
                  pending.current = 'rule';
                  change([...rules, firstRule('lists', sources, locale)]);
                }}
              >
                {t('blocks.condition.add')}
              </Button>
            </Flex>
          )}
        </>
      ) : null}
    </Flex>
  );
};
