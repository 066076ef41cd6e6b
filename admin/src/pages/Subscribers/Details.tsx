import type { StatusVariant } from '@strapi/design-system';
import type { TimelineEntry } from '../../../../server/src/consent/contract';
import { useT } from '../../hooks/useT';
import { Facts, type FactRow } from './Facts';
import { factOf } from './ground';
import { LinkIf } from './LinkIf';
import { useFormatDay } from './useFormatDay';

interface DetailsOfEntry {
  chips: { text: string; variant: StatusVariant }[];
  rows: FactRow[];
}

/** Said as chips, under headings of their own, or among the fingerprints. */
const SAID_ELSEWHERE = new Set([
  'preTicked',
  'optOutOffered',
  'keptOut',
  'keptConsent',
  'profession',
  'provenanceId',
  'provenance',
  'wording',
  'reason',
  'clockBehindMs',
  'toVersion',
  'stops',
  // The heading names it.
  'partnerId',
  'partner',
]);
const FACTS_SAID = new Set(['what', 'on', 'reference', 'source']);

type Value = string | number | boolean | null;

/** What a record says of how somebody was asked and what the basis rests on, in words. */
export const useDetails = (entry: TimelineEntry): DetailsOfEntry => {
  const t = useT();
  const formatDay = useFormatDay();
  const details = entry.details ?? {};
  const facts = entry.evidence?.facts ?? {};
  const inWords = (value: Value): string | null => {
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
    return value === null ? null : String(value);
  };

  const chips: DetailsOfEntry['chips'] = [];
  if (details.preTicked === true)
    chips.push({ text: t('subscribers.detail.preTicked'), variant: 'warning' });
  if (details.optOutOffered === true)
    chips.push({ text: t('subscribers.detail.optOutOffered'), variant: 'success' });
  if (details.keptOut === true)
    chips.push({ text: t('subscribers.detail.keptOut'), variant: 'neutral' });
  if (details.keptConsent === true)
    chips.push({ text: t('subscribers.detail.keptConsent'), variant: 'neutral' });

  if (details.stops === true)
    chips.push({ text: t('subscribers.detail.stops'), variant: 'warning' });

  const on = factOf(entry, 'on');
  const file = Number(details.provenanceId);
  const rows: FactRow[] = [
    [t('subscribers.fact.what'), factOf(entry, 'what')],
    [t('subscribers.fact.on'), on === null ? null : formatDay(on)],
    [t('subscribers.fact.reference'), factOf(entry, 'reference')],
    [t('subscribers.fact.source'), factOf(entry, 'source')],
    [t('subscribers.fact.profession'), inWords(details.profession ?? null)],
    [
      t('subscribers.fact.file'),
      file > 0 ? (
        <LinkIf may="read-provenances" to={`/consent/files/${file}`}>
          {t('subscribers.fact.file.value', { id: file })}
        </LinkIf>
      ) : null,
    ],
    [
      t('subscribers.fact.reason'),
      details.reason
        ? t.maybe(
            `subscribers.ledgerReason.${entry.event}.${details.reason}`,
            t.maybe(`subscribers.ledgerReason.${details.reason}`, String(details.reason))
          )
        : null,
    ],
    [
      t('subscribers.fact.toVersion'),
      details.toVersion
        ? t('subscribers.fact.wording.version', { version: String(details.toVersion) })
        : null,
    ],
    ...Object.entries(details)
      .filter(([key]) => !SAID_ELSEWHERE.has(key))
      .map(([key, value]): FactRow => [t.maybe(`subscribers.detail.${key}`, key), inWords(value)]),
    ...Object.entries(facts)
      .filter(([key]) => !FACTS_SAID.has(key))
      .map(([key, value]): FactRow => [t.maybe(`subscribers.fact.${key}`, key), inWords(value)]),
  ];
  return { chips, rows };
};

export const Details = ({ rows }: { rows: FactRow[] }) =>
  rows.some(([, value]) => Boolean(value)) ? <Facts rows={rows} /> : null;
