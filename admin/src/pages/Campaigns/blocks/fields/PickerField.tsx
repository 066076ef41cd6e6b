import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import type { Choice } from '../../../../components/fields/inputs';
import { useT } from '../../../../hooks/useT';
import { Labelled, type LabelledProps } from './Labelled';

/**
 * The design system renders only a window of longer lists, and an option outside of it counts as
 * gone: whoever merely tabs through the field would empty it.
 */
const MOST_OPTIONS = 100;

interface PickerFieldProps extends LabelledProps {
  choices: readonly Choice[];
  value: string;
  onChange: (value: string) => void;
  disabled: boolean;
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** What is typed narrows the list; what is chosen stays in it. */
const offered = (choices: readonly Choice[], value: string, typed: string): Choice[] => {
  const chosen = choices.find((choice) => choice.value === value);
  const wanted = typed === chosen?.label ? '' : fold(typed);
  const matching = choices.filter(
    (choice) => choice !== chosen && fold(choice.label).includes(wanted)
  );
  return [...(chosen ? [chosen] : []), ...matching].slice(0, MOST_OPTIONS);
};

/** One of many: one types a part of its name. */
export const PickerField = ({
  choices,
  value,
  onChange,
  disabled,
  ...labelled
}: PickerFieldProps) => {
  const t = useT();
  const label = choices.find((choice) => choice.value === value)?.label ?? '';
  // By hand: left alone, the box keeps the name that it first found, loaded or not.
  const [text, setText] = useState(label);
  useEffect(() => setText(label), [label]);
  return (
    <Labelled {...labelled}>
      <Combobox
        size="S"
        autocomplete={{ type: 'list', filter: 'contains' }}
        noOptionsMessage={() => t('fields.value.noMatch')}
        value={value}
        textValue={text}
        onTextValueChange={setText}
        disabled={disabled}
        clearLabel={t('common.action.clear')}
        onClear={() => {
          setText('');
          onChange('');
        }}
        onChange={(key) => {
          if ((key ?? '') !== value) onChange(key ?? '');
        }}
      >
        {offered(choices, value, text).map((choice) => (
          <ComboboxOption key={choice.value} value={choice.value} textValue={choice.label}>
            {choice.label}
          </ComboboxOption>
        ))}
      </Combobox>
    </Labelled>
  );
};
