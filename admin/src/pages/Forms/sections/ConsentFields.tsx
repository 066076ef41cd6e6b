import {
  Checkbox,
  Field,
  Flex,
  Grid,
  MultiSelect,
  MultiSelectOption,
  TextInput,
} from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { FormConsent } from '../../../../../content-types';
import { useGetWordingQuery } from '../../../api/wordings';
import { useCan } from '../../../hooks/useCan';
import { useT } from '../../../hooks/useT';
import { boxOf, settle } from '../model/boxes';
import { mentions } from '../model/wording';
import type { FormChoices } from '../useFormChoices';
import { ConsentRegime } from './ConsentRegime';
import { WordingPicker } from './WordingPicker';

interface ConsentFieldsProps {
  consent: FormConsent;
  index: number;
  choices: FormChoices;
  disabled: boolean;
  onChange: (consent: FormConsent) => void;
}

/** Whom a wording with `{partner}` names. */
const PartnerField = ({
  consent,
  disabled,
  onChange,
}: Pick<ConsentFieldsProps, 'consent' | 'disabled' | 'onChange'>) => {
  const t = useT();
  const can = useCan();
  const { data } = useGetWordingQuery(consent.wordingId, {
    skip: consent.wordingId === 0 || !can('read-wordings'),
  });
  const texts = data?.id === consent.wordingId ? Object.values(data.versions[0]?.texts ?? {}) : [];
  // Who may not see the wording may still have to name the partner.
  if (can('read-wordings') && !mentions(texts, 'partner')) return null;
  return (
    <div data-place={`consents.${consent.key}.partner`}>
      <Field.Root required={can('read-wordings')} hint={t('forms.partner.hint')}>
        <Field.Label>{t('forms.partner')}</Field.Label>
        <TextInput
          value={consent.partner ?? ''}
          maxLength={200}
          disabled={disabled}
          onChange={(event) => onChange({ ...consent, partner: event.currentTarget.value })}
        />
        <Field.Hint />
      </Field.Root>
    </div>
  );
};

/** What one box says, which lists it joins, and whether people can do without it. */
export const ConsentFields = ({
  consent,
  index,
  choices,
  disabled,
  onChange: change,
}: ConsentFieldsProps) => {
  const t = useT();
  const { formatList } = useIntl();
  const onChange = (next: FormConsent) => change(settle(next, choices.lists));
  const { mode } = boxOf(consent, choices.lists);
  const place = `consents.${consent.key}`;
  const nameLists = (ids: string[] = []) =>
    formatList(
      ids.flatMap((id) => choices.lists.find((list) => String(list.id) === id)?.name ?? [])
    );
  const key = useField<string>(`definition.consents.${index}.key`);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <div data-place={`${place}.wordingId`}>
        <WordingPicker
          consent={consent}
          choices={choices}
          disabled={disabled}
          onChange={(wordingId) => onChange({ ...consent, wordingId })}
        />
      </div>
      <PartnerField consent={consent} disabled={disabled} onChange={onChange} />
      <Grid.Root gap={4}>
        <Grid.Item col={7} xs={12} direction="column" alignItems="stretch">
          <div data-place={`${place}.listIds`}>
            <Field.Root required hint={t('forms.consent.lists.hint')}>
              <Field.Label>{t('forms.consent.lists')}</Field.Label>
              <MultiSelect
                customizeContent={nameLists}
                disabled={disabled}
                placeholder={t('forms.consent.lists.placeholder')}
                value={consent.listIds.map(String)}
                onChange={(ids) => onChange({ ...consent, listIds: ids.map(Number) })}
              >
                {choices.lists.map((list) => (
                  <MultiSelectOption key={list.id} value={String(list.id)}>
                    {list.name}
                  </MultiSelectOption>
                ))}
              </MultiSelect>
              <Field.Hint />
            </Field.Root>
          </div>
        </Grid.Item>
        <Grid.Item col={5} xs={12} direction="column" alignItems="stretch">
          <Field.Root required error={key.error} hint={t('forms.consent.key.hint')}>
            <Field.Label>{t('forms.consent.key')}</Field.Label>
            <TextInput
              value={consent.key}
              maxLength={40}
              disabled={disabled}
              onChange={(event) => onChange({ ...consent, key: event.currentTarget.value })}
            />
            <Field.Hint />
            <Field.Error />
          </Field.Root>
        </Grid.Item>
      </Grid.Root>
      <ConsentRegime
        consent={consent}
        lists={choices.lists}
        disabled={disabled}
        onChange={onChange}
      />
      {mode === 'opt-in' ? (
        <Checkbox
          disabled={disabled}
          checked={consent.required}
          onCheckedChange={(checked) => onChange({ ...consent, required: checked === true })}
        >
          {t('forms.consent.required')}
        </Checkbox>
      ) : null}
    </Flex>
  );
};
