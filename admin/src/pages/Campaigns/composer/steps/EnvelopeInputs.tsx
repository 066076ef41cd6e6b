import { Box, Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useId, useState, type ReactNode } from 'react';
import { styled } from 'styled-components';
import type { InlineNode } from '../../../../../../content-types';
import { useGetSendersQuery } from '../../../../api/senders';
import { useCan } from '../../../../hooks/useCan';
import { useT } from '../../../../hooks/useT';
import { SubjectField } from '../../editor/TextFields';
import { graphemes, PREHEADER_LIMIT, SUBJECT_LIMIT } from '../../model/length';
import { inlineText } from '../../model/words';

/** The subject looks like Strapi's other inputs. */
const SubjectFrame = styled(Box)`
  width: 100%;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ theme }) => theme.colors.neutral0};
  font-size: 1.4rem;
  line-height: 2.2rem;

  &:focus-within {
    border-color: ${({ theme }) => theme.colors.primary600};
    box-shadow: ${({ theme }) => theme.colors.primary600} 0 0 0 2px;
  }
`;
const ALL = { pageSize: 100, sort: 'name:asc' };

interface InputProps<T> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  disabled: boolean;
}

/** All senders there are; undefined while they load, and for those who may not read them. */
export const useSenders = () => {
  const can = useCan();
  return useGetSendersQuery(ALL, { skip: !can('read-senders') }).data?.results;
};

export const senderLine = ({ fromName, fromEmail }: { fromName: string; fromEmail: string }) =>
  `${fromName} <${fromEmail}>`;

/** Whom a message comes from. */
export const SenderInput = ({
  label,
  value,
  onChange,
  disabled,
  hint,
}: InputProps<number | null> & { hint?: ReactNode }) => {
  const t = useT();
  const senders = useSenders() ?? [];
  return (
    <Field.Root width="100%" hint={hint}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        placeholder={t('campaigns.sender.placeholder')}
        value={value ?? ''}
        disabled={disabled}
        onChange={(chosen) => onChange(Number(chosen))}
      >
        {senders.map((sender) => (
          <SingleSelectOption key={sender.id} value={sender.id}>
            {senderLine(sender)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
};

/** A subject with its tools, and how much of it inboxes show. */
export const SubjectInput = ({
  label,
  value,
  onChange,
  disabled,
  placeholder,
}: InputProps<InlineNode[]> & { placeholder: string }) => {
  const t = useT();
  const hint = useId();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const length = graphemes(inlineText(value));
  return (
    <Field.Root
      width="100%"
      hint={
        <span id={hint}>
          {length > SUBJECT_LIMIT
            ? t('composer.subject.long', { length, limit: SUBJECT_LIMIT })
            : t('composer.length', { length, limit: SUBJECT_LIMIT })}
        </span>
      }
    >
      <Field.Label action={<span ref={setSlot} />}>{label}</Field.Label>
      <SubjectFrame hasRadius paddingLeft={4} paddingRight={4} paddingTop={2} paddingBottom={2}>
        <SubjectField
          value={value}
          disabled={disabled}
          label={label}
          describedBy={hint}
          placeholder={placeholder}
          toolbarSlot={slot}
          onChange={onChange}
        />
      </SubjectFrame>
      <Field.Hint />
    </Field.Root>
  );
};

/** What inboxes show behind the subject. */
export const PreheaderInput = ({
  label,
  value,
  onChange,
  disabled,
  placeholder,
}: InputProps<string> & { placeholder?: string }) => {
  const t = useT();
  const length = graphemes(value);
  return (
    <Field.Root
      width="100%"
      hint={
        length > PREHEADER_LIMIT
          ? t('composer.preheader.long', { length, limit: PREHEADER_LIMIT })
          : `${t('campaigns.preheader.hint')} ${t('composer.length', { length, limit: PREHEADER_LIMIT })}`
      }
    >
      <Field.Label>{label}</Field.Label>
      <TextInput
        maxLength={250}
        disabled={disabled}
        value={value}
        placeholder={placeholder}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Field.Hint />
    </Field.Root>
  );
};
