import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { ConditionRule, CustomField } from '../../../../../../content-types';
import { namedCodes } from '../../../../components/fields/inputs';
import { useT } from '../../../../hooks/useT';
import { fromDay } from '../../../../utils/day';
import { languageName, pickText } from '../../../../utils/locales';
import { needsValue, subjectOf } from './rules';
import type { Sources } from './sources';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A rule in words that go after "Only readers": "in French", "on Weekly", "whose city is Paris". */
export const useRuleWords = (sources: Sources): ((rule: ConditionRule) => string) => {
  const t = useT();
  const { locale, formatDate, formatNumber } = useIntl();
  return useMemo(() => {
    const valueOf = (rule: ConditionRule, field: CustomField | null): string => {
      const { value } = rule;
      if (value === '') return '…';
      switch (field?.type) {
        case 'boolean':
          return t(value === 'true' ? 'common.yes' : 'common.no');
        case 'choice':
        case 'choices':
          return pickText(field.options.find(({ key }) => key === value)?.label, locale) || value;
        case 'country':
        case 'language':
          return (
            namedCodes(field.type, locale).find((code) => code.value === value)?.label ?? value
          );
        case 'date':
          return DAY.test(value) ? formatDate(fromDay(value), { dateStyle: 'medium' }) : value;
        case 'number':
          return Number.isFinite(Number(value)) ? formatNumber(Number(value)) : value;
        default:
          return value;
      }
    };
    return (rule: ConditionRule): string => {
      const subject = subjectOf(rule, sources);
      if (subject.kind === 'locale')
        return t(rule.op === 'is-not' ? 'blocks.when.locale.is-not' : 'blocks.when.locale.is', {
          language: rule.value === '' ? '…' : languageName(rule.value, locale),
        });
      if (subject.kind === 'lists') {
        const list = sources.lists?.find(({ id }) => String(id) === rule.value)?.name;
        const gone = sources.lists ? 'blocks.when.list.gone' : 'blocks.when.list.unknown';
        return t(rule.op === 'is-not' ? 'blocks.when.lists.is-not' : 'blocks.when.lists.is', {
          list: list ?? (rule.value === '' ? '…' : t(gone, { id: rule.value })),
        });
      }
      const { field } = subject;
      const { op } = rule;
      const key =
        field?.type === 'date' && (op === 'at-least' || op === 'at-most')
          ? (`blocks.when.date.${op}` as const)
          : (`blocks.when.field.${op}` as const);
      return t(key, {
        field: pickText(field?.label, locale) || subject.key,
        value: needsValue(rule) ? valueOf(rule, field) : '',
      });
    };
  }, [t, locale, formatDate, formatNumber, sources]);
};
