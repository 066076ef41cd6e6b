import {
  Box,
  Field,
  Flex,
  Link,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import { useId, useState } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { useGetSendersQuery } from '../../../../api/senders';
import { useCan } from '../../../../hooks/useCan';
import { useT } from '../../../../hooks/useT';
import { pluginPath } from '../../../../pluginId';
import { languageName } from '../../../../utils/locales';
import { SubjectField } from '../../editor/TextFields';
import { graphemes, PREHEADER_LIMIT, SUBJECT_LIMIT } from '../../model/length';
import { translationIn, withEnvelope } from '../../model/translations';
import { inlineText } from '../../model/words';
import { useActions, useComposer } from '../context';

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

const SenderField = ({ disabled }: { disabled: boolean }) => {
  const t = useT();
  const can = useCan();
  const { draft } = useComposer();
  const { edit } = useActions();
  const senders = useGetSendersQuery(ALL, { skip: !can('read-senders') });
  return (
    <Box data-place="envelope.sender">
      <Field.Root
        width="100%"
        hint={
          senders.data?.results.length === 0 ? (
            <Link tag={RouterLink} to={pluginPath('/settings/senders/new')}>
              {t('campaigns.sender.create')}
            </Link>
          ) : undefined
        }
      >
        <Field.Label>{t('campaigns.sender')}</Field.Label>
        <SingleSelect
          placeholder={t('campaigns.sender.placeholder')}
          value={draft.senderId ?? ''}
          disabled={disabled}
          onChange={(value) => edit((current) => ({ ...current, senderId: Number(value) }))}
        >
          {(senders.data?.results ?? []).map((sender) => (
            <SingleSelectOption key={sender.id} value={sender.id}>
              {`${sender.fromName} <${sender.fromEmail}>`}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
      </Field.Root>
    </Box>
  );
};

const SubjectInput = ({ disabled }: { disabled: boolean }) => {
  const t = useT();
  const hint = useId();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const { draft, locale } = useComposer();
  const { edit } = useActions();
  const translation = translationIn(draft, locale);
  const subject = translation ? translation.subject : draft.subject;
  const length = graphemes(inlineText(subject));
  return (
    <Box data-place="envelope.subject">
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
        <Field.Label action={<span ref={setSlot} />}>{t('campaigns.subject')}</Field.Label>
        <SubjectFrame hasRadius paddingLeft={4} paddingRight={4} paddingTop={2} paddingBottom={2}>
          <SubjectField
            key={locale}
            value={subject}
            disabled={disabled}
            label={t('campaigns.subject')}
            describedBy={hint}
            placeholder={
              (translation && inlineText(draft.subject)) || t('campaigns.subject.placeholder')
            }
            toolbarSlot={slot}
            onChange={(value) =>
              edit(
                (current) => withEnvelope(current, locale, { subject: value }),
                `subject.${locale}`
              )
            }
          />
        </SubjectFrame>
        <Field.Hint />
      </Field.Root>
    </Box>
  );
};

const PreheaderInput = ({ disabled }: { disabled: boolean }) => {
  const t = useT();
  const { draft, locale } = useComposer();
  const { edit } = useActions();
  const translation = translationIn(draft, locale);
  const preheader = translation ? translation.preheader : draft.preheader;
  const length = graphemes(preheader);
  return (
    <Box data-place="envelope.preheader">
      <Field.Root
        width="100%"
        hint={
          length > PREHEADER_LIMIT
            ? t('composer.preheader.long', { length, limit: PREHEADER_LIMIT })
            : `${t('campaigns.preheader.hint')} ${t('composer.length', { length, limit: PREHEADER_LIMIT })}`
        }
      >
        <Field.Label>{t('campaigns.preheader')}</Field.Label>
        <TextInput
          maxLength={250}
          disabled={disabled}
          value={preheader}
          placeholder={translation ? draft.preheader : undefined}
          onChange={({ currentTarget: { value } }) =>
            edit(
              (current) => withEnvelope(current, locale, { preheader: value }),
              `preheader.${locale}`
            )
          }
        />
        <Field.Hint />
      </Field.Root>
    </Box>
  );
};

/** From whom, and what the inbox shows before it is opened; words in the language on view. */
export const EnvelopeFields = ({ disabled }: { disabled: boolean }) => {
  const t = useT();
  const { locale: panelLocale } = useIntl();
  const { draft, locale } = useComposer();
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <SenderField disabled={disabled} />
      {Object.keys(draft.translations).length > 0 ? (
        <Box role="note">
          {t('composer.envelope.language', { language: languageName(locale, panelLocale) })}
        </Box>
      ) : null}
      <SubjectInput disabled={disabled} />
      <PreheaderInput disabled={disabled} />
    </Flex>
  );
};
