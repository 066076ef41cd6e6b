import { Box, Flex, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Trash } from '@strapi/icons';
import type { ReactNode } from 'react';
import { QuietButton } from '../../../components/QuietButton';
import { useT } from '../../../hooks/useT';

interface ItemCardProps {
  title: string;
  /** Name of the place for problems, e.g. `fields.firstName`. */
  place: string;
  disabled: boolean;
  /** Absent where the item has no neighbour to change places with. */
  onUp?: () => void;
  onDown?: () => void;
  /** Absent where the form cannot do without it. */
  onRemove?: () => void;
  children: ReactNode;
}

/** One field or consent: its name, its place in the order, and what can be set about it. */
export const ItemCard = ({
  title,
  place,
  disabled,
  onUp,
  onDown,
  onRemove,
  children,
}: ItemCardProps) => {
  const t = useT();
  const canMove = Boolean(onUp) || Boolean(onDown);
  return (
    <Box
      tag="li"
      data-place={place}
      hasRadius
      borderColor="neutral150"
      borderStyle="solid"
      borderWidth="1px"
      padding={4}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex justifyContent="space-between" gap={2} minHeight="3.2rem">
          <Typography tag="h3" variant="omega" fontWeight="bold">
            {title}
          </Typography>
          <Flex gap={1} role="group" aria-label={t('forms.item.actions', { name: title })}>
            {canMove ? (
              <>
                <QuietButton
                  type="button"
                  label={t('forms.item.up')}
                  disabled={disabled || !onUp}
                  onClick={onUp}
                >
                  <ArrowUp />
                </QuietButton>
                <QuietButton
                  type="button"
                  label={t('forms.item.down')}
                  disabled={disabled || !onDown}
                  onClick={onDown}
                >
                  <ArrowDown />
                </QuietButton>
              </>
            ) : null}
            {onRemove ? (
              <QuietButton
                type="button"
                label={t('forms.item.remove')}
                disabled={disabled}
                onClick={onRemove}
              >
                <Trash />
              </QuietButton>
            ) : null}
          </Flex>
        </Flex>
        {children}
      </Flex>
    </Box>
  );
};
