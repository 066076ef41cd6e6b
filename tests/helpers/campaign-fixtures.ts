import type { Core } from '@strapi/strapi';
import type {
  LegalBasis,
  List,
  Sender,
  Subscription,
  SubscriptionState,
  SuppressionReason,
} from '../../content-types';
import type { SaveCampaignRequest } from '../../server/src/campaigns/contract';
import { getService, table, toRow, uid } from '../../server/src/core';

/** Somebody as the audience sees them; `lists` says how they stand with each. */
export interface Person {
  name: string;
  lists: {
    list: Pick<List, 'id'>;
    state: SubscriptionState;
    basis?: LegalBasis;
    /** What the basis rests on. */
    proof?: Partial<Subscription>;
  }[];
  status?: 'active' | 'erased';
  suppressed?: SuppressionReason;
}

export const emailOf = (name: string): string => `${name}@people.example`;

/** Writes people straight into the tables, with ids in the order given. */
export const addPeople = async (strapi: Core.Strapi, people: Person[]): Promise<number[]> => {
  const suppressions = getService(strapi, 'suppressions');
  const now = Date.now();
  const rows = people.map(({ name, status }) => ({
    document_id: `person-${name}`.slice(0, 200),
    email: emailOf(name),
    email_key: emailOf(name),
    fingerprint: suppressions.fingerprintOf(emailOf(name)),
    first_name: name,
    locale: 'en',
    status: status ?? 'active',
    created_at: new Date(now),
    updated_at: new Date(now),
  }));
  const { connection } = strapi.db;
  await connection.batchInsert('optin_subscribers', rows, 40);
  const stored: { id: number; email_key: string }[] = await table(strapi, 'subscriber').select(
    'id',
    'email_key'
  );
  const ids = new Map(stored.map(({ id, email_key }) => [email_key, Number(id)]));
  const idOf = (name: string) => ids.get(emailOf(name)) ?? 0;
  await connection.batchInsert(
    'optin_subscriptions',
    people.flatMap(({ name, lists }) =>
      lists.map(({ list, state, basis, proof }) =>
        toRow({
          subscriberId: idOf(name),
          listId: list.id,
          state,
          basis: basis ?? 'double-opt-in',
          requestedAt: now,
          lastEngagedAt: now,
          ...proof,
          createdAt: now,
          updatedAt: now,
        })
      )
    ),
    40
  );
  for (const { name, suppressed } of people)
    if (suppressed)
      await table(strapi, 'suppression').insert(
        toRow({
          fingerprint: suppressions.fingerprintOf(emailOf(name)),
          reason: suppressed,
          since: now,
          detail: null,
        })
      );
  return people.map(({ name }) => idOf(name));
};

export const addList = (
  strapi: Core.Strapi,
  slug: string,
  changes: Partial<List> = {}
): Promise<List> =>
  strapi.db.query(uid('list')).create({
    data: {
      slug,
      name: slug,
      title: { en: `The ${slug}` },
      purpose: { en: 'News' },
      regime: 'double-opt-in',
      isPublic: true,
      welcomeMail: false,
      ...changes,
    },
  });

export const addSender = (strapi: Core.Strapi, changes: Partial<Sender> = {}): Promise<Sender> =>
  strapi.db.query(uid('sender')).create({
    data: {
      name: 'Press office',
      fromName: 'Press office',
      fromEmail: 'press@sender.example',
      replyTo: null,
      organisation: 'Example Ltd',
      postalAddress: '1 Main Street\nSpringfield',
      ...changes,
    },
  });

/** A complete campaign, ready to go to these lists. */
export const campaignInput = (
  lists: Pick<List, 'id'>[],
  sender: Pick<Sender, 'id'> | null,
  changes: Partial<SaveCampaignRequest> = {}
): SaveCampaignRequest => ({
  name: 'March news',
  locale: 'en',
  senderId: sender?.id ?? null,
  listIds: lists.map(({ id }) => id),
  nature: 'editorial',
  similarProducts: false,
  profession: '',
  subject: [
    { type: 'text', text: 'News for ' },
    { type: 'mergeTag', tag: 'firstName', fallback: 'you' },
  ],
  preheader: 'What is new',
  document: {
    version: 1,
    blocks: [
      {
        id: 'hello',
        type: 'heading',
        level: 1,
        align: 'left',
        content: [{ type: 'text', text: 'Hello' }],
      },
    ],
  },
  translations: {},
  excludedListIds: [],
  linkTags: null,
  countsClicks: false,
  abTest: null,
  archive: null,
  ...changes,
});
