import { Box, Flex, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useId, type ReactNode } from 'react';
import { QuietButton } from '../../../../components/QuietButton';
import { useT } from '../../../../hooks/useT';

interface VariantBoxProps {
  name: string;
  /** Absent where it has to stay. */
  onRemove?: () => void;
  children: ReactNode;
}

/** One variant with what sets it apart. */
export const VariantBox = ({ name, onRemove, children }: VariantBoxProps) => {
  const t = useT();
  const id = useId();
  return (
    <Box
      tag="section"
      aria-labelledby={id}
      borderColor="neutral200"
      borderStyle="solid"
      borderWidth="1px"
      hasRadius
      padding={4}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex justifyContent="space-between" gap={2}>
          <Typography tag="h3" variant="omega" fontWeight="bold" id={id}>
            {name}
          </Typography>
          {onRemove ? (
            <QuietButton
              type="button"
              label={t('common.option.remove', { name })}
              onClick={onRemove}
            >
              <Trash />
            </QuietButton>
          ) : null}
        </Flex>
        {children}
      </Flex>
    </Box>
  );
};
