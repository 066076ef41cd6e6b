import { Button, Flex, Modal } from '@strapi/design-system';
import type { CSSProperties, FormEvent, ReactNode } from 'react';
import { useReturnFocus } from '../hooks/useReturnFocus';
import { useT } from '../hooks/useT';

interface ModalDialogProps {
  title: string;
  onClose: () => void;
  /** Makes it a form, so that Enter does what its `action`, a submit button, does. */
  onSubmit?: (event: FormEvent<HTMLFormElement>) => Promise<void> | void;
  /** The button that does what the dialog asks about. */
  action?: ReactNode;
  /** What leaving it is called at its foot: by default "cancel" beside an action, else nothing. */
  dismiss?: 'cancel' | 'close';
  children: ReactNode;
}

/** Only what stands between header and footer scrolls, in a form as elsewhere. */
const FORM: CSSProperties = { display: 'flex', flexDirection: 'column', minHeight: 0 };

/** A window over the page for more than a question of yes or no; it is there while it is rendered. */
export const ModalDialog = ({
  title,
  onClose,
  onSubmit,
  action,
  dismiss = action ? 'cancel' : undefined,
  children,
}: ModalDialogProps) => {
  const t = useT();
  useReturnFocus();
  const content = (
    <>
      <Modal.Header closeLabel={t('common.action.close')}>
        <Modal.Title>{title}</Modal.Title>
      </Modal.Header>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          {children}
        </Flex>
      </Modal.Body>
      {dismiss ? (
        <Modal.Footer>
          <Button type="button" variant="tertiary" onClick={onClose}>
            {t(`common.action.${dismiss}`)}
          </Button>
          {action}
        </Modal.Footer>
      ) : null}
    </>
  );
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        {onSubmit ? (
          <form onSubmit={(event) => void onSubmit(event)} noValidate style={FORM}>
            {content}
          </form>
        ) : (
          content
        )}
      </Modal.Content>
    </Modal.Root>
  );
};
