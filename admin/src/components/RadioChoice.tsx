import { Box, Field, Flex, Radio, Typography } from '@strapi/design-system';
import { useId, type ReactNode } from 'react';

interface RadioChoiceProps<T extends string> {
  label: string;
  hint?: string;
  /** null while none is chosen. */
  value: T | null;
  options: readonly { value: T; label: string; hint?: ReactNode; disabled?: boolean }[];
  onChange: (value: T) => void;
  disabled?: boolean;
  /** Where a finding leads to. */
  place?: string;
}

/** One of a few, each with what it means. */
export const RadioChoice = <T extends string>({
  label,
  hint,
  value,
  options,
  onChange,
  disabled = false,
  place,
}: RadioChoiceProps<T>) => {
  const id = useId();
  return (
    <Field.Root id={id} hint={hint} data-place={place}>
      <Field.Label>{label}</Field.Label>
      <Field.Hint />
      <Radio.Group
        aria-labelledby={`${id}-label`}
        value={value ?? undefined}
        disabled={disabled}
        onValueChange={(chosen: string) => {
          const option = options.find((known) => known.value === chosen);
          if (option) onChange(option.value);
        }}
      >
        <Flex direction="column" alignItems="stretch" gap={3} paddingTop={2}>
          {options.map((option) => (
            <Box key={option.value}>
              <Radio.Item
                value={option.value}
                disabled={disabled || option.disabled}
                aria-describedby={option.hint ? `${id}-${option.value}` : undefined}
              >
                {option.label}
              </Radio.Item>
              {option.hint ? (
                <Box paddingLeft="28px" id={`${id}-${option.value}`}>
                  <Typography tag="div" variant="pi" textColor="neutral600">
                    {option.hint}
                  </Typography>
                </Box>
              ) : null}
            </Box>
          ))}
        </Flex>
      </Radio.Group>
    </Field.Root>
  );
};
