import { Box, Tabs } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { useMediaQuery } from '../../../hooks/useMediaQuery';
import { useT } from '../../../hooks/useT';
import { PARTS, useActions, useComposer } from './context';

/** Room for palette, a message at its real width, and inspector. */
const WIDE = '(min-width: 1180px)';

const Three = styled.div`
  display: grid;
  grid-template-columns: 18rem minmax(0, 1fr) 32rem;
  gap: ${({ theme }) => theme.spaces[4]};
  align-items: start;
`;
const Sticky = styled.div`
  position: sticky;
  top: ${({ theme }) => theme.spaces[4]};
  max-height: calc(100vh - 3.2rem);
  overflow: auto;
`;
const Card = ({ children, label }: { children: ReactNode; label: string }) => (
  <Box
    tag="section"
    aria-label={label}
    background="neutral0"
    hasRadius
    shadow="filterShadow"
    padding={4}
  >
    {children}
  </Box>
);

interface WorkbenchProps {
  palette: ReactNode;
  canvas: ReactNode;
  inspector: ReactNode;
}

/** Three parts side by side; where it is narrow, one after the other in tabs. */
export const Workbench = ({ palette, canvas, inspector }: WorkbenchProps) => {
  const t = useT();
  const isWide = useMediaQuery(WIDE);
  const { part } = useComposer();
  const { setPart } = useActions();
  if (isWide)
    return (
      <Three>
        <Sticky tabIndex={-1}>
          <Card label={t('composer.palette')}>{palette}</Card>
        </Sticky>
        <div>{canvas}</div>
        <Sticky tabIndex={-1}>
          <Card label={t('composer.inspector')}>{inspector}</Card>
        </Sticky>
      </Three>
    );
  return (
    <Tabs.Root
      variant="simple"
      value={part}
      onValueChange={(value) => setPart(PARTS.find((name) => name === value) ?? 'canvas')}
    >
      <Tabs.List aria-label={t('composer.parts')}>
        <Tabs.Trigger value="palette">{t('composer.palette')}</Tabs.Trigger>
        <Tabs.Trigger value="canvas">{t('composer.canvas')}</Tabs.Trigger>
        <Tabs.Trigger value="inspector">{t('composer.inspector')}</Tabs.Trigger>
      </Tabs.List>
      <Box paddingTop={4}>
        <Tabs.Content value="palette">
          <Card label={t('composer.palette')}>{palette}</Card>
        </Tabs.Content>
        <Tabs.Content value="canvas">{canvas}</Tabs.Content>
        <Tabs.Content value="inspector">
          <Card label={t('composer.inspector')}>{inspector}</Card>
        </Tabs.Content>
      </Box>
    </Tabs.Root>
  );
};
