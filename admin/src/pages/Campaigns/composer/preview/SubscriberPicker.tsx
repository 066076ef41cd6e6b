import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useState } from 'react';
import { useGetSubscribersQuery } from '../../../../api/subscribers';
import { useCan } from '../../../../hooks/useCan';
import { useT } from '../../../../hooks/useT';
import { useLater } from '../../content/useLater';

interface SubscriberPickerProps {
  /** null for a made-up reader. */
  value: { id: number; email: string } | null;
  onChange: (subscriber: { id: number; email: string } | null) => void;
}

/** Whose values and conditions count; people are found by their address. */
export const SubscriberPicker = ({ value, onChange }: SubscriberPickerProps) => {
  const t = useT();
  const can = useCan();
  const mayRead = can('read-subscribers');
  const [typed, setTyped] = useState('');
  const wanted = useLater(typed.trim());
  const { data } = useGetSubscribersQuery(
    { pageSize: 10, ...(wanted && { _q: wanted }) },
    { skip: !mayRead }
  );
  if (!mayRead) return null;
  const found = data?.results ?? [];
  const people = value && !found.some(({ id }) => id === value.id) ? [value, ...found] : found;
  return (
    <Field.Root>
      <Field.Label>{t('composer.preview.as')}</Field.Label>
      <Combobox
        size="S"
        placeholder={t('composer.preview.anyone')}
        value={value ? String(value.id) : ''}
        textValue={value?.email ?? typed}
        autocomplete="none"
        clearLabel={t('common.action.clear')}
        noOptionsMessage={() => t('composer.preview.nobody')}
        onInputChange={(event) => setTyped(event.currentTarget.value)}
        onClear={() => {
          setTyped('');
          onChange(null);
        }}
        onChange={(id?: string) => {
          const person = people.find((one) => String(one.id) === id);
          onChange(person ? { id: person.id, email: person.email } : null);
        }}
      >
        {people.map((person) => (
          <ComboboxOption key={person.id} value={String(person.id)}>
            {person.email}
          </ComboboxOption>
        ))}
      </Combobox>
    </Field.Root>
  );
};
