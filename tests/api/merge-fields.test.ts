import type { InlineNode, List, Sender } from '../../content-types';
import { getService } from '../../server/src/core';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import {
  addList,
  addPeople,
  addSender,
  campaignInput,
  emailOf,
} from '../helpers/campaign-fixtures';
import { describeOnEachDatabase } from '../helpers/each-database';
import { setUpFields } from '../helpers/questionnaire-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const tag = (key: string, fallback = ''): InlineNode => ({
  type: 'mergeTag',
  tag: `fields.${key}`,
  fallback,
});
const text = (words: string): InlineNode => ({ type: 'text', text: words });

describeOnEachDatabase('custom fields in a campaign', (client) => {
  let app: BootedStrapi;
  let editor: TestAdmin;
  let sender: Sender;
  let list: List;
  let ids: number[];

  const know = (id: number, values: Record<string, string | number | boolean | string[]>) =>
    app.strapi.db.transaction(({ trx }) =>
      getService(app.strapi, 'customFields').write(trx, id, values)
    );
  const letter = (subject: InlineNode[], content: InlineNode[], locale = 'en') =>
    campaignInput([list], sender, {
      locale,
      subject,
      document: {
        version: 1,
        blocks: [{ id: 'body', type: 'text', content: [{ type: 'paragraph', content }] }],
      },
    });
  const create = async (body: object): Promise<number> =>
    (await editor.request.post('/optin/campaigns').send(body).expect(201)).body.data.id;
  const send = async (id: number) => {
    await editor.request.post(`/optin/campaigns/${id}/send`).send({}).expect(200);
    const now = getService(app.strapi, 'clock').now();
    await getService(app.strapi, 'launch').advance(now);
    await getService(app.strapi, 'worker').drain();
    await getService(app.strapi, 'launch').advance(now);
  };
  /** Statements on the values of custom fields, while something is done. */
  const watching = async (work: () => Promise<void>): Promise<string[]> => {
    const seen: string[] = [];
    const listen = ({ sql }: { sql: string }) => {
      if (sql.includes('field_values')) seen.push(sql);
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
    list = await addList(app.strapi, 'letter');
    ids = await addPeople(
      app.strapi,
      ['ann', 'bob', 'eve'].map((name) => ({ name, lists: [{ list, state: 'confirmed' }] }))
    );
    await setUpFields(app);
    await know(ids[0], {
      city: 'Brest',
      topics: ['sea', 'people'],
      age: 1234.5,
      born: '1990-05-17',
      boat: true,
      frequency: 'weekly',
    });
    await know(ids[2], { city: '{{ email }} <b>& "quotes"', remarks: 'one\ntwo: x' });
  });
  afterAll(async () => {
    if (!app) return;
    await getService(app.strapi, 'launch').stop();
    await app.stop();
  });
  beforeEach(() => app.mail.clear());

  it('stand in each mail in words, in the mail’s language, and by their fallback where unknown', async () => {
    const id = await create(
      letter(
        [text('News for '), tag('city', 'you')],
        [
          tag('city', 'nowhere'),
          text(' / '),
          tag('topics', 'nothing'),
          text(' / '),
          tag('age'),
          text(' / '),
          tag('born'),
          text(' / '),
          tag('boat'),
          text(' / '),
          tag('frequency'),
        ],
        'fr'
      )
    );
    await send(id);
    const [ann] = await app.mail.to(emailOf('ann'));
    expect(ann.subject).toBe('News for Brest');
    expect(ann.text?.replace(/\s+/g, ' ')).toContain(
      'Brest / La mer et Les gens / 1 234,5 / 17 mai 1990 / oui / Chaque semaine'
    );
    const [bob] = await app.mail.to(emailOf('bob'));
    expect(bob.subject).toBe('News for you');
    expect(bob.text).toContain('nowhere / nothing / ');
  });

  it('cannot become markup, a template or a header, whatever people typed', async () => {
    await send(
      await create(letter([text('Hi '), tag('city')], [tag('city'), text(' '), tag('remarks')]))
    );
    const [eve] = await app.mail.to(emailOf('eve'));
    expect(eve.subject).toBe('Hi {{ email }} <b>& "quotes"');
    expect(String(eve.html)).toContain('{{ email }} &lt;b&gt;&amp; &quot;quotes&quot;');
    expect(eve.headers.has('two')).toBe(false);
  });

  it('are read once a batch, and not at all for messages that name none', async () => {
    const plain = await create(campaignInput([list], sender));
    const named = await create(letter([text('Hi '), tag('city', 'you')], [tag('age', '0')]));
    expect(await watching(() => send(plain))).toEqual([]);
    expect(app.mail.received).toHaveLength(3);
    app.mail.clear();
    expect(await watching(() => send(named))).toHaveLength(1);
    expect(app.mail.received).toHaveLength(3);
  });

  it('must be there before a campaign leaves; a tag of no sense is refused at once', async () => {
    const id = await create(letter([text('Hi '), tag('shoeSize', 'you')], [text('Hello')]));
    const check = await editor.request.get(`/optin/campaigns/${id}/preflight`).expect(200);
    expect(check.body.data.findings).toContainEqual(
      expect.objectContaining({ code: 'field-missing', values: { field: 'shoeSize' } })
    );
    await editor.request.post(`/optin/campaigns/${id}/send`).send({}).expect(400);
    for (const wrong of ['fields.', 'fields.a.b', 'fields.__proto__', 'field_city', 'fields.City'])
      await editor.request
        .post('/optin/campaigns')
        .send(letter([{ type: 'mergeTag', tag: wrong as 'email', fallback: '' }], [text('x')]))
        .expect(400);
  });

  it('show in the preview as one person', async () => {
    const { subject, preheader, document, locale } = letter(
      [tag('city', 'you')],
      [tag('born', 'never')]
    );
    const preview = (subscriberId?: number) =>
      editor.request
        .post('/optin/campaigns/preview')
        .send({
          locale,
          subject,
          preheader,
          document,
          senderId: sender.id,
          listIds: [list.id],
          subscriberId,
        })
        .expect(200);
    const ann = (await preview(ids[0])).body.data;
    expect([ann.subject, ann.text]).toEqual(['Brest', expect.stringContaining('May 17, 1990')]);
    expect((await preview()).body.data.subject).toBe('you');
  });
});
