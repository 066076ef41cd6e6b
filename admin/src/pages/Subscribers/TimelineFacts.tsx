import { Box, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { TimelineEntry } from '../../../../server/src/consent/contract';
import { Hash } from '../../components/Hash';
import { useT } from '../../hooks/useT';
import { actorName } from '../../utils/actor';
import { languageTitle } from '../../utils/locales';
import { Facts, type FactRow } from './Facts';

const Summary = styled.summary`
  cursor: pointer;
  width: fit-content;
  color: ${({ theme }) => theme.colors.primary600};
  font-size: ${({ theme }) => theme.fontSizes[1]};
`;

const hashOf = (value: unknown) => (typeof value === 'string' ? <Hash value={value} /> : null);

/** What proves a line of the ledger: evidence, versions and fingerprints. */
export const TimelineFacts = ({ entry }: { entry: TimelineEntry }) => {
  const t = useT();
  const { locale } = useIntl();
  const { evidence } = entry;
  const rows: FactRow[] = [
    [t('subscribers.fact.email'), evidence?.email],
    [t('subscribers.fact.page'), evidence?.pageUrl],
    [t('subscribers.fact.ip'), evidence?.ip],
    [t('subscribers.fact.userAgent'), evidence?.userAgent],
    [
      t('subscribers.fact.form'),
      entry.formId === null
        ? null
        : t('subscribers.fact.form.value', {
            name: entry.formName ?? `#${entry.formId}`,
            version: entry.formVersion,
          }),
    ],
    [
      t('subscribers.fact.wording'),
      entry.wordingId === null
        ? null
        : t('subscribers.fact.wording.value', {
            id: entry.wordingId,
            version: entry.wordingVersion,
          }),
    ],
    [t('subscribers.fact.basis'), entry.basis ? t(`basis.${entry.basis}`) : null],
    [t('subscribers.fact.locale'), entry.locale ? languageTitle(entry.locale, locale) : null],
    [t('subscribers.fact.actor'), entry.actorName ?? actorName(entry.actor, t)],
    [t('subscribers.fact.contractHash'), hashOf(entry.details?.provenance)],
    [t('subscribers.fact.wordingHash'), hashOf(entry.wordingHash ?? entry.details?.wording)],
    [
      t('subscribers.fact.clock'),
      entry.details?.clockBehindMs
        ? t('subscribers.fact.clock.value', {
            seconds: Math.ceil(Number(entry.details.clockBehindMs) / 1000),
          })
        : null,
    ],
    [t('subscribers.fact.hash'), <Hash key="hash" value={entry.hash} />],
    [t('subscribers.fact.prevHash'), <Hash key="prev" value={entry.prevHash} />],
  ];
  return (
    <details>
      <Summary>{t('subscribers.facts', { number: entry.seq })}</Summary>
      <Box paddingTop={2}>
        <Facts rows={rows} />
        {entry.evidenceHash && !evidence ? (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {t('subscribers.fact.erased')}
          </Typography>
        ) : null}
      </Box>
    </details>
  );
};
