import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Campaign, Sender } from '../../../content-types';
import { policyContext } from '../consent';
import { getService, refusal, type Links } from '../core';
import { inspectDocument, type CompiledTemplates } from '../messages';
import { countAudience } from './audience';
import type { PreflightResponse } from './contract';
import { isReady, judge } from './preflight-rules';

export type Preflight = PreflightResponse['data'];

/** What a start needs beyond the verdict, so that it need not be read and made again. */
export interface Inspection extends Preflight {
  /** The campaign's lists that still exist. */
  listIds: number[];
  compiled: CompiledTemplates | null;
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
  { document }: Pick<Campaign, 'document'>
): Promise<Set<number>> => {
  const wanted = new Set(
    inspectDocument(document).links.flatMap(({ questionnaireId }) => questionnaireId ?? [])
  );
  const open = new Set<number>();
  for (const id of wanted) if (await getService(strapi, 'questionnaires').isOpen(id)) open.add(id);
  return open;
};

export const createPreflight = ({ strapi }: { strapi: Core.Strapi }) => {
  /** The message as it would be sent, or null while something it needs is missing. */
  const compile = async (
    campaign: Campaign,
    sender: Sender | null,
    links: Links | null
  ): Promise<CompiledTemplates | null> => {
    if (!sender || !links) return null;
    try {
      const { id: campaignId, locale, subject, preheader, document } = campaign;
      return await getService(strapi, 'messages').compile({
        campaignId,
        locale,
        subject,
        preheader,
        document,
        sender,
        links,
        privacyPolicyUrl: (await getService(strapi, 'settings').get()).controller.privacyPolicyUrl,
      });
    } catch (error) {
      // The rules name the link that keeps it from compiling.
      if (error instanceof errors.ValidationError) return null;
      throw error;
    }
  };

  /** All checks at once, on the campaign as it is now. */
  const inspect = async (campaign: Campaign): Promise<Inspection> => {
    const lists = await getService(strapi, 'lists').byIds(campaign.listIds);
    const listIds = lists.map(({ id }) => id);
    const sender =
      campaign.senderId === null
        ? null
        : await getService(strapi, 'senders').find(campaign.senderId);
    const links = await getService(strapi, 'settings').links();
    const compiled = await compile(campaign, sender, links);
    const context = await policyContext(strapi, {
      lists,
      campaign: { ...campaign, started: false },
    });
    const audience = await countAudience(strapi, { listIds, context });
    const files = await existingFiles(
      strapi,
      campaign.document.blocks.flatMap((block) =>
        block.type === 'image' && block.fileId !== null ? [block.fileId] : []
      )
    );
    const findings = judge({
      campaign,
      sender,
      lists: lists.length,
      audience,
      hasPublicUrl: links !== null,
      transport: getService(strapi, 'transport').info(),
      htmlSize: compiled ? Buffer.byteLength(compiled.html) : null,
      files,
      questionnaires: await openQuestionnaires(strapi, campaign),
      fields: new Set((await getService(strapi, 'customFields').all()).map(({ key }) => key)),
    });
    return { ready: isReady(findings), findings, audience, listIds, compiled };
  };

  return {
    inspect,

    async check(campaign: Campaign): Promise<Preflight> {
      const { ready, findings, audience } = await inspect(campaign);
      return { ready, findings, audience };
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
