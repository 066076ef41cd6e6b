import { useT } from '../../../../hooks/useT';
import { CanvasHint } from '../fields/CanvasHint';
import { Stack } from '../fields/Stack';
import { TextField } from '../fields/TextField';
import type { BlockFormProps } from '../form-props';

export const QuoteForm = ({ block, onChange, disabled }: BlockFormProps<'quote'>) => {
  const t = useT();
  return (
    <Stack>
      <TextField
        label={t('blocks.quote.author')}
        hint={t('blocks.quote.author.hint')}
        maxLength={250}
        value={block.author}
        disabled={disabled}
        onChange={(author) => onChange({ ...block, author })}
      />
      <CanvasHint>{t('blocks.words.hint')}</CanvasHint>
    </Stack>
  );
};
