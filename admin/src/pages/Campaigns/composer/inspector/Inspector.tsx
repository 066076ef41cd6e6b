import { Box, Flex, Tabs, Typography } from '@strapi/design-system';
import { Lock } from '@strapi/icons';
import type { KeyboardEvent, ReactNode } from 'react';
import { useT } from '../../../../hooks/useT';
import { ShownIn } from '../../ab/blocks/ShownIn';
import { BlockForm } from '../../blocks/BlockForm';
import { ConditionForm } from '../../blocks/ConditionForm';
import { missingIn, textsIn, translationIn } from '../../model/translations';
import { findBlock, isFree, isLocked } from '../../model/tree';
import { INSPECTOR_TABS, useActions, useComposer } from '../context';
import { LockField } from './LockField';
import { SaveBlock } from './SaveBlock';
import { UntranslatedNote } from './UntranslatedNote';

interface InspectorProps {
  disabled: boolean;
  /** What there is to say about the message as a whole. */
  message: ReactNode;
  /** What speaks against sending it; absent for what is never sent itself. */
  checks?: ReactNode;
}

const BlockTab = ({ disabled }: { disabled: boolean }) => {
  const t = useT();
  const { draft, locale, selectedId } = useComposer();
  const { editBlock, focus } = useActions();
  const block = selectedId === null ? null : findBlock(draft.document, selectedId);
  if (!block)
    return <Typography textColor="neutral600">{t('composer.inspector.nothing')}</Typography>;
  const translation = translationIn(draft, locale);
  const shown = translation ? textsIn(block, translation.blocks[block.id]) : block;
  const isFixed = isLocked(draft.document, block.id);
  const isMissing = missingIn(draft, locale).some(({ blockId }) => blockId === block.id);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    focus({ kind: 'block', id: block.id });
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={5} onKeyDown={onKeyDown}>
      <Typography tag="h2" variant="delta">
        {t(`blocks.type.${block.type}`)}
      </Typography>
      {isFixed ? (
        <Flex gap={2} alignItems="flex-start">
          <Lock aria-hidden />
          <Typography>{t('composer.locked')}</Typography>
        </Flex>
      ) : null}
      {isMissing && !isFixed ? <UntranslatedNote id={block.id} /> : null}
      <Box data-inspector-body>
        <BlockForm
          block={shown}
          disabled={disabled || isFixed}
          onChange={(next) => editBlock(next, 'form')}
        />
      </Box>
      <ShownIn
        block={block}
        // Columns of one variant go with it, and would take along what is locked in them.
        disabled={disabled || !isFree(draft.document, block.id)}
        onChange={(variant) => editBlock({ ...shown, variant }, 'variant')}
      />
      {block.type === 'footer' ? null : (
        <Flex direction="column" alignItems="stretch" gap={3} tag="section">
          <Typography tag="h3" variant="sigma" textColor="neutral600">
            {t('composer.condition')}
          </Typography>
          <ConditionForm
            key={block.id}
            when={block.when}
            disabled={disabled || isFixed}
            onChange={(when) => editBlock({ ...shown, when }, 'when')}
          />
        </Flex>
      )}
      <LockField id={block.id} disabled={disabled} />
      {disabled ? null : <SaveBlock key={`save-${block.id}`} block={block} />}
    </Flex>
  );
};

/** The selected block, the message as a whole, or what speaks against sending it. */
export const Inspector = ({ disabled, message, checks }: InspectorProps) => {
  const t = useT();
  const { tab } = useComposer();
  const { setTab } = useActions();
  return (
    <Tabs.Root
      variant="simple"
      value={tab}
      onValueChange={(value) => setTab(INSPECTOR_TABS.find((name) => name === value) ?? 'message')}
    >
      <Tabs.List aria-label={t('composer.inspector')}>
        <Tabs.Trigger value="block">{t('composer.inspector.block')}</Tabs.Trigger>
        <Tabs.Trigger value="message">{t('composer.inspector.message')}</Tabs.Trigger>
        {checks ? <Tabs.Trigger value="checks">{t('campaigns.checks.title')}</Tabs.Trigger> : null}
      </Tabs.List>
      <Box paddingTop={4}>
        <Tabs.Content value="block">
          <BlockTab disabled={disabled} />
        </Tabs.Content>
        <Tabs.Content value="message">{message}</Tabs.Content>
        {checks ? <Tabs.Content value="checks">{checks}</Tabs.Content> : null}
      </Box>
    </Tabs.Root>
  );
};
