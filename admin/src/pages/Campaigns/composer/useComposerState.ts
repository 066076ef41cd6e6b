import { useNotification } from '@strapi/strapi/admin';
import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { allBlocks, type MessageBlock } from '../../../../../content-types';
import { useT } from '../../../hooks/useT';
import {
  createHistory,
  historyReducer,
  type History,
  type HistoryAction,
} from '../../../utils/history';
import { forKeys, versionsOf, withVersions } from '../ab/model/marks';
import { contentKeysOf } from '../ab/model/test';
import { copyText, readCopied, withFreshIds, type Copied } from '../model/clipboard';
import type { Draft } from '../model/draft';
import { newBlockId } from '../model/ids';
import { createItem } from '../model/new-block';
import { neighbourOf, outOfColumns, placeAfter, setColumnCount } from '../model/places';
import {
  localesOf,
  overlaysOf,
  withOverlays,
  withoutOverlays,
  withTexts,
} from '../model/translations';
import {
  canStand,
  findBlock,
  insertBlocks,
  isFree,
  isLocked,
  isTooMany,
  MAX_BLOCKS,
  moveBlock,
  removeBlock,
  type Place,
} from '../model/tree';
import type { ComposerActions, ComposerState, Editing, InspectorTab, Part } from './context';
import { focusSoon } from './focus';
import { useItemName, useBlockName } from './names';

const reducer = (state: History<Draft>, action: HistoryAction<Draft>) =>
  historyReducer(state, action);

/** Blocks whose words are written on the canvas; the others have a form. */
export const hasText = ({ type }: MessageBlock): boolean =>
  type === 'heading' || type === 'text' || type === 'quote' || type === 'footer';

const idsIn = (block: MessageBlock): string[] => allBlocks([block]).map(({ id }) => id);

/**
 * The draft with its history, what is selected, and everything that can be done.
 * @param mayEdit without it nothing changes, whatever is pressed
 */
export const useComposerState = (stored: Draft, mayEdit: boolean) => {
  const t = useT();
  const nameOf = useBlockName();
  const itemName = useItemName();
  const { toggleNotification } = useNotification();
  const [history, dispatch] = useReducer(reducer, stored, createHistory<Draft>);
  const [chosen, setLocale] = useState(stored.locale);
  const [selected, setSelected] = useState<string | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [part, setPart] = useState<Part>('canvas');
  const [tab, setTab] = useState<InspectorTab>('message');
  const [said, setSaid] = useState('');
  /** The name of the block that was removed last, until something else is done. */
  const [removed, setRemoved] = useState<string | null>(null);
  const draft = history.present;
  const locale = localesOf(draft).includes(chosen) ? chosen : draft.locale;
  const isThere = selected !== null && findBlock(draft.document, selected) !== null;
  const selectedId = isThere ? selected : null;
  const now = { draft, locale, selectedId, mayEdit, t, nameOf, itemName, toggleNotification };
  const latest = useRef(now);
  latest.current = now;
  const stopFocus = useRef<() => void>();
  useEffect(() => () => stopFocus.current?.(), []);

  const actions = useMemo((): ComposerActions => {
    const edit: ComposerActions['edit'] = (change, key) => {
      if (!latest.current.mayEdit) return;
      setRemoved(null);
      dispatch({ type: 'edit', change, key, at: Date.now() });
    };
    const announce = (text: string) => setSaid((last) => (last === text ? `${text}\u00a0` : text));
    /** Waits for the page to show what was just done. */
    const focus: ComposerActions['focus'] = (target) => {
      stopFocus.current?.();
      const timer = setTimeout(() => {
        stopFocus.current = focusSoon(target);
      });
      stopFocus.current = () => clearTimeout(timer);
    };
    const blockOf = (id: string) => findBlock(latest.current.draft.document, id);
    const select: ComposerActions['select'] = (id) => {
      setSelected(id);
      setEditing((current) => (current?.id === id ? current : null));
      setTab(id === null ? 'message' : 'block');
    };
    /** Says for the ear and for the eye why nothing happened. */
    const refuse = (text: string) => {
      announce(text);
      latest.current.toggleNotification({ type: 'warning', message: text });
    };
    const refuseLocked = (id: string): boolean => {
      if (isFree(latest.current.draft.document, id)) return false;
      refuse(latest.current.t('composer.locked'));
      return true;
    };
    const open: ComposerActions['open'] = (id, at = 'end') => {
      const block = blockOf(id);
      if (!block) return;
      select(id);
      if (
        latest.current.mayEdit &&
        hasText(block) &&
        !isLocked(latest.current.draft.document, id)
      ) {
        setEditing({ id, at });
        return;
      }
      setPart('inspector');
      focus({ kind: 'inspector' });
    };
    const placeFor = (blocks: readonly MessageBlock[], place?: Place): Place => {
      const { document } = latest.current.draft;
      const wanted = place ?? placeAfter(document, latest.current.selectedId);
      return canStand(document, blocks, wanted) ? wanted : outOfColumns(document, wanted);
    };
    const put = (copied: Copied, place?: Place): boolean => {
      const { document } = latest.current.draft;
      const { blocks, overlays } = forKeys(copied, contentKeysOf(latest.current.draft));
      if (!latest.current.mayEdit) return false;
      const target = placeFor(blocks, place);
      if (insertBlocks(document, blocks, target, newBlockId) === document) {
        const { t: words } = latest.current;
        const isSecond = blocks.some(({ type }) => type === 'footer');
        refuse(
          isTooMany(document, blocks)
            ? words('composer.full', { max: MAX_BLOCKS })
            : words(isSecond ? 'composer.oneFooter' : 'composer.noRoom')
        );
        return false;
      }
      edit((current) => {
        const next = insertBlocks(current.document, blocks, target, newBlockId);
        return next === current.document
          ? current
          : withOverlays({ ...current, document: next }, overlays);
      });
      setPart('canvas');
      return true;
    };
    const putCopies = (copied: Copied, place?: Place): boolean => {
      const fresh = withFreshIds(copied);
      if (!put(fresh, place)) return false;
      const [first] = fresh.blocks;
      select(first.id);
      focus({ kind: 'block', id: first.id });
      return true;
    };
    const copied = (id: string): Copied | null => {
      const block = blockOf(id);
      return block
        ? { blocks: [block], overlays: overlaysOf(latest.current.draft, idsIn(block)) }
        : null;
    };
    const step = (type: 'undo' | 'redo') => {
      setRemoved(null);
      setEditing(null);
      dispatch({ type });
    };
    return {
      select,
      open,
      edit,
      announce,
      focus,
      setPart,
      setTab,
      setLocale,
      close: (id) => {
        setEditing(null);
        focus({ kind: 'block', id });
      },
      editBlock: (block, key) =>
        edit(
          (current) => withTexts(current, latest.current.locale, block),
          `${block.id}.${latest.current.locale}.${key ?? ''}`
        ),
      insert: (item, place) => {
        const block = createItem(item);
        if (!put({ blocks: [block], overlays: {} }, place)) return;
        announce(latest.current.t('composer.added', { name: latest.current.itemName(item) }));
        select(block.id);
        if (hasText(block)) setEditing({ id: block.id, at: 'end' });
        else focus({ kind: 'block', id: block.id });
      },
      insertBlocks: (copies, place) => {
        if (putCopies(copies, place)) announce(latest.current.t('composer.pasted'));
      },
      move: (id, place) => {
        const { document } = latest.current.draft;
        const block = blockOf(id);
        if (!latest.current.mayEdit || !place || !block || refuseLocked(id)) return;
        if (moveBlock(document, id, place, newBlockId) === document) return;
        edit((current) => {
          const next = moveBlock(current.document, id, place, newBlockId);
          return next === current.document ? current : { ...current, document: next };
        });
        select(id);
        focus({ kind: 'block', id });
        announce(latest.current.t('composer.moved', { name: latest.current.nameOf(block) }));
      },
      remove: (id) => {
        const { document } = latest.current.draft;
        const block = blockOf(id);
        if (!block || !latest.current.mayEdit) return;
        if (refuseLocked(id)) return;
        const order = allBlocks(document.blocks).map((item) => item.id);
        const own = idsIn(block);
        const next = neighbourOf(order, own[own.length - 1], 1) ?? neighbourOf(order, id, -1);
        edit((current) =>
          withoutOverlays({ ...current, document: removeBlock(current.document, id) }, own)
        );
        const name = latest.current.nameOf(block);
        setRemoved(name);
        select(next);
        focus(next ? { kind: 'block', id: next } : { kind: 'place', place: 'palette.heading' });
        announce(latest.current.t('composer.removed.say', { name }));
      },
      duplicate: (id) => {
        const { document } = latest.current.draft;
        const source = copied(id);
        if (!source) return;
        if (putCopies(source, placeAfter(document, id)))
          announce(
            latest.current.t('composer.duplicated', {
              name: latest.current.nameOf(source.blocks[0]),
            })
          );
      },
      makeVersions: (id, keys) => {
        const { draft: before, t: words, nameOf: name } = latest.current;
        const block = blockOf(id);
        if (!block || !latest.current.mayEdit || refuseLocked(id)) return;
        const copies = versionsOf(before, id, keys);
        if (withVersions(before, id, copies) === before)
          return refuse(words('composer.full', { max: MAX_BLOCKS }));
        edit((current) => withVersions(current, id, copies));
        const [first] = copies.blocks;
        select(first.id);
        focus({ kind: 'block', id: first.id });
        announce(words('abTest.version.made', { name: name(block), count: keys.length }));
      },
      setColumns: (id, count) =>
        edit((current) => {
          const next = setColumnCount(current.document, id, count, newBlockId);
          return next === current.document ? current : { ...current, document: next };
        }),
      copy: (id) => {
        const source = copied(id);
        if (!source) return null;
        announce(
          latest.current.t('composer.copied', { name: latest.current.nameOf(source.blocks[0]) })
        );
        return copyText(source);
      },
      paste: (text) => {
        const found = readCopied(text);
        if (!found) return false;
        if (putCopies(found)) announce(latest.current.t('composer.pasted'));
        return true;
      },
      undo: () => step('undo'),
      redo: () => step('redo'),
    };
  }, []);

  const state: ComposerState = {
    draft,
    locale,
    selectedId,
    editing: editing !== null && editing.id === selectedId ? editing : null,
    part,
    tab: tab === 'block' && selectedId === null ? 'message' : tab,
  };
  return { history, dispatch, state, actions, said, removed };
};
