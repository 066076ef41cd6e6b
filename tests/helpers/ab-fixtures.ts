import type { AbTest, InlineNode, List, MessageBlock, Sender } from '../../content-types';
import type { AbTestResponse, SaveCampaignRequest } from '../../server/src/campaigns/contract';
import { getService, table } from '../../server/src/core';
import type { TestAdmin } from './admins';
import { addList, addPeople, campaignInput, emailOf } from './campaign-fixtures';
import { advance, drain, settle } from './engine';
import type { BootedStrapi } from './strapi';

export const says = (text: string): InlineNode[] => [{ type: 'text', text }];
export const heading = (id: string, text: string, more: object = {}): MessageBlock => ({
  ...{ id, type: 'heading', level: 1, align: 'left', content: says(text) },
  ...more,
});

export const subjectTest = (changes: Partial<AbTest> = {}): AbTest => ({
  varied: 'subject',
  variants: [
    {
      key: 'b',
      subjects: { en: { subject: says('Subject of B'), preheader: '' } },
      senderId: null,
    },
  ],
  samplePercent: 50,
  metric: 'unsubscribes',
  decideAfterHours: null,
  ...changes,
});

export interface Recipient {
  id: number;
  subscriber_id: number;
  state: string;
  variant: 'a' | 'b' | 'c' | 'd' | null;
  due_at: number | string;
}

/** Campaigns with a test, and what becomes of them, on one booted Strapi. */
export const abDriver = (app: BootedStrapi, editor: TestAdmin, sender: () => Sender) => {
  let lists = 0;
  const post = (id: number, action: string, body: object = {}) =>
    editor.request.post(`/optin/campaigns/${id}/${action}`).send(body);

  return {
    post,
    /** As the ticks would: audience, mail, decision, rest, end. */
    async settle() {
      await settle(app);
      await drain(app);
      await advance(app);
    },
    /** A list of its own with so many people, who are all written to unless they left. */
    async audience(people: number, left = 0): Promise<{ list: List; ids: number[] }> {
      lists += 1;
      const list = await addList(app.strapi, `ab-${lists}`);
      const ids = await addPeople(
        app.strapi,
        Array.from({ length: people }, (_, index) => ({
          name: `reader${lists}-${index}`,
          lists: [{ list, state: index < left ? 'unsubscribed' : 'confirmed' }],
        }))
      );
      return { list, ids };
    },
    addressOf: (index: number) => emailOf(`reader${lists}-${index}`),
    async create(list: List, changes: Partial<SaveCampaignRequest> = {}): Promise<number> {
      const input = campaignInput([list], sender(), {
        subject: says('Subject of A'),
        abTest: subjectTest(),
        ...changes,
      });
      return (await editor.request.post('/optin/campaigns').send(input).expect(201)).body.data.id;
    },
    get: async (id: number) =>
      (await editor.request.get(`/optin/campaigns/${id}`).expect(200)).body.data,
    report: async (id: number): Promise<AbTestResponse['data']> =>
      (await editor.request.get(`/optin/campaigns/${id}/ab-test`).expect(200)).body.data,
    choose: (id: number, variant: unknown) => post(id, 'ab-test/winner', { variant }),
    async findings(id: number): Promise<{ code: string; severity: string; variant?: string }[]> {
      const { body } = await editor.request.get(`/optin/campaigns/${id}/preflight`).expect(200);
      return body.data.findings;
    },
    recipients: (id: number): Promise<Recipient[]> =>
      table(app.strapi, 'delivery').where({ campaign_id: id }).orderBy('subscriber_id'),
    /** As people do it behind the link of a mail. */
    leave: (subscriberId: number, listId: number) =>
      getService(app.strapi, 'leaving').leave({
        subscriberId,
        listIds: [listId],
        method: 'link',
        actor: 'subscriber',
        evidence: null,
      }),
  };
};
