import { useDndContext } from '@dnd-kit/core';
import { useMemo, type ClipboardEvent } from 'react';
import { DEFAULT_BRAND, type BlockTexts, type MessageBlock } from '../../../../../../content-types';
import { useGetSettingsQuery } from '../../../../api/settings';
import { useCan } from '../../../../hooks/useCan';
import { useT } from '../../../../hooks/useT';
import { VariantKeys } from '../../ab/blocks/variant-keys';
import { contentKeysOf } from '../../ab/model/test';
import { useCards } from '../../content';
import { useTagNames } from '../../hooks/useTagNames';
import { lastCopy } from '../../model/clipboard';
import { translationIn } from '../../model/translations';
import { StateShield, useActions, useComposer } from '../context';
import { CanvasRow } from './CanvasRow';
import { ShownCardsContext } from './Cards';
import { Gap } from './Gap';
import { TagNames } from './InlineView';
import { Hollow } from './looks';
import { Card, Ground } from './sheet';
import { toolsOf } from './tools';
import { useNearRows, type Range } from './useNearRows';

const NO_TEXTS: Readonly<Record<string, BlockTexts>> = {};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null;

const holds = (block: MessageBlock, id: string | null): boolean =>
  id !== null &&
  block.type === 'columns' &&
  block.columns.some(({ blocks }) => blocks.some((item) => item.id === id));

interface BlocksProps {
  /** Rows that something can be dropped at; null while nothing is dragged. */
  range: Range | null;
  disabled: boolean;
}

const Blocks = ({ range, disabled }: BlocksProps) => {
  const t = useT();
  const { draft, locale, selectedId, editing } = useComposer();
  const { blocks } = draft.document;
  const overlays = translationIn(draft, locale)?.blocks ?? NO_TEXTS;
  const cursor = editing?.at ?? null;
  const places = blocks.length + 1;
  const tools = useMemo(
    () => (selectedId === null ? null : toolsOf(draft.document, selectedId)),
    [draft.document, selectedId]
  );
  return (
    <StateShield>
      {blocks.map((block, index) => {
        const isHolder = block.id === selectedId || holds(block, selectedId);
        const isNear = range !== null && index >= range.from && index <= range.to;
        return (
          <CanvasRow
            key={block.id}
            block={block}
            overlays={block.type === 'columns' ? overlays : null}
            texts={overlays[block.id]}
            isOriginal={locale === draft.locale}
            selectedId={isHolder ? selectedId : null}
            cursor={isHolder ? cursor : null}
            tools={isHolder ? tools : null}
            disabled={disabled}
            place={isNear ? index : null}
            places={isNear ? places : 0}
          />
        );
      })}
      {range !== null && range.to >= blocks.length - 1 ? (
        <Gap
          place={{ parent: null, index: blocks.length }}
          label={t('composer.drag.row', { row: places, count: places })}
        />
      ) : null}
    </StateShield>
  );
};

/** The message at its real width, to be written and arranged. */
export const Canvas = ({ disabled }: { disabled: boolean }) => {
  const t = useT();
  const can = useCan();
  const { draft, locale } = useComposer();
  const { select, copy, remove, paste } = useActions();
  const { active } = useDndContext();
  const { nameOf } = useTagNames();
  const { data } = useGetSettingsQuery(undefined, { skip: !can('read-settings') });
  const brand = data?.settings.brand ?? DEFAULT_BRAND;
  const { blocks } = draft.document;
  const { cards, isLoading } = useCards(blocks, locale);
  const shown = useMemo(
    () => ({ cards, isLoading, locales: [locale, draft.locale] as const }),
    [cards, isLoading, locale, draft.locale]
  );
  // Places are there only while something is dragged: typing pays nothing for them.
  const range = useNearRows(active !== null);

  const onCopy = (event: ClipboardEvent, isCut: boolean) => {
    const handle = document.activeElement?.getAttribute('data-handle');
    if (!handle || isTyping(event.target)) return;
    const text = copy(handle);
    if (!text) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    if (isCut && !disabled) remove(handle);
  };
  const onPaste = (event: ClipboardEvent) => {
    if (disabled || isTyping(event.target)) return;
    const text = event.clipboardData.getData('text/plain') || (lastCopy() ?? '');
    if (paste(text)) event.preventDefault();
  };
  return (
    <Ground
      $brand={brand}
      lang={locale}
      data-canvas
      role="group"
      aria-label={t('composer.canvas')}
      onCopy={(event) => onCopy(event, false)}
      onCut={(event) => onCopy(event, true)}
      onPaste={onPaste}
      onClick={(event) => {
        if (event.target === event.currentTarget) select(null);
      }}
    >
      <TagNames.Provider value={nameOf}>
        <VariantKeys.Provider value={contentKeysOf(draft).join('')}>
          <ShownCardsContext.Provider value={shown}>
            <Card $brand={brand}>
              {blocks.length === 0 ? <Hollow>{t('composer.canvas.empty')}</Hollow> : null}
              <Blocks range={range} disabled={disabled} />
            </Card>
          </ShownCardsContext.Provider>
        </VariantKeys.Provider>
      </TagNames.Provider>
    </Ground>
  );
};
