import { Button, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { MessageDocument } from '../../../../../../content-types';
import { useT } from '../../../../hooks/useT';
import { countBesideA, MARKS_FATES, type MarksFate } from '../model/marks';
import { ModalDialog } from '../../../../components/ModalDialog';
import { RadioChoice } from '../../../../components/RadioChoice';

interface MarksDialogProps {
  document: MessageDocument;
  onClose: () => void;
  onConfirm: (fate: MarksFate) => void;
}

/** Asks what becomes of blocks that only one variant has, once variants do not differ in them. */
export const MarksDialog = ({ document, onClose, onConfirm }: MarksDialogProps) => {
  const t = useT();
  const [fate, setFate] = useState<MarksFate>('only-a');
  return (
    <ModalDialog
      title={t('abTest.marks.title')}
      onClose={onClose}
      action={
        <Button type="button" onClick={() => onConfirm(fate)}>
          {t('abTest.marks.confirm')}
        </Button>
      }
    >
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
    </ModalDialog>
  );
};
