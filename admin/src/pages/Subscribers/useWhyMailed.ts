import type { SubscriberDelivery } from '../../../../server/src/audience/contract';
import { useT } from '../../hooks/useT';

/** Why a person was mailed, or was not: one sentence or two. */
export const useWhyMailed = (): ((delivery: SubscriberDelivery) => string) => {
  const t = useT();
  return ({ kind, campaignId, state, listName, basis, reason }) => {
    const because = reason
      ? t.maybe(`reason.${reason}`, t.maybe(`campaigns.reason.${reason}`, reason))
      : '';
    const ground = (how: 'sent' | 'meant') => {
      if (campaignId === null) return t(`subscribers.mail.${kind}.why`);
      if (listName === null) return '';
      return basis
        ? t(`subscribers.why.${how}`, { list: listName, basis: t(`basis.${basis}`) })
        : t(`subscribers.why.${how}.list`, { list: listName });
    };
    switch (state) {
      case 'sent':
        return ground('sent');
      case 'waiting':
      case 'claimed':
        return ground('meant');
      case 'uncertain':
      case 'skipped':
      case 'failed':
      case 'cancelled':
        return [because, ground('meant')].filter(Boolean).join(' ');
    }
  };
};
