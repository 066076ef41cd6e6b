import {
  Checkbox,
  Field,
  Flex,
  MultiSelect,
  MultiSelectOption,
  TextInput,
} from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { ConsentBlock } from '../../../../../../../content-types';
import { useGetWordingQuery } from '../../../../../api/wordings';
import { useCan } from '../../../../../hooks/useCan';
import { useT } from '../../../../../hooks/useT';
import { boxOf, settle } from '../../../model/boxes';
import { mentions } from '../../../model/wording';
import type { FormChoices } from '../../../useFormChoices';
import { KeyField } from '../KeyField';
import { ConsentRegime } from './ConsentRegime';
import { WordingPicker } from './WordingPicker';

/** As the server takes it. */
export const CONSENT_KEY = /^[a-z][a-z0-9-]{0,39}$/;

interface ConsentFieldsProps {
  consent: ConsentBlock;
  choices: FormChoices;
  disabled: boolean;
  /** @param key what was typed into, so that a word is one step of undo */
  onChange: (consent: ConsentBlock, key?: string) => void;
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
    <div data-place={`blocks.${consent.id}.partner`}>
      <Field.Root required={can('read-wordings')} hint={t('forms.partner.hint')}>
        <Field.Label>{t('forms.partner')}</Field.Label>
        <TextInput
          value={consent.partner ?? ''}
          maxLength={200}
          disabled={disabled}
          onChange={(event) =>
            onChange({ ...consent, partner: event.currentTarget.value }, 'partner')
          }
        />
        <Field.Hint />
      </Field.Root>
    </div>
  );
};

/** What one box says, which lists it joins, and whether people can do without it. */
export const ConsentFields = ({
  consent,
  choices,
  disabled,
  onChange: change,
}: ConsentFieldsProps) => {
  const t = useT();
  const { formatList } = useIntl();
  const onChange = (next: ConsentBlock, key?: string) =>
    change({ ...next, ...settle(next, choices.lists) }, key);
  const { mode } = boxOf(consent, choices.lists);
  const place = `blocks.${consent.id}`;
  const nameLists = (ids: string[] = []) =>
    formatList(
      ids.flatMap((id) => choices.lists.find((list) => String(list.id) === id)?.name ?? [])
    );
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
      <ConsentRegime
        consent={consent}
        lists={choices.lists}
        disabled={disabled}
        onChange={onChange}
      />
      {mode === 'opt-in' ? (
        <div data-place={`${place}.required`}>
          <Checkbox
            disabled={disabled}
            checked={consent.required}
            onCheckedChange={(checked) => onChange({ ...consent, required: checked === true })}
          >
            {t('forms.consent.required')}
          </Checkbox>
        </div>
      ) : null}
      <KeyField
        id={consent.id}
        value={consent.key}
        pattern={CONSENT_KEY}
        hint={t('forms.consent.key.hint')}
        invalid={t('forms.consent.key.invalid')}
        onChange={(key) => onChange({ ...consent, key })}
      />
    </Flex>
  );
};
