import { Box, Flex, Typography } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import type { ReactNode } from 'react';
import { Hash } from '../../../components/Hash';
import { useFormatDate } from '../../../hooks/useFormatDate';
import { useT } from '../../../hooks/useT';

interface StepProps {
  number: number;
  title: string;
  /** null while it is to come. */
  doneAt: number | null;
  hash?: { label: string; value: string };
  action?: ReactNode;
  children: ReactNode;
}

/** One step of a draw: done since when, or what it waits for. */
export const Step = ({ number, title, doneAt, hash, action, children }: StepProps) => {
  const t = useT();
  const dates = useFormatDate();
  const isDone = doneAt !== null;
  return (
    <Flex tag="li" gap={4} alignItems="flex-start">
      <Flex
        flex="none"
        width="3.2rem"
        height="3.2rem"
        justifyContent="center"
        background={isDone ? 'success100' : 'neutral150'}
        borderRadius="50%"
        aria-hidden
      >
        {isDone ? (
          <Check fill="success600" width="1.6rem" height="1.6rem" />
        ) : (
          <Typography fontWeight="bold" textColor="neutral700">
            {number}
          </Typography>
        )}
      </Flex>
      <Flex direction="column" alignItems="flex-start" gap={2} flex="1" minWidth={0}>
        <div>
          <Typography tag="h3" variant="omega" fontWeight="bold">
            {title}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {isDone
              ? t('promotions.draw.doneAt', { time: dates.dateTime(doneAt) })
              : t('promotions.draw.notYet')}
          </Typography>
        </div>
        <Typography tag="p">{children}</Typography>
        {hash ? (
          <Box>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {hash.label}
            </Typography>
            <Hash value={hash.value} />
          </Box>
        ) : null}
        {action}
      </Flex>
    </Flex>
  );
};
