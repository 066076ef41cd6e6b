import type { LegalBasis, List } from '../../content-types';
import type {
  ContactVerdict,
  GetSubscriberResponse,
  RegisterRequest,
  SaveProvenanceRequest,
} from '../../server/src/audience/contract';
import { DAY, getService, table, toRow, uid } from '../../server/src/core';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import { describeOnEachDatabase } from '../helpers/each-database';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

type Person = GetSubscriberResponse['data'];

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
const NO_LIMITS = {
  profession: null,
  collector: null,
  file: null,
  uses: [],
  sendsLeft: null,
  endsAt: null,
};

describeOnEachDatabase('may we write to this person, and why', (client) => {
  let app: BootedStrapi;
  let admin: TestAdmin;
  let lists: Record<'news' | 'shop' | 'clinics' | 'partners', List>;
  let fileId: number;
  let personId: number;

  const addList = (slug: string, basis: LegalBasis, profession = ''): Promise<List> =>
    app.strapi.db.query(uid('list')).create({
      data: {
        slug,
        name: slug,
        title: { en: slug },
        purpose: {},
        regime: 'double-opt-in',
        acceptedBases: ['double-opt-in', basis],
        profession,
        isPublic: true,
        welcomeMail: false,
      },
    });

  const register = (request: Omit<RegisterRequest, 'locale' | 'people'>) =>
    admin.request
      .post('/optin/registrations')
      .send({
        locale: 'en',
        people: [{ email: 'dr.mills@riverside-practice.example', reference: 'A-17' }],
        ...request,
      })
      .expect(200);

  const read = async (): Promise<Person> =>
    (await admin.request.get(`/optin/subscribers/${personId}`).expect(200)).body.data;
  const verdictOn = async (list: List): Promise<ContactVerdict> => {
    const verdict = (await read()).verdicts.find(({ listId }) => listId === list.id);
    if (!verdict) throw new Error(`no verdict on ${list.name}`);
    return verdict;
  };
  const change = (list: List, columns: Record<string, unknown>) =>
    table(app.strapi, 'subscription')
      .where({ subscriber_id: personId, list_id: list.id })
      .update(toRow(columns));

  beforeAll(async () => {
    app = await bootStrapi({ client });
    admin = await createAdmin(app.strapi, 'super-admin');
    lists = {
      news: await addList('news', 'single-opt-in'),
      shop: await addList('shop', 'soft-opt-in'),
      clinics: await addList('clinics', 'b2b-opt-out', 'Dentists'),
      partners: await addList('partners', 'third-party'),
    };
    const file: SaveProvenanceRequest = {
      name: 'Expo visitors',
      kind: 'rented',
      collector: 'Expo Ltd',
      collectedOn: day(Date.now() - 30 * DAY),
      wording: 'Partners may write to me.',
      contract: 'C-2026-4',
      allowedUses: ['commercial', 'partner'],
      maxSends: 2,
      endsOn: day(Date.now() + 60 * DAY),
    };
    fileId = (await admin.request.post('/optin/provenances').send(file).expect(201)).body.data.id;

    await register({
      listId: lists.shop.id,
      basis: 'soft-opt-in',
      relation: { what: 'a chair', on: day(Date.now() - 10 * DAY), optOutOffered: true },
    });
    await register({
      listId: lists.clinics.id,
      basis: 'b2b-opt-out',
      source: 'Public register of dentists',
    });
    await register({
      listId: lists.partners.id,
      basis: 'third-party',
      provenanceId: fileId,
    });
    const row: { id: number } = await table(app.strapi, 'subscriber').first('id');
    personId = Number(row.id);
    await table(app.strapi, 'subscription').insert(
      toRow({
        subscriberId: personId,
        listId: lists.news.id,
        state: 'confirmed',
        basis: 'double-opt-in',
        confirmedAt: Date.now(),
        lastEngagedAt: Date.now(),
        createdAt: Date.now(),
        updatedAt: Date.now(),
      })
    );
  });
  afterAll(() => app?.stop());

  it('says yes through each list, and what a campaign must be for that', async () => {
    const { verdicts } = await read();
    expect(verdicts.map(({ listName, allowed, basis }) => [listName, allowed, basis])).toEqual([
      ['news', true, 'double-opt-in'],
      ['shop', true, 'soft-opt-in'],
      ['clinics', true, 'b2b-opt-out'],
      ['partners', true, 'third-party'],
    ]);
    expect(verdicts.map(({ onlyFor }) => onlyFor)).toEqual([
      null,
      { ...NO_LIMITS, kind: 'similar-products' },
      { ...NO_LIMITS, kind: 'profession', profession: 'Dentists' },
      {
        ...NO_LIMITS,
        kind: 'contract',
        collector: 'Expo Ltd',
        file: { id: fileId, name: 'Expo visitors' },
        uses: ['commercial', 'partner'],
        sendsLeft: 2,
        endsAt: expect.any(Number),
      },
    ]);
  });

  it('shows what each basis rests on, in the evidence of the ledger', async () => {
    const { timeline } = await read();
    const facts = (list: List) =>
      timeline.find(({ listId, event }) => listId === list.id && event === 'registered');
    expect(facts(lists.shop)?.evidence?.facts).toMatchObject({
      what: 'a chair',
      reference: 'A-17',
    });
    expect(facts(lists.shop)).toMatchObject({
      actor: `admin:${admin.id}`,
      actorName: expect.stringMatching(/\S/),
      listName: 'shop',
    });
    expect(facts(lists.shop)?.details).toMatchObject({ optOutOffered: true });
    expect(facts(lists.clinics)?.evidence?.facts).toMatchObject({
      source: 'Public register of dentists',
    });
    expect(facts(lists.partners)?.details).toMatchObject({ provenanceId: fileId });
  });

  it('counts the campaigns that the contract still allows', async () => {
    const use = (campaignId: number) =>
      table(app.strapi, 'provenance-use').insert(
        toRow({ provenanceId: fileId, campaignId, at: Date.now() })
      );
    await use(1);
    expect((await verdictOn(lists.partners)).onlyFor?.sendsLeft).toBe(1);
    await use(2);
    expect((await verdictOn(lists.partners)).onlyFor?.sendsLeft).toBe(0);
  });

  it('keeps to the profession that was recorded, whatever the list says later', async () => {
    const query = app.strapi.db.query(uid('list'));
    await query.update({ where: { id: lists.clinics.id }, data: { profession: 'Vets' } });
    expect((await verdictOn(lists.clinics)).onlyFor?.profession).toBe('Dentists');
    await query.update({ where: { id: lists.clinics.id }, data: { profession: ' dentists ' } });
    expect((await verdictOn(lists.clinics)).onlyFor?.profession).toBe(' dentists ');
  });

  it('says no, and why, where the evidence, the list or the law does not cover it', async () => {
    const reasonOn = async (list: List) => (await verdictOn(list)).reason;
    const query = app.strapi.db.query(uid('list'));

    await change(lists.shop, { relationAt: null });
    expect(await reasonOn(lists.shop)).toBe('proof-missing');
    await change(lists.clinics, { professionKey: null });
    expect(await reasonOn(lists.clinics)).toBe('proof-missing');

    await change(lists.news, { renewalDue: 1 });
    expect(await reasonOn(lists.news)).toBe('renewal-due');
    await change(lists.news, { renewalDue: null, lastEngagedAt: Date.now() - 40 * 31 * DAY });
    expect(await reasonOn(lists.news)).toBe('retention-ended');
    await change(lists.news, { lastEngagedAt: Date.now(), basis: 'passive-opt-in' });
    expect(await reasonOn(lists.news)).toBe('basis-not-permitted');
    await change(lists.news, { basis: 'soft-opt-in' });
    expect(await reasonOn(lists.news)).toBe('basis-not-accepted');
    await change(lists.news, { basis: 'double-opt-in', state: 'unsubscribed' });
    expect(await reasonOn(lists.news)).toBe('unsubscribed');

    const clock = getService(app.strapi, 'clock');
    clock.shift(100 * DAY);
    const ended = await verdictOn(lists.partners);
    clock.reset();
    expect(ended).toMatchObject({
      allowed: false,
      reason: 'provenance-ended',
      onlyFor: { collector: 'Expo Ltd' },
    });
    await query.update({
      where: { id: lists.partners.id },
      data: { acceptedBases: ['double-opt-in'] },
    });
    expect(await reasonOn(lists.partners)).toBe('basis-not-accepted');
  });

  it('tells of each mail through which list and on which basis it went', async () => {
    const campaign: { id: number } = await app.strapi.db
      .query(uid('campaign'))
      .create({ data: { name: 'Chairs in May', state: 'completed', locale: 'en' } });
    const mail = (columns: Record<string, unknown>) =>
      table(app.strapi, 'delivery').insert(
        toRow({
          priority: 10,
          subscriberId: personId,
          attempts: 1,
          dueAt: Date.now(),
          createdAt: Date.now(),
          finishedAt: Date.now(),
          ...columns,
        })
      );
    await mail({
      kind: 'campaign',
      campaignId: campaign.id,
      listId: lists.shop.id,
      basis: 'soft-opt-in',
      state: 'sent',
    });
    await mail({
      kind: 'campaign',
      campaignId: campaign.id + 1,
      listId: lists.partners.id,
      basis: 'third-party',
      state: 'skipped',
      reason: 'sends-used-up',
    });
    await mail({ kind: 'receipt', state: 'sent' });
    const { deliveries } = await read();
    expect(deliveries).toMatchObject([
      { kind: 'receipt', campaignId: null, listName: null, basis: null },
      { campaignName: null, listName: 'partners', basis: 'third-party', reason: 'sends-used-up' },
      { campaignName: 'Chairs in May', listName: 'shop', basis: 'soft-opt-in', reason: null },
    ]);
  });

  it('stands still for somebody who is blocked', async () => {
    const subscriber = await app.strapi.db
      .query(uid('subscriber'))
      .findOne({ where: { id: personId } });
    await table(app.strapi, 'suppression').insert(
      toRow({ fingerprint: subscriber.fingerprint, reason: 'complaint', since: Date.now() })
    );
    const { verdicts } = await read();
    expect(new Set(verdicts.map(({ reason }) => reason))).toEqual(new Set(['suppressed']));
  });
});
