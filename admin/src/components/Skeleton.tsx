import { Box, Flex } from '@strapi/design-system';
import { keyframes, styled } from 'styled-components';

const pulse = keyframes`
  50% { opacity: 0.45; }
`;

const Bone = styled(Box)`
  background: ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};

  @media (prefers-reduced-motion: no-preference) {
    animation: ${pulse} 1.6s ease-in-out infinite;
  }
`;

/** A grey bar in the place of a text that is on its way. */
export const SkeletonLine = ({ width = '60%', height = '1.6rem' }) => (
  <Bone width={width} height={height} aria-hidden />
);

/** A panel's worth of lines. */
export const SkeletonBlock = ({ lines = 4 }) => (
  <Flex direction="column" alignItems="stretch" gap={4} padding={6} aria-busy>
    {Array.from({ length: lines }, (_, index) => (
      <SkeletonLine key={index} width={`${80 - (index % 3) * 20}%`} />
    ))}
  </Flex>
);
