import { useIntl } from 'react-intl';
import type { ConditionRule } from '../../../../../../content-types';
import { DayInput } from '../../../../components/DayInput';
import { choicesWith, namedCodes } from '../../../../components/fields/inputs';
import { useT } from '../../../../hooks/useT';
import { languageTitle, pickText } from '../../../../utils/locales';
import { PickerField } from '../fields/PickerField';
import { SelectField } from '../fields/SelectField';
import { TextField } from '../fields/TextField';
import type { RuleSubject } from './rules';
import type { Sources } from './sources';

interface ValueFieldProps {
  subject: RuleSubject;
  rule: ConditionRule;
  sources: Sources;
  /** What is wrong with the value, and what to do. */
  error: string | undefined;
  onChange: (value: string) => void;
  disabled: boolean;
}

/** What a rule compares with, by the type of what it looks at. */
export const ValueField = ({
  subject,
  rule,
  sources,
  error,
  onChange,
  disabled,
}: ValueFieldProps) => {
  const t = useT();
  const { locale } = useIntl();
  const { value } = rule;
  const gone = (key: string) => t('blocks.condition.gone', { name: key });
  const shared = { error, value, onChange, disabled, required: true };

  if (subject.kind === 'locale') {
    const languages = namedCodes('language', locale);
    return (
      <PickerField
        {...shared}
        label={t('blocks.condition.language')}
        choices={choicesWith(languages, value, (key) => languageTitle(key, locale))}
      />
    );
  }
  if (subject.kind === 'lists') {
    const lists = (sources.lists ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
    return (
      <PickerField
        {...shared}
        label={t('blocks.condition.list')}
        choices={choicesWith(lists, value, (id) =>
          sources.lists ? gone(id) : t('blocks.when.list.unknown', { id })
        )}
      />
    );
  }
  const { field } = subject;
  const label = t('blocks.condition.value');
  switch (field?.type) {
    case 'boolean':
      return (
        <SelectField
          {...shared}
          label={label}
          hint={t('blocks.condition.boolean.hint')}
          options={[
            { value: 'true', label: t('common.yes') },
            { value: 'false', label: t('common.no') },
          ]}
        />
      );
    case 'choice':
    case 'choices': {
      const options = field.options.map(({ key, label: text }) => ({
        value: key,
        label: pickText(text, locale) || key,
      }));
      return <SelectField {...shared} label={label} options={choicesWith(options, value, gone)} />;
    }
    case 'country':
    case 'language':
      return (
        <PickerField
          {...shared}
          label={label}
          choices={choicesWith(namedCodes(field.type, locale), value, (key) => key)}
        />
      );
    case 'date':
      return <DayInput {...shared} label={label} />;
    default:
      return <TextField {...shared} label={label} maxLength={255} />;
  }
};
