import type { CompiledMessage, List, MessageBlock, Sender, TextBlock } from '../../content-types';
import type {
  CampaignLinksResponse,
  SaveCampaignRequest,
} from '../../server/src/campaigns/contract';
import { clicksByVariant, readyToSend } from '../../server/src/campaigns/links';
import type { ClicksService } from '../../server/src/campaigns/links/clicks';
import { findCampaign } from '../../server/src/campaigns/store';
import { fromRow, getService, inTransaction, table } from '../../server/src/core';
import type { CompiledTemplates } from '../../server/src/messages';
import { createAdmin, type TestAdmin } from '../helpers/admins';
import {
  addList,
  addPeople,
  addSender,
  campaignInput,
  emailOf,
} from '../helpers/campaign-fixtures';
import { describeOnEachDatabase } from '../helpers/each-database';
import { settle } from '../helpers/engine';
import { HTML } from '../helpers/public-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const HOUR = 3_600_000;
const TAGS = { source: 'letter', medium: 'email', campaign: '' };
const MARKS = 'utm_source=letter&utm_medium=email';
/** Where the links of the message lead, as readers without counting get them. */
const STORY = `https://story.example/ferry?page=2&${MARKS}#end`;
const SHOP = `https://shop.example/?${MARKS}`;
const BOUTIQUE = `https://boutique.example/?${MARKS}`;
const MARKUP = `http://markup.example/?a=1&b=2&${MARKS}`;

const linked = (id: string, text: string, link: string): TextBlock => ({
  id,
  type: 'text',
  content: [{ type: 'paragraph', content: [{ type: 'text', text, link }] }],
});
const button = (url: string): MessageBlock => ({
  id: 'shop',
  type: 'button',
  text: 'Shop',
  url,
  align: 'center',
});
const hrefsOf = (html: string | false | undefined): string[] =>
  Array.from(String(html).matchAll(/<a\b[^>]*?\shref="([^"]*)"/g), ([, href]) =>
    href.replaceAll('&amp;', '&')
  );

describeOnEachDatabase('a campaign that counts clicks', (client) => {
  let app: BootedStrapi;
  let editor: TestAdmin;
  let sender: Sender;
  let letter: List;
  let id: number;
  let counts: jest.SpiedFunction<ClicksService['count']>;
  /** Paths of the links in Ann's mail, by what they say. */
  let paths: Record<'story' | 'shop' | 'markup', string>;

  const input = (changes: Partial<SaveCampaignRequest> = {}): SaveCampaignRequest =>
    campaignInput([letter], sender, {
      document: {
        version: 1,
        blocks: [
          linked('story', 'The last ferry', 'https://story.example/ferry?page=2#end'),
          button('https://shop.example'),
          { id: 'markup', type: 'html', html: '<a href="http://markup.example/?a=1&b=2">more</a>' },
          linked('again', 'Once more', 'https://story.example/ferry?page=2#end'),
          linked('write', 'Write to us', 'mailto:letter@sender.example'),
        ],
      },
      translations: {
        fr: {
          subject: [{ type: 'text', text: 'La lettre de mars' }],
          preheader: 'Du nouveau',
          blocks: { shop: { text: 'Boutique', url: 'https://boutique.example' } },
        },
      },
      linkTags: TAGS,
      countsClicks: true,
      archive: {
        isPublic: true,
        slug: `issue-${Math.random().toString(36).slice(2)}`,
        title: '',
        description: '',
        imageUrl: '',
      },
      ...changes,
    });
  const create = async (body: SaveCampaignRequest): Promise<number> =>
    (await editor.request.post('/optin/campaigns').send(body).expect(201)).body.data.id;
  const launch = async (campaignId: number) => {
    // The worker wakes by itself; here it waits for `drain`.
    jest.spyOn(getService(app.strapi, 'worker'), 'wake').mockReturnValue();
    await editor.request.post(`/optin/campaigns/${campaignId}/send`).send({}).expect(200);
    await settle(app);
  };
  /** A reader is sent on whether or not the click is counted yet, so what was begun is waited for. */
  const settled = () => Promise.allSettled(counts.mock.results.map(({ value }) => value));
  const linksOf = async (campaignId: number): Promise<CampaignLinksResponse['data']> => {
    await settled();
    return (await editor.request.get(`/optin/campaigns/${campaignId}/links`).expect(200)).body.data;
  };
  const clicksOn = async (url: string, locale = 'en'): Promise<number | undefined> =>
    (await linksOf(id)).find((link) => link.url === url && link.locale === locale)?.clicks;
  const clicksOfVariants = async (campaignId: number) => {
    await settled();
    return clicksByVariant(app.strapi, campaignId);
  };
  const total = async () => (await clicksOfVariants(id)).get('a');
  const pathOf = (href: string): string => href.replace('http://localhost:1337', '');
  beforeAll(async () => {
    app = await bootStrapi({ client });
    editor = await createAdmin(app.strapi, 'super-admin');
    sender = await addSender(app.strapi);
    letter = await addList(app.strapi, 'letter');
    await getService(app.strapi, 'settings').update({
      archive: { isOpen: true, title: {}, description: {} },
    });
    const lists = [{ list: letter, state: 'confirmed' as const }];
    const [, , eve] = await addPeople(app.strapi, [
      { name: 'ann', lists },
      { name: 'dan', lists },
      { name: 'eve', lists },
    ]);
    await table(app.strapi, 'subscriber').where({ id: eve }).update({ locale: 'fr' });
    id = await create(input());
  });
  afterAll(async () => {
    if (!app) return;
    await getService(app.strapi, 'launch').stop();
    await app.stop();
  });
  beforeEach(() => {
    app.mail.clear();
    counts = jest.spyOn(getService(app.strapi, 'clicks'), 'count');
  });
  afterEach(() => jest.restoreAllMocks());

  it('shows direct links as long as it is only looked at', async () => {
    const direct = [STORY, SHOP, MARKUP, STORY, 'mailto:letter@sender.example'];
    await editor.request
      .post(`/optin/campaigns/${id}/test`)
      .send({ to: ['tester@press.example'] })
      .expect(200);
    const [test] = await app.mail.to('tester@press.example');
    expect(hrefsOf(test.html).slice(0, 5)).toEqual(direct);
    expect(String(test.text)).not.toContain('/api/optin/c/');

    const { locale, subject, preheader, document, translations, senderId, listIds } = input();
    const preview = await editor.request
      .post('/optin/campaigns/preview')
      .send({ locale, subject, preheader, document, translations, senderId, listIds })
      .expect(200);
    expect(preview.body.data.html).not.toContain('/api/optin/c/');
    await editor.request.get(`/optin/campaigns/${id}/preflight`).expect(200);
    expect(await linksOf(id)).toEqual([]);
    expect(await table(app.strapi, 'link')).toEqual([]);
  });

  it('sends readers through the site, all of a language by the same links', async () => {
    await launch(id);
    const mailTo = async (name: string) => {
      const [mail] = await app.mail.to(emailOf(name));
      return { hrefs: hrefsOf(mail.html), text: String(mail.text) };
    };
    const ann = await mailTo('ann');
    const [story, shop, markup, again, write, leave] = ann.hrefs;
    for (const href of [story, shop, markup])
      expect(href).toMatch(/^http:\/\/localhost:1337\/api\/optin\/c\/[\w-]{20,40}$/);
    expect(new Set([story, shop, markup]).size).toBe(3);
    expect(again).toBe(story);
    expect(write).toBe('mailto:letter@sender.example');
    expect(leave).toContain('/api/optin/unsubscribe/');
    expect(ann.text).toContain(`The last ferry <${story}>`);
    for (const host of ['story.example', 'shop.example', 'markup.example'])
      expect(ann.text).not.toContain(host);

    const counted = (hrefs: string[]) => hrefs.slice(0, 4);
    expect(counted((await mailTo('dan')).hrefs)).toEqual(counted(ann.hrefs));
    const eve = counted((await mailTo('eve')).hrefs);
    expect(eve.filter((href) => ann.hrefs.includes(href))).toEqual([]);

    expect(await linksOf(id)).toEqual(
      [
        ['en', STORY],
        ['en', SHOP],
        ['en', MARKUP],
        ['fr', STORY],
        ['fr', BOUTIQUE],
        ['fr', MARKUP],
      ].map(([locale, url]) => ({
        id: expect.any(Number),
        url,
        locale,
        variant: 'a',
        clicks: 0,
      }))
    );
    paths = { story: pathOf(story), shop: pathOf(shop), markup: pathOf(markup) };
  });

  it('leads to the address of the link, to the letter, and counts', async () => {
    const answer = await app.request.get(paths.story).set('Accept', HTML).expect(302);
    expect(answer.headers.location).toBe(STORY);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.text).toBe('');
    await app.request.get(paths.story).expect(302);
    const http = await app.request.get(paths.markup).expect(302);
    expect(http.headers.location).toBe(MARKUP);
    expect((await linksOf(id)).map(({ url, clicks }) => [url, clicks]).slice(0, 3)).toEqual([
      [STORY, 2],
      [MARKUP, 1],
      [SHOP, 0],
    ]);
    expect(await total()).toBe(3);
  });

  it('keeps nothing of whoever clicked', async () => {
    const columns = Object.keys((await table(app.strapi, 'link').first()) as object).sort();
    expect(columns).toEqual([
      'campaign_id',
      'clicks',
      'created_at',
      'id',
      'locale',
      'url',
      'variant',
    ]);
    const written: string[] = [];
    const listen = ({ sql }: { sql: string }) => {
      if (/^\s*(insert|update|delete)/i.test(sql)) written.push(sql);
    };
    app.strapi.db.connection.on('query', listen);
    await app.request
      .get(paths.shop)
      .set('User-Agent', 'Somebody/1.0')
      .set('Cookie', 'who=me')
      .expect(302);
    app.strapi.db.connection.removeListener('query', listen);
    expect(written).toHaveLength(1);
    expect(written[0]).toMatch(/^update .{0,40}optin_links.{0,3} set .clicks. = .clicks. \+ /);
  });

  it('counts neither HEAD nor what browsers and mail programs fetch ahead', async () => {
    const before = await total();
    const head = await app.request.head(paths.story).expect(302);
    expect(head.headers.location).toBe(STORY);
    for (const [name, value] of [
      ['Purpose', 'prefetch'],
      ['Sec-Purpose', 'prefetch'],
      ['Sec-Purpose', 'prefetch;prerender'],
      ['X-Moz', 'prefetch'],
    ]) {
      const ahead = await app.request.get(paths.story).set(name, value).expect(302);
      expect(ahead.headers.location).toBe(STORY);
    }
    expect(await total()).toBe(before);
    await app.request.get(paths.story).set('Sec-Purpose', 'something-else').expect(302);
    expect(await total()).toBe((before ?? 0) + 1);
  });

  it('counts each of many clicks at the same time', async () => {
    const before = (await clicksOn(SHOP)) ?? NaN;
    await Promise.all(
      Array.from({ length: 50 }, async () => {
        const answer = await fetch(`${app.url}${paths.shop}`, { redirect: 'manual' });
        expect(answer.status).toBe(302);
        await answer.text();
      })
    );
    expect(await clicksOn(SHOP)).toBe(before + 50);
  });

  it('leads nowhere else, whatever is added to its address', async () => {
    for (const query of [
      '?url=https://evil.example/',
      '?redirect=//evil.example&to=https://evil.example',
      '?utm_source=evil',
      '?locale=fr',
      '#https://evil.example',
      '/',
    ]) {
      const { status, headers } = await app.request.get(`${paths.story}${query}`);
      expect([query, status, headers.location]).toEqual([query, 302, STORY]);
    }
    for (const path of ['/https://evil.example', '%0d%0aLocation:%20https://evil.example']) {
      const { status, headers } = await app.request.get(`${paths.story}${path}`);
      expect([path, status, headers.location]).toEqual([path, 404, undefined]);
    }
    await app.request.post(paths.story).send({ url: 'https://evil.example/' }).expect(405);
  });

  it('answers a calm page to a link that was changed, made up or is gone', async () => {
    const { sign } = getService(app.strapi, 'tokens');
    const [link] = await linksOf(id);
    const token = paths.story.split('/').at(-1) ?? '';
    const swapped = token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    for (const wrong of [
      swapped,
      token.slice(1),
      'x',
      sign('view', [link.id]),
      sign('link', [link.id, 1]),
      sign('link', []),
      sign('link', [link.id + 9999]),
    ]) {
      const page = await app.request
        .get(`/api/optin/c/${wrong}`)
        .set('Accept', HTML)
        .set('Accept-Language', 'fr');
      expect([wrong, page.status, page.headers.location]).toEqual([wrong, 404, undefined]);
      expect(page.text).toContain('<html lang="fr">');
      expect(page.text).toContain('Ce lien est incomplet ou n’existe plus');
      expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    }
    const english = await app.request.get('/api/optin/c/x').set('Accept', HTML).expect(404);
    expect(english.text).toContain('This link is incomplete or no longer exists');
    expect((await app.request.get('/api/optin/c/x').expect(404)).body.error.name).toBe(
      'NotFoundError'
    );
  });

  it('never leads to anything but the web, whatever the table holds', async () => {
    const { sign } = getService(app.strapi, 'tokens');
    const [link] = await linksOf(id);
    for (const url of ['javascript:alert(1)', 'mailto:a@example.org', '//evil.example', '']) {
      await table(app.strapi, 'link').where({ id: link.id }).update({ url });
      const { status, headers } = await app.request.get(`/api/optin/c/${sign('link', [link.id])}`);
      expect([url, status, headers.location]).toEqual([url, 404, undefined]);
    }
    await table(app.strapi, 'link').where({ id: link.id }).update({ url: link.url });
  });

  it('sends readers on when the click cannot be counted, and says so without naming them', async () => {
    counts.mockRejectedValueOnce(new Error('the disk is full'));
    const log = jest.spyOn(app.strapi.log, 'error').mockReturnValue(app.strapi.log);
    const broken = await app.request.get(paths.story).set('User-Agent', 'Somebody/1.0');
    expect([broken.status, broken.headers.location]).toEqual([302, STORY]);
    const { id: linkId } = (await linksOf(id)).find(({ url }) => url === STORY) ?? { id: 0 };
    expect(log.mock.calls).toEqual([
      [expect.stringMatching(/^\[optin\] a click on link \d+ was not counted: the disk is full$/)],
    ]);
    expect(log.mock.calls[0][0]).toContain(`link ${linkId} `);

    counts.mockReturnValueOnce(new Promise(() => {}));
    const stuck = await app.request.get(paths.story).expect(302);
    expect(stuck.headers.location).toBe(STORY);
  });

  it('shows direct links on the web, where nobody is counted', async () => {
    const before = await total();
    const campaign = await findCampaign(app.strapi, id);
    const [, , eve] = await table(app.strapi, 'subscriber').orderBy('id').select('id');
    const path = `/api/optin/archive/${campaign.archive?.slug}`;
    const archived = (await app.request.get(path).set('Accept', HTML).expect(200)).text;
    expect(hrefsOf(archived)).toEqual(expect.arrayContaining([STORY, SHOP, MARKUP]));
    const french = await app.request.get(`${path}?locale=fr`).expect(200);
    expect(hrefsOf(french.body.data.html)).toEqual(expect.arrayContaining([STORY, BOUTIQUE]));
    const token = getService(app.strapi, 'tokens').sign('view', [Number(eve.id), id]);
    const own = (await app.request.get(`/api/optin/m/${token}`).expect(200)).text;
    expect(hrefsOf(own)).toEqual(expect.arrayContaining([STORY, BOUTIQUE, MARKUP]));
    for (const page of [archived, french.body.data.html, own])
      expect(page).not.toContain('/api/optin/c/');
    expect(await total()).toBe(before);
  });

  it('takes no link of another campaign for its own', async () => {
    const clicks = getService(app.strapi, 'clicks');
    const html = `<a href="http://localhost:1337${paths.story}">x</a>`;
    expect(await clicks.direct(id + 1000, html)).toBe(html);
    expect(await clicks.direct(id, html)).toBe(`<a href="${STORY.replaceAll('&', '&amp;')}">x</a>`);
  });

  it('gives each variant of a test links of its own, and tells their clicks apart', async () => {
    const { versions } = await getService(app.strapi, 'preflight').inspect(
      await findCampaign(app.strapi, id)
    );
    const tested = id + 5000;
    const freeze = await readyToSend(app.strapi, { id: tested, countsClicks: true }, [
      versions[0],
      { ...versions[0], variant: 'b' },
    ]);
    const [a, b] = await inTransaction(app.strapi, (trx) => freeze(trx, Date.now()));
    expect([a.variant, b.variant]).toEqual(['a', 'b']);
    const [shopA, shopB] = [a, b].map(({ compiled }) => pathOf(hrefsOf(compiled.html)[1]));
    expect(shopA).not.toBe(shopB);
    for (const path of [shopB, shopA, shopB])
      expect((await app.request.get(path).expect(302)).headers.location).toBe(SHOP);
    expect(Object.fromEntries(await clicksOfVariants(tested))).toEqual({ a: 1, b: 2 });
    expect(await clicksByVariant(app.strapi, tested + 1)).toEqual(new Map());
    await table(app.strapi, 'link').where({ campaign_id: tested }).delete();
  });

  it('leaves a campaign that does not count as it always was, byte for byte', async () => {
    const plain = await create(input({ countsClicks: false }));
    const { versions } = await getService(app.strapi, 'preflight').inspect(
      await findCampaign(app.strapi, plain)
    );
    const before = await table(app.strapi, 'link').count({ rows: '*' });
    await launch(plain);
    const rows: Record<string, unknown>[] = await table(app.strapi, 'compiled-message')
      .where({ campaign_id: plain })
      .orderBy('id');
    const templates = ({ mime, html, text, hash }: CompiledTemplates) => ({
      mime,
      html,
      text,
      hash,
    });
    const stored = rows.map((row) => fromRow<CompiledMessage>('compiled-message', row));
    expect(stored.map(templates)).toEqual(versions.map(({ compiled }) => templates(compiled)));
    for (const { mime } of stored) expect(mime).not.toContain('/api/optin/c/');
    expect(await linksOf(plain)).toEqual([]);
    expect(await table(app.strapi, 'link').count({ rows: '*' })).toEqual(before);
  });

  it('adds no links when its start fails', async () => {
    const refused = await create(input());
    const before = await table(app.strapi, 'link').count({ rows: '*' });
    jest.spyOn(getService(app.strapi, 'provenances'), 'takeUses').mockImplementationOnce(() => {
      throw new Error('not today');
    });
    jest.spyOn(app.strapi.log, 'error').mockReturnValue(app.strapi.log);
    await editor.request.post(`/optin/campaigns/${refused}/send`).send({}).expect(500);
    expect(await table(app.strapi, 'link').count({ rows: '*' })).toEqual(before);
  });

  it('tells its clicks to those who may read campaigns', async () => {
    const stranger = await createAdmin(app.strapi, ['read-lists']);
    await stranger.request.get(`/optin/campaigns/${id}/links`).expect(403);
    const reader = await createAdmin(app.strapi, ['read-campaigns']);
    await reader.request.get(`/optin/campaigns/${id}/links`).expect(200);
    await reader.request.get('/optin/campaigns/999999/links').expect(404);
    await reader.request.get('/optin/campaigns/x/links').expect(404);
  });

  it('is limited where tokens are guessed, and never where they are right', async () => {
    const clock = getService(app.strapi, 'clock');
    clock.shift(HOUR / 2 - (clock.now() % HOUR));
    app.strapi.config.set('plugin::optin.limits.ip', { max: 2, seconds: 3600 });
    for (const status of [404, 404, 429, 429])
      await app.request.get('/api/optin/c/guess').expect(status);
    await app.request.get(paths.story).expect(302);
    app.strapi.config.set('plugin::optin.limits.ip', { max: 0, seconds: 60 });
    clock.reset();
  });
});
