import { Button } from '@strapi/design-system';
import { Gift } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { PromotionRow } from '../../../../../server/src/promotions/contract';
import { useDrawPromotionMutation } from '../../../api/promotions';
import { CountedConfirm } from '../../../components/CountedConfirm';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useT } from '../../../hooks/useT';

interface DrawButtonProps {
  promotion: PromotionRow;
  /** On the frozen list. */
  entries: number;
}

/** Draws, once. */
export const DrawButton = ({ promotion, entries }: DrawButtonProps) => {
  const t = useT();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const [isAsking, setAsking] = useState(false);
  const [draw] = useDrawPromotionMutation();
  const winners = Math.min(promotion.winners, entries);
  const reserves = Math.min(promotion.reserves, entries - winners);
  return (
    <>
      <Button type="button" startIcon={<Gift />} onClick={() => setAsking(true)}>
        {t('promotions.draw.run')}
      </Button>
      <CountedConfirm
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('promotions.draw.run')}
        variant="default"
        onConfirm={async () => {
          try {
            await draw(promotion.id).unwrap();
            toggleNotification({ type: 'success', message: t('promotions.draw.run.done') });
          } catch (error) {
            errors.notify(error);
          }
        }}
      >
        {t('promotions.draw.run.confirm', { entries, winners, reserves })}
      </CountedConfirm>
    </>
  );
};
