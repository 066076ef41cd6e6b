import {
  abKeysOf,
  allBlocks,
  type AbKey,
  type AbMetric,
  type AbTest,
  type Campaign,
  type Sender,
} from '../../../../content-types';
import { mailsNeeded } from '../ab/statistics';
import { inlineText } from '../../messages';
import type { PreflightFinding } from '../contract';
import { senderIdOf, versionsOf, type Versioned } from '../versions';
import { error, warning } from './finding';
import { canSend } from './identity';

/** What newsletters usually bring for each mail: what a sample is measured against. */
const USUAL_RATES: Record<AbMetric, number> = { clicks: 0.03, unsubscribes: 0.005 };

export interface TestFacts {
  campaign: Versioned &
    Pick<Campaign, 'abTest' | 'senderId' | 'countsClicks' | 'scheduleMode' | 'state'>;
  /** Senders of the variants, A's among them. */
  senders: ReadonlyMap<AbKey, Sender | null>;
  audience: { allowed: number };
}

/** As people call it. */
const nameOf = (key: AbKey): string => key.toUpperCase();

const localesOf = (campaign: Versioned): string[] => versionsOf(campaign).map((one) => one.locale);

/** Blocks for a variant that nobody gets: another one, or any while content is not tested. */
const judgeStrays = (campaign: Versioned): PreflightFinding[] => {
  const test = campaign.abTest ?? null;
  const shown: AbKey[] = test?.varied === 'content' ? abKeysOf(test) : ['a'];
  return allBlocks(campaign.document.blocks).flatMap(({ id, variant }) =>
    variant === undefined || shown.includes(variant)
      ? []
      : [warning('ab-block-stray', { blockId: id }, { variant: nameOf(variant) })]
  );
};

const judgeSubjects = (campaign: Versioned, test: AbTest): PreflightFinding[] =>
  test.variants.flatMap(({ key, subjects }) => {
    const has = (locale: string) => inlineText(subjects[locale]?.subject ?? []).trim() !== '';
    const locales = localesOf(campaign);
    const values = { variant: nameOf(key) };
    if (!locales.some(has)) return [error('ab-subject-missing', { step: 'sender' }, values)];
    return locales.flatMap((locale) =>
      has(locale)
        ? []
        : [warning('ab-subject-gap', { step: 'sender', locale }, { ...values, locale })]
    );
  });

const judgeSenders = (test: AbTest, senders: TestFacts['senders']): PreflightFinding[] =>
  test.variants.flatMap(({ key }): PreflightFinding[] => {
    const sender = senders.get(key) ?? null;
    const place = { step: 'sender' } as const;
    if (!canSend(sender)) {
      const missing = error('ab-sender-missing', place, { variant: nameOf(key) });
      return [{ ...missing, variant: key }];
    }
    if ((sender.postalAddress ?? '').trim()) return [];
    return [{ ...error('postal-address-missing', place, { sender: sender.name }), variant: key }];
  });

/** What each variant lacks of what is tested. */
const judgeVaried = ({ campaign, senders }: TestFacts, test: AbTest): PreflightFinding[] => {
  switch (test.varied) {
    case 'subject':
      return judgeSubjects(campaign, test);
    case 'sender':
      return judgeSenders(test, senders);
    case 'content': {
      const isMarked = allBlocks(campaign.document.blocks).some(
        ({ variant }) => variant !== undefined
      );
      return isMarked ? [] : [error('ab-content-unmarked')];
    }
  }
};

/** Variants that say the same as an earlier one: what differs between them is chance. */
const judgeSame = (campaign: TestFacts['campaign'], test: AbTest): PreflightFinding[] => {
  const said = abKeysOf(test).map((key) => ({
    key,
    text: JSON.stringify([
      senderIdOf(campaign, key),
      versionsOf(campaign, key).map(({ variant: _, ...version }) => version),
    ]),
  }));
  return said.flatMap(({ key, text }, index) => {
    const twin = said.slice(0, index).find((other) => other.text === text);
    const step = test.varied === 'content' ? ('content' as const) : ('sender' as const);
    const values = { variant: nameOf(key), other: nameOf(twin?.key ?? 'a') };
    return twin ? [error('ab-same', { step }, values)] : [];
  });
};

const judgeSample = (test: AbTest, allowed: number): PreflightFinding[] => {
  const variants = abKeysOf(test).length;
  const sample = Math.floor((allowed * test.samplePercent) / 100);
  const place = { step: 'audience' } as const;
  // That nobody may be written to at all is said elsewhere.
  if (allowed === 0) return [];
  if (sample < variants) return [error('ab-audience-small', place, { people: sample, variants })];
  const people = Math.floor(sample / variants);
  const needed = mailsNeeded(USUAL_RATES[test.metric], variants - 1);
  return people < needed ? [warning('ab-sample-small', place, { people, needed })] : [];
};

/** A clock that a draft kept from an earlier plan can still be changed when it is planned. */
const judgeClock = ({ scheduleMode, state }: TestFacts['campaign']): PreflightFinding[] => {
  if (scheduleMode !== 'reader') return [];
  const say = state === 'draft' ? warning : error;
  return [say('ab-reader-clocks', { step: 'schedule' })];
};

/** Whether an A/B test can be run, and will tell anything. */
export const judgeAbTest = (facts: TestFacts): PreflightFinding[] => {
  const { campaign, audience } = facts;
  const test = campaign.abTest ?? null;
  const strays = judgeStrays(campaign);
  if (!test) return strays;
  const lacking = judgeVaried(facts, test);
  // A variant that lacks what is tested is like A; that is said already.
  const isWhole = lacking.every(({ severity }) => severity !== 'error');
  return [
    ...lacking,
    ...(isWhole ? judgeSame(campaign, test) : []),
    ...strays,
    ...(test.metric === 'clicks' && !campaign.countsClicks
      ? [error('ab-clicks-uncounted', { step: 'tracking' })]
      : []),
    ...judgeSample(test, audience.allowed),
    ...judgeClock(campaign),
  ];
};
