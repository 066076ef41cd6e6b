import { TextInput } from '@strapi/design-system';
import { useState } from 'react';
import { useT } from '../../../../hooks/useT';
import { toAllowedLink } from '../../model/links';
import { Labelled, type LabelledProps } from './Labelled';
import { MAX_URL } from './LinkField';

/** The address that somebody meant, as it is stored; null where it is no page of the web. */
export const toWebAddress = (typed: string): string | null => {
  const link = toAllowedLink(typed);
  return link !== null && /^https?:/i.test(link) ? link : null;
};

interface UrlFieldProps extends LabelledProps {
  value: string;
  onChange: (url: string) => void;
  disabled: boolean;
}

/** The address of a page; `example.org` gets its `https://` when the field is left. */
export const UrlField = ({ value, onChange, disabled, error, ...labelled }: UrlFieldProps) => {
  const t = useT();
  const [isTyping, setTyping] = useState(false);
  const isWrong = value.trim() !== '' && toWebAddress(value) === null;
  const leave = () => {
    setTyping(false);
    const address = toWebAddress(value);
    if (address && address !== value) onChange(address);
  };
  return (
    <Labelled
      {...labelled}
      error={isTyping ? undefined : isWrong ? t('common.invalid.url') : error}
    >
      <TextInput
        size="S"
        inputMode="url"
        placeholder="https://"
        maxLength={MAX_URL}
        value={value}
        disabled={disabled}
        onFocus={() => setTyping(true)}
        onBlur={leave}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Labelled>
  );
};
