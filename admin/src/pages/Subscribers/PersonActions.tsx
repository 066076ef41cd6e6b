import { SimpleMenu, MenuItem } from '@strapi/design-system';
import { useState } from 'react';
import type { BulkSubscriberAction, SubscriberRow } from '../../../../server/src/audience/contract';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { BULK_ACTIONS, consequence } from './bulk';
import { BulkDialog } from './BulkDialog';

/** The bulk actions for this one person; what would change nothing is left out. */
export const PersonActions = ({ person }: { person: SubscriberRow }) => {
  const t = useT();
  const can = useCan();
  const [action, setAction] = useState<BulkSubscriberAction | null>(null);
  const offered = BULK_ACTIONS.filter(
    (info) => can(info.permission) && consequence(info.action, [person]).people > 0
  );
  if (offered.length === 0) return null;
  return (
    <>
      <SimpleMenu
        label={t('subscribers.actions')}
        variant="secondary"
        popoverPlacement="bottom-end"
      >
        {offered.map((info) => (
          <MenuItem
            key={info.action}
            variant={info.tone === 'danger-light' ? 'danger' : 'default'}
            onSelect={() => setAction(info.action)}
          >
            {t(`subscribers.bulk.${info.action}`)}
          </MenuItem>
        ))}
      </SimpleMenu>
      <BulkDialog action={action} people={[person]} onClose={() => setAction(null)} />
    </>
  );
};
