import { isIP } from 'node:net';
import { questionnaireOfLink, safeLink } from '../../messages';
import type { PreflightFinding } from '../contract';
import type { BlockContents, ReadLink } from './contents';
import { error, warning, type Place } from './finding';

/** Services whose addresses say nothing about the target, which is why filters distrust them. */
const SHORTENERS = new Set(
  (
    'bit.ly bitly.com buff.ly cutt.ly goo.gl is.gd lnkd.in ow.ly rb.gy rebrand.ly shorturl.at ' +
    's.id t.co t.ly tiny.cc tiny.one tinyurl.com tr.im urlz.fr v.gd bl.ink shorte.st adf.ly'
  ).split(' ')
);

/** Said alone, these tell nobody who hears the links of a page read out where they lead (WCAG 2.4.4). */
const VAGUE = new Set([
  'click',
  'click here',
  'here',
  'link',
  'this link',
  'cliquez',
  'cliquez ici',
  'cliquer ici',
  'ici',
  'lien',
  'ce lien',
]);

const normal = (label: string): string =>
  label
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

const bare = (host: string): string => host.toLowerCase().replace(/^www\.|\.$/g, '');

/** The host that a label shows, where the label is an address itself; else null. */
export const hostShown = (label: string): string | null => {
  const text = label.trim();
  const found = /^(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+[\p{L}]{2,})(?:[/:?#]\S*)?$/iu.exec(text);
  // Files and e-mail addresses look alike and are none: `report.pdf`, `a@b.example`.
  if (!found || /^[^/]*\.(pdf|docx?|xlsx?|zip|html?|jpe?g|png)$/i.test(text)) return null;
  try {
    return bare(new URL(`https://${found[1]}`).hostname);
  } catch {
    return null;
  }
};

const isWithin = (host: string, other: string): boolean =>
  host === other || host.endsWith(`.${other}`) || other.endsWith(`.${host}`);

const judgeTarget = (url: URL, { label }: ReadLink, place: Place): PreflightFinding[] => {
  const values = { url: url.href };
  const host = bare(url.hostname);
  const findings: PreflightFinding[] = [];
  if (url.protocol === 'http:') findings.push(warning('link-insecure', place, values));
  if (SHORTENERS.has(host)) findings.push(warning('link-shortener', place, values));
  if (isIP(host.replace(/^\[|\]$/g, '')) !== 0) findings.push(warning('link-ip', place, values));
  const shown = label === null ? null : hostShown(label);
  if (shown !== null && !isWithin(shown, host))
    findings.push(warning('link-mismatch', place, { ...values, shown }));
  return findings;
};

const judgeLink = (
  link: ReadLink,
  place: Place,
  questionnaires: ReadonlySet<number>
): PreflightFinding[] => {
  const { url, label } = link;
  const questionnaireId = questionnaireOfLink(url);
  const vague =
    label !== null && VAGUE.has(normal(label))
      ? [warning('link-vague', place, { text: label.trim() })]
      : [];
  if (questionnaireId !== null)
    return questionnaires.has(questionnaireId)
      ? vague
      : [error('questionnaire-missing', place), ...vague];
  const safe = safeLink(url);
  if (safe === null) return [error('link-invalid', place, { url }), ...vague];
  const target = new URL(safe);
  return target.protocol === 'mailto:' ? vague : [...judgeTarget(target, link, place), ...vague];
};

/** Where links lead, as far as it can be seen without opening them. */
export const judgeLinks = (
  contents: readonly BlockContents[],
  questionnaires: ReadonlySet<number>
): PreflightFinding[] =>
  contents.flatMap(({ block, links }) =>
    links.flatMap((link) => judgeLink(link, { blockId: block.id }, questionnaires))
  );

/** The addresses of the web that a message leads to, each once, in normal form. */
export const webLinksOf = (contents: readonly BlockContents[]): string[] => {
  const urls = contents.flatMap(({ links }) =>
    links.flatMap(({ url }) => {
      const safe = safeLink(url);
      return safe !== null && /^https?:/.test(safe) ? [withoutFragment(safe)] : [];
    })
  );
  return [...new Set(urls)];
};

/** A server never sees the part after `#`. */
export const withoutFragment = (url: string): string => url.replace(/#.*$/, '');
