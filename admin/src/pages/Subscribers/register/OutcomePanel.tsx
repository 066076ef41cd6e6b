import {
  Box,
  Button,
  Flex,
  Link,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { RegistrationOutcome } from '../../../../../server/src/audience/contract';
import { Chip } from '../../../components/Chip';
import { Notice } from '../../../components/Notice';
import { Panel } from '../../../components/Panel';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { filterSearch } from '../../../utils/list-query';
import { OUTCOMES, toTable, type Outcome, type Refused } from './outcome';

/** More rows than this help nobody on a page; the clipboard gets all. */
const SHOWN = 100;
const COLUMNS = ['line', 'email', 'reason'] as const;

const RefusedTable = ({ refused }: { refused: Refused[] }) => {
  const t = useT();
  const rest = refused.length - SHOWN;
  return (
    <Box>
      <Table colCount={COLUMNS.length} rowCount={Math.min(refused.length, SHOWN) + 1}>
        <Thead>
          <Tr>
            {COLUMNS.map((column) => (
              <Th key={column}>
                <Typography variant="sigma" textColor="neutral600">
                  {t(`subscribers.register.column.${column}`)}
                </Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {refused.slice(0, SHOWN).map(({ line, email, outcome }) => (
            <Tr key={line}>
              <Td>
                <Typography>{line}</Typography>
              </Td>
              <Td>
                <Typography>{email}</Typography>
              </Td>
              <Td style={{ whiteSpace: 'normal' }}>
                <Typography>{t(`subscribers.register.outcome.${outcome}`)}</Typography>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {rest > 0 ? (
        <Box paddingTop={2}>
          <Typography variant="pi" textColor="neutral600">
            {t('subscribers.register.people.more', { count: rest })}
          </Typography>
        </Box>
      ) : null}
    </Box>
  );
};

interface OutcomePanelProps {
  outcome: Outcome;
  list: { id: number; name: string };
  /** Why it broke off, where it did. */
  problem: string | null;
}

/** Who is on the list now, and who is not and why. */
export const OutcomePanel = ({ outcome, list, problem }: OutcomePanelProps) => {
  const t = useT();
  const { formatNumber } = useIntl();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();
  const { counts, refused } = outcome;
  const reasonOf = (code: RegistrationOutcome) => t(`subscribers.register.outcome.${code}`);
  const copyAll = async () => {
    if (await copy(toTable(refused, reasonOf)))
      toggleNotification({ type: 'success', message: t('common.copied') });
  };
  return (
    <Panel
      title={t('subscribers.register.result')}
      action={
        refused.length > 0 ? (
          <Button
            type="button"
            variant="tertiary"
            size="S"
            startIcon={<Duplicate />}
            onClick={() => void copyAll()}
          >
            {t('subscribers.register.copy')}
          </Button>
        ) : undefined
      }
    >
      {problem ? (
        <Notice tone="danger" title={t('subscribers.register.brokeOff')}>
          {problem}
        </Notice>
      ) : null}
      <Notice
        tone={counts.registered > 0 ? 'success' : 'info'}
        action={
          counts.registered > 0 ? (
            <Link
              tag={RouterLink}
              to={`${pluginPath('/subscribers')}${filterSearch({ list: list.id })}`}
            >
              {t('subscribers.register.see')}
            </Link>
          ) : undefined
        }
      >
        {t('subscribers.register.done', {
          count: counts.registered,
          number: formatNumber(counts.registered),
          list: list.name,
        })}
      </Notice>
      {refused.length > 0 ? (
        <>
          <Flex gap={2} wrap="wrap">
            {OUTCOMES.filter((code) => code !== 'registered' && counts[code] > 0).map((code) => (
              <Chip key={code} variant="neutral">
                {t('subscribers.register.counted', {
                  number: formatNumber(counts[code]),
                  what: t(`subscribers.register.outcome.${code}.short`),
                })}
              </Chip>
            ))}
          </Flex>
          <RefusedTable refused={refused} />
        </>
      ) : null}
    </Panel>
  );
};
