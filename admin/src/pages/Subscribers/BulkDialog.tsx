import { Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { BulkSubscriberAction, SubscriberRow } from '../../../../server/src/audience/contract';
import { useBulkSubscribersMutation } from '../../api/subscribers';
import { CountedConfirm } from '../../components/CountedConfirm';
import { useApiErrors } from '../../hooks/useApiErrors';
import { useT } from '../../hooks/useT';
import { BULK_ACTIONS, consequence } from './bulk';

const ALL_LISTS = 'all';

/** Lists that the people chosen are on, for "unsubscribe from". */
const listsOf = (people: SubscriberRow[]): { id: number; name: string }[] => {
  const lists = new Map<number, string>();
  for (const { subscriptions } of people)
    for (const { listId, listName } of subscriptions) lists.set(listId, listName);
  return [...lists].map(([id, name]) => ({ id, name }));
};

interface BulkDialogProps {
  /** Closed while null. */
  action: BulkSubscriberAction | null;
  people: SubscriberRow[];
  onClose: () => void;
  onDone?: () => void;
}

/** Says what an action touches, in numbers, and does it. */
export const BulkDialog = ({ action, people, onClose, onDone }: BulkDialogProps) => {
  const t = useT();
  const errors = useApiErrors();
  const { toggleNotification } = useNotification();
  const [scope, setScope] = useState(ALL_LISTS);
  const [run] = useBulkSubscribersMutation();
  if (!action) return null;

  const listId = action === 'unsubscribe' && scope !== ALL_LISTS ? Number(scope) : undefined;
  const effect = consequence(action, people, listId);
  const lists = listsOf(people);
  const close = () => {
    setScope(ALL_LISTS);
    onClose();
  };
  const confirm = async () => {
    try {
      const result = await run({
        action,
        ids: people.map(({ id }) => id),
        ...(listId === undefined ? {} : { listId }),
      }).unwrap();
      toggleNotification({
        type: result.changed > 0 ? 'success' : 'info',
        message: t(`subscribers.bulk.${action}.done`, { ...result }),
      });
      close();
      onDone?.();
    } catch (error) {
      errors.notify(error);
    }
  };

  return (
    <CountedConfirm
      isOpen
      onClose={close}
      title={t(`subscribers.bulk.${action}`)}
      variant={BULK_ACTIONS.find((info) => info.action === action)?.tone}
      onConfirm={confirm}
    >
      <Flex direction="column" alignItems="stretch" gap={4} width="100%">
        {action === 'unsubscribe' && lists.length > 1 ? (
          <Field.Root name="scope">
            <Field.Label>{t('subscribers.bulk.scope')}</Field.Label>
            <SingleSelect value={scope} onChange={(value) => setScope(String(value))}>
              <SingleSelectOption value={ALL_LISTS}>
                {t('subscribers.bulk.allLists')}
              </SingleSelectOption>
              {lists.map(({ id, name }) => (
                <SingleSelectOption key={id} value={String(id)}>
                  {name}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
        ) : null}
        <Typography textAlign="center">
          {t(`subscribers.bulk.${action}.confirm`, { ...effect, chosen: people.length })}
        </Typography>
        {effect.people < people.length ? (
          <Typography variant="pi" textColor="neutral600" textAlign="center">
            {t('subscribers.bulk.untouched', { count: people.length - effect.people })}
          </Typography>
        ) : null}
      </Flex>
    </CountedConfirm>
  );
};
