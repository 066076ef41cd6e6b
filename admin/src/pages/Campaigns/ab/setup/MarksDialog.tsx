import { Button, Modal, Typography, Flex } from '@strapi/design-system';
import { useState } from 'react';
import type { MessageDocument } from '../../../../../../content-types';
import { useReturnFocus } from '../../../../hooks/useReturnFocus';
import { useT } from '../../../../hooks/useT';
import { countBesideA, MARKS_FATES, type MarksFate } from '../model/marks';
import { RadioChoice } from '../../../../components/RadioChoice';

interface MarksDialogProps {
  document: MessageDocument;
  onClose: () => void;
  onConfirm: (fate: MarksFate) => void;
}

/** Asks what becomes of blocks that only one variant has, once variants do not differ in them. */
export const MarksDialog = ({ document, onClose, onConfirm }: MarksDialogProps) => {
  const t = useT();
  useReturnFocus();
  const [fate, setFate] = useState<MarksFate>('only-a');
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={t('common.action.close')}>
          <Modal.Title>{t('abTest.marks.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Typography tag="p">{t('abTest.marks.text')}</Typography>
            <RadioChoice
              label={t('abTest.marks.fate')}
              value={fate}
              disabled={false}
              options={MARKS_FATES.map((value) => ({
                value,
                label: t(`abTest.marks.${value}`),
                hint:
                  value === 'only-a'
                    ? t('abTest.marks.only-a.hint', { count: countBesideA(document) })
                    : t('abTest.marks.everybody.hint'),
              }))}
              onChange={setFate}
            />
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button type="button" variant="tertiary" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button type="button" onClick={() => onConfirm(fate)}>
            {t('abTest.marks.confirm')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
};
