import { memo, useMemo, useState } from 'react';
import { styled } from 'styled-components';
import type { BlockTexts, Condition, MessageBlock } from '../../../../../../content-types';
import { Chip } from '../../../../components/Chip';
import { useInert } from '../../../../hooks/useInert';
import { useT } from '../../../../hooks/useT';
import { useVariantMark, VariantChip } from '../../ab/blocks/VariantChip';
import { useWhen } from '../../blocks/useWhenText';
import { textsIn } from '../../model/translations';
import type { CursorAt } from '../context';
import { useLocks } from '../locks';
import { useBlockName } from '../names';
import { BlockTools } from './BlockTools';
import { BlockView } from './BlockView';
import { ColumnsView } from './ColumnsView';
import { EditableText, isTextual } from './EditableText';
import type { Tools } from './tools';
import { Handle } from './Handle';
import { sameInside, type InsideColumns } from './inside';

const Frame = styled.div<{ $isSelected: boolean; $isInColumn: boolean }>`
  position: relative;
  /* A rule, or a picture that is still on its way, is large enough to be touched (WCAG 2.2, 2.5.8). */
  min-height: 28px;
  padding: ${({ $isInColumn }) => ($isInColumn ? '8px 4px' : '10px 24px')};
  overflow-wrap: anywhere;

  &::before {
    content: '';
    position: absolute;
    z-index: 1;
    inset: 0;
    border: 2px solid
      ${({ $isSelected, theme }) => ($isSelected ? theme.colors.primary600 : 'transparent')};
    border-radius: 4px;
    pointer-events: none;
  }

  &:hover::before {
    border-color: ${({ theme }) => theme.colors.primary500};
  }

  &:has(> [data-dragged]) {
    opacity: 0.4;
  }
`;
/** Far from the window, the browser need not lay it out: a message may have a thousand blocks. */
const Look = styled.div`
  content-visibility: auto;
  contain-intrinsic-size: auto 48px;
`;
const Marks = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 4px;
  margin-bottom: 4px;
`;

const WhenChip = ({ when }: { when: Condition }) => {
  const { text, isBroken } = useWhen(when);
  return text ? <Chip variant={isBroken ? 'warning' : 'secondary'}>{text}</Chip> : null;
};

export interface CanvasBlockProps {
  block: MessageBlock;
  /** What the language on view says; undefined in the message's own. */
  texts: BlockTexts | undefined;
  isOriginal: boolean;
  isSelected: boolean;
  /** While its text is written: where the cursor began. */
  cursor: CursorAt | null;
  isInColumn: boolean;
  disabled: boolean;
  /** While it is selected. */
  tools: Tools | null;
  /** Of columns only: what decides about the blocks in them. */
  inside: InsideColumns | null;
}

const CanvasBlockView = ({
  block,
  texts,
  isOriginal,
  isSelected,
  cursor,
  isInColumn,
  disabled,
  tools,
  inside,
}: CanvasBlockProps) => {
  const t = useT();
  const nameOf = useBlockName();
  const inert = useInert<HTMLDivElement>();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const shown = useMemo(
    () => (isOriginal ? block : textsIn(block, texts)),
    [block, texts, isOriginal]
  );
  const name = nameOf(shown);
  const isEditing = cursor !== null && isTextual(shown);
  const locksIt = useLocks()?.ids.has(block.id) === true;
  const hasRules = Boolean(block.when && block.when.rules.length > 0);
  const mark = useVariantMark(block.variant);
  const label = [
    name,
    block.locked ? t('composer.locked.short') : '',
    locksIt ? t('templates.lock.mark') : '',
    mark?.text ?? '',
    hasRules ? t('composer.conditional') : '',
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <Frame $isSelected={isSelected} $isInColumn={isInColumn} data-block={block.id}>
      <Handle
        block={block}
        label={label}
        isSelected={isSelected}
        isEditing={isEditing}
        disabled={disabled || block.locked === true}
      />
      {mark || hasRules || locksIt ? (
        <Marks>
          {mark ? <VariantChip mark={mark} /> : null}
          {locksIt ? <Chip variant="secondary">{t('templates.lock.mark')}</Chip> : null}
          {block.when && hasRules ? <WhenChip when={block.when} /> : null}
        </Marks>
      ) : null}
      {shown.type === 'columns' ? (
        <ColumnsView
          block={shown}
          inside={inside}
          item={(item, { overlays, selectedId, cursor: at, tools: own }) => (
            <CanvasBlock
              block={item}
              texts={overlays[item.id]}
              isOriginal={isOriginal}
              isSelected={selectedId === item.id}
              cursor={selectedId === item.id ? at : null}
              isInColumn
              disabled={disabled || shown.locked === true}
              tools={selectedId === item.id ? own : null}
              inside={null}
            />
          )}
        />
      ) : isEditing ? (
        <EditableText
          block={shown}
          original={block}
          name={t(`blocks.type.${shown.type}`)}
          cursor={cursor}
          toolbarSlot={slot}
        />
      ) : (
        <Look ref={inert}>
          <BlockView block={shown} original={block} />
        </Look>
      )}
      {isSelected && tools && !disabled ? (
        <BlockTools block={block} name={name} tools={tools} slot={setSlot} />
      ) : null}
    </Frame>
  );
};

/** A block on the canvas; drawn again only when it, its words or its selection change. */
export const CanvasBlock = memo(CanvasBlockView, (a, b) =>
  (Object.keys(a) as (keyof CanvasBlockProps)[]).every((key) =>
    key === 'inside' ? sameInside(a.inside, b.inside) : a[key] === b[key]
  )
);
