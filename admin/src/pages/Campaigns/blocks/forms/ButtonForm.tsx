import { useT } from '../../../../hooks/useT';
import { AlignField } from '../fields/AlignField';
import { LinkField } from '../fields/LinkField';
import { Stack } from '../fields/Stack';
import { TextField } from '../fields/TextField';
import type { BlockFormProps } from '../form-props';

export const ButtonForm = ({ block, onChange, disabled }: BlockFormProps<'button'>) => {
  const t = useT();
  return (
    <Stack>
      <TextField
        label={t('campaigns.button.text')}
        hint={t('blocks.button.text.hint')}
        placeholder={t('campaigns.button.placeholder')}
        maxLength={250}
        value={block.text}
        disabled={disabled}
        onChange={(text) => onChange({ ...block, text })}
      />
      <LinkField
        label={t('campaigns.button.url')}
        value={block.url}
        disabled={disabled}
        onChange={(url) => onChange({ ...block, url })}
      />
      <AlignField
        value={block.align}
        disabled={disabled}
        onChange={(align) => onChange({ ...block, align })}
      />
    </Stack>
  );
};
