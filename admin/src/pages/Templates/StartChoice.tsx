import { Flex, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { ChoiceCard, ChoiceCards } from '../../components/ChoiceCards';
import { useListReadyTemplatesQuery, useListTemplatesQuery } from '../../api/templates';
import { useCan } from '../../hooks/useCan';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useT } from '../../hooks/useT';
import { MessageThumbnail } from './MessageThumbnail';
import type { Start } from './useStartFrom';

const OWN = { kind: 'message', pageSize: 100, sort: 'name:asc' } as const;

const Blank = styled.div`
  height: 14rem;
  border: 1px dashed ${({ theme }) => theme.colors.neutral300};
  border-radius: ${({ theme }) => theme.borderRadius};
`;

interface Offer {
  key: string;
  description: string;
  message: Start;
}

interface StartChoiceProps {
  /** Null for an empty message. */
  value: Start | null;
  onChange: (value: Start | null) => void;
}

/** What a new campaign begins with: nothing, a ready-made message, or a template of one's own. */
export const StartChoice = ({ value, onChange }: StartChoiceProps) => {
  const t = useT();
  const can = useCan();
  const group = useId();
  const { locale } = useIntl();
  const dates = useFormatDate();
  const skip = !can('read-templates');
  const ready = useListReadyTemplatesQuery(locale, { skip });
  const own = useListTemplatesQuery(OWN, { skip });
  if (skip) return null;

  const sections: { title: string; offers: Offer[] }[] = [
    {
      title: t('templates.own.title'),
      offers: (own.data?.results ?? []).map((template) => ({
        key: `own-${template.id}`,
        description: t('templates.changed', {
          date: dates.dateTime(Date.parse(template.updatedAt)),
        }),
        message: template,
      })),
    },
    {
      title: t('templates.ready.title'),
      offers: (ready.data ?? []).map((template) => ({
        key: `ready-${template.key}`,
        description: template.description,
        message: template,
      })),
    },
  ];
  const isFailed = Boolean(own.error ?? ready.error);
  return (
    <Flex
      role="radiogroup"
      aria-labelledby={`${group}-label`}
      direction="column"
      alignItems="stretch"
      gap={4}
    >
      <Typography id={`${group}-label`} variant="pi" fontWeight="bold">
        {t('templates.start')}
      </Typography>
      <ChoiceCards $width="20rem">
        <ChoiceCard>
          <input
            type="radio"
            name={group}
            checked={value === null}
            onChange={() => onChange(null)}
          />
          <Blank aria-hidden />
          <Typography fontWeight="bold">{t('templates.start.empty')}</Typography>
          <Typography variant="pi" textColor="neutral600">
            {t('templates.start.empty.hint')}
          </Typography>
        </ChoiceCard>
      </ChoiceCards>
      {sections.map(({ title, offers }) =>
        offers.length > 0 ? (
          <Flex key={title} direction="column" alignItems="stretch" gap={3}>
            <Typography tag="h3" variant="sigma" textColor="neutral600">
              {title}
            </Typography>
            <ChoiceCards $width="20rem">
              {offers.map(({ key, description, message }) => (
                <ChoiceCard key={key}>
                  <input
                    type="radio"
                    name={group}
                    checked={value === message}
                    onChange={() => onChange(message)}
                  />
                  <MessageThumbnail
                    height="14rem"
                    locale={message.locale}
                    subject={message.subject}
                    preheader={message.preheader}
                    document={message.document}
                  />
                  <Typography fontWeight="bold">{message.name}</Typography>
                  <Typography variant="pi" textColor="neutral600">
                    {description}
                  </Typography>
                </ChoiceCard>
              ))}
            </ChoiceCards>
          </Flex>
        ) : null
      )}
      {isFailed ? (
        <Typography role="alert" textColor="danger600">
          {t('templates.start.failed')}
        </Typography>
      ) : null}
    </Flex>
  );
};
