import { CARD_LAYOUTS, type CardLayout } from '../../../../../content-types';
import { useT } from '../../../hooks/useT';
import { SelectField } from '../blocks/fields/SelectField';
import { TextField } from '../blocks/fields/TextField';

/** Characters of a label, as the server has it. */
const MAX_LABEL = 250;

interface LayoutFieldsProps {
  layout: CardLayout;
  buttonText: string;
  onChange: (change: { layout?: CardLayout; buttonText?: string }) => void;
  disabled: boolean;
}

/** How the cards of a block look. */
export const LayoutFields = ({ layout, buttonText, onChange, disabled }: LayoutFieldsProps) => {
  const t = useT();
  return (
    <>
      <SelectField
        label={t('content.layout')}
        value={layout}
        options={CARD_LAYOUTS.map((value) => ({ value, label: t(`content.layout.${value}`) }))}
        onChange={(value) => onChange({ layout: value })}
        disabled={disabled}
      />
      <TextField
        label={t('content.button')}
        hint={t('content.button.hint')}
        value={buttonText}
        maxLength={MAX_LABEL}
        onChange={(value) => onChange({ buttonText: value })}
        disabled={disabled}
      />
    </>
  );
};
