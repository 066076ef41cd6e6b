import { Flex, Typography } from '@strapi/design-system';
import { QueryGate } from '../../../components/QueryGate';
import { useT } from '../../../hooks/useT';
import { AudienceSummary } from '../panels/AudienceSummary';
import { FindingList } from '../panels/FindingList';
import type { PlanForm } from './usePlan';

interface PlanChecksProps {
  form: PlanForm;
  /** Called before focus moves to the place of a finding. */
  onLeave?: () => void;
}

/** Who would get it as things stand, and whatever speaks against it. */
export const PlanChecks = ({ form, onLeave }: PlanChecksProps) => {
  const t = useT();
  const isSeries = form.plan.kind === 'series';
  return (
    <QueryGate query={form.preflight} lines={3}>
      {({ audience, findings, ready }) => (
        <Flex direction="column" alignItems="stretch" gap={4}>
          {ready ? (
            <>
              <AudienceSummary audience={audience} />
              <Typography tag="p" variant="pi" textColor="neutral600">
                {t(isSeries ? 'plan.audience.series' : 'plan.audience')}
              </Typography>
            </>
          ) : (
            <Typography tag="p" fontWeight="bold" role="alert">
              {t('plan.blocked')}
            </Typography>
          )}
          {findings.length > 0 ? <FindingList findings={findings} onLeave={onLeave} /> : null}
        </Flex>
      )}
    </QueryGate>
  );
};
