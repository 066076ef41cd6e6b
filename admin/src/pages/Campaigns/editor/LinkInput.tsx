import { Field, Flex, TextInput } from '@strapi/design-system';
import { useState } from 'react';
import { useT } from '../../../hooks/useT';
import { questionnaireIn, toAllowedLink } from '../model/links';
import { QuestionnairePicker } from './QuestionnairePicker';

interface LinkInputProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (url: string) => void;
}

/** A web or e-mail address; `example.org` gets its `https://` when the field is left. */
export const LinkInput = ({ label, hint, value, onChange }: LinkInputProps) => {
  const t = useT();
  const [isTyping, setTyping] = useState(false);
  const isWrong = !isTyping && value.trim() !== '' && toAllowedLink(value) === null;
  const leave = () => {
    setTyping(false);
    const link = toAllowedLink(value);
    if (link && link !== value) onChange(link);
  };
  const isInternal = questionnaireIn(value) !== null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      <Field.Root
        error={isWrong ? t('campaigns.link.invalid') : undefined}
        hint={hint}
        width="100%"
      >
        <Field.Label>{label}</Field.Label>
        <TextInput
          size="S"
          inputMode="url"
          placeholder={isInternal ? t('questionnaires.link.instead') : 'https://'}
          value={isInternal ? '' : value}
          onFocus={() => setTyping(true)}
          onBlur={leave}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <QuestionnairePicker size="S" value={value} onChange={onChange} />
    </Flex>
  );
};
