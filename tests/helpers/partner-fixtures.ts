import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import {
  consentsOf,
  DEFAULT_AFTER,
  DEFAULT_DISPLAY,
  DEFAULT_GUARD,
  type FormBlock,
  type FormDefinition,
  type PartnerTransfer,
} from '../../content-types';
import { fromRow, getService, table } from '../../server/src/core';
import type { PartnerRow, SavePartnerRequest } from '../../server/src/partners/contract';
import { confirmTokenOf, type Site } from './public-fixtures';
import type { BootedStrapi } from './strapi';

export const partnerInput = (over: Partial<SavePartnerRequest> = {}): SavePartnerRequest => ({
  slug: 'tea',
  name: 'Tea & Co',
  purpose: { en: 'Offers of tea.', fr: 'Des offres de thé.' },
  privacyPolicyUrl: 'https://tea.example/privacy',
  contactName: 'Ada Leaf',
  contactEmail: 'privacy@tea.example',
  contractFrom: '',
  contractUntil: '',
  channel: 'export',
  webhookUrl: '',
  isActive: true,
  ...over,
});

/** A call as the partner's server got it. */
export interface Call {
  headers: IncomingHttpHeaders;
  body: string;
  data: {
    id: string;
    kind: string;
    person: { id: string; email: string | null; firstName?: string; locale?: string };
    consent?: { text: string; record: string; wording: { sha256: string } };
    withdrawal?: { reason: string };
  };
}

export interface PartnerServer {
  url: string;
  host: string;
  calls: Call[];
  /** What it answers from now on; the default is 204. */
  answer: (reply: (response: ServerResponse) => void) => void;
  close(): Promise<void>;
}

/** A partner's server: takes calls over real HTTP and keeps them. */
export const startPartnerServer = async (): Promise<PartnerServer> => {
  const calls: Call[] = [];
  const accept = (response: ServerResponse) => void response.writeHead(204).end();
  let reply: (response: ServerResponse) => void = accept;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      calls.push({ headers: request.headers, body, data: JSON.parse(body).data });
      reply(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    host: `127.0.0.1:${port}`,
    calls,
    answer: (next) => {
      reply = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** Verifies as a partner would after Standard Webhooks, with none of the plugin's code. */
export const partnerAccepts = (
  { headers, body }: Pick<Call, 'headers' | 'body'>,
  secret: string
) => {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(expected);
};

/** A published form with a box for the site's list and one for each of these partners. */
export const publishPartnerForm = async (
  { strapi }: BootedStrapi,
  site: Site,
  partners: Pick<PartnerRow, 'id'>[],
  slug: string
): Promise<{ id: number; slug: string }> => {
  const wordings = getService(strapi, 'wordings');
  const wording = await wordings.create({
    name: `Partners of ${slug}`,
    draft: {
      en: 'Yes, {partner} may write to me about its offers.',
      fr: 'Oui, {partner} peut m’écrire.',
    },
  });
  await wordings.publish(wording.id, 'test');
  const forms = getService(strapi, 'forms');
  const own = consentsOf((await forms.get(site.formId)).definition)[0];
  const blocks: FormBlock[] = [
    { id: 'email', type: 'email', label: { en: 'E-mail', fr: 'E-mail' } },
    {
      id: 'first',
      type: 'name',
      part: 'firstName',
      label: { en: 'First name', fr: 'Prénom' },
      required: false,
    },
    {
      id: 'news',
      type: 'consent',
      key: 'newsletter',
      wordingId: own.wordingId,
      listIds: [site.list.id],
      required: false,
    },
    {
      id: 'partners',
      type: 'partners',
      key: 'partners',
      label: { en: 'Our partners', fr: 'Nos partenaires' },
      wordingId: wording.id,
      partnerIds: partners.map(({ id }) => id),
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
    promotionId: null,
  };
  const { id } = await forms.create({ name: slug, slug, isOpen: true, definition });
  await forms.publish(id, 'test');
  return { id, slug };
};

/** Sends the form with these partners ticked, as a visitor does. */
export const tick = async (
  app: BootedStrapi,
  form: { slug: string },
  email: string,
  partnerIds: number[],
  over: Record<string, unknown> = {}
): Promise<void> => {
  await app.request
    .post(`/api/optin/forms/${form.slug}/submissions`)
    .send({
      email,
      locale: 'en',
      consents: {
        newsletter: true,
        ...Object.fromEntries(partnerIds.map((id) => [`partners-${id}`, true])),
      },
      ...over,
    })
    .expect(202);
};

export const confirmMail = async (app: BootedStrapi, email: string): Promise<void> => {
  await app.request.post(`/api/optin/confirm/${await confirmTokenOf(app, email)}`).expect(200);
};

/** Transfers of a partner past the services, oldest first. */
export const transfersOf = async (
  { strapi }: BootedStrapi,
  partnerId: number
): Promise<PartnerTransfer[]> =>
  (await table(strapi, 'partner-transfer').where({ partner_id: partnerId }).orderBy('id')).map(
    (row: Record<string, unknown>) => fromRow<PartnerTransfer>('partner-transfer', row)
  );
