import { styled } from 'styled-components';
import { useT } from '../../../../hooks/useT';
import { NumberField } from '../fields/NumberField';
import { Stack } from '../fields/Stack';
import type { BlockFormProps } from '../form-props';

/** CSS pixels. */
export const SPACER = { min: 4, max: 120, step: 4 } as const;

const Range = styled.input`
  width: 100%;
  accent-color: ${({ theme }) => theme.colors.primary600};

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

/** A slider for a quick try, a number for the exact height. */
export const SpacerForm = ({ block, onChange, disabled }: BlockFormProps<'spacer'>) => {
  const t = useT();
  const set = (height: number | null) => {
    if (height !== null) onChange({ ...block, height });
  };
  return (
    <Stack>
      <Range
        type="range"
        aria-label={t('blocks.spacer.slider')}
        aria-valuetext={t('blocks.pixels', { count: block.height })}
        min={SPACER.min}
        max={SPACER.max}
        step={SPACER.step}
        value={block.height}
        disabled={disabled}
        onChange={(event) => set(event.currentTarget.valueAsNumber)}
      />
      <NumberField
        label={t('blocks.spacer.height')}
        hint={t('blocks.spacer.height.hint', { min: SPACER.min, max: SPACER.max })}
        required
        min={SPACER.min}
        max={SPACER.max}
        value={block.height}
        disabled={disabled}
        onChange={set}
      />
    </Stack>
  );
};
