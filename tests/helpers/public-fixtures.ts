import type {
  ConsentRecord,
  Delivery,
  FormConsent,
  List,
  SimpleFormDefinition,
  Subscriber,
  Subscription,
} from '../../content-types';
import { fromRow, getService, table, uid } from '../../server/src/core';
import type { BootedStrapi } from './strapi';

export const HTML = 'text/html,application/xhtml+xml';

/** A site's newsletter: sender, wording, list and published form. */
export interface Site {
  list: List;
  formId: number;
  slug: string;
}

export const definitionOf = (
  wordingId: number,
  listIds: number[],
  over: Partial<SimpleFormDefinition> = {}
): SimpleFormDefinition => ({
  locales: ['en', 'fr'],
  fields: [
    { key: 'email', label: { en: 'E-mail', fr: 'Adresse e-mail' }, required: true },
    { key: 'firstName', label: { en: 'First name', fr: 'Prénom' }, required: false },
    { key: 'lastName', label: { en: 'Last name', fr: 'Nom' }, required: false },
  ],
  consents: [{ key: 'newsletter', wordingId, listIds, required: true }],
  texts: {
    title: { en: 'The Letter', fr: 'La Lettre' },
    intro: { en: 'Every Thursday.', fr: 'Chaque jeudi.' },
    submit: {},
    success: {},
  },
  theme: { accent: '#2f6f4f' },
  redirectUrl: '',
  ...over,
});

/** Sets a site up through the services that the panel uses. */
export const setUpSite = async (
  { strapi }: BootedStrapi,
  slug: string,
  list: Partial<List> = {},
  /** What differs about the form's box; null for a list that has no form. */
  box: Partial<FormConsent> | null = {}
): Promise<Site> => {
  const senders = getService(strapi, 'senders');
  const sender =
    (await senders.default()) ??
    (await senders.create({
      name: 'Press',
      fromName: 'The Letter',
      fromEmail: 'letter@example.org',
      replyTo: null,
      organisation: 'Letter & Sons',
      postalAddress: '1 Quay Street',
    }));
  const wordings = getService(strapi, 'wordings');
  const wording = await wordings.create({
    name: `Wording of ${slug}`,
    draft: { en: `Yes, send me ${slug}.`, fr: `Oui, envoyez-moi ${slug}.` },
  });
  await wordings.publish(wording.id, 'test');
  const created = await getService(strapi, 'lists').create({
    name: slug,
    slug,
    title: { en: `The ${slug}`, fr: `Le ${slug}` },
    purpose: {},
    isPublic: true,
    regime: 'double-opt-in',
    senderId: sender.id,
    welcomeMail: true,
    acceptedBases: [list.regime ?? 'double-opt-in'],
    profession: '',
    ...list,
  });
  if (box === null) return { list: created, formId: 0, slug };
  const forms = getService(strapi, 'forms');
  const definition = definitionOf(wording.id, [created.id]);
  const form = await forms.create({
    name: slug,
    slug,
    isOpen: true,
    definition: {
      ...definition,
      consents: definition.consents.map((consent) => ({ ...consent, ...box })),
    },
  });
  await forms.publish(form.id, 'test');
  return { list: created, formId: form.id, slug };
};

/** What the plugin knows of an address, read past the services. */
export const recordsOf = async ({ strapi }: BootedStrapi, email: string) => {
  const subscriber = (await strapi.db
    .query(uid('subscriber'))
    .findOne({ where: { emailKey: email.toLowerCase() } })) as Subscriber | null;
  const where = { subscriber_id: subscriber?.id ?? 0 };
  const read = async <T>(name: Parameters<typeof fromRow>[0], order: string): Promise<T[]> =>
    (await table(strapi, name).where(where).orderBy(order)).map((row: Record<string, unknown>) =>
      fromRow<T>(name, row)
    );
  return {
    subscriber,
    subscriptions: await read<Subscription>('subscription', 'list_id'),
    ledger: await read<ConsentRecord>('consent-record', 'seq'),
    deliveries: await read<Delivery>('delivery', 'id'),
  };
};

/** The token of the latest confirmation mail of an address, as the mail carries it. */
export const confirmTokenOf = async (app: BootedStrapi, email: string): Promise<string> => {
  const { deliveries } = await recordsOf(app, email);
  const last = deliveries.filter(({ kind }) => kind === 'confirmation').at(-1);
  if (!last) throw new Error(`${email} was sent no confirmation`);
  const { confirmDays } = await getService(app.strapi, 'settings').get();
  return getService(app.strapi, 'tokens').sign('confirm', [
    last.id,
    Math.floor(last.createdAt / 1000) + confirmDays * 86_400,
  ]);
};

export const unsubscribeTokenOf = async (
  app: BootedStrapi,
  email: string,
  listId = 0
): Promise<string> => {
  const { subscriber } = await recordsOf(app, email);
  if (!subscriber) throw new Error(`${email} is nobody`);
  return getService(app.strapi, 'tokens').sign('unsubscribe', [subscriber.id, listId, 0]);
};

export const submission = (email: unknown, over: Record<string, unknown> = {}) => ({
  email,
  consents: { newsletter: true },
  locale: 'en',
  ...over,
});

/** Signs an address up and confirms it, over the public routes. */
export const join = async (app: BootedStrapi, site: Site, email: string): Promise<void> => {
  await app.request
    .post(`/api/optin/forms/${site.slug}/submissions`)
    .send(submission(email))
    .expect(202);
  await app.request.post(`/api/optin/confirm/${await confirmTokenOf(app, email)}`).expect(200);
};
