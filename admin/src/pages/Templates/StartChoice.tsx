import { Flex, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { useListReadyTemplatesQuery, useListTemplatesQuery } from '../../api/templates';
import { useCan } from '../../hooks/useCan';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useT } from '../../hooks/useT';
import { MessageThumbnail } from './MessageThumbnail';
import type { Start } from './useStartFrom';

const OWN = { kind: 'message', pageSize: 100, sort: 'name:asc' } as const;

const Cards = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr));
  gap: ${({ theme }) => theme.spaces[4]};
`;

const Card = styled.label`
  position: relative;
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[2]};
  padding: ${({ theme }) => theme.spaces[3]};
  border: 2px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  overflow-wrap: anywhere;
  cursor: pointer;

  > input {
    position: absolute;
    opacity: 0;
  }

  &:has(> input:checked) {
    border-color: ${({ theme }) => theme.colors.primary600};
  }

  &:has(> input:focus-visible) {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

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
      <Cards>
        <Card>
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
        </Card>
      </Cards>
      {sections.map(({ title, offers }) =>
        offers.length > 0 ? (
          <Flex key={title} direction="column" alignItems="stretch" gap={3}>
            <Typography tag="h3" variant="sigma" textColor="neutral600">
              {title}
            </Typography>
            <Cards>
              {offers.map(({ key, description, message }) => (
                <Card key={key}>
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
                </Card>
              ))}
            </Cards>
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
