import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { TimelineEntry } from '../../../../server/src/consent/contract';
import { Panel } from '../../components/Panel';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useT } from '../../hooks/useT';
import { TimelineFacts } from './TimelineFacts';

const Entry = styled.li`
  position: relative;
  padding-left: ${({ theme }) => theme.spaces[6]};
  padding-bottom: ${({ theme }) => theme.spaces[6]};

  &:last-child {
    padding-bottom: 0;
  }

  &::before {
    content: '';
    position: absolute;
    left: 0;
    top: 0.5rem;
    width: 1.1rem;
    height: 1.1rem;
    border-radius: 50%;
    background: ${({ theme }) => theme.colors.primary600};
  }

  &:not(:last-child)::after {
    content: '';
    position: absolute;
    left: 0.5rem;
    top: 2rem;
    bottom: 0;
    width: 1px;
    background: ${({ theme }) => theme.colors.neutral200};
  }
`;

const Quote = styled.blockquote`
  margin: 0;
  padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[4]}`};
  border-left: 3px solid ${({ theme }) => theme.colors.primary200};
  background: ${({ theme }) => theme.colors.neutral100};
`;

const TimelineItem = ({ entry }: { entry: TimelineEntry }) => {
  const t = useT();
  const dates = useFormatDate();
  const list = entry.listName ?? (entry.listId === null ? null : `#${entry.listId}`);
  return (
    <Entry>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Flex justifyContent="space-between" gap={2} wrap="wrap">
          <Typography tag="h3" variant="omega" fontWeight="bold">
            {list === null
              ? t(`subscribers.event.${entry.event}.all`)
              : t(`subscribers.event.${entry.event}`, { list })}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {dates.dateTime(entry.at)}
          </Typography>
        </Flex>
        <Typography variant="pi" textColor="neutral600">
          {t(`subscribers.method.${entry.method}`, {
            form: entry.formName ?? (entry.formId === null ? '' : `#${entry.formId}`),
            version: entry.formVersion,
          })}
        </Typography>
        {entry.wordingText ? (
          <Quote lang={entry.locale ?? undefined}>
            <Typography style={{ whiteSpace: 'pre-line' }}>{entry.wordingText}</Typography>
          </Quote>
        ) : null}
        <TimelineFacts entry={entry} />
      </Flex>
    </Entry>
  );
};

/** The ledger's lines about one person, newest first, each with what proves it. */
export const Timeline = ({ entries }: { entries: TimelineEntry[] }) => {
  const t = useT();
  return (
    <Panel title={t('subscribers.timeline')} hint={t('subscribers.timeline.hint')}>
      {entries.length === 0 ? (
        <Typography textColor="neutral600">{t('subscribers.timeline.none')}</Typography>
      ) : (
        <Box tag="ol" paddingTop={2}>
          {entries.map((entry) => (
            <TimelineItem key={entry.id} entry={entry} />
          ))}
        </Box>
      )}
    </Panel>
  );
};
