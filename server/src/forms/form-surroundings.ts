import type { Core } from '@strapi/types';
import {
  blocksOf,
  consentsOf,
  toDefinition,
  type Form,
  type Wording,
  type WordingVersion,
} from '../../../content-types';
import { permittedBases } from '../consent';
import { getService, uid } from '../core';
import { organisationFor } from './organisation';
import type { Surroundings } from './surroundings';

/** Those of the questionnaires that forms lead to which visitors can answer. */
const publishedQuestionnaires = async (
  strapi: Core.Strapi,
  forms: Pick<Form, 'definition'>[]
): Promise<Set<number>> => {
  const ids = forms.flatMap(({ definition }) => definition.after.questionnaireId ?? []);
  if (ids.length === 0) return new Set();
  const found = (await strapi.db.query(uid('form')).findMany({
    where: { id: { $in: [...new Set(ids)] }, publishedVersion: { $gt: 0 } },
  })) as Form[];
  return new Set(
    found.flatMap(({ id, definition }) =>
      toDefinition(definition).kind === 'questionnaire' ? id : []
    )
  );
};

const addDraft = async (
  strapi: Core.Strapi,
  wordings: Map<number, WordingVersion>,
  id: number
): Promise<void> => {
  const wording = (await strapi.db
    .query(uid('wording'))
    .findOne({ where: { id } })) as Wording | null;
  if (wording)
    wordings.set(id, {
      id: 0,
      wordingId: id,
      version: 0,
      texts: wording.draft ?? {},
      hash: '',
      publishedAt: 0,
      publishedBy: '',
    });
};

/**
 * Reads what drafts refer to, as it stands now.
 * @param drafts whether a wording that nobody published stands with its draft (for previews)
 */
export const readSurroundings = async (
  strapi: Core.Strapi,
  forms: Pick<Form, 'definition'>[],
  { drafts = false } = {}
): Promise<Surroundings> => {
  const blocks = forms.flatMap(({ definition }) => blocksOf(definition));
  const consents = forms.flatMap(({ definition }) => consentsOf(definition));
  const wordings = new Map<number, WordingVersion>();
  for (const id of new Set(consents.map(({ wordingId }) => wordingId))) {
    const latest = await getService(strapi, 'wordings').version(id);
    if (latest) wordings.set(id, latest);
    else if (drafts && id > 0) await addDraft(strapi, wordings, id);
  }
  const listIds = [...new Set(consents.flatMap((consent) => consent.listIds))];
  const lists = await getService(strapi, 'lists').byIds(listIds);
  const settings = await getService(strapi, 'settings').get();
  const partnerIds = blocks.flatMap((block) => (block.type === 'partners' ? block.partnerIds : []));
  const promotionIds = forms.flatMap(({ definition }) => definition.promotionId ?? []);
  return {
    wordings,
    lists: new Map(lists.map((list) => [list.id, list])),
    permitted: permittedBases(settings),
    controller: settings.controller.name || (await organisationFor(strapi, lists)),
    fields: new Map(
      blocks.some(({ type }) => type === 'field')
        ? (await getService(strapi, 'customFields').all()).map((field) => [field.key, field])
        : []
    ),
    partners:
      partnerIds.length > 0
        ? await getService(strapi, 'partners').byIds([...new Set(partnerIds)])
        : new Map(),
    promotions:
      promotionIds.length > 0
        ? await getService(strapi, 'promotions').withRules([...new Set(promotionIds)])
        : new Map(),
    questionnaires: await publishedQuestionnaires(strapi, forms),
    challenges: getService(strapi, 'challenges').available(),
  };
};
