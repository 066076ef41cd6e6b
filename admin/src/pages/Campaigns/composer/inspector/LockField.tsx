import { Checkbox, Flex, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { useT } from '../../../../hooks/useT';
import { columnsWith, positionOf } from '../../model/tree';
import { useComposer } from '../context';
import { useLocks } from '../locks';

/** Whether campaigns made from the template keep a block as it is. */
export const LockField = ({ id, disabled }: { id: string; disabled: boolean }) => {
  const t = useT();
  const hint = useId();
  const locks = useLocks();
  const { document } = useComposer().draft;
  if (!locks) return null;
  const around = columnsWith(document, positionOf(document, id)?.parent ?? null);
  const isAroundLocked = around !== null && locks.ids.has(around.id);
  return (
    <Flex direction="column" alignItems="stretch" gap={3} tag="section">
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {t('templates.lock')}
      </Typography>
      <Checkbox
        aria-describedby={hint}
        checked={isAroundLocked || locks.ids.has(id)}
        disabled={disabled || isAroundLocked}
        onCheckedChange={(checked) => locks.toggle(id, checked === true)}
      >
        {t('templates.lock.keep')}
      </Checkbox>
      <Typography id={hint} variant="pi" textColor="neutral600">
        {t(isAroundLocked ? 'templates.lock.around' : 'templates.lock.hint')}
      </Typography>
    </Flex>
  );
};
