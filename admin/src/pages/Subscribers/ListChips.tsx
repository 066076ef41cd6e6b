import { Flex } from '@strapi/design-system';
import type { SubscriptionSummary } from '../../../../server/src/audience/contract';
import { StateChip } from '../../components/StateChip';

/** The lists of a person, each with its state. */
export const ListChips = ({ subscriptions }: { subscriptions: SubscriptionSummary[] }) => (
  <Flex gap={1} wrap="wrap">
    {subscriptions.map(({ id, listName, state }) => (
      <StateChip key={id} of="subscription" state={state} prefix={listName} />
    ))}
  </Flex>
);
