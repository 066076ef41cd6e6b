import { Accordion, Box, Grid, Typography } from '@strapi/design-system';
import type { ContentTypeSettings } from '../../../../server/src/campaigns/content/contract';
import { Chip } from '../../components/Chip';
import { useT } from '../../hooks/useT';
import { MappingFields } from './MappingFields';
import { SampleCard } from './SampleCard';
import { NO_MAPPING, type MappingRow } from './values';

interface TypeItemProps {
  type: ContentTypeSettings;
  row: MappingRow;
  index: number;
  isOpen: boolean;
}

const stateOf = ({ guess }: ContentTypeSettings, { mapping }: MappingRow) =>
  mapping ? 'chosen' : guess ? 'guessed' : 'missing';
const VARIANTS = { chosen: 'success', guessed: 'secondary', missing: 'neutral' } as const;

/** One content type: how its entries become cards, and how that looks. */
export const TypeItem = ({ type, row, index, isOpen }: TypeItemProps) => {
  const t = useT();
  const state = stateOf(type, row);
  return (
    <Accordion.Item value={type.uid}>
      <Accordion.Header>
        <Accordion.Trigger description={type.uid}>{type.name}</Accordion.Trigger>
        <Accordion.Actions>
          <Chip variant={VARIANTS[state]}>{t(`content.state.${state}`)}</Chip>
        </Accordion.Actions>
      </Accordion.Header>
      <Accordion.Content>
        {isOpen ? (
          <Box padding={6}>
            {state === 'chosen' ? null : (
              <Box paddingBottom={4}>
                <Typography tag="p" textColor="neutral600">
                  {t(`content.state.${state}.hint`)}
                </Typography>
              </Box>
            )}
            <Grid.Root gap={6}>
              <Grid.Item col={7} s={12} xs={12} direction="column" alignItems="stretch">
                <MappingFields type={type} index={index} mapping={row.mapping} />
              </Grid.Item>
              <Grid.Item col={5} s={12} xs={12} direction="column" alignItems="stretch">
                <SampleCard uid={type.uid} mapping={row.mapping ?? type.guess ?? NO_MAPPING} />
              </Grid.Item>
            </Grid.Root>
          </Box>
        ) : null}
      </Accordion.Content>
    </Accordion.Item>
  );
};
