import {
  DEFAULT_AFTER,
  DEFAULT_DISPLAY,
  DEFAULT_GUARD,
  type FormBlock,
  type FormDefinition,
  type PromotionEntry,
} from '../../content-types';
import { consentsOf } from '../../content-types';
import { fromRow, getService, HOUR, table } from '../../server/src/core';
import type { PromotionRow, SavePromotionRequest } from '../../server/src/promotions/contract';
import type { TestAdmin } from './admins';
import { confirmTokenOf, recordsOf, type Site } from './public-fixtures';
import type { BootedStrapi } from './strapi';

export const promotionInput = (over: Partial<SavePromotionRequest> = {}): SavePromotionRequest => ({
  slug: 'summer',
  name: 'Summer draw',
  kind: 'contest',
  title: { en: 'The summer draw', fr: 'Le tirage de l’été' },
  startsAt: Date.now() - HOUR,
  endsAt: Date.now() + HOUR,
  timeZone: 'Europe/Paris',
  rules: { en: 'One entry each.', fr: 'Une participation chacun.' },
  eligibility: { countries: [], countryField: null, minAge: null, birthField: null },
  options: [],
  winners: 2,
  reserves: 2,
  ...over,
});

export const voteOptions = ['bread', 'cake'].map((key) => ({
  key,
  label: { en: `The ${key}`, fr: `Le ${key}` },
}));

/** A promotion with published rules, made in the panel. */
export const openPromotion = async (
  admin: TestAdmin,
  over: Partial<SavePromotionRequest>
): Promise<PromotionRow> => {
  const input = promotionInput(over);
  const { body } = await admin.request.post('/optin/promotions').send(input).expect(201);
  await admin.request.post(`/optin/promotions/${body.data.id}/publish`).expect(200);
  return (await admin.request.get(`/optin/promotions/${body.data.id}`).expect(200)).body.data;
};

/** A published form that enters it, with a newsletter box that nobody has to tick. */
export const publishEntryForm = async (
  { strapi }: BootedStrapi,
  site: Site,
  promotion: Pick<PromotionRow, 'id' | 'slug' | 'kind'>,
  fields: string[] = []
): Promise<{ id: number; slug: string }> => {
  const forms = getService(strapi, 'forms');
  const own = consentsOf((await forms.get(site.formId)).definition)[0];
  const blocks: FormBlock[] = [
    { id: 'email', type: 'email', label: { en: 'E-mail', fr: 'E-mail' } },
    ...fields.map((key): FormBlock => ({
      id: key.toLowerCase(),
      type: 'field',
      key,
      label: { en: key, fr: key },
      required: false,
    })),
    ...(promotion.kind === 'vote'
      ? [{ id: 'vote', type: 'vote', label: { en: 'Your choice', fr: 'Votre choix' } } as const]
      : []),
    {
      id: 'rules',
      type: 'rules',
      label: { en: 'I accept the rules', fr: 'J’accepte le règlement' },
    },
    {
      id: 'news',
      type: 'consent',
      key: 'newsletter',
      wordingId: own.wordingId,
      listIds: [site.list.id],
      required: false,
    },
    { id: 'submit', type: 'submit', label: {} },
  ];
  const definition: FormDefinition = {
    schema: 2,
    kind: 'sign-up',
    locales: ['en', 'fr'],
    steps: [
      {
        id: 'one',
        title: {},
        rows: blocks.map((block) => ({ id: `row-${block.id}`, columns: [[block]] })),
      },
    ],
    texts: { title: {}, success: {}, next: {}, back: {} },
    theme: { accent: '#2f6f4f' },
    after: DEFAULT_AFTER,
    display: DEFAULT_DISPLAY,
    guard: DEFAULT_GUARD,
    promotionId: promotion.id,
  };
  const { id } = await forms.create({
    name: promotion.slug,
    slug: promotion.slug,
    isOpen: true,
    definition,
  });
  await forms.publish(id, 'test');
  return { id, slug: promotion.slug };
};

/** Sends the form, as a visitor does. */
export const send = (
  app: BootedStrapi,
  slug: string,
  email: string,
  over: Record<string, unknown> = {}
) =>
  app.request
    .post(`/api/optin/forms/${slug}/submissions`)
    .send({ email, locale: 'en', rules: true, ...over });

export const confirmEntry = async (app: BootedStrapi, email: string): Promise<void> => {
  await app.request.post(`/api/optin/confirm/${await confirmTokenOf(app, email)}`).expect(200);
};

/** Somebody who enters and confirms. */
export const takePart = async (
  app: BootedStrapi,
  slug: string,
  email: string,
  over: Record<string, unknown> = {}
): Promise<void> => {
  await send(app, slug, email, over).expect(202);
  await confirmEntry(app, email);
};

/** Entries of an address past the services, oldest first. */
export const entriesOf = async (app: BootedStrapi, email: string): Promise<PromotionEntry[]> => {
  const { subscriber } = await recordsOf(app, email);
  const rows: Record<string, unknown>[] = await table(app.strapi, 'promotion-entry')
    .where({ subscriber_id: subscriber?.id ?? 0 })
    .orderBy('id');
  return rows.map((row) => fromRow<PromotionEntry>('promotion-entry', row));
};

/** Kinds of system mails queued for an address, in order. */
export const mailsOf = async (app: BootedStrapi, email: string): Promise<string[]> =>
  (await recordsOf(app, email)).deliveries.map(({ kind }) => kind);
