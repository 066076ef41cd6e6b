import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useListFormChoicesQuery } from '../../../api/questionnaires';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { questionnaireIn, toQuestionnaireLink } from '../model/links';

interface QuestionnairePickerProps {
  /** The link as it stands, an address or a questionnaire. */
  value: string;
  /** The link, or empty once it leads to no questionnaire any more. */
  onChange: (link: string) => void;
  size?: 'S' | 'M';
}

/** Stands for no questionnaire. */
const NONE = '*';

/** Lets a link lead each reader to their own copy of a questionnaire, instead of to an address. */
export const QuestionnairePicker = ({ value, onChange, size = 'M' }: QuestionnairePickerProps) => {
  const t = useT();
  const can = useCan();
  const chosen = questionnaireIn(value);
  const { data: forms = [] } = useListFormChoicesQuery(
    { kind: 'questionnaire' },
    { skip: !can('read-forms') }
  );
  if (forms.length === 0 && chosen === null) return null;
  const isListed = forms.some(({ id }) => id === chosen);
  return (
    <Field.Root width="100%">
      <Field.Label>{t('questionnaires.link.label')}</Field.Label>
      <SingleSelect
        size={size}
        value={chosen === null ? '' : String(chosen)}
        placeholder={t('questionnaires.link.placeholder')}
        onChange={(id) => onChange(id === NONE ? '' : toQuestionnaireLink(Number(id)))}
      >
        {chosen === null ? null : (
          <SingleSelectOption value={NONE}>{t('questionnaires.link.clear')}</SingleSelectOption>
        )}
        {chosen !== null && !isListed ? (
          <SingleSelectOption value={String(chosen)}>
            {t('questionnaires.link.unknown', { id: chosen })}
          </SingleSelectOption>
        ) : null}
        {forms.map(({ id, name }) => (
          <SingleSelectOption key={id} value={String(id)}>
            {name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
};
