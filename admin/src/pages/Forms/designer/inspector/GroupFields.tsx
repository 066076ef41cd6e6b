import { MultiSelect, MultiSelectOption } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { ListsBlock, PartnersBlock } from '../../../../../../content-types';
import { Notice } from '../../../../components/Notice';
import { useT } from '../../../../hooks/useT';
import { useDesigner } from '../context';
import { CONSENT_KEY } from './consent/ConsentFields';
import { WordingPicker } from './consent/WordingPicker';
import { CheckControl, LocalizedControl, Placed } from './controls';
import { KeyField } from './KeyField';

interface PickProps {
  place: string;
  label: string;
  placeholder: string;
  options: readonly { id: number; name: string }[];
  value: number[];
  onChange: (ids: number[]) => void;
}

const PickSeveral = ({ place, label, placeholder, options, value, onChange }: PickProps) => {
  const { formatList } = useIntl();
  const { disabled } = useDesigner();
  const nameAll = (ids: string[] = []) =>
    formatList(ids.flatMap((id) => options.find((item) => String(item.id) === id)?.name ?? []));
  return (
    <Placed label={label} place={place} required>
      <MultiSelect
        customizeContent={nameAll}
        disabled={disabled}
        placeholder={placeholder}
        value={value.map(String)}
        onChange={(ids) => onChange(ids.map(Number))}
      >
        {options.map(({ id, name }) => (
          <MultiSelectOption key={id} value={String(id)}>
            {name}
          </MultiSelectOption>
        ))}
      </MultiSelect>
    </Placed>
  );
};

/** Several boxes under one wording: one for each list or partner. */
export const GroupFields = ({ block }: { block: ListsBlock | PartnersBlock }) => {
  const t = useT();
  const { choices, disabled, editBlock } = useDesigner();
  const place = (property: string) => `blocks.${block.id}.${property}`;
  return (
    <>
      <LocalizedControl
        label={t('forms.field.label')}
        place={place('label')}
        required
        value={block.label}
        onChange={(label) => editBlock({ ...block, label }, 'label')}
      />
      {block.type === 'lists' ? (
        <PickSeveral
          place={place('listIds')}
          label={t('forms.consent.lists')}
          placeholder={t('forms.consent.lists.placeholder')}
          options={choices.lists}
          value={block.listIds}
          onChange={(listIds) => editBlock({ ...block, listIds })}
        />
      ) : (
        <PickSeveral
          place={place('partnerIds')}
          label={t('forms.partners')}
          placeholder={t('forms.partners.placeholder')}
          options={choices.partners}
          value={block.partnerIds}
          onChange={(partnerIds) => editBlock({ ...block, partnerIds })}
        />
      )}
      <div data-place={place('wordingId')}>
        <WordingPicker
          consent={{
            wordingId: block.wordingId,
            listIds: block.type === 'lists' ? block.listIds.slice(0, 1) : [],
            partner:
              block.type === 'partners'
                ? choices.partners.find(({ id }) => id === block.partnerIds[0])?.name
                : undefined,
          }}
          choices={choices}
          disabled={disabled}
          onChange={(wordingId) => editBlock({ ...block, wordingId })}
        />
      </div>
      {block.type === 'lists' ? (
        <CheckControl
          label={t('forms.lists.required')}
          place={place('required')}
          value={block.required}
          onChange={(required) => editBlock({ ...block, required })}
        />
      ) : (
        <Notice tone="info">{t('forms.partners.hint')}</Notice>
      )}
      <KeyField
        id={block.id}
        value={block.key}
        pattern={CONSENT_KEY}
        hint={t('forms.consent.key.hint')}
        invalid={t('forms.consent.key.invalid')}
        onChange={(key) => editBlock({ ...block, key })}
      />
    </>
  );
};
