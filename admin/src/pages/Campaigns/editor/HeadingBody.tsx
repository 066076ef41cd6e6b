import { Box, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { HeadingBlock } from '../../../../../content-types';
import { useT } from '../../../hooks/useT';
import { AlignSelect } from './AlignSelect';
import { InlineField } from './TextFields';

const SIZES: Record<HeadingBlock['level'], string> = { 1: '2.8rem', 2: '2.2rem', 3: '1.8rem' };

const Words = styled(Box)<{ $block: HeadingBlock }>`
  font-size: ${({ $block }) => SIZES[$block.level]};
  font-weight: 700;
  line-height: 1.3;
  text-align: ${({ $block }) => $block.align};
`;

interface HeadingBodyProps {
  block: HeadingBlock;
  onChange: (block: HeadingBlock) => void;
  toolbarSlot: HTMLElement | null;
}

export const HeadingBody = ({ block, onChange, toolbarSlot }: HeadingBodyProps) => {
  const t = useT();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Words $block={block}>
        <InlineField
          value={block.content}
          onChange={(content) => onChange({ ...block, content })}
          label={t('campaigns.block.heading')}
          placeholder={t('campaigns.heading.placeholder')}
          toolbarSlot={toolbarSlot}
        />
      </Words>
      {toolbarSlot ? (
        <Flex gap={4} wrap="wrap">
          <Field.Root>
            <Field.Label>{t('campaigns.heading.level')}</Field.Label>
            <SingleSelect
              size="S"
              value={block.level}
              onChange={(level) =>
                onChange({ ...block, level: level === 1 || level === 3 ? level : 2 })
              }
            >
              {([1, 2, 3] as const).map((level) => (
                <SingleSelectOption key={level} value={level}>
                  {t(`campaigns.heading.level.${level}`)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
          <AlignSelect value={block.align} onChange={(align) => onChange({ ...block, align })} />
        </Flex>
      ) : null}
    </Flex>
  );
};
