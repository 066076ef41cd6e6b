import { Button, Dialog } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { useBlocker } from 'react-router-dom';
import { useT } from '../hooks/useT';

interface LeaveGuardProps {
  hasChanges: boolean;
  /** Saves; false when it could not. */
  flush: () => Promise<boolean>;
}

/**
 * Leaving saves first. Only where that fails, or where the browser itself closes the page, somebody
 * is asked.
 */
export const LeaveGuard = ({ hasChanges, flush }: LeaveGuardProps) => {
  const t = useT();
  const [isAsking, setAsking] = useState(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      hasChanges && currentLocation.pathname !== nextLocation.pathname
  );

  useEffect(() => {
    if (blocker.state !== 'blocked' || isAsking) return;
    void flush().then((saved) => {
      if (saved) blocker.proceed();
      else setAsking(true);
    });
  }, [blocker, flush, isAsking]);

  useEffect(() => {
    if (!hasChanges) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [hasChanges]);

  const stay = () => {
    setAsking(false);
    blocker.reset?.();
  };
  const leave = () => {
    setAsking(false);
    blocker.proceed?.();
  };
  return (
    <Dialog.Root
      open={isAsking && blocker.state === 'blocked'}
      onOpenChange={(open) => !open && stay()}
    >
      <Dialog.Content>
        <Dialog.Header>{t('common.leave.title')}</Dialog.Header>
        <Dialog.Body>{t('common.leave.text')}</Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {t('common.leave.stay')}
            </Button>
          </Dialog.Cancel>
          <Dialog.Action>
            <Button variant="danger-light" fullWidth onClick={leave}>
              {t('common.leave.leave')}
            </Button>
          </Dialog.Action>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
};
