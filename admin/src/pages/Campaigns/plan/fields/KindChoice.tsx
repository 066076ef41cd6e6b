import { Box, Field, Flex, Radio, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { useT } from '../../../../hooks/useT';
import { PLAN_KINDS, type PlanKind } from '../model/plan';

interface KindChoiceProps {
  kinds: readonly PlanKind[];
  value: PlanKind;
  onChange: (kind: PlanKind) => void;
}

/** Now, once, on each reader's clock, or again and again. */
export const KindChoice = ({ kinds, value, onChange }: KindChoiceProps) => {
  const t = useT();
  const id = useId();
  return (
    <Field.Root id={id}>
      <Field.Label>{t('plan.kind')}</Field.Label>
      <Radio.Group
        aria-labelledby={`${id}-label`}
        value={value}
        onValueChange={(chosen: string) => {
          const kind = PLAN_KINDS.find((known) => known === chosen);
          if (kind) onChange(kind);
        }}
      >
        <Flex direction="column" alignItems="stretch" gap={3} paddingTop={2}>
          {kinds.map((kind) => (
            <Box key={kind}>
              <Radio.Item value={kind} aria-describedby={`${id}-${kind}`}>
                {t(`plan.kind.${kind}`)}
              </Radio.Item>
              <Box paddingLeft="28px" id={`${id}-${kind}`}>
                <Typography tag="p" variant="pi" textColor="neutral600">
                  {t(`plan.kind.${kind}.hint`)}
                </Typography>
              </Box>
            </Box>
          ))}
        </Flex>
      </Radio.Group>
    </Field.Root>
  );
};
