import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { ConsentEvent, LegalBasis } from '../../../../content-types';
import type { TimelineEntry } from '../../../../server/src/consent/contract';
import { Chip } from '../../components/Chip';
import { Panel } from '../../components/Panel';
import { useFormatDate } from '../../hooks/useFormatDate';
import { useT } from '../../hooks/useT';
import { actorName } from '../../utils/actor';
import { Details, useDetails } from './Details';
import { TimelineFacts } from './TimelineFacts';

/** Colour for the eye: on the list, asked about it, off it. The words carry the meaning. */
const DOTS = {
  requested: 'primary600',
  'asked-again': 'primary600',
  confirmed: 'success600',
  registered: 'success600',
  renewed: 'success600',
  refused: 'neutral500',
  withdrawn: 'neutral500',
  expired: 'neutral500',
  erased: 'danger600',
} as const satisfies Record<ConsentEvent, string>;

/** Under these people join by not objecting: they asked for nothing. */
const SILENT: readonly LegalBasis[] = ['passive-opt-in', 'soft-opt-in', 'b2b-opt-out'];

const Entry = styled.li<{ $event: ConsentEvent }>`
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
    background: ${({ theme, $event }) => theme.colors[DOTS[$event]]};
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

const Page = ({ url }: { url: string }) => {
  const t = useT();
  return (
    <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
      {t('subscribers.onPage', { url })}
    </Typography>
  );
};

const PARTNER_EVENTS = ['requested', 'confirmed', 'withdrawn', 'expired'] as const;

/** What happened, with the list or the partner that it is about. */
const useHeading = ({ event, basis, listId, listName, details }: TimelineEntry): string => {
  const t = useT();
  const aboutPartner = PARTNER_EVENTS.find((known) => known === event);
  if (aboutPartner && typeof details?.partner === 'string')
    return t(`subscribers.event.${aboutPartner}.partner`, { list: details.partner });
  const list = listName ?? (listId === null ? null : `#${listId}`);
  if (list === null) return t(`subscribers.event.${event}.all`);
  return t(
    event === 'requested' && basis && SILENT.includes(basis)
      ? 'subscribers.event.requested.silent'
      : `subscribers.event.${event}`,
    { list }
  );
};

const TimelineItem = ({ entry }: { entry: TimelineEntry }) => {
  const t = useT();
  const dates = useFormatDate();
  const { chips, rows } = useDetails(entry);
  const heading = useHeading(entry);
  return (
    <Entry $event={entry.event}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Flex justifyContent="space-between" gap={2} wrap="wrap">
          <Typography tag="h3" variant="omega" fontWeight="bold">
            {heading}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {dates.dateTime(entry.at)}
          </Typography>
        </Flex>
        <Flex gap={2} wrap="wrap">
          {entry.basis ? <Chip variant="secondary">{t(`basis.${entry.basis}`)}</Chip> : null}
          {chips.map(({ text, variant }) => (
            <Chip key={text} variant={variant}>
              {text}
            </Chip>
          ))}
          <Typography variant="pi" textColor="neutral600">
            {t(`subscribers.method.${entry.method}`, {
              form: entry.formName ?? (entry.formId === null ? '' : `#${entry.formId}`),
              version: entry.formVersion,
              actor: entry.actorName ?? actorName(entry.actor, t),
            })}
          </Typography>
        </Flex>
        {entry.wordingText ? (
          <Quote lang={entry.locale ?? undefined}>
            <Typography style={{ whiteSpace: 'pre-line' }}>{entry.wordingText}</Typography>
          </Quote>
        ) : null}
        {entry.evidence?.pageUrl ? <Page url={entry.evidence.pageUrl} /> : null}
        <Details rows={rows} />
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
