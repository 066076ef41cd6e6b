import { Box, Tabs } from '@strapi/design-system';
import { useEffect, useState, type ReactNode } from 'react';
import { styled } from 'styled-components';
import { useMediaQuery } from '../../../hooks/useMediaQuery';
import { useT } from '../../../hooks/useT';
import { PARTS, useActions, useComposer } from './context';

/** Room for palette, a message at its real width, and inspector. */
const THREE = '(min-width: 1400px)';
/** Room for the message and one of the others. */
const TWO = '(min-width: 940px)';

const Grid = styled.div<{ $columns: string }>`
  display: grid;
  grid-template-columns: ${({ $columns }) => $columns};
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

const SIDES = ['palette', 'inspector'] as const;
type Side = (typeof SIDES)[number];

/** The message, and beside it what there is to add or what is selected. */
const Two = ({ palette, canvas, inspector }: WorkbenchProps) => {
  const t = useT();
  const { part, selectedId } = useComposer();
  const [side, setSide] = useState<Side>('palette');
  useEffect(() => {
    if (part !== 'canvas') setSide(part);
  }, [part]);
  useEffect(() => {
    if (selectedId !== null) setSide('inspector');
  }, [selectedId]);
  const { setPart } = useActions();
  const choose = (value: string) => {
    const next = SIDES.find((name) => name === value) ?? 'palette';
    setSide(next);
    setPart(next);
  };
  return (
    <Grid $columns="minmax(0, 1fr) 30rem">
      <div>{canvas}</div>
      <Sticky>
        <Tabs.Root variant="simple" value={side} onValueChange={choose}>
          <Tabs.List aria-label={t('composer.parts')}>
            <Tabs.Trigger value="palette">{t('composer.palette')}</Tabs.Trigger>
            <Tabs.Trigger value="inspector">{t('composer.inspector')}</Tabs.Trigger>
          </Tabs.List>
          <Box paddingTop={3}>
            <Tabs.Content value="palette">
              <Card label={t('composer.palette')}>{palette}</Card>
            </Tabs.Content>
            <Tabs.Content value="inspector">
              <Card label={t('composer.inspector')}>{inspector}</Card>
            </Tabs.Content>
          </Box>
        </Tabs.Root>
      </Sticky>
    </Grid>
  );
};

/** One part at a time. */
const One = ({ palette, canvas, inspector }: WorkbenchProps) => {
  const t = useT();
  const { part } = useComposer();
  const { setPart } = useActions();
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

/** As many parts side by side as there is room for at the message's real width. */
export const Workbench = (parts: WorkbenchProps) => {
  const t = useT();
  const hasThree = useMediaQuery(THREE);
  const hasTwo = useMediaQuery(TWO);
  if (!hasTwo) return <One {...parts} />;
  if (!hasThree) return <Two {...parts} />;
  return (
    <Grid $columns="15rem minmax(0, 1fr) 30rem">
      <Sticky>
        <Card label={t('composer.palette')}>{parts.palette}</Card>
      </Sticky>
      <div>{parts.canvas}</div>
      <Sticky>
        <Card label={t('composer.inspector')}>{parts.inspector}</Card>
      </Sticky>
    </Grid>
  );
};
