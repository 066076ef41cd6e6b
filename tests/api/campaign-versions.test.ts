import type {
  Condition,
  Delivery,
  FieldValues,
  List,
  Sender,
  TextBlock,
} from '../../content-types';
import type { SaveCampaignRequest } from '../../server/src/campaigns/contract';
import { fromRow, getService, parseJson, table } from '../../server/src/core';
import { composeAgain } from '../../server/src/delivery';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import {
  addList,
  addPeople,
  addSender,
  campaignInput,
  emailOf,
} from '../helpers/campaign-fixtures';
import { describeOnEachDatabase } from '../helpers/each-database';
import { advance, drain } from '../helpers/engine';
import { setUpFields } from '../helpers/questionnaire-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const paragraph = (id: string, text: string, more: Pick<TextBlock, 'when'> = {}): TextBlock => ({
  id,
  type: 'text',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  ...more,
});
const only = (path: string, value: string): { when: Condition } => ({
  when: { match: 'all', rules: [{ path, op: 'is', value }] },
});
const inFrench = (text: string) => ({
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
});

/** The marked words of a part, in order. */
const wordsIn = (part: string | false | undefined): string[] =>
  String(part ?? '').match(/\b[A-Z]+-[a-z]+\b/g) ?? [];

describeOnEachDatabase('a campaign in two languages with parts for some', (client) => {
  let app: BootedStrapi;
  let editor: TestAdmin;
  let sender: Sender;
  let letter: List;
  let insiders: List;
  let people: Record<'ann' | 'cam' | 'dan' | 'eve', number>;

  const know = (id: number, values: FieldValues) =>
    app.strapi.db.transaction(({ trx }) =>
      getService(app.strapi, 'customFields').write(trx, id, values)
    );
  const create = async (body: SaveCampaignRequest): Promise<number> =>
    (await editor.request.post('/optin/campaigns').send(body).expect(201)).body.data.id;
  const start = async (id: number) => {
    // The worker wakes by itself; here it waits for `drain`.
    jest.spyOn(getService(app.strapi, 'worker'), 'wake').mockReturnValue();
    await editor.request.post(`/optin/campaigns/${id}/send`).send({}).expect(200);
    await advance(app);
  };
  const mailTo = async (name: string) => {
    const mails = await app.mail.to(emailOf(name));
    expect(mails).toHaveLength(1);
    const [{ subject, text, html }] = mails;
    return { subject, text, html, words: [wordsIn(text), wordsIn(html)] };
  };
  /** The same words in both parts. */
  const both = (...words: string[]) => [words, words];

  const bilingual = (): SaveCampaignRequest =>
    campaignInput([letter], sender, {
      subject: [{ type: 'text', text: 'The March letter' }],
      document: {
        version: 1,
        blocks: [
          paragraph('all', 'ALL-en'),
          paragraph('brest', 'BREST-en', only('fields.city', 'Brest')),
          paragraph('insiders', 'INSIDE-en', only('lists', String(insiders.id))),
          {
            id: 'row',
            type: 'columns',
            ...only('locale', 'fr'),
            columns: [
              { id: 'left', blocks: [paragraph('left1', 'LEFT-en')] },
              {
                id: 'right',
                blocks: [paragraph('right1', 'BOAT-en', only('fields.boat', 'true'))],
              },
            ],
          },
          paragraph('end', 'END-en'),
        ],
      },
      translations: {
        fr: {
          subject: [{ type: 'text', text: 'La lettre de mars' }],
          preheader: 'Du nouveau',
          blocks: {
            all: inFrench('ALL-fr'),
            brest: inFrench('BREST-fr'),
            insiders: inFrench('INSIDE-fr'),
            left1: inFrench('LEFT-fr'),
            right1: inFrench('BOAT-fr'),
            end: inFrench('END-fr'),
          },
        },
      },
    });
  /** Statements on some tables, while something is done. */
  const watching = async (tables: RegExp, work: () => Promise<void>): Promise<string[]> => {
    const seen: string[] = [];
    const listen = ({ sql }: { sql: string }) => {
      if (tables.test(sql)) seen.push(sql);
    };
    app.strapi.db.connection.on('query', listen);
    try {
      await work();
    } finally {
      app.strapi.db.connection.removeListener('query', listen);
    }
    return seen;
  };

  beforeAll(async () => {
    app = await bootStrapi({ client });
    editor = await createAdmin(app.strapi, 'super-admin');
    sender = await addSender(app.strapi);
    letter = await addList(app.strapi, 'letter', {
      title: { en: 'The letter', fr: 'La lettre' },
    });
    insiders = await addList(app.strapi, 'insiders');
    const onLetter = { list: letter, state: 'confirmed' as const };
    const [ann, cam, dan, eve] = await addPeople(app.strapi, [
      { name: 'ann', lists: [onLetter, { list: insiders, state: 'confirmed' }] },
      { name: 'cam', lists: [onLetter] },
      { name: 'dan', lists: [onLetter, { list: insiders, state: 'unsubscribed' }] },
      { name: 'eve', lists: [onLetter] },
    ]);
    people = { ann, cam, dan, eve };
    const languages = { ann: 'en', cam: 'fr-CA', dan: 'de', eve: 'fr' };
    for (const [name, locale] of Object.entries(languages))
      await table(app.strapi, 'subscriber')
        .where({ id: people[name as keyof typeof people] })
        .update({ locale });
    await setUpFields(app);
    await know(ann, { city: 'Brest' });
    await know(cam, { boat: true, city: '{% if c0 %}Brest{% endif %}' });
    await know(eve, { city: 'Brest', boat: false });
  });
  afterAll(async () => {
    if (!app) return;
    await getService(app.strapi, 'launch').stop();
    await app.stop();
  });
  beforeEach(() => app.mail.clear());
  afterEach(() => jest.restoreAllMocks());

  it('reaches each reader in their language, with the parts that are for them alone', async () => {
    const id = await create(bilingual());
    await start(id);
    await drain(app);
    await advance(app);

    const ann = await mailTo('ann');
    expect(ann.subject).toBe('The March letter');
    expect(ann.words).toEqual(both('ALL-en', 'BREST-en', 'INSIDE-en', 'END-en'));
    expect(ann.text).toContain('The letter');

    const cam = await mailTo('cam');
    expect(cam.subject).toBe('La lettre de mars');
    expect(cam.words).toEqual(both('ALL-fr', 'LEFT-fr', 'BOAT-fr', 'END-fr'));
    expect(String(cam.html)).toContain('lang="fr"');
    expect(cam.text).toContain('La lettre');
    expect(cam.text).toContain('Vous recevez');

    // Whoever reads another language gets the campaign's own; who left a list is on it no more.
    const dan = await mailTo('dan');
    expect(dan.subject).toBe('The March letter');
    expect(dan.words).toEqual(both('ALL-en', 'END-en'));

    expect((await mailTo('eve')).words).toEqual(both('ALL-fr', 'BREST-fr', 'LEFT-fr', 'END-fr'));

    for (const { raw } of app.mail.received) {
      const [, ...body] = String(raw).split('\r\n\r\n');
      expect(body.join('\n')).not.toMatch(/\{%|\{\{/);
      const lines = body.flatMap((part) => part.split('\r\n'));
      expect(lines.filter((line) => line.length > 76)).toEqual([]);
    }
    const { body } = await editor.request.get(`/optin/campaigns/${id}`).expect(200);
    expect(body.data).toMatchObject({ state: 'completed', counts: { byState: { sent: 4 } } });
  });

  it('keeps a compiled message for each language, with what its parts depend on', async () => {
    const id = await create(bilingual());
    await start(id);
    await drain(app);
    const rows = await table(app.strapi, 'compiled-message')
      .where({ campaign_id: id })
      .orderBy('id');
    expect(rows.map(({ locale }: { locale: string }) => locale)).toEqual(['en', 'fr']);
    for (const row of rows)
      expect(parseJson(row.conditions)).toEqual({
        c0: only('fields.city', 'Brest').when,
        c1: only('lists', String(insiders.id)).when,
        c2: only('fields.boat', 'true').when,
        c3: only('locale', 'fr').when,
      });
    const campaign = await table(app.strapi, 'campaign').where({ id }).first();
    expect(Number(campaign.compiled_message_id)).toBe(Number(rows[0].id));
  });

  it('goes by what is true when each mail leaves, not when the campaign started', async () => {
    const id = await create(bilingual());
    await start(id);
    // The audience stands; nothing was claimed yet.
    await know(people.ann, { city: 'Köln' });
    await know(people.dan, { city: 'Brest' });
    await table(app.strapi, 'subscriber').where({ id: people.dan }).update({ locale: 'fr-BE' });
    await table(app.strapi, 'subscription')
      .where({ subscriber_id: people.ann, list_id: insiders.id })
      .update({ state: 'unsubscribed' });
    await drain(app);
    expect((await mailTo('ann')).words).toEqual(both('ALL-en', 'END-en'));
    expect((await mailTo('dan')).words).toEqual(both('ALL-fr', 'BREST-fr', 'LEFT-fr', 'END-fr'));

    await know(people.ann, { city: 'Brest' });
    await know(people.dan, { city: null });
    await table(app.strapi, 'subscriber').where({ id: people.dan }).update({ locale: 'de' });
    await table(app.strapi, 'subscription')
      .where({ subscriber_id: people.ann, list_id: insiders.id })
      .update({ state: 'confirmed' });
  });

  it('can be made again for one reader, until their data is removed', async () => {
    const id = await create(bilingual());
    await start(id);
    await drain(app);
    const again = async (person: number) => {
      const row = await table(app.strapi, 'delivery')
        .where({ campaign_id: id, subscriber_id: person })
        .first();
      return composeAgain(app.strapi, fromRow<Delivery>('delivery', row));
    };
    const sent = await mailTo('cam');
    const parts = (await again(people.cam))?.parts();
    expect(parts?.subject).toBe(sent.subject);
    expect(String(parts?.html).trim()).toBe(String(sent.html).trim());
    const erase = (status: string) =>
      table(app.strapi, 'subscriber').where({ id: people.dan }).update({ status });
    await erase('erased');
    expect(await again(people.dan)).toBeNull();
    await erase('active');
  });

  it('asks about its readers once a batch, and about nothing that it does not need', async () => {
    const send = async (body: SaveCampaignRequest) => {
      const id = await create(body);
      await start(id);
      const seen = await watching(/field_values|`?"?state`?"? = (\?|\$\d+)/, async () => {
        await drain(app);
      });
      return {
        values: seen.filter((sql) => sql.includes('field_values')).length,
        lists: seen.filter((sql) => /^select .subscriber_id., .list_id. from/.test(sql)).length,
      };
    };
    expect(await send(bilingual())).toEqual({ values: 1, lists: 1 });
    const plain = bilingual();
    plain.document.blocks = [paragraph('all', 'ALL-en')];
    expect(await send(plain)).toEqual({ values: 0, lists: 0 });
    plain.document.blocks.push(paragraph('fr', 'FR-en', only('locale', 'fr')));
    expect(await send(plain)).toEqual({ values: 0, lists: 0 });
    const named = bilingual();
    named.subject = [{ type: 'mergeTag', tag: 'fields.city', fallback: 'nowhere' }];
    expect(await send(named)).toEqual({ values: 1, lists: 1 });
  });

  it('can be tested in each language and as any person, marked, and never counted', async () => {
    const id = await create(bilingual());
    const to = 'tester@press.example';
    const test = async (body: object) => {
      app.mail.clear();
      await editor.request
        .post(`/optin/campaigns/${id}/test`)
        .send({ to: [to], ...body })
        .expect(200);
      const [{ subject, text, html }] = await app.mail.to(to);
      return { subject, words: wordsIn(text), htmlWords: wordsIn(html) };
    };
    const own = ['ALL-en', 'END-en'];
    expect(await test({})).toEqual({
      subject: '[Test] The March letter',
      words: own,
      htmlWords: own,
    });
    const french = ['ALL-fr', 'LEFT-fr', 'END-fr'];
    expect(await test({ locale: 'fr' })).toEqual({
      subject: '[Test] La lettre de mars',
      words: french,
      htmlWords: french,
    });
    expect((await test({ subscriberId: people.cam })).words).toEqual([
      'ALL-fr',
      'LEFT-fr',
      'BOAT-fr',
      'END-fr',
    ]);
    expect((await test({ subscriberId: people.ann, locale: 'fr' })).words).toEqual([
      'ALL-fr',
      'BREST-fr',
      'INSIDE-fr',
      'END-fr',
    ]);
    expect(await table(app.strapi, 'delivery').where({ campaign_id: id })).toEqual([]);

    const refused = async (body: object, status: number) =>
      (
        await editor.request
          .post(`/optin/campaigns/${id}/test`)
          .send({ to: [to], ...body })
          .expect(status)
      ).body.error;
    expect((await refused({ locale: 'de' }, 400)).details.errors).toEqual([
      expect.objectContaining({ path: ['locale'], message: expect.stringContaining('en, fr') }),
    ]);
    await refused({ subscriberId: 999_999 }, 404);
    await refused({ to: Array.from({ length: 21 }, (_, index) => `t${index}@press.example`) }, 400);
  });

  it('shows a real person only to those who may read subscribers', async () => {
    const id = await create(bilingual());
    const tester = await createAdmin(app.strapi, ['test-campaigns']);
    const test = (body: object) =>
      tester.request.post(`/optin/campaigns/${id}/test`).send({ to: ['t@press.example'], ...body });
    await test({ subscriberId: people.ann }).expect(403);
    expect(app.mail.received).toEqual([]);
    await test({}).expect(200);
    const { subject, preheader, document, translations, locale } = bilingual();
    const preview = (person: number) =>
      editor.request
        .post('/optin/campaigns/preview')
        .send({
          ...{ subject, preheader, document, translations, locale },
          senderId: sender.id,
          listIds: [letter.id],
          subscriberId: person,
        })
        .expect(200);
    const shown = (await preview(people.eve)).body.data;
    expect(shown.locale).toBe('fr');
    expect([wordsIn(shown.text), wordsIn(shown.html)]).toEqual(
      both('ALL-fr', 'BREST-fr', 'LEFT-fr', 'END-fr')
    );
  });
});
