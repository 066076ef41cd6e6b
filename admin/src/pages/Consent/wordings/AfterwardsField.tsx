import { Box, Field, Flex, Radio, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { useT } from '../../../hooks/useT';
import type { Afterwards } from './asking';

interface AfterwardsFieldProps {
  value: Afterwards | null;
  options: readonly Afterwards[];
  people: number;
  onChange: (value: Afterwards) => void;
}

/** What becomes of those who agreed to an older version, each choice with its consequence. */
export const AfterwardsField = ({ value, options, people, onChange }: AfterwardsFieldProps) => {
  const t = useT();
  const id = useId();
  return (
    <Field.Root id={id}>
      <Field.Label>{t('consent.after', { people })}</Field.Label>
      <Radio.Group
        aria-labelledby={`${id}-label`}
        value={value ?? undefined}
        onValueChange={(choice: string) => onChange(choice as Afterwards)}
      >
        <Flex direction="column" alignItems="stretch" gap={3} paddingTop={2}>
          {options.map((choice) => (
            <Box key={choice}>
              <Radio.Item value={choice} aria-describedby={`${id}-${choice}`}>
                {t(`consent.after.${choice}`)}
              </Radio.Item>
              <Box paddingLeft={7} id={`${id}-${choice}`}>
                <Typography variant="pi" textColor="neutral600">
                  {t(`consent.after.${choice}.hint`)}
                </Typography>
              </Box>
            </Box>
          ))}
        </Flex>
      </Radio.Group>
    </Field.Root>
  );
};
