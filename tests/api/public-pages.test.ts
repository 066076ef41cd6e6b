import { gzipSync } from 'node:zlib';
import { getService } from '../../server/src/core';
import {
  confirmTokenOf,
  HTML,
  join,
  setUpSite,
  submission,
  unsubscribeTokenOf,
  type Site,
} from '../helpers/public-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

describe('the public pages', () => {
  let app: BootedStrapi;
  let site: Site;
  const page = (path: string) => app.request.get(`/api/optin/${path}`).set('Accept', HTML);

  beforeAll(async () => {
    app = await bootStrapi();
    site = await setUpSite(app, 'weekly');
    await join(app, site, 'reader@example.org');
  });
  afterAll(() => app?.stop());

  const tokens = async () => ({
    confirm: await confirmTokenOf(app, 'reader@example.org'),
    unsubscribe: await unsubscribeTokenOf(app, 'reader@example.org', site.list.id),
  });

  it('load nothing, run nothing, set no cookie, tell no referrer and stay out of search', async () => {
    const { confirm, unsubscribe } = await tokens();
    for (const path of [
      'f/weekly',
      'thanks?form=weekly',
      `confirm/${confirm}`,
      `unsubscribe/${unsubscribe}`,
    ]) {
      const { headers, text } = await page(path).expect(200);
      // A form's page is better with a script, and works without; no other page has any.
      const isForm = path === 'f/weekly';
      const script = isForm ? "img-src 'self'; script-src 'self'; connect-src 'self'; " : '';
      expect(headers['content-security-policy'].replace(/sha256-[\w+/=]+/, 'sha256')).toMatch(
        new RegExp(
          `^default-src 'none'; style-src 'sha256'; ${script}form-action 'self'; frame-ancestors ('none'|\\*); base-uri 'none'$`
        )
      );
      expect(headers['set-cookie']).toBeUndefined();
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-robots-tag']).toBe('noindex, nofollow');
      expect(text).not.toMatch(/<link|<img|\sstyle=/);
      expect(text.match(/<script[^>]*>/g) ?? []).toEqual(
        isForm
          ? ['<script type="application/json" id="optin-view">', '<script src="../form.js" defer>']
          : []
      );
      expect(text).toContain('Letter &amp; Sons');
    }
  });

  it('with a token are kept by no cache and shown in no frame', async () => {
    const { confirm, unsubscribe } = await tokens();
    for (const path of [`confirm/${confirm}`, `unsubscribe/${unsubscribe}`]) {
      const { headers } = await page(path).expect(200);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      const json = await app.request.get(`/api/optin/${path}`).expect(200);
      expect(json.headers['cache-control']).toBe('no-store');
    }
  });

  it('with a form may stand in a frame', async () => {
    for (const path of ['f/weekly', 'thanks?form=weekly']) {
      const { headers } = await page(path).expect(200);
      expect(headers['x-frame-options']).toBeUndefined();
      expect(headers['content-security-policy']).toContain('frame-ancestors *');
    }
  });

  it('speak the language asked for, then the reader’s', async () => {
    expect((await page('f/weekly?locale=fr')).text).toContain('La Lettre');
    expect((await page('f/weekly').set('Accept-Language', 'fr-FR,en;q=0.5')).text).toContain(
      'La Lettre'
    );
    expect((await page('f/weekly').set('Accept-Language', 'de')).text).toContain('The Letter');
    expect((await page('thanks?form=weekly&locale=fr')).text).toContain('Vous y êtes presque');
    const { unsubscribe } = await tokens();
    // The person signed up in English, whatever the browser of the moment says.
    expect((await page(`unsubscribe/${unsubscribe}`).set('Accept-Language', 'fr')).text).toContain(
      'Unsubscribe'
    );
    expect((await page(`unsubscribe/${unsubscribe}?locale=fr`)).text).toContain('Me désabonner');
  });

  it('let a form lead where its editor said, and say so in the policy', async () => {
    const forms = getService(app.strapi, 'forms');
    const { definition } = await forms.get(site.formId);
    await forms.update(site.formId, {
      name: 'weekly',
      slug: 'weekly',
      isOpen: true,
      definition: {
        ...definition,
        after: {
          ...definition.after,
          kind: 'redirect',
          redirectUrl: 'https://example.org/thanks?x=1',
        },
      },
    });
    await forms.publish(site.formId, 'test');
    const { headers } = await page('f/weekly').expect(200);
    expect(headers['content-security-policy']).toContain("form-action 'self' https://example.org;");
    const sent = await app.request
      .post('/api/optin/forms/weekly/submissions')
      .set('Accept', HTML)
      .type('form')
      .send('email=lead@example.org&consents[newsletter]=on&homepage=')
      .expect(303);
    expect(sent.headers.location).toBe('https://example.org/thanks?x=1');
  });

  it('come as JSON to whoever does not ask for a page', async () => {
    const { unsubscribe } = await tokens();
    const { body } = await app.request.get(`/api/optin/unsubscribe/${unsubscribe}`).expect(200);
    expect(body.data).toEqual({
      status: 'subscribed',
      locale: 'en',
      email: 'r•••@example.org',
      list: { slug: 'weekly', title: 'The weekly' },
      otherLists: 0,
    });
    const left = await app.request
      .post(`/api/optin/unsubscribe/${unsubscribe}`)
      .send({ scope: 'list' })
      .expect(200);
    expect(left.body.data.status).toBe('unsubscribed');
    const after = await page(`unsubscribe/${unsubscribe}`).expect(200);
    expect(after.text).toContain('You are unsubscribed');
  });

  it('may be a site’s own: the mail leads there and its button posts here', async () => {
    await getService(app.strapi, 'worker').drain();
    const settings = getService(app.strapi, 'settings');
    const before = await settings.get();
    await settings.update({
      ...before,
      urls: { ...before.urls, confirm: 'https://example.org/confirm?t={token}' },
    });
    await app.request
      .post('/api/optin/forms/weekly/submissions')
      .send(submission('pattern@example.org'))
      .expect(202);
    await getService(app.strapi, 'worker').drain();
    const mail = await app.mail.waitFor('pattern@example.org');
    const token = /https:\/\/example\.org\/confirm\?t=([\w-]+)/.exec(mail.text ?? '')?.[1];
    await app.request
      .post(`/api/optin/confirm/${token}`)
      .set('Origin', 'https://example.org')
      .expect(200);
    await settings.update(before);
  });

  it('offer the web component, small, cacheable and for every site', async () => {
    const { headers, text } = await app.request.get('/api/optin/embed.js').expect(200);
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['cache-control']).toBe('public, max-age=3600');
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(gzipSync(text).length).toBeLessThan(6 * 1024);
    await app.request.get('/api/optin/embed.js').set('If-None-Match', headers.etag).expect(304);
  });
});
