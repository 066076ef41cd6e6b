import { Button, Flex, Radio, Typography } from '@strapi/design-system';
import { ArrowsCounterClockwise } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { REPLACE_REASONS, type ReplaceReason } from '../../../../../content-types/promotion-winner';
import type { WinnerRow } from '../../../../../server/src/promotions/contract';
import { useReplaceWinnerMutation } from '../../../api/promotions';
import { ModalDialog } from '../../../components/ModalDialog';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useT } from '../../../hooks/useT';
import { nextReserve } from '../model/winners';

interface ReplaceDialogProps {
  promotionId: number;
  winner: WinnerRow;
  winners: readonly WinnerRow[];
  onClose: () => void;
}

/** Why somebody does not get their prize, and who gets it instead. */
export const ReplaceDialog = ({ promotionId, winner, winners, onClose }: ReplaceDialogProps) => {
  const t = useT();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const [reason, setReason] = useState<ReplaceReason | null>(null);
  const [replace, { isLoading }] = useReplaceWinnerMutation();
  const reserve = nextReserve(winners);
  const { position } = winner;
  const confirm = async () => {
    if (reason === null) return;
    try {
      await replace({ id: promotionId, body: { position, reason } }).unwrap();
      toggleNotification({ type: 'success', message: t('promotions.replace.done', { position }) });
      onClose();
    } catch (error) {
      errors.notify(error);
    }
  };
  return (
    <ModalDialog
      title={t('promotions.replace.title', { position })}
      onClose={onClose}
      action={
        <Button
          type="button"
          startIcon={<ArrowsCounterClockwise />}
          loading={isLoading}
          disabled={reason === null}
          onClick={() => void confirm()}
        >
          {t('promotions.replace.confirm')}
        </Button>
      }
    >
      <Radio.Group
        aria-label={t('promotions.replace.why')}
        value={reason ?? ''}
        onValueChange={(value: string) =>
          setReason(REPLACE_REASONS.find((known) => known === value) ?? null)
        }
      >
        <Flex direction="column" alignItems="stretch" gap={3}>
          {REPLACE_REASONS.map((name) => (
            <Radio.Item key={name} value={name}>
              {t(`promotions.replace.reason.${name}`)}
            </Radio.Item>
          ))}
        </Flex>
      </Radio.Group>
      <Typography tag="p">
        {reserve
          ? t('promotions.replace.by', { position: reserve.position })
          : t('promotions.replace.nobody')}{' '}
        {t('promotions.replace.published')}
      </Typography>
    </ModalDialog>
  );
};
