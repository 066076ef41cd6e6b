import type { AbKey, Brand, Campaign, EntryCard, Sender } from '../../../content-types';
import { judgeAbTest, type TestFacts } from './checks/ab-test';
import { judgeApproval, type ApprovalFacts } from './checks/approval';
import { judgeAudience, type AudienceFacts } from './checks/audience';
import { readContents, type BlockContents } from './checks/contents';
import { judgeContrast } from './checks/contrast';
import { judgeEntries, type EntryProblem } from './checks/entries';
import { error, warning, type Place } from './checks/finding';
import { judgeIdentity, type IdentityFacts } from './checks/identity';
import { judgeLinks } from './checks/links';
import { judgeDomain, judgeOpenedLinks, type NetworkFacts } from './checks/network-findings';
import { judgeOutput, type VersionOutput } from './checks/output';
import { judgeStructure } from './checks/structure';
import { judgeConditions, judgeTags } from './checks/tags';
import { judgeTranslations } from './checks/translations';
import { judgeEnvelope, judgeWords } from './checks/words';
import type { PreflightFinding } from './contract';
import type { MessageVersion } from './versions';

export { CLIP_BYTES } from './checks/output';

/** One version of the message and what became of it. */
export interface VersionFacts {
  version: MessageVersion;
  /** What blocks with entries of the CMS show, by block id. */
  cards: ReadonlyMap<string, readonly EntryCard[]>;
  problems: readonly EntryProblem[];
  /** null while it cannot be compiled. */
  output: VersionOutput | null;
  /** Blocks of markup from which cleaning took something away. */
  cleaned: ReadonlySet<string>;
}

export interface PreflightFacts extends IdentityFacts, AudienceFacts {
  campaign: TestFacts['campaign'] & Pick<Campaign, 'translations'>;
  /** Variant A in the campaign's own language first. */
  versions: VersionFacts[];
  /** Senders of the variants of a test, A's among them. */
  senders: ReadonlyMap<AbKey, Sender | null>;
  brand: Pick<Brand, 'light' | 'dark'>;
  /** Ids of the files that the media library still has. */
  files: ReadonlySet<number>;
  /** Those of the questionnaires that it links to which people can answer now. */
  questionnaires: ReadonlySet<number>;
  /** Keys of the custom fields that there are. */
  fields: ReadonlySet<string>;
  /** Ids of all lists that there are. */
  allLists: ReadonlySet<number>;
  network: NetworkFacts;
  approval: ApprovalFacts;
}

const judgeCleaned = (
  contents: readonly BlockContents[],
  cleaned: ReadonlySet<string>
): PreflightFinding[] =>
  contents.flatMap(({ block }) =>
    block.type === 'html' && cleaned.has(block.id)
      ? [warning('html-cleaned', { blockId: block.id })]
      : []
  );

/** One version by itself, as its reader gets it. */
const judgeVersion = (facts: PreflightFacts, one: VersionFacts): PreflightFinding[] => {
  const { version, cards, problems, output, cleaned } = one;
  const contents = readContents(version.document, cards);
  return [
    ...judgeEnvelope(version),
    ...judgeStructure(contents, facts.files),
    ...judgeLinks(contents, facts.questionnaires),
    ...judgeOpenedLinks(contents, facts.network.links),
    ...judgeTags(version, contents, facts.fields),
    ...judgeConditions(contents, { fields: facts.fields, lists: facts.allLists }),
    ...judgeEntries(problems),
    ...judgeCleaned(contents, cleaned),
    ...judgeWords(contents),
    ...(output ? judgeOutput(output) : []),
  ];
};

const keyOf = ({ code, blockId, step, values }: PreflightFinding): string =>
  JSON.stringify([code, blockId, step, values]);

/** The same of another variant: what is of the whole message is said once, whatever its numbers. */
const twinKeyOf = (found: PreflightFinding): string =>
  found.blockId === null && found.step === 'content' ? found.code : keyOf(found);

/** One language in all its variants: what A does not have is said with the variant that has it. */
const judgeLocale = (facts: PreflightFacts, versions: VersionFacts[]): PreflightFinding[] => {
  const known = new Set<string>();
  return versions.flatMap((one) => {
    const { variant } = one.version;
    const fresh = judgeVersion(facts, one).filter(
      (found) => variant === 'a' || !known.has(twinKeyOf(found))
    );
    for (const found of fresh) known.add(twinKeyOf(found));
    return variant === 'a' ? fresh : fresh.map((found) => ({ ...found, variant }));
  });
};

const localesOf = ({ versions }: PreflightFacts): string[] => [
  ...new Set(versions.map(({ version }) => version.locale)),
];

/**
 * Findings of all versions, each said once: without a language where every version has it, else once
 * for each version that does.
 */
const judgeVersions = (facts: PreflightFacts): PreflightFinding[] => {
  const all = localesOf(facts).map((locale) => ({
    locale,
    findings: judgeLocale(
      facts,
      facts.versions.filter(({ version }) => version.locale === locale)
    ),
  }));
  const keys = all.map(({ findings }) => new Set(findings.map(keyOf)));
  const isShared = (found: PreflightFinding) => keys.every((own) => own.has(keyOf(found)));
  return all.flatMap(({ locale, findings }, index) =>
    findings.flatMap((found) => {
      if (!isShared(found)) return [{ ...found, locale }];
      return index === 0 ? [found] : [];
    })
  );
};

/** A message that cannot be made, though no rule says why, must not leave either. */
const judgeInvalid = (facts: PreflightFacts, found: PreflightFinding[]): PreflightFinding[] => {
  const broken = facts.versions.find(({ output }) => output === null);
  if (!broken || found.some(({ severity }) => severity === 'error')) return [];
  const place: Place = localesOf(facts).length > 1 ? { locale: broken.version.locale } : {};
  return [error('message-invalid', place)];
};

/** Everything that speaks against sending, errors first. */
export const judge = (facts: PreflightFacts): PreflightFinding[] => {
  const found = [
    ...judgeVersions(facts),
    ...judgeTranslations(facts.campaign),
    ...judgeContrast(facts.brand),
    ...judgeAudience(facts),
    ...judgeAbTest(facts),
    ...judgeIdentity(facts),
    ...judgeDomain(facts.network.domain),
    ...judgeApproval(facts.approval),
  ];
  return [...found, ...judgeInvalid(facts, found)].sort(
    (a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning')
  );
};

/** Whether nothing blocks. */
export const isReady = (findings: PreflightFinding[]): boolean =>
  findings.every(({ severity }) => severity !== 'error');
