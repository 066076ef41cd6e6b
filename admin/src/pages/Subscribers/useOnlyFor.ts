import { useIntl } from 'react-intl';
import type { ContactVerdict } from '../../../../server/src/audience/contract';
import { useT } from '../../hooks/useT';
import { useFormatDay } from './useFormatDay';

/** Says what a campaign must be for a basis to cover it. */
export const useOnlyFor = (): ((limits: NonNullable<ContactVerdict['onlyFor']>) => string) => {
  const t = useT();
  const formatDay = useFormatDay();
  const { formatList } = useIntl();
  return ({ kind, profession, uses, sendsLeft, endsAt }) => {
    switch (kind) {
      case 'similar-products':
        return t('subscribers.onlyFor.similar-products');
      case 'profession':
        return profession
          ? t('subscribers.onlyFor.profession', { profession: profession.trim() })
          : t('subscribers.onlyFor.profession.unknown');
      case 'contract':
        if (endsAt === null) return t('subscribers.onlyFor.contract.unknown');
        return t('subscribers.onlyFor.contract', {
          uses: formatList(
            uses.map((nature) => t(`nature.${nature}`).toLocaleLowerCase()),
            { type: 'disjunction' }
          ),
          sends: sendsLeft ?? 0,
          // The contract ends with its last day: a moment before the first one after it.
          end: formatDay(new Date(endsAt - 1).toISOString().slice(0, 10)),
        });
    }
  };
};
