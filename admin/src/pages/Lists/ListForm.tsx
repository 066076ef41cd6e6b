import { Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import type { ListRow } from '../../../../server/src/audience/contract';
import { LocalizedTextInput } from '../../components/LocalizedTextInput';
import { NameAndSlug } from '../../components/NameAndSlug';
import { Panel } from '../../components/Panel';
import { ToggleField } from '../../components/ToggleField';
import { useCan } from '../../hooks/useCan';
import { useSenderOptions } from '../../hooks/useOptions';
import { useT } from '../../hooks/useT';
import { JoiningPanel } from './JoiningPanel';

const SenderField = () => {
  const t = useT();
  const can = useCan();
  const senders = useSenderOptions();
  const field = useField<number | null>('senderId');
  const asleep = useForm('SenderField', (state) => state.disabled);
  const disabled = asleep || !can('read-senders');
  return (
    <Field.Root name="senderId" error={field.error} hint={t('lists.field.sender.hint')}>
      <Field.Label>{t('lists.field.sender')}</Field.Label>
      <SingleSelect
        value={field.value === null ? '' : String(field.value)}
        placeholder={t('lists.field.sender.default')}
        disabled={disabled}
        onChange={(value) => field.onChange('senderId', value ? Number(value) : null)}
        onClear={disabled ? undefined : () => field.onChange('senderId', null)}
      >
        {senders.map((sender) => (
          <SingleSelectOption key={sender.id} value={String(sender.id)}>
            {sender.name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};

/** The fields of a list, of a stored one or a new one; stands inside an `EditForm`. */
export const ListForm = ({ stored = null }: { stored?: ListRow | null }) => {
  const t = useT();
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Panel title={t('lists.panel.identity')}>
        <NameAndSlug
          nameLabel={t('lists.field.name')}
          nameHint={t('lists.field.name.hint')}
          slugLabel={t('lists.field.slug')}
          slugHint={t('lists.field.slug.hint')}
          follow={stored === null}
        />
        <SenderField />
      </Panel>
      <Panel title={t('lists.panel.readers')} hint={t('lists.panel.readers.hint')}>
        <LocalizedTextInput name="title" label={t('lists.field.title')} required />
        <LocalizedTextInput
          name="purpose"
          label={t('lists.field.purpose')}
          hint={t('lists.field.purpose.hint')}
          required
          multiline
        />
        <ToggleField
          name="isPublic"
          label={t('lists.field.isPublic')}
          hint={t('lists.field.isPublic.hint')}
        />
      </Panel>
      <JoiningPanel stored={stored} />
    </Flex>
  );
};
