import { blocksOf, type FormDefinition } from '../../../../../content-types';

/** Parts of the form's settings, as the inspector shows them in tabs. */
export const SETTING_TABS = ['basics', 'texts', 'look', 'after', 'display', 'guard'] as const;
export type SettingTab = (typeof SETTING_TABS)[number];

/** What the inspector is about. */
export type Selection =
  { kind: 'block'; id: string } | { kind: 'step'; id: string } | { kind: 'form'; tab: SettingTab };

/** Where a problem or a missing text is mended; its path names a property there. */
export const selectionOf = (path: string): Selection => {
  const [root, id] = path.split('.');
  switch (root) {
    case 'blocks':
      return id ? { kind: 'block', id } : { kind: 'form', tab: 'basics' };
    case 'steps':
      return id ? { kind: 'step', id } : { kind: 'form', tab: 'basics' };
    case 'texts':
      return { kind: 'form', tab: 'texts' };
    case 'theme':
      return { kind: 'form', tab: 'look' };
    case 'after':
      return { kind: 'form', tab: 'after' };
    case 'display':
      return { kind: 'form', tab: 'display' };
    case 'guard':
      return { kind: 'form', tab: 'guard' };
    default:
      return { kind: 'form', tab: 'basics' };
  }
};

/** What has to be added from the palette, where a problem is about something that is not there. */
export const missingItem = (
  { steps, kind }: Pick<FormDefinition, 'steps' | 'kind'>,
  path: string
): string | null => {
  const [root, id] = path.split('.');
  // Only the last step is sent, so a button elsewhere does not count.
  if (path === 'blocks.submit') return 'submit';
  const isThere = blocksOf({ steps }).some((block) => block.id === id);
  if (root === 'blocks') return id && !isThere ? id : null;
  // A form without consent, or a questionnaire without a question.
  return path === 'steps' && kind === 'sign-up' ? 'consent' : null;
};

/** The property's own place, then what stands around it. */
export const placesOf = (path: string): string[] => {
  const parts = path.split('.');
  return parts.map((_part, index) => parts.slice(0, parts.length - index).join('.'));
};

const FOCUSABLE = 'input:not([type=hidden]), textarea, select, button, [role=combobox], a[href]';

/** Puts the focus where something has to be mended; false where the page does not show it. */
export const focusPlace = (path: string, root: ParentNode = document): boolean => {
  for (const place of placesOf(path)) {
    const found = root.querySelector(`[data-place="${CSS.escape(place)}"]`);
    const target = found?.matches(FOCUSABLE) ? found : found?.querySelector(FOCUSABLE);
    if (target instanceof HTMLElement) {
      target.scrollIntoView({ block: 'center' });
      target.focus();
      return true;
    }
  }
  return false;
};
