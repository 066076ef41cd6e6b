import { Box, Flex, Typography } from '@strapi/design-system';
import { CheckCircle, Information, WarningCircle } from '@strapi/icons';
import type { ReactNode } from 'react';

type Tone = 'info' | 'warning' | 'danger' | 'success';

const LOOKS = {
  info: { background: 'primary100', color: 'primary600', Icon: Information },
  warning: { background: 'warning100', color: 'warning600', Icon: WarningCircle },
  danger: { background: 'danger100', color: 'danger600', Icon: WarningCircle },
  success: { background: 'success100', color: 'success600', Icon: CheckCircle },
} as const;

interface NoticeProps {
  tone: Tone;
  title?: string;
  children?: ReactNode;
  /** Leads to where the matter is mended. */
  action?: ReactNode;
}

/** A remark that stays on the page, unlike a toast. */
export const Notice = ({ tone, title, children, action }: NoticeProps) => {
  const { background, color, Icon } = LOOKS[tone];
  return (
    <Box background={background} hasRadius padding={4}>
      <Flex gap={3} alignItems="flex-start" justifyContent="space-between" wrap="wrap">
        <Flex gap={3} alignItems="flex-start" flex="1" minWidth="20rem">
          <Box paddingTop="2px">
            <Icon fill={color} width="1.6rem" height="1.6rem" aria-hidden />
          </Box>
          <Flex direction="column" alignItems="flex-start" gap={1}>
            {title ? (
              <Typography fontWeight="bold" textColor="neutral800">
                {title}
              </Typography>
            ) : null}
            {children ? (
              <Typography tag="div" textColor="neutral800">
                {children}
              </Typography>
            ) : null}
          </Flex>
        </Flex>
        {action}
      </Flex>
    </Box>
  );
};
