import { Button } from '@strapi/design-system';
import { Mail } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNotifyWinnersMutation } from '../../../api/promotions';
import { CountedConfirm } from '../../../components/CountedConfirm';
import { useApiErrors } from '../../../hooks/useApiErrors';
import { useT } from '../../../hooks/useT';
import { portions } from '../model/winners';

interface NotifyButtonProps {
  promotionId: number;
  /** Those who are ticked. */
  positions: number[];
  onDone: () => void;
}

/** Mails the winners that are ticked, each once. */
export const NotifyButton = ({ promotionId, positions, onDone }: NotifyButtonProps) => {
  const t = useT();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const [isAsking, setAsking] = useState(false);
  const [notify] = useNotifyWinnersMutation();
  const count = positions.length;
  const confirm = async () => {
    let sent = 0;
    try {
      for (const portion of portions(positions)) {
        const { notified } = await notify({
          id: promotionId,
          body: { positions: portion },
        }).unwrap();
        sent += notified;
      }
      toggleNotification({ type: 'success', message: t('promotions.notify.done', { sent }) });
      onDone();
    } catch (error) {
      errors.notify(error);
    }
  };
  return (
    <>
      <Button
        type="button"
        variant="secondary"
        startIcon={<Mail />}
        disabled={count === 0}
        onClick={() => setAsking(true)}
      >
        {t('promotions.notify', { count })}
      </Button>
      <CountedConfirm
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('promotions.notify', { count })}
        variant="default"
        onConfirm={confirm}
      >
        {t('promotions.notify.confirm', { count })}
      </CountedConfirm>
    </>
  );
};
