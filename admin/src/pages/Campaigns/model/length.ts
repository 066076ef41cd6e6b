/** Characters after which inboxes cut a subject. */
export const SUBJECT_LIMIT = 60;
/** Characters of the preview text that inboxes show at most. */
export const PREHEADER_LIMIT = 110;

/**
 * Characters as people count them: a family emoji is one, not eleven. Where the browser cannot
 * segment, code points come close.
 */
export const graphemes = (text: string): number =>
  'Segmenter' in Intl
    ? [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].length
    : [...text].length;
