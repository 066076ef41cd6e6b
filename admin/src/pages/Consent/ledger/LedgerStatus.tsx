import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { LedgerStatusResponse } from '../../../../../server/src/consent/contract';
import { useGetLedgerQuery } from '../../../api/ledger';
import { Chip } from '../../../components/Chip';
import { Hash } from '../../../components/Hash';
import { Panel } from '../../../components/Panel';
import { QueryGate } from '../../../components/QueryGate';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useT } from '../../../hooks/useT';
import { Fact, Facts } from '../area/Facts';

type Status = LedgerStatusResponse['data'];

/** Whether the database itself stops changes, and if not, what that means. */
const Guard = ({ triggers }: Pick<Status, 'triggers'>) => {
  const t = useT();
  const { active, problem } = triggers;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Chip variant={active ? 'success' : 'warning'}>
        {t(active ? 'consent.ledger.guard.on' : 'consent.ledger.guard.off')}
      </Chip>
      <Typography variant="pi" textColor="neutral600">
        {t(active ? 'consent.ledger.guard.on.hint' : 'consent.ledger.guard.off.hint')}
      </Typography>
      {problem ? (
        <Typography variant="pi" textColor="neutral800">
          {t.maybe(`consent.ledger.guard.problem.${problem}`, problem)}
        </Typography>
      ) : null}
    </Flex>
  );
};

const Seal = ({ seal }: { seal: Status['latestSeal'] }) => {
  const t = useT();
  const dates = useFormatDate();
  if (!seal) return <>{t('consent.ledger.seal.none')}</>;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <span>
        {t('consent.ledger.seal.at', {
          time: dates.dateTime(seal.sealedAt),
          records: seal.records,
          people: seal.chains,
        })}
      </span>
      <Hash value={seal.root} />
    </Flex>
  );
};

/** What stands guard over the ledger between two verifications. */
export const LedgerStatus = () => {
  const t = useT();
  const { formatNumber } = useIntl();
  const query = useGetLedgerQuery(undefined, { refetchOnMountOrArgChange: true });
  return (
    <Panel title={t('consent.ledger.title')} hint={t('consent.ledger.hint')}>
      <QueryGate query={query} lines={4}>
        {({ records, triggers, latestSeal, seals }) => (
          <Facts>
            <Fact label={t('consent.ledger.records')}>{formatNumber(records)}</Fact>
            <Fact label={t('consent.ledger.guard')}>
              <Guard triggers={triggers} />
            </Fact>
            <Fact label={t('consent.ledger.seal.latest')}>
              <Seal seal={latestSeal} />
            </Fact>
            <Fact label={t('consent.ledger.seals')}>{formatNumber(seals)}</Fact>
          </Facts>
        )}
      </QueryGate>
    </Panel>
  );
};
