import type { Core } from '@strapi/types';
import { abKeysOf, type AbKey, type Campaign, type Sender } from '../../../content-types';
import { policyContext } from '../consent';
import { getService, refusal } from '../core';
import { readResend } from '../delivery';
import { questionnaireOfLink, type CompiledTemplates } from '../messages';
import { countAudience } from './audience';
import { approvalState } from './checks/approval';
import { WARM_UP_FROM } from './checks/audience';
import { readContents, type BlockContents } from './checks/contents';
import { webLinksOf } from './checks/links';
import type { NetworkSubject } from './checks/network';
import type { PreflightResponse } from './contract';
import type { CheckedVersion } from './links';
import { isReady, judge } from './preflight-rules';
import { makeVersions, type MadeVersion, type UsedEntry } from './preflight-versions';
import { findCampaigns } from './store';
import { senderIdOf } from './versions';
import { largestOf } from './volume';

export type Preflight = PreflightResponse['data'];

/** What a start needs beyond the verdict, so that it need not be read and made again. */
export interface Inspection extends Preflight {
  /** The campaign's lists that still exist. */
  listIds: number[];
  /** Variant A in the campaign's own language; null while something it needs is missing. */
  compiled: CompiledTemplates | null;
  /** All languages and variants, that one first; empty while one of them cannot be compiled. */
  versions: CheckedVersion[];
  /** Entries of the CMS that any version shows. */
  used: UsedEntry[];
}

/** The ids among `wanted` that the media library has; all of them where there is no library. */
const existingFiles = async (strapi: Core.Strapi, wanted: number[]): Promise<Set<number>> => {
  if (wanted.length === 0 || !strapi.db.metadata.has('plugin::upload.file')) return new Set(wanted);
  const files = (await strapi.db
    .query('plugin::upload.file')
    .findMany({ where: { id: { $in: wanted } }, select: ['id'] })) as { id: number }[];
  return new Set(files.map(({ id }) => Number(id)));
};

/** Those of the linked questionnaires that are published and open. */
const openQuestionnaires = async (
  strapi: Core.Strapi,
  contents: BlockContents[]
): Promise<Set<number>> => {
  const wanted = new Set(
    contents.flatMap(({ links }) => links.flatMap(({ url }) => questionnaireOfLink(url) ?? []))
  );
  const open = new Set<number>();
  for (const id of wanted) if (await getService(strapi, 'questionnaires').isOpen(id)) open.add(id);
  return open;
};

const contentsOf = (versions: MadeVersion[]): BlockContents[] =>
  versions.flatMap(({ version, cards }) => readContents(version.document, cards));

export const createPreflight = ({ strapi }: { strapi: Core.Strapi }) => {
  /** Who each variant is from. */
  const sendersOf = async (campaign: Campaign): Promise<Map<AbKey, Sender | null>> => {
    const senders = new Map<AbKey, Sender | null>();
    for (const key of abKeysOf(campaign.abTest)) {
      const id = senderIdOf(campaign, key);
      senders.set(key, id === null ? null : await getService(strapi, 'senders').find(id));
    }
    return senders;
  };
  const senderIn = (senders: Map<AbKey, Sender | null>) => (key: AbKey) => senders.get(key) ?? null;

  /**
   * Whether a second person approved what would be sent. An issue of a recurring campaign goes on
   * its approval as long as it says the same.
   */
  const approvalOf = async (campaign: Campaign) => {
    const { requireApproval } = await getService(strapi, 'settings').get();
    if (!requireApproval) return { isRequired: false, state: 'none' as const };
    const own = approvalState(campaign);
    if (own !== 'none' || campaign.seriesId === null) return { isRequired: true, state: own };
    const [series] = await findCampaigns(strapi, { where: { id: campaign.seriesId } });
    const approval = series?.approval ?? null;
    return { isRequired: true, state: approvalState({ ...campaign, approval }) };
  };

  const largestBefore = (campaign: Campaign, allowed: number): Promise<number | null> =>
    campaign.senderId !== null && allowed > WARM_UP_FROM
      ? largestOf(strapi, campaign.senderId, getService(strapi, 'clock').now())
      : Promise.resolve(null);

  /** All checks at once, on the campaign as it is now. */
  const inspect = async (campaign: Campaign): Promise<Inspection> => {
    const allLists = await getService(strapi, 'lists').all();
    const lists = allLists.filter(({ id }) => campaign.listIds.includes(id));
    const listIds = lists.map(({ id }) => id);
    const excludedListIds = allLists.flatMap(({ id }) =>
      campaign.excludedListIds.includes(id) ? [id] : []
    );
    const senders = await sendersOf(campaign);
    const senderOf = senderIn(senders);
    const sender = senderOf('a');
    const links = await getService(strapi, 'settings').links();
    const versions = await makeVersions(strapi, campaign, { senderOf, links });
    const contents = contentsOf(versions);
    const context = await policyContext(strapi, {
      lists,
      campaign: { ...campaign, started: false },
    });
    const resend = await readResend(strapi, campaign.resendOf);
    const audience = await countAudience(strapi, { listIds, excludedListIds, context, resend });
    const network: NetworkSubject = { urls: webLinksOf(contents), senders: [...senders.values()] };
    const checks = getService(strapi, 'network-checks');
    const findings = judge({
      campaign,
      versions,
      brand: (await getService(strapi, 'settings').get()).brand,
      sender,
      senders,
      lists,
      excludedListIds,
      audience,
      largest: await largestBefore(campaign, audience.allowed),
      hasPublicUrl: links !== null,
      transport: getService(strapi, 'transport').info(),
      files: await existingFiles(
        strapi,
        contents.flatMap(({ images }) => images.flatMap(({ fileIds }) => fileIds))
      ),
      questionnaires: await openQuestionnaires(strapi, contents),
      fields: new Set((await getService(strapi, 'customFields').all()).map(({ key }) => key)),
      allLists: new Set(allLists.map(({ id }) => id)),
      network: checks.facts(network),
      approval: await approvalOf(campaign),
    });
    const compiled = versions.flatMap(
      ({ version, input, compiled: templates }): CheckedVersion[] =>
        templates && input
          ? [{ locale: version.locale, variant: version.variant, compiled: templates, input }]
          : []
    );
    return {
      ready: isReady(findings),
      findings,
      audience,
      network: checks.state(network),
      listIds,
      compiled: versions[0]?.compiled ?? null,
      versions: compiled.length === versions.length ? compiled : [],
      used: versions.flatMap(({ used }) => used),
    };
  };

  return {
    inspect,

    /** What looking at the network needs to know of a campaign. */
    async subject(campaign: Campaign): Promise<NetworkSubject> {
      const senders = await sendersOf(campaign);
      const senderOf = senderIn(senders);
      // Without links nothing is compiled: addresses alone are asked about.
      const versions = await makeVersions(strapi, campaign, { senderOf, links: null });
      return { urls: webLinksOf(contentsOf(versions)), senders: [...senders.values()] };
    },

    async check(campaign: Campaign): Promise<Preflight> {
      const { ready, findings, audience, network } = await inspect(campaign);
      return { ready, findings, audience, network };
    },

    /** @throws ApplicationError `preflight` with all findings, when one of them blocks */
    async assertReady(campaign: Campaign): Promise<Inspection> {
      const inspection = await inspect(campaign);
      const { ready, findings, audience } = inspection;
      if (!ready) {
        const codes = findings.flatMap(({ severity, code }) =>
          severity === 'error' ? [code] : []
        );
        throw refusal('preflight', `The campaign cannot start: ${codes.join(', ')}.`, {
          findings,
          audience,
        });
      }
      return inspection;
    },
  };
};
export type PreflightService = ReturnType<typeof createPreflight>;
