import net from 'node:net';
import { table } from '../../server/src/core';
import { HTML, setUpSite, submission, type Site } from '../helpers/public-fixtures';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

/** Bad input is turned away before any database is asked, so one database tells for all three. */
describe('bad input on the public routes', () => {
  let app: BootedStrapi;
  let site: Site;
  const url = '/api/optin/forms/weekly/submissions';

  beforeAll(async () => {
    app = await bootStrapi();
    site = await setUpSite(app, 'weekly');
  });
  afterAll(() => app?.stop());

  afterEach(async () => {
    for (const name of ['subscriber', 'subscription', 'consent-record', 'delivery'] as const) {
      const [{ rows }] = await table(app.strapi, name).count({ rows: '*' });
      expect(`${name}: ${rows}`).toBe(`${name}: 0`);
    }
  });

  const ok = submission('ada@example.org');
  const cases: [string, Record<string, unknown>, string][] = [
    ['no e-mail', { ...ok, email: undefined }, 'email'],
    ['an e-mail without a domain', { ...ok, email: 'ada@' }, 'email'],
    ['an e-mail of the wrong type', { ...ok, email: ['ada@example.org'] }, 'email'],
    ['an object as e-mail', { ...ok, email: { $ne: null } }, 'email'],
    ['a header smuggled into the e-mail', { ...ok, email: 'a@b.org\r\nBcc: c@d.org' }, 'email'],
    ['two addresses', { ...ok, email: 'a@b.org,c@d.org' }, 'email'],
    ['an endless e-mail', { ...ok, email: `${'a'.repeat(300)}@example.org` }, 'email'],
    ['no consent', { ...ok, consents: {} }, 'consents.newsletter'],
    [
      'a consent that is refused',
      { ...ok, consents: { newsletter: false } },
      'consents.newsletter',
    ],
    ['a consent of the wrong type', { ...ok, consents: { newsletter: 7 } }, 'consents.newsletter'],
    ['an unknown consent', { ...ok, consents: { newsletter: true, ads: true } }, 'consents.ads'],
    ['consents as text', { ...ok, consents: 'newsletter' }, 'consents'],
    [
      'an inherited property as consent',
      { ...ok, consents: { toString: true } },
      'consents.toString',
    ],
    ['an unknown field', { ...ok, fields: { shoeSize: '42' } }, 'fields.shoeSize'],
    ['an unknown key', { ...ok, admin: true }, 'admin'],
    ['fields as a list', { ...ok, fields: ['x'] }, 'fields'],
    ['a name of the wrong type', { ...ok, fields: { firstName: 5 } }, 'fields.firstName'],
    ['HTML in a name', { ...ok, fields: { firstName: '<b>x</b>' } }, 'fields.firstName'],
    [
      'a link in a name',
      { ...ok, fields: { lastName: 'win at www.x.example' } },
      'fields.lastName',
    ],
    ['a line break in a name', { ...ok, fields: { firstName: 'A\r\nBcc: x' } }, 'fields.firstName'],
    ['a null character in a name', { ...ok, fields: { firstName: 'A\u0000' } }, 'fields.firstName'],
    ['a long name', { ...ok, fields: { firstName: 'x'.repeat(81) } }, 'fields.firstName'],
    ['a language the form does not speak', { ...ok, locale: 'de' }, 'locale'],
    ['a language of the wrong type', { ...ok, locale: 4 }, 'locale'],
    ['a page that is no page', { ...ok, url: 'javascript:alert(1)' }, 'url'],
    ['a page of the wrong type', { ...ok, url: {} }, 'url'],
    ['a forged stamp', { ...ok, start: 'AAAA' }, 'start'],
    ['a stamp of the wrong type', { ...ok, start: 1 }, 'start'],
    ['a version to come', { ...ok, version: 2 }, 'version'],
    ['a version that is none', { ...ok, version: 'x' }, 'version'],
  ];

  it.each(cases)('refuses %s and names the field', async (_name, body, field) => {
    const answer = await app.request.post(url).send(body).expect(400);
    expect(answer.body.data).toBeNull();
    expect(answer.body.error).toMatchObject({ status: 400, name: 'ValidationError' });
    const paths = answer.body.error.details.errors.map(({ path }: { path: string[] }) =>
      path.join('.')
    );
    expect(paths).toContain(field);
    for (const { message } of answer.body.error.details.errors)
      expect(message.length).toBeGreaterThan(10);
  });

  it('refuses what JSON.parse makes of a poisoned prototype', async () => {
    await app.request
      .post(url)
      .type('json')
      .send('{"email":"a@b.org","consents":{"newsletter":true},"__proto__":{"x":1}}')
      .expect(400);
  });

  it.each([
    ['a list', '[]', 400],
    ['a text', '"x"', 400],
    ['half a document', '{"email":', 400],
    ['nothing', '', 415],
  ])('refuses a JSON body that is %s', async (_name, body, status) => {
    const answer = await app.request.post(url).type('json').send(body);
    expect(answer.status).toBe(body === '' ? answer.status : status);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  it.each(['text/plain', 'application/xml', 'text/html', 'application/octet-stream'])(
    'refuses a body of type %s with the remedy',
    async (type) => {
      const answer = await app.request.post(url).set('Content-Type', type).send('x').expect(415);
      expect(answer.body.error.message).toContain('application/json');
      expect(answer.headers['access-control-allow-origin']).toBe('*');
    }
  );

  it('refuses a multipart submission, whole, without a boundary, or broken off', async () => {
    await app.request.post(url).field('email', 'a@b.org').expect(415);
    await app.request.post(url).set('Content-Type', 'multipart/form-data').send('x').expect(415);
    const broken = await app.request
      .post(url)
      .set('Content-Type', 'multipart/form-data; boundary=x')
      .send('--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1');
    expect(broken.status).toBeGreaterThanOrEqual(400);
    expect(broken.status).toBeLessThan(500);
  });

  it('turns an oversized body away unread', async () => {
    const answer = await app.request
      .post(url)
      .send({ ...ok, fields: { firstName: 'x'.repeat(40_000) } })
      .expect(413);
    expect(answer.body.error.message).toContain('32768');
  });

  it('measures a body that does not say how long it is', async () => {
    const body = JSON.stringify({ ...ok, fields: { firstName: 'x'.repeat(40_000) } });
    const { port } = new URL(app.url);
    const status = await new Promise<string>((resolve, reject) => {
      const socket = net.connect(Number(port), '127.0.0.1', () => {
        socket.write(
          `POST ${url} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n` +
            `Transfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`
        );
      });
      socket.once('data', (data) => {
        resolve(data.toString().split('\r\n')[0]);
        socket.destroy();
      });
      socket.once('error', reject);
    });
    expect(status).toBe('HTTP/1.1 413 Payload Too Large');
  });

  it('knows no unpublished and no made-up form', async () => {
    await app.request.get('/api/optin/forms/none').expect(404);
    await app.request.post('/api/optin/forms/none/submissions').send(ok).expect(404);
    await app.request.get('/api/optin/f/%00').expect(404);
    const page = await app.request.get('/api/optin/f/none').set('Accept', HTML).expect(404);
    expect(page.text).toContain('Nothing to see here');
  });

  it('says that a closed form is closed', async () => {
    const query = app.strapi.db.query('plugin::optin.form');
    await query.update({ where: { id: site.formId }, data: { isOpen: false } });
    const { body } = await app.request.get('/api/optin/forms/weekly').expect(200);
    expect(body.data.open).toBe(false);
    await app.request.post(url).send(ok).expect(403);
    const page = await app.request.post(url).set('Accept', HTML).type('form').send(ok).expect(403);
    expect(page.text).not.toContain('<form');
    await query.update({ where: { id: site.formId }, data: { isOpen: true } });
  });

  it('shows the form again with the mistakes beside the fields and what was typed', async () => {
    const page = await app.request
      .post(url)
      .set('Accept', HTML)
      .type('form')
      .send('email=ada%40&fields[firstName]=A"><b>&locale=fr')
      .expect(400);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.text).toContain('lang="fr"');
    expect(page.text).toContain('value="ada@"');
    expect(page.text).toContain('value="A&quot;&gt;&lt;b&gt;"');
    expect(page.text).not.toContain('"><b>');
    expect(page.text).toContain('Saisissez une adresse e-mail');
    expect(page.text).toContain('aria-describedby="email-error"');
    expect(page.text).toContain('id="consents-newsletter-error"');
    expect(page.text).toContain('action="submissions"');
  });

  it.each(['AAAA', 'x', '%00', '..%2f..', 'a'.repeat(500)])(
    'turns the made-up token %s away, whatever is asked of it',
    async (token) => {
      for (const room of ['confirm', 'unsubscribe']) {
        await app.request.get(`/api/optin/${room}/${token}`).expect(404);
        await app.request.post(`/api/optin/${room}/${token}`).expect(404);
        const page = await app.request
          .get(`/api/optin/${room}/${token}`)
          .set('Accept', HTML)
          .expect(404);
        expect(page.headers['content-type']).toContain('text/html');
      }
    }
  );
});
