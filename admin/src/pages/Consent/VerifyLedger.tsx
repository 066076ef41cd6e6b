import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { CheckCircle, Shield, WarningCircle } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { VerifyLedgerResponse } from '../../../../server/src/consent/contract';
import { useVerifyLedgerMutation } from '../../api/wordings';
import { Panel } from '../../components/Panel';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useT } from '../../hooks/useT';
import { pluginPath } from '../../pluginId';

const Result = ({ result }: { result: VerifyLedgerResponse['data'] }) => {
  const t = useT();
  const { formatNumber } = useIntl();
  const { broken } = result;
  return (
    <Box
      padding={4}
      hasRadius
      background={result.ok ? 'success100' : 'danger100'}
      role="status"
      aria-live="polite"
    >
      <Flex gap={3} alignItems="flex-start">
        {result.ok ? (
          <CheckCircle fill="success600" aria-hidden />
        ) : (
          <WarningCircle fill="danger600" aria-hidden />
        )}
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography fontWeight="bold" textColor={result.ok ? 'success700' : 'danger700'}>
            {t(result.ok ? 'consent.verify.ok' : 'consent.verify.broken')}
          </Typography>
          <Typography textColor="neutral800">
            {t('consent.verify.extent', {
              records: result.records,
              subscribers: result.subscribers,
              duration: formatNumber(result.milliseconds / 1000, {
                style: 'unit',
                unit: 'second',
                maximumSignificantDigits: 2,
              }),
            })}
          </Typography>
          {broken ? (
            <>
              <Typography textColor="neutral800">
                {t(`consent.verify.problem.${broken.problem}`, {
                  record: broken.recordId,
                  seq: broken.seq,
                })}
              </Typography>
              <Link tag={RouterLink} to={pluginPath(`/subscribers/${broken.subscriberId}`)}>
                {t('consent.verify.person')}
              </Link>
            </>
          ) : null}
        </Flex>
      </Flex>
    </Box>
  );
};

/** Recomputes every hash of the ledger and says what it found. */
export const VerifyLedger = () => {
  const t = useT();
  const errors = useApiErrors();
  const [verify, { data, isLoading }] = useVerifyLedgerMutation();
  return (
    <Panel
      title={t('consent.verify.title')}
      hint={t('consent.verify.hint')}
      action={
        <Button
          variant="secondary"
          startIcon={<Shield />}
          loading={isLoading}
          onClick={() => verify(undefined).unwrap().catch(errors.notify)}
        >
          {t('consent.verify')}
        </Button>
      }
    >
      {data ? <Result result={data} /> : null}
    </Panel>
  );
};
