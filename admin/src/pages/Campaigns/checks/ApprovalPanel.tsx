import { Button, Flex, Typography } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import type { ApprovalResponse } from '../../../../../server/src/campaigns/contract';
import {
  useApproveCampaignMutation,
  useAskApprovalMutation,
  useWithdrawApprovalMutation,
} from '../../../api/checks';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useCan } from '../../../hooks/useCan';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useT } from '../../../hooks/useT';

interface ApprovalPanelProps {
  id: number;
  state: ApprovalResponse['data'];
  /** The revision on the page; what is approved is what the approver sees. */
  revision?: number;
}

/** Who approved, whether that still holds, and what the reader can do about it. */
export const ApprovalPanel = ({ id, state, revision }: ApprovalPanelProps) => {
  const t = useT();
  const can = useCan();
  const errors = useApiErrors();
  const format = useFormatDate();
  const { toggleNotification } = useNotification();
  const [approve, approving] = useApproveCampaignMutation();
  const [withdraw, withdrawing] = useWithdrawApprovalMutation();
  const [ask, asking] = useAskApprovalMutation();
  const { approval, isOwnEdit, lastEditor, approvers } = state;
  const isCurrent = approval?.isCurrent ?? false;
  const mayApprove = can('approve-campaigns') && !isOwnEdit;

  /** @param work ends with what to say */
  const act = (work: () => Promise<string>) => async () => {
    try {
      toggleNotification({ type: 'success', message: await work() });
    } catch (error) {
      errors.notify(error);
    }
  };
  const sayYes = act(async () => {
    await approve({ id, revision: revision ?? state.revision }).unwrap();
    return t('checks.approval.approved');
  });
  const takeBack = act(async () => {
    await withdraw(id).unwrap();
    return t('checks.approval.withdrawn');
  });
  const askOthers = async () => {
    try {
      const { accepted } = await ask(id).unwrap();
      toggleNotification(
        accepted > 0
          ? { type: 'success', message: t('checks.approval.asked', { count: accepted }) }
          : { type: 'warning', message: t('checks.approval.askedNobody') }
      );
    } catch (error) {
      errors.notify(error);
    }
  };

  const told = approval
    ? t(isCurrent ? 'checks.approval.current' : 'checks.approval.outdated', {
        name: approval.name ?? t('checks.approval.somebody'),
        when: format.dateTime(approval.at),
      })
    : t('checks.approval.none');
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {t('checks.approval.title')}
      </Typography>
      <Typography tag="p" role="status">
        {told}
      </Typography>
      {lastEditor && !isCurrent ? (
        <Typography tag="p" textColor="neutral600">
          {isOwnEdit
            ? t('checks.approval.ownEdit')
            : t('checks.approval.lastEditor', { name: lastEditor })}
        </Typography>
      ) : null}
      <Flex gap={2} wrap="wrap">
        {mayApprove && !isCurrent ? (
          <Button
            size="S"
            startIcon={<Check />}
            loading={approving.isLoading}
            onClick={() => void sayYes()}
          >
            {t('checks.approval.approve')}
          </Button>
        ) : null}
        {!isCurrent && can('update-campaigns') && approvers.length > 0 ? (
          <Button
            variant="tertiary"
            size="S"
            loading={asking.isLoading}
            onClick={() => void askOthers()}
          >
            {t('checks.approval.ask')}
          </Button>
        ) : null}
        {approval && can('approve-campaigns') ? (
          <Button
            variant="tertiary"
            size="S"
            loading={withdrawing.isLoading}
            onClick={() => void takeBack()}
          >
            {t('checks.approval.withdraw')}
          </Button>
        ) : null}
      </Flex>
      {isCurrent || mayApprove ? null : (
        <Typography variant="pi" textColor="neutral600">
          {approvers.length > 0
            ? t('checks.approval.ask.hint', { names: approvers.join(', ') })
            : t('checks.approval.nobody')}
        </Typography>
      )}
    </Flex>
  );
};
