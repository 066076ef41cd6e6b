import { consentsOf, type Delivery } from '../../content-types';
import { DAY, getService } from '../../server/src/core';
import { recordsOf, type Site } from './public-fixtures';
import type { BootedStrapi } from './strapi';

/** Sets the text of a site's wording and publishes it. @returns the new version's number */
export const publishWording = async (
  { strapi }: BootedStrapi,
  wordingId: number,
  draft: Record<string, string>
): Promise<number> => {
  const wordings = getService(strapi, 'wordings');
  const { name } = await wordings.get(wordingId);
  await wordings.update(wordingId, { name, draft });
  return (await wordings.publish(wordingId, 'test')).version;
};

/** The wording that a site's form shows. */
export const wordingIdOf = async ({ strapi }: BootedStrapi, site: Site): Promise<number> =>
  consentsOf((await getService(strapi, 'forms').get(site.formId)).definition)[0].wordingId;

/** Mails of one kind to an address, as the outbox has them, oldest first. */
export const mailsOf = async (
  app: BootedStrapi,
  email: string,
  kind: Delivery['kind']
): Promise<Delivery[]> =>
  (await recordsOf(app, email)).deliveries.filter((delivery) => delivery.kind === kind);

/** The token of the latest renewal mail of an address, as the mail carries it. */
export const renewTokenOf = async (app: BootedStrapi, email: string): Promise<string> => {
  const last = (await mailsOf(app, email, 'renewal')).at(-1);
  if (!last) throw new Error(`${email} was not asked to renew`);
  return getService(app.strapi, 'tokens').sign('renew', [
    last.id,
    Math.floor((last.createdAt + 60 * DAY) / 1000),
  ]);
};
