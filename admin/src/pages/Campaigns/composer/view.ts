import type { PreviewMode } from './preview/MessagePreview';

/** Written, or looked at as readers will. */
export type View = 'edit' | PreviewMode;
export const VIEWS = [
  'edit',
  'desktop',
  'phone',
  'dark',
  'text',
  'imagesOff',
] as const satisfies readonly View[];
