import { getService } from '../../server/src/core';
import type { BootedStrapi } from './strapi';

type App = Pick<BootedStrapi, 'strapi'>;

/** The time as the plugin has it: tests move its clock. */
export const now = ({ strapi }: App): number => getService(strapi, 'clock').now();

/** One tick of the campaigns: audiences, winners, releases, ends. */
export const advance = (app: App): Promise<void> =>
  getService(app.strapi, 'launch').advance(now(app));

/** Everything that is due goes out. */
export const drain = ({ strapi }: App): Promise<void> => getService(strapi, 'worker').drain();

/** As the ticks would: audience, mail, end. */
export const settle = async (app: App): Promise<void> => {
  await advance(app);
  await drain(app);
  await advance(app);
};
