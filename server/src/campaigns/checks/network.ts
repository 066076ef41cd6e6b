import type { Core } from '@strapi/types';
import type { EpochMs, Sender } from '../../../../content-types';
import { DAY, getService, MINUTE, PLUGIN_ID, SECOND, type OptinConfig } from '../../core';
import type { NetworkChecks } from '../contract';
import { checkDomain, dnsLookup, type DomainFinding, type TxtLookup } from './domain-check';
import { openLink, type LinkResult } from './link-check';
import { createMemory } from './memory';
import type { NetworkFacts } from './network-findings';

/** Links of one message that are opened. */
export const MAX_LINKS = 100;
/** Links opened at once by one process, whatever number of people check. */
const LANES = 6;
/** How long one call may go on opening links; the next goes on where it stopped. */
const CALL_MS = 4 * SECOND;
/** An answer is not asked for again within this time; a bad one is, since it may have been mended. */
const FRESH = 10 * MINUTE;
/** Unless it is so new that somebody only pressed twice. */
const FRESH_BAD = 10 * SECOND;
/** How long findings tell of an answer. */
const KEEP = DAY;

export interface NetworkSubject {
  /** In normal form, see `webLinksOf`. */
  urls: string[];
  /** The campaign's own first, then those of a test's variants. */
  senders: (Pick<Sender, 'fromEmail'> | null)[];
}

/** Domains of senders, each once. */
const domainsOf = (senders: NetworkSubject['senders']): string[] => [
  ...new Set(
    senders.flatMap((sender) => {
      const domain = sender?.fromEmail.slice(sender.fromEmail.lastIndexOf('@') + 1).toLowerCase();
      return domain ? [domain] : [];
    })
  ),
];

/**
 * Looks at what lies outside: opens a message's links and asks DNS about the senders' domains. Only
 * when a person asks; answers are kept in memory and read by preflight.
 */
export const createNetworkChecks = ({ strapi }: { strapi: Core.Strapi }) => {
  const links = createMemory<LinkResult>({ size: 5000, keep: KEEP });
  const domains = createMemory<DomainFinding[]>({ size: 200, keep: KEEP });
  const underWay = new Map<string, Promise<void>>();
  let lookup: TxtLookup = dnsLookup();
  const now = (): EpochMs => getService(strapi, 'clock').now();
  const config = <K extends keyof OptinConfig>(key: K): OptinConfig[K] | undefined =>
    strapi.config.get<OptinConfig[K] | undefined>(`plugin::${PLUGIN_ID}.${key}`);

  /** Whether a run that began at `since` need not ask any more. */
  const isSettled = (known: { at: EpochMs } | null, isGood: boolean, since: EpochMs): boolean =>
    known !== null && known.at > since - (isGood ? FRESH : FRESH_BAD);

  const isLinkSettled = (since: EpochMs) => (url: string) => {
    const known = links.get(url, now());
    const isGood = known?.value.verdict === 'ok' || known?.value.verdict === 'unsure';
    return isSettled(known, isGood, since);
  };

  /** Two who check at once wait for one request. */
  const open = (url: string): Promise<void> => {
    const running = underWay.get(url);
    if (running) return running;
    const privateHosts = config('links')?.privateHosts ?? [];
    const request = openLink(url, { privateHosts })
      .catch((): LinkResult => ({ verdict: 'unsure', detail: '' }))
      .then((result) => links.set(url, result, now()))
      .finally(() => underWay.delete(url));
    underWay.set(url, request);
    return request;
  };

  const openSome = async (urls: string[]): Promise<void> => {
    const until = Date.now() + CALL_MS;
    const waiting = [...urls];
    const lane = async () => {
      while (Date.now() < until) {
        if (underWay.size >= LANES) {
          await Promise.race(underWay.values());
          continue;
        }
        const url = waiting.shift();
        if (url === undefined) return;
        await open(url);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  };

  const askDomain = async (domain: string, since: EpochMs): Promise<void> => {
    const known = domains.get(domain, now());
    if (isSettled(known, known?.value.length === 0, since)) return;
    const smtp = config('smtp') ?? null;
    const findings = await checkDomain({
      domain,
      dkim: smtp?.dkim ?? null,
      smtpHost: smtp?.host ?? null,
      lookup,
    });
    domains.set(domain, findings, now());
  };

  const state = ({ urls, senders }: NetworkSubject): NetworkChecks => {
    const asked = urls.slice(0, MAX_LINKS);
    const times = asked.flatMap((url) => links.get(url, now())?.at ?? []);
    const names = domainsOf(senders);
    const answers = names.flatMap((name) => domains.get(name, now())?.at ?? []);
    return {
      links: {
        total: asked.length,
        checked: times.length,
        at: times.length === asked.length && times.length > 0 ? Math.min(...times) : null,
      },
      domain:
        names.length === 0
          ? null
          : {
              name: names.join(', '),
              at: answers.length === names.length ? Math.min(...answers) : null,
            },
    };
  };

  return {
    state,

    /** What is known by now, for the rules. */
    facts({ urls, senders }: NetworkSubject): NetworkFacts {
      return {
        links: new Map(
          urls.flatMap((url) => {
            const known = links.get(url, now());
            return known ? [[url, known.value] as const] : [];
          })
        ),
        domain: domainsOf(senders).flatMap((name) => domains.get(name, now())?.value ?? []),
      };
    },

    /**
     * Works for a few seconds.
     * @param started when the run began that this call goes on with; absent for the first
     * @returns how far the run came; `isDone: false` asks for another call
     */
    async check(
      subject: NetworkSubject,
      started?: EpochMs
    ): Promise<NetworkChecks & { isDone: boolean; since: EpochMs }> {
      const since = Math.min(started ?? now(), now());
      const urls = subject.urls.slice(0, MAX_LINKS);
      const isDone = isLinkSettled(since);
      await Promise.all([
        openSome(urls.filter((url) => !isDone(url))),
        ...domainsOf(subject.senders).map((name) => askDomain(name, since)),
      ]);
      const known = state(subject);
      const checked = urls.filter(isDone).length;
      return {
        ...known,
        links: { ...known.links, checked },
        isDone: checked === urls.length,
        since,
      };
    },

    /** For tests: another DNS. */
    useLookup(other: TxtLookup): void {
      lookup = other;
    },
  };
};
export type NetworkChecksService = ReturnType<typeof createNetworkChecks>;
