import { safeLink } from '../../messages';
import type { PreflightCode, PreflightFinding } from '../contract';
import type { BlockContents } from './contents';
import type { DomainFinding } from './domain-check';
import { warning } from './finding';
import type { LinkResult, LinkVerdict } from './link-check';
import { withoutFragment } from './links';

/** What the last look at the network found; empty where nobody looked. */
export interface NetworkFacts {
  /** By address, in normal form. */
  links: ReadonlyMap<string, LinkResult>;
  domain: readonly DomainFinding[];
}

const CODES = {
  ok: null,
  unsure: null,
  broken: 'link-broken',
  'redirect-insecure': 'link-redirect-insecure',
  private: 'link-private',
  timeout: 'link-timeout',
} as const satisfies Record<LinkVerdict, PreflightCode | null>;

/** Links that were opened and led nowhere good. They ask: the other side may be back by then. */
export const judgeOpenedLinks = (
  contents: readonly BlockContents[],
  links: NetworkFacts['links']
): PreflightFinding[] =>
  contents.flatMap(({ block, links: own }) =>
    own.flatMap(({ url }) => {
      const safe = safeLink(url);
      const result = safe === null ? undefined : links.get(withoutFragment(safe));
      const code = result && CODES[result.verdict];
      if (!code) return [];
      // Texts choose their words by it, and no such choice has hyphens.
      const detail = code === 'link-broken' ? result.detail.replaceAll('-', '_') : result.detail;
      return [warning(code, { blockId: block.id }, { url, detail })];
    })
  );

/** What the sender's domain lacks. */
export const judgeDomain = (domain: NetworkFacts['domain']): PreflightFinding[] =>
  domain.map(({ problem, name, record }) => warning(problem, { step: 'sender' }, { name, record }));
