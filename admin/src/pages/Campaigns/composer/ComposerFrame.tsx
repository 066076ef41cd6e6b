import { Box, Flex, VisuallyHidden } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useEffect, useMemo, type KeyboardEvent, type ReactNode } from 'react';
import { LeaveGuard } from '../../../components/LeaveGuard';
import { ContentProvider } from '../content';
import { ActionsProvider, LatestProvider, StateProvider } from './context';
import type { Writing } from './useWriting';

/** Typing has an undo of its own; the composer's is for everything else. */
const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLElement &&
  target.closest('input:not([type=checkbox]):not([type=radio]), textarea, [contenteditable]') !==
    null;

interface ComposerFrameProps {
  writing: Writing;
  title: string;
  /** For entries that were not sent before; null for what is never sent itself. */
  campaignId: number | null;
  children: ReactNode;
  dialogs?: ReactNode;
}

/** Where Strapi's own "Skip to content" leads. */
const MAIN = '#main-content';

/**
 * A dialog led here and went away with its page, and the focus with it: those who use the keyboard
 * go on where the page begins.
 */
const useFocusOnArrival = (): void => {
  useEffect(() => {
    const timer = setTimeout(() => {
      const isLost = !document.activeElement || document.activeElement === document.body;
      if (isLost) document.querySelector<HTMLElement>(MAIN)?.focus();
    });
    return () => clearTimeout(timer);
  }, []);
};

/** The whole page around a message: who may do what to it, undo by key, and asking before it is left. */
export const ComposerFrame = ({
  writing,
  title,
  campaignId,
  children,
  dialogs,
}: ComposerFrameProps) => {
  const { state, actions, getLatest, saving, said, mayEdit } = writing;
  const { draft, locale } = state;
  useFocusOnArrival();
  const place = useMemo(
    () => ({ locale, fallback: draft.locale, campaignId, listIds: draft.listIds }),
    [locale, draft.locale, campaignId, draft.listIds]
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || isTyping(event.target) || !mayEdit) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) actions.redo();
    else actions.undo();
  };
  return (
    <LatestProvider value={getLatest}>
      <ActionsProvider value={actions}>
        <StateProvider value={state}>
          <ContentProvider value={place}>
            <Page.Main>
              <Page.Title>{title}</Page.Title>
              <Box padding={{ initial: 4, large: 6 }}>
                <div onKeyDown={onKeyDown} role="presentation">
                  <Flex direction="column" alignItems="stretch" gap={4}>
                    {children}
                  </Flex>
                </div>
                <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
              </Box>
              <LeaveGuard hasChanges={saving.state !== 'saved'} flush={saving.flush} />
              {dialogs}
            </Page.Main>
          </ContentProvider>
        </StateProvider>
      </ActionsProvider>
    </LatestProvider>
  );
};
