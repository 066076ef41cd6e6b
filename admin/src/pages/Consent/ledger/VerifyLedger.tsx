import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { Shield } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { LedgerVerdict, LedgerVerification } from '../../../../../server/src/consent/contract';
import { useVerifyLedgerMutation } from '../../../api/ledger';
import { Notice } from '../../../components/Notice';
import { Panel } from '../../../components/Panel';
import { QueryGate } from '../../../components/QueryGate';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useCan } from '../../../hooks/useCan';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { useVerification } from './useVerification';
import { faultText, percentOf } from './verdict';

const Track = styled.div`
  height: 0.8rem;
  overflow: hidden;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral200};
`;

const Fill = styled.div`
  height: 100%;
  background: ${({ theme }) => theme.colors.primary600};

  @media (prefers-reduced-motion: no-preference) {
    transition: width 1s linear;
  }
`;

const Progress = ({ run, left }: { run: LedgerVerification; left: number | null }) => {
  const t = useT();
  const percent = percentOf(run);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography>
        {t('consent.verify.progress', { checked: run.checked, total: run.total, percent })}
      </Typography>
      <Track
        role="progressbar"
        aria-label={t('consent.verify.running')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <Fill style={{ width: `${percent}%` }} />
      </Track>
      <Typography variant="pi" textColor="neutral600">
        {left === null ? t('consent.verify.stay') : t('consent.verify.left', { seconds: left })}
      </Typography>
    </Flex>
  );
};

const Verdict = ({ verdict, at }: { verdict: LedgerVerdict; at: number | null }) => {
  const t = useT();
  const can = useCan();
  const dates = useFormatDate();
  const { formatNumber } = useIntl();
  const { ok, broken } = verdict;
  return (
    <Notice
      tone={ok ? 'success' : 'danger'}
      title={t(ok ? 'consent.verify.ok' : 'consent.verify.broken')}
      action={
        broken?.subscriberId && can('read-subscribers') ? (
          <Link tag={RouterLink} to={pluginPath(`/subscribers/${broken.subscriberId}`)}>
            {t('consent.verify.person')}
          </Link>
        ) : undefined
      }
    >
      <Flex direction="column" alignItems="flex-start" gap={1}>
        {broken ? <Typography>{faultText(broken, t)}</Typography> : null}
        <Typography>
          {t('consent.verify.extent', {
            records: verdict.records,
            subscribers: verdict.subscribers,
            seals: verdict.seals,
            duration: formatNumber(verdict.milliseconds / 1000, {
              style: 'unit',
              unit: 'second',
              maximumSignificantDigits: 2,
            }),
          })}
        </Typography>
        <Typography variant="pi">{t('consent.verify.at', { time: dates.dateTime(at) })}</Typography>
        {broken ? <Typography>{t('consent.verify.next')}</Typography> : null}
      </Flex>
    </Notice>
  );
};

/** Recomputes every fingerprint and seal of the ledger and says what it found. */
export const VerifyLedger = () => {
  const t = useT();
  const errors = useApiErrors();
  const { query, isRunning, left } = useVerification();
  const [verify, { isLoading }] = useVerifyLedgerMutation();
  return (
    <Panel
      title={t('consent.verify.title')}
      hint={t('consent.verify.hint')}
      action={
        <Button
          variant="secondary"
          startIcon={<Shield />}
          loading={isLoading || isRunning}
          onClick={() => verify(undefined).unwrap().catch(errors.notify)}
        >
          {t(isRunning ? 'consent.verify.running' : 'consent.verify')}
        </Button>
      }
    >
      <QueryGate query={query} lines={1}>
        {(run) => (
          <>
            {run.state === 'running' ? <Progress run={run} left={left} /> : null}
            <div role="status">
              {run.state === 'failed' ? (
                <Notice tone="danger" title={t('consent.verify.failed')}>
                  {t('consent.verify.failed.text')}
                </Notice>
              ) : null}
              {run.state === 'done' && run.result ? (
                <Verdict verdict={run.result} at={run.finishedAt} />
              ) : null}
              {run.state === 'never' ? (
                <Typography textColor="neutral600">{t('consent.verify.never')}</Typography>
              ) : null}
            </div>
          </>
        )}
      </QueryGate>
    </Panel>
  );
};
