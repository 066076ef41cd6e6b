import { useT } from '../../../../hooks/useT';
import { TextField } from '../fields/TextField';

interface AltFieldProps {
  value: string;
  /** The words name the link then, and there is no decoration that leads somewhere. */
  isLink: boolean;
  onChange: (alt: string) => void;
  disabled: boolean;
}

/** What a picture says, for those who do not see it. */
export const AltField = ({ value, isLink, onChange, disabled }: AltFieldProps) => {
  const t = useT();
  const isEmpty = value.trim() === '';
  return (
    <TextField
      label={t('campaigns.image.alt')}
      hint={t(isEmpty && !isLink ? 'blocks.alt.decorative' : 'campaigns.image.alt.hint')}
      error={isEmpty && isLink ? t('blocks.alt.link') : undefined}
      required={isLink}
      maxLength={1000}
      value={value}
      disabled={disabled}
      onChange={onChange}
    />
  );
};
