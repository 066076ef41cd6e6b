import { Button } from '@strapi/design-system';
import { useState } from 'react';
import type { BulkSubscriberAction, SubscriberRow } from '../../../../server/src/audience/contract';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { BULK_ACTIONS } from './bulk';
import { BulkDialog } from './BulkDialog';

/** What can be done with the people who are ticked. */
export const BulkToolbar = ({
  people,
  onDone,
}: {
  people: SubscriberRow[];
  onDone: () => void;
}) => {
  const t = useT();
  const can = useCan();
  const [action, setAction] = useState<BulkSubscriberAction | null>(null);
  return (
    <>
      {BULK_ACTIONS.filter(({ permission }) => can(permission)).map((info) => (
        <Button
          key={info.action}
          variant={info.tone === 'default' ? 'tertiary' : info.tone}
          size="S"
          onClick={() => setAction(info.action)}
        >
          {t(`subscribers.bulk.${info.action}`)}
        </Button>
      ))}
      <BulkDialog action={action} people={people} onClose={() => setAction(null)} onDone={onDone} />
    </>
  );
};
