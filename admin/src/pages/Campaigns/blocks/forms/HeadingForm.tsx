import { useT } from '../../../../hooks/useT';
import { AlignField } from '../fields/AlignField';
import { CanvasHint } from '../fields/CanvasHint';
import { SelectField } from '../fields/SelectField';
import { Stack } from '../fields/Stack';
import type { BlockFormProps } from '../form-props';

const LEVELS = [1, 2, 3] as const;

export const HeadingForm = ({ block, onChange, disabled }: BlockFormProps<'heading'>) => {
  const t = useT();
  return (
    <Stack>
      <SelectField
        label={t('campaigns.heading.level')}
        hint={t('blocks.heading.level.hint')}
        value={String(block.level)}
        options={LEVELS.map((level) => ({
          value: String(level),
          label: t(`campaigns.heading.level.${level}`),
        }))}
        disabled={disabled}
        onChange={(chosen) => {
          const level = LEVELS.find((item) => String(item) === chosen);
          if (level) onChange({ ...block, level });
        }}
      />
      <AlignField
        value={block.align}
        disabled={disabled}
        onChange={(align) => onChange({ ...block, align })}
      />
      <CanvasHint>{t('blocks.words.hint')}</CanvasHint>
    </Stack>
  );
};
