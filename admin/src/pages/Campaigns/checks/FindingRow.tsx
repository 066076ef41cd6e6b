import { Box, Flex, Typography } from '@strapi/design-system';
import { CrossCircle, WarningCircle } from '@strapi/icons';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { PreflightFinding } from '../../../../../server/src/campaigns/contract';
import { useT, type Translate } from '../../../hooks/useT';
import { languageName } from '../../../utils/locales';
import { letterOf } from '../ab/names';
import { RecordLine } from './RecordLine';

/** A finding in one sentence; a code that is new here stays readable. */
export const wordsOf = ({ code, values }: PreflightFinding, t: Translate): string =>
  t.maybe(`campaigns.preflight.${code}`, code.replaceAll('-', ' '), values);

interface FindingRowProps {
  finding: PreflightFinding;
  /** Leads to the place where it is mended. */
  remedy?: ReactNode;
}

/** One finding: how grave, in which language, what it is, and what to publish where that is known. */
export const FindingRow = ({ finding, remedy }: FindingRowProps) => {
  const t = useT();
  const { locale: panelLocale } = useIntl();
  const { severity, locale, variant, values } = finding;
  const isError = severity === 'error';
  return (
    <Flex tag="li" gap={3} alignItems="flex-start" justifyContent="space-between" wrap="wrap">
      <Flex gap={2} alignItems="flex-start" flex="1 1 18rem" minWidth={0}>
        <Box paddingTop={1} aria-hidden>
          {isError ? <CrossCircle fill="danger600" /> : <WarningCircle fill="warning600" />}
        </Box>
        <Flex direction="column" alignItems="stretch" gap={2} minWidth={0}>
          <Typography style={{ overflowWrap: 'anywhere' }}>
            <Typography fontWeight="bold">
              {t(isError ? 'campaigns.checks.error' : 'campaigns.checks.warning')}{' '}
            </Typography>
            {locale ? (
              <Typography fontWeight="bold">
                {t('checks.inLanguage', { language: languageName(locale, panelLocale) })}{' '}
              </Typography>
            ) : null}
            {variant ? (
              <Typography fontWeight="bold">
                {t('abTest.finding', { letter: letterOf(variant) })}{' '}
              </Typography>
            ) : null}
            {wordsOf(finding, t)}
          </Typography>
          {values.record ? (
            <RecordLine name={String(values.name)} record={String(values.record)} />
          ) : null}
        </Flex>
      </Flex>
      {remedy}
    </Flex>
  );
};
