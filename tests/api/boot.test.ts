import { createAdmin } from '../helpers/admins';
import { describeOnEachDatabase } from '../helpers/each-database';
import { bootStrapi, type BootedStrapi } from '../helpers/strapi';

describeOnEachDatabase('the plugin in a Strapi app', (client) => {
  let app: BootedStrapi;
  beforeAll(async () => {
    app = await bootStrapi({ client });
  });
  afterAll(() => app?.stop());

  it('answers administrators who may, and nobody else', async () => {
    const reader = await createAdmin(app.strapi, ['read-lists']);
    const stranger = await createAdmin(app.strapi, []);

    const answer = await reader.request.get('/optin/lists').expect(200);
    expect(answer.body.results).toEqual([]);
    await stranger.request.get('/optin/lists').expect(403);
    await app.request.get('/optin/lists').expect(401);
  });

  it('has its own database', () => {
    expect(app.strapi.db.dialect.client).toBe(client);
  });
});
