import type { Core } from '@strapi/types';
import { errors, validateYupSchema, yup } from '@strapi/utils';
import type { Context } from 'koa';
import { jurisdictionBases, MONTH } from '../consent';
import {
  actorOf,
  adminRoute,
  DAY,
  fieldErrors,
  getService,
  isAbsoluteHttpUrl,
  parseEmail,
} from '../core';
import {
  IP_STORAGE,
  JURISDICTIONS,
  type LawChangesResponse,
  type Settings,
  type SettingsResponse,
  type TestTransportRequest,
  type TestTransportResponse,
  type UpdateSettingsRequest,
} from '../core/contract';
import { sendTestMail } from '../delivery';
import { contentSettings } from './content-settings';
import { createLawChanges as lawChanges } from './law-changes';
import { messageSettings } from './message-settings';

const MAX_URL = 500;

const absoluteUrl = yup
  .string()
  .strict()
  .trim()
  .max(MAX_URL)
  .test(
    'absolute',
    '${path} must be empty or an absolute URL such as https://example.org',
    (value) => (value ? isAbsoluteHttpUrl(value) : true)
  );

/** A page of the customer's site that receives the token. */
const tokenUrl = absoluteUrl.test('token', '${path} must contain {token}', (value) =>
  value ? value.includes('{token}') : true
);

const whole = (min: number, max: number) => yup.number().strict().integer().min(min).max(max);

/** One line, or several where `newlines` says so; nothing that could break out of a header. */
const words = (max: number, { newlines = false } = {}) =>
  yup
    .string()
    .strict()
    .trim()
    .max(max)
    .test('printable', '${path} must not contain control characters', (value) =>
      value == null ? true : !(newlines ? /[^\P{Cc}\n]/u : /\p{Cc}/u).test(value)
    );

/** Additions to and removals from a built-in list; each entry must look like what it is. */
const changes = (pattern: RegExp, example: string) => {
  const entries = yup
    .array()
    .of(
      yup
        .string()
        .strict()
        .max(100)
        .matches(pattern, { message: `\${path} must look like ${example}` })
        .required()
    )
    .max(1000)
    .required();
  return yup.object({ add: entries, remove: entries }).noUnknown().required();
};

const validateSettings = validateYupSchema(
  yup
    .object({
      publicUrl: absoluteUrl,
      ipStorage: yup.string().oneOf([...IP_STORAGE]),
      confirmDays: whole(1, 60),
      pendingDays: whole(1, 365),
      ratePerSecond: whole(0, 100_000),
      maxLatenessMinutes: whole(1, 60 * 24 * 30),
      urls: yup
        .object({ confirm: tokenUrl, unsubscribe: tokenUrl, thankYou: absoluteUrl })
        .noUnknown()
        .default(undefined),
      controller: yup
        .object({
          name: words(200).defined(),
          address: words(500, { newlines: true }).defined(),
          email: words(254)
            .defined()
            .test('email', '${path} must be empty or an e-mail address', (value) =>
              value ? parseEmail(value) !== null : true
            ),
          dpo: words(200).defined(),
          dpoContact: words(200).defined(),
          privacyPolicyUrl: absoluteUrl.defined(),
        })
        .noUnknown()
        .default(undefined),
      jurisdiction: yup
        .string()
        .strict()
        .oneOf([...JURISDICTIONS]),
      passiveOptIn: yup
        .object({
          allowed: yup.boolean().strict().required(),
          acknowledged: yup.boolean().strict(),
        })
        .noUnknown()
        .default(undefined),
      reminderDays: whole(0, 60),
      consentReceipt: yup.boolean().strict(),
      requireApproval: yup.boolean().strict(),
      retention: yup
        .object({
          months: whole(1, 120).required(),
          askDays: whole(0, 365).required(),
          eraseAfterDays: whole(0, 3650).required(),
          eraseUnconfirmedDays: whole(0, 365).required(),
        })
        .test(
          'ask-within',
          '${path}.askDays must be fewer days than the months of retention have',
          (value) =>
            !value?.askDays ||
            !value.months ||
            value.askDays < Math.floor((value.months * MONTH) / DAY)
        )
        .noUnknown()
        .default(undefined),
      professionalAddresses: yup
        .object({
          roles: changes(/^[a-z0-9][a-z0-9._+-]*$/, 'info'),
          freeMail: changes(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'example.org'),
        })
        .noUnknown()
        .default(undefined),
      disposableDomains: changes(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'example.org')
        .default(undefined)
        .notRequired(),
      ...messageSettings,
      ...contentSettings,
    })
    .noUnknown()
    .required()
);

const validateTest = validateYupSchema(
  yup
    .object({
      to: yup
        .string()
        .strict()
        .test('email', '${path} must be an e-mail address', (value) => parseEmail(value) !== null)
        .required(),
      senderId: yup.number().integer().min(1).max(2_147_483_647).required(),
    })
    .noUnknown()
    .required()
);

const respond = async (strapi: Core.Strapi): Promise<SettingsResponse> => {
  const settings = getService(strapi, 'settings');
  return {
    settings: await settings.get(),
    publicUrl: await settings.publicUrl(),
    transport: getService(strapi, 'transport').info(),
    secretSource: getService(strapi, 'keys').source,
  };
};

/**
 * What a request changes. Pre-ticked boxes can be allowed only where the law knows them and
 * somebody said that they read the warning; a move to a stricter law takes the permission back.
 * @throws ValidationError naming `passiveOptIn`
 */
const changesOf = (
  { passiveOptIn, ...rest }: UpdateSettingsRequest,
  current: Settings,
  who: { by: string; at: number }
): Partial<Settings> => {
  const jurisdiction = rest.jurisdiction ?? current.jurisdiction;
  const isKnown = jurisdictionBases(jurisdiction).includes('passive-opt-in');
  const off = { allowed: false, by: null, at: null };
  if (!passiveOptIn?.allowed) {
    const isOff = passiveOptIn !== undefined || !isKnown;
    return isOff ? { ...rest, passiveOptIn: off } : rest;
  }
  if (!isKnown)
    throw fieldErrors([
      {
        path: 'passiveOptIn.allowed',
        message:
          'A pre-ticked box is no consent in the European Union (GDPR recital 32); it cannot be allowed under this jurisdiction.',
      },
    ]);
  if (current.passiveOptIn.allowed) return rest;
  if (!passiveOptIn.acknowledged)
    throw fieldErrors([
      {
        path: 'passiveOptIn.acknowledged',
        message: 'Read the warning and confirm that you did.',
      },
    ]);
  return { ...rest, passiveOptIn: { allowed: true, ...who } };
};

export const settingsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    ctx.body = { data: await respond(strapi) };
  },
  async update(ctx: Context) {
    const input = (await validateSettings(ctx.request.body)) as UpdateSettingsRequest;
    const settings = getService(strapi, 'settings');
    const who = { by: actorOf(ctx), at: getService(strapi, 'clock').now() };
    const before = await settings.get();
    await lawChanges(strapi).note(
      before,
      await settings.update(changesOf(input, before, who)),
      who
    );
    // A new public URL may be what waiting mail was waiting for.
    getService(strapi, 'worker').wake();
    ctx.body = { data: await respond(strapi) };
  },
  async lawChanges(ctx: Context) {
    ctx.body = { data: await lawChanges(strapi).list() } satisfies LawChangesResponse;
  },
  async testTransport(ctx: Context) {
    const { to, senderId } = (await validateTest(ctx.request.body)) as TestTransportRequest;
    const sender = await getService(strapi, 'senders').find(senderId);
    if (!sender) throw new errors.NotFoundError('This sender does not exist (any more).');
    const data = await sendTestMail(strapi, { sender, to });
    ctx.body = { data } satisfies { data: TestTransportResponse };
  },
});

export const settingsRoutes = [
  adminRoute('GET', '/settings', 'settings.find', 'read-settings'),
  adminRoute('PUT', '/settings', 'settings.update', 'update-settings'),
  adminRoute('GET', '/settings/law-changes', 'settings.lawChanges', 'read-settings'),
  adminRoute('POST', '/settings/test-transport', 'settings.testTransport', 'update-settings'),
];
