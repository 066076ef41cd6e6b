import { ACTIONS, actionId } from '../../server/src/core';
import plugin from '../../server/src';
import { createAdmin } from '../helpers/admins';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

const { routes } = plugin.routes.admin;
const names = Object.values(ACTIONS).flat();

describe('permissions', () => {
  let app: BootedStrapi;
  beforeAll(async () => {
    app = await bootStrapi();
  });
  afterAll(() => app?.stop());

  it('are all known to Strapi’s roles', () => {
    const { actionProvider } = app.strapi.service('admin::permission');
    for (const name of names)
      expect([name, actionProvider.has(actionId(name))]).toEqual([name, true]);
  });

  it('end in names of their own, which is how the panel tells them apart', () => {
    expect(new Set(names).size).toBe(names.length);
  });

  it('are each asked for by a route or its controller', () => {
    const asked = JSON.stringify(routes);
    // Bulk actions share a route, whose controller asks for the permission of the action at hand.
    const inController = ['suppress-subscribers', 'erase-subscribers'];
    for (const name of names)
      expect([name, asked.includes(actionId(name)) || inController.includes(name)]).toEqual([
        name,
        true,
      ]);
  });

  it('shut every admin route to strangers and to people without them', async () => {
    expect(routes.length).toBeGreaterThan(40);
    const stranger = await createAdmin(app.strapi, []);
    for (const { method, path } of routes) {
      const verb = method.toLowerCase() as Lowercase<typeof method>;
      const url = `/optin${path.replace(':id', '1')}`;
      const anonymous = await app.request[verb](url);
      const powerless = await stranger.request[verb](url);
      expect([method, url, anonymous.status, powerless.status]).toEqual([method, url, 401, 403]);
    }
  });

  it('of one action open no other', async () => {
    const reader = await createAdmin(app.strapi, ['read-subscribers']);
    await reader.request.get('/optin/subscribers').expect(200);
    for (const action of ['unsubscribe', 'suppress', 'unsuppress', 'resend', 'erase'])
      await reader.request
        .post('/optin/subscribers/bulk')
        .send({ action, ids: [1] })
        .expect(403);
    await reader.request.post('/optin/subscribers').send({}).expect(403);
    await reader.request.get('/optin/campaigns').expect(403);
  });
});
