import type { InlineNode } from '../../../../content-types';
import { inlineText } from '../../messages';
import type { MessageVersion } from '../versions';
import type { PreflightFinding } from '../contract';
import type { BlockContents } from './contents';
import { error, warning } from './finding';

/** Inboxes on desks cut subjects off at about this many characters, phones sooner. */
export const SUBJECT_LENGTH = 70;
/** Capitals are judged from here on: short names (`NASA`, `FAQ 2026`) shout at nobody. */
const MIN_LETTERS = 10;
const CAPITAL_SHARE = 0.7;

/**
 * Phrases that content filters have long given points for (SpamAssassin's rule sets) and that serious senders
 * rarely need; English and French. What merely speaks of prices is not among them.
 */
const SPAM_WORDS: readonly RegExp[] = [
  /\bfree\s*!{2,}/i,
  /\b100\s?% free\b/i,
  /\bact now\b/i,
  /\bmake money\b/i,
  /\beasy money\b/i,
  /\brisk[- ]free\b/i,
  /\bno obligation\b/i,
  /\bmiracle cure\b/i,
  /\byou (have|'ve|’ve) won\b/i,
  /\bcongratulations, you\b/i,
  /\bearn (cash|money|\$|€)/i,
  /\bcheap meds\b/i,
  /\bdouble your\b/i,
  /\bonce in a lifetime\b/i,
  /gratuit\s*!{2,}/i,
  /\b100\s?% gratuite?s?\b/i,
  /\bagissez (vite|maintenant)\b/i,
  /\bgagnez de l['’]argent\b/i,
  /\bargent facile\b/i,
  /\bsans aucun risque\b/i,
  /\bvous avez gagné\b/i,
  /\bfélicitations, vous\b/i,
  /\bperdez du poids\b/i,
  /\bdoublez vo(s|tre)\b/i,
  /(\$\$|€€)/,
];

export const spamWords = (text: string): string[] =>
  SPAM_WORDS.flatMap((pattern) => pattern.exec(text)?.[0].trim() ?? []);

/** Characters as people count them: an emoji is one, however many code points it has. */
export const lengthOf = (text: string): number =>
  [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length;

/** The share of capitals among letters that have a case. */
const isShouted = (text: string): boolean => {
  const letters = text.match(/[\p{Lu}\p{Ll}]/gu) ?? [];
  const capitals = text.match(/\p{Lu}/gu) ?? [];
  return letters.length >= MIN_LETTERS && capitals.length / letters.length > CAPITAL_SHARE;
};

/** Merge tags left out: how a name is spelt is not the editor's doing. */
const ownWords = (nodes: readonly InlineNode[]): string =>
  nodes.map((node) => (node.type === 'text' ? node.text : ' ')).join('');

/** Subject and preheader. */
export const judgeEnvelope = ({ subject, preheader }: MessageVersion): PreflightFinding[] => {
  const place = { step: 'sender' } as const;
  const findings: PreflightFinding[] = [];
  const text = inlineText(subject);
  const length = lengthOf(text);
  if (text.trim() === '') findings.push(error('subject-missing', place));
  if (length > SUBJECT_LENGTH)
    findings.push(warning('subject-long', place, { length, limit: SUBJECT_LENGTH }));
  if (isShouted(ownWords(subject))) findings.push(warning('subject-capitals', place));
  const marks = (text.match(/!/g) ?? []).length;
  if (marks >= 3 || /!\s*!/.test(text)) findings.push(warning('exclamation-marks', place));
  const words = spamWords(`${text} ${preheader}`);
  if (words.length > 0) findings.push(warning('spam-words', place, { words: words.join(', ') }));
  if (preheader.trim() === '') findings.push(warning('preheader-missing', place));
  return findings;
};

/** The words of the message itself. */
export const judgeWords = (contents: readonly BlockContents[]): PreflightFinding[] =>
  contents.flatMap(({ block, words }) => {
    const place = { blockId: block.id };
    const findings: PreflightFinding[] = [];
    if (/!\s*!\s*!/.test(words)) findings.push(warning('exclamation-marks', place));
    const spam = spamWords(words);
    if (spam.length > 0) findings.push(warning('spam-words', place, { words: spam.join(', ') }));
    return findings;
  });
