import { Button, Flex, Typography } from '@strapi/design-system';
import { Lock } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { PromotionRow } from '../../../../../server/src/promotions/contract';
import { useFreezePromotionMutation, useGetFreezePreviewQuery } from '../../../api/promotions';
import { ModalDialog } from '../../../components/ModalDialog';
import { Notice } from '../../../components/Notice';
import { QueryGate } from '../../../components/QueryGate';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useT } from '../../../hooks/useT';

interface FreezeProps {
  promotion: PromotionRow;
}

/** Who goes in, who is left out, and until when those could still confirm. */
const FreezeDialog = ({ promotion, onClose }: FreezeProps & { onClose: () => void }) => {
  const t = useT();
  const errors = useApiErrors();
  const dates = useFormatDate();
  const { toggleNotification } = useNotification();
  const query = useGetFreezePreviewQuery(promotion.id, { refetchOnMountOrArgChange: true });
  const [freeze, { isLoading }] = useFreezePromotionMutation();
  const confirm = async () => {
    try {
      await freeze(promotion.id).unwrap();
      toggleNotification({ type: 'success', message: t('promotions.draw.freeze.done') });
      onClose();
    } catch (error) {
      errors.notify(error);
    }
  };
  return (
    <ModalDialog
      title={t('promotions.draw.freeze')}
      onClose={onClose}
      action={
        <Button
          type="button"
          startIcon={<Lock />}
          loading={isLoading}
          disabled={!query.data || query.data.confirmed === 0}
          onClick={() => void confirm()}
        >
          {t('promotions.draw.freeze.confirm')}
        </Button>
      }
    >
      <QueryGate query={query} lines={3}>
        {({ confirmed, pending, confirmable, confirmableUntil }) => (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography tag="p" fontWeight="semiBold">
              {t('promotions.draw.freeze.confirmed', { confirmed })}
            </Typography>
            {pending > 0 ? (
              <Notice tone="warning" title={t('promotions.draw.freeze.pending', { pending })}>
                {confirmable > 0 && confirmableUntil !== null
                  ? t('promotions.draw.freeze.confirmable', {
                      confirmable,
                      until: dates.dateTime(confirmableUntil),
                    })
                  : t('promotions.draw.freeze.expired')}
              </Notice>
            ) : null}
            <Typography tag="p">
              {t('promotions.draw.freeze.effect', {
                winners: promotion.winners,
                reserves: promotion.reserves,
              })}
            </Typography>
          </Flex>
        )}
      </QueryGate>
    </ModalDialog>
  );
};

/** Fixes the list of entries for good. */
export const FreezeButton = ({ promotion }: FreezeProps) => {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button type="button" startIcon={<Lock />} onClick={() => setOpen(true)}>
        {t('promotions.draw.freeze')}
      </Button>
      {isOpen ? <FreezeDialog promotion={promotion} onClose={() => setOpen(false)} /> : null}
    </>
  );
};
