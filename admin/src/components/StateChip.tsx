import type { StatusVariant } from '@strapi/design-system';
import type {
  CampaignState,
  DeliveryState,
  SubscriptionState,
  SuppressionReason,
} from '../../../content-types';
import { Chip } from './Chip';
import { useT } from '../hooks/useT';

interface States {
  subscription: SubscriptionState;
  delivery: DeliveryState;
  campaign: CampaignState;
  suppression: SuppressionReason;
}

const VARIANTS: { [K in keyof States]: Record<States[K], StatusVariant> } = {
  subscription: {
    pending: 'warning',
    confirmed: 'success',
    unsubscribed: 'neutral',
    expired: 'neutral',
  },
  delivery: {
    waiting: 'secondary',
    claimed: 'primary',
    sent: 'success',
    skipped: 'neutral',
    failed: 'danger',
    uncertain: 'warning',
    cancelled: 'neutral',
  },
  campaign: {
    draft: 'secondary',
    scheduled: 'alternative',
    preparing: 'primary',
    sending: 'primary',
    paused: 'warning',
    completed: 'success',
    cancelled: 'neutral',
  },
  suppression: {
    'hard-bounce': 'danger',
    complaint: 'danger',
    erasure: 'neutral',
    manual: 'danger',
  },
};

type StateChipProps = {
  [K in keyof States]: {
    of: K;
    state: States[K];
    /** Said before the state: the list that it concerns. */
    prefix?: string;
  };
}[keyof States];

/** Colour for the eye; the word carries the meaning. */
const variantOf = (props: StateChipProps): StatusVariant => {
  switch (props.of) {
    case 'subscription':
      return VARIANTS.subscription[props.state];
    case 'delivery':
      return VARIANTS.delivery[props.state];
    case 'campaign':
      return VARIANTS.campaign[props.state];
    case 'suppression':
      return VARIANTS.suppression[props.state];
  }
};

/** A state as a chip, as Strapi shows the status of an entry. */
export const StateChip = (props: StateChipProps) => {
  const t = useT();
  const word = t.maybe(`state.${props.of}.${props.state}`, props.state);
  return <Chip variant={variantOf(props)}>{props.prefix ? `${props.prefix}: ${word}` : word}</Chip>;
};
