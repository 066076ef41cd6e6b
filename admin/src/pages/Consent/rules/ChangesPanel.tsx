import { Box, Flex, Typography } from '@strapi/design-system';
import type { LawChange } from '../../../../../server/src/core/contract';
import { useGetLawChangesQuery } from '../../../api/settings';
import { Panel } from '../../../components/Panel';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useT, type Translate } from '../../../hooks/useT';
import { actorName } from '../../../utils/actor';

/** More than this is for the evidence, not for a page. */
const SHOWN = 20;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** A value in words, where there are words for it; null where only "changed" can be said. */
const inWords = (setting: LawChange['setting'], value: unknown, t: Translate): string | null => {
  if (setting === 'jurisdiction' && typeof value === 'string')
    return t.maybe(`consent.rules.jurisdiction.${value}`, value);
  if (setting === 'passiveOptIn' && isRecord(value))
    return t(value.allowed === true ? 'consent.changes.on' : 'consent.changes.off');
  if (setting === 'ipStorage' && typeof value === 'string')
    return t.maybe(`settings.ipStorage.${value}`, value);
  if (setting === 'pendingDays') return t('consent.changes.days', { count: Number(value) });
  if (setting === 'retention' && isRecord(value))
    return t('consent.changes.months', { count: Number(value.months) });
  return null;
};

const sentence = ({ setting, from, to }: LawChange, t: Translate): string => {
  const name = t(`consent.changes.${setting}`);
  const before = inWords(setting, from, t);
  const after = inWords(setting, to, t);
  return before !== null && after !== null && before !== after
    ? t('consent.changes.fromTo', { name, from: before, to: after })
    : t('consent.changes.changed', { name });
};

/** Who changed what the lawfulness of mail rests on, and when; nothing while nobody did. */
export const ChangesPanel = () => {
  const t = useT();
  const dates = useFormatDate();
  const { data = [] } = useGetLawChangesQuery(undefined);
  if (data.length === 0) return null;
  return (
    <Panel title={t('consent.changes.title')} hint={t('consent.changes.hint')}>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
        {data.slice(0, SHOWN).map((change) => (
          <Box tag="li" key={`${change.at}:${change.setting}`}>
            <Typography tag="p">{sentence(change, t)}</Typography>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {t('consent.changes.by', {
                actor: actorName(change.by, t),
                time: dates.dateTime(change.at),
              })}
            </Typography>
          </Box>
        ))}
      </Flex>
    </Panel>
  );
};
