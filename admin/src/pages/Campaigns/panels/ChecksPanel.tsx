import { Divider, Flex, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import type { PreflightFinding } from '../../../../../server/src/campaigns/contract';
import { useGetPreflightQuery } from '../../../api/campaigns';
import { useGetApprovalQuery } from '../../../api/checks';
import { QueryGate } from '../../../components/QueryGate';
import { useT } from '../../../hooks/useT';
import { ApprovalPanel } from '../checks/ApprovalPanel';
import { bySeverity, passedGroups, type CheckGroup } from '../checks/groups';
import { NetworkPanel } from '../checks/NetworkPanel';
import type { ShowTarget } from '../checks/places';
import { AudienceSummary } from './AudienceSummary';
import { FindingList } from './FindingList';

interface ChecksPanelProps {
  id: number;
  /** Shows a place of the composer. */
  onShow?: (target: ShowTarget) => void;
  /** The revision on the page, which an approval is of. */
  revision?: number;
}

interface GroupProps {
  title: string;
  findings: PreflightFinding[];
  onShow: ChecksPanelProps['onShow'];
}

const Group = ({ title, findings, onShow }: GroupProps) =>
  findings.length === 0 ? null : (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {title} ({findings.length})
      </Typography>
      <FindingList findings={findings} onShow={onShow} />
    </Flex>
  );

const Passed = ({ groups }: { groups: CheckGroup[] }) => {
  const t = useT();
  if (groups.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {t('checks.passed')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        {groups.map((group) => (
          <Flex key={group} tag="li" gap={2}>
            <CheckCircle aria-hidden fill="success600" />
            <Typography>{t(`checks.passed.${group}`)}</Typography>
          </Flex>
        ))}
      </Flex>
    </Flex>
  );
};

/** Audience and checks of the campaign as it was last saved; it looks again after every save. */
export const ChecksPanel = ({ id, onShow, revision }: ChecksPanelProps) => {
  const t = useT();
  const query = useGetPreflightQuery(id, { refetchOnMountOrArgChange: true });
  const { data: approval } = useGetApprovalQuery(id, { refetchOnMountOrArgChange: true });
  const isApprovalRequired = approval?.isRequired ?? false;
  return (
    <QueryGate query={query}>
      {({ audience, findings, network, ready }) => {
        const { errors, warnings } = bySeverity(findings);
        return (
          <Flex direction="column" alignItems="stretch" gap={5} aria-busy={query.isFetching}>
            <AudienceSummary audience={audience} />
            <Divider />
            <Typography tag="p" fontWeight="bold" role="status">
              {ready
                ? t('campaigns.checks.ready')
                : t('campaigns.checks.blocked', { count: errors.length })}
            </Typography>
            <Group title={t('checks.errors')} findings={errors} onShow={onShow} />
            <Group title={t('checks.warnings')} findings={warnings} onShow={onShow} />
            {approval && isApprovalRequired ? (
              <>
                <Divider />
                <ApprovalPanel id={id} state={approval} revision={revision} />
              </>
            ) : null}
            <Divider />
            <NetworkPanel id={id} network={network} />
            <Divider />
            <Passed groups={passedGroups({ findings, network }, { isApprovalRequired })} />
          </Flex>
        );
      }}
    </QueryGate>
  );
};
