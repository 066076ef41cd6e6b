import type { PreflightFinding } from '../contract';
import { warning } from './finding';

/** Gmail clips what is longer, and with it the footer; it counts the HTML part alone. */
export const CLIP_BYTES = 102 * 1024;
/** A text part with less than this share of what the HTML part says has lost something. */
const TEXT_SHARE = 0.3;
/** Below so many characters shares say nothing. */
const MIN_WORDS = 400;

/** What a compiled version comes to. */
export interface VersionOutput {
  /** Bytes of the HTML part. */
  htmlSize: number;
  /** Characters that a reader of the HTML part sees. */
  htmlWords: number;
  /** Characters of the text part. */
  textWords: number;
}

const collapsed = (text: string): number => text.replace(/\s+/g, ' ').trim().length;

/** Measures templates; what Liquid tags stand for counts as nothing in both parts. */
export const measure = ({ html, text }: { html: string; text: string }): VersionOutput => {
  const plain = (part: string) => part.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, '');
  const visible = plain(html)
    .replace(/<(style|script|title|head)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<[^>]*>/g, ' ');
  return {
    htmlSize: Buffer.byteLength(html),
    htmlWords: collapsed(visible),
    textWords: collapsed(plain(text)),
  };
};

/** Size and text part of one version. */
export const judgeOutput = ({
  htmlSize,
  htmlWords,
  textWords,
}: VersionOutput): PreflightFinding[] => {
  const findings: PreflightFinding[] = [];
  if (htmlSize > CLIP_BYTES)
    findings.push(
      warning(
        'size-clipped',
        {},
        {
          kilobytes: Math.ceil(htmlSize / 1024),
          limit: CLIP_BYTES / 1024,
        }
      )
    );
  if (textWords === 0) findings.push(warning('text-part-empty'));
  else if (htmlWords >= MIN_WORDS && textWords < htmlWords * TEXT_SHARE)
    findings.push(warning('text-part-short'));
  return findings;
};
