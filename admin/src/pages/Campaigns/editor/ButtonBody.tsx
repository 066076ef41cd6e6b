import { Box, Field, Flex, Grid, TextInput } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { ButtonBlock } from '../../../../../content-types';
import { useT } from '../../../hooks/useT';
import { AlignSelect } from './AlignSelect';
import { LinkInput } from './LinkInput';

const Face = styled(Box)`
  padding: 1.2rem 2.4rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.buttonPrimary600};
  color: ${({ theme }) => theme.colors.buttonNeutral0};
  font-size: 1.6rem;
  font-weight: 600;
  line-height: 1.4;
  max-width: 100%;
  overflow-wrap: anywhere;
`;

const JUSTIFY = { left: 'flex-start', center: 'center', right: 'flex-end' } as const;

interface ButtonBodyProps {
  block: ButtonBlock;
  onChange: (block: ButtonBlock) => void;
}

export const ButtonBody = ({ block, onChange }: ButtonBodyProps) => {
  const t = useT();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent={JUSTIFY[block.align]} aria-hidden>
        <Face>{block.text || t('campaigns.button.placeholder')}</Face>
      </Flex>
      <Grid.Root gap={4}>
        <Grid.Item col={4} xs={12}>
          <Field.Root width="100%">
            <Field.Label>{t('campaigns.button.text')}</Field.Label>
            <TextInput
              size="S"
              maxLength={250}
              value={block.text}
              placeholder={t('campaigns.button.placeholder')}
              onChange={(event) => onChange({ ...block, text: event.currentTarget.value })}
            />
          </Field.Root>
        </Grid.Item>
        <Grid.Item col={5} xs={12}>
          <LinkInput
            label={t('campaigns.button.url')}
            value={block.url}
            onChange={(url) => onChange({ ...block, url })}
          />
        </Grid.Item>
        <Grid.Item col={3} xs={12}>
          <AlignSelect value={block.align} onChange={(align) => onChange({ ...block, align })} />
        </Grid.Item>
      </Grid.Root>
    </Flex>
  );
};
