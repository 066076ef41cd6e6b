import { Dialog } from '@strapi/design-system';
import { ConfirmDialog } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { useReturnFocus } from '../hooks/useReturnFocus';

interface CountedConfirmProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  /** What it touches, counted: "12,304 subscribers lose this list". */
  children: ReactNode;
  /** A rejected promise leaves the dialog to its caller: report the error there. */
  onConfirm: () => Promise<void> | void;
  variant?: 'danger-light' | 'default' | 'success-light';
}

/** Strapi's confirmation, opened from a menu or a bulk action. */
export const CountedConfirm = ({
  isOpen,
  onClose,
  title,
  children,
  onConfirm,
  variant = 'danger-light',
}: CountedConfirmProps) => {
  useReturnFocus(isOpen);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <ConfirmDialog title={title} variant={variant} onConfirm={onConfirm}>
        {children}
      </ConfirmDialog>
    </Dialog.Root>
  );
};
