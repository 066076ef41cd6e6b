import type { Core } from '@strapi/types';
import { errors, validateYupSchema, yup } from '@strapi/utils';
import type { Context } from 'koa';
import { adminRoute, getService, isAbsoluteHttpUrl, parseEmail } from '../core';
import {
  IP_STORAGE,
  type Settings,
  type SettingsResponse,
  type TestTransportRequest,
  type TestTransportResponse,
} from '../core/contract';
import { sendTestMail } from '../delivery';

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

const whole = (min: number, max: number) =>
  yup.number().strict().integer().min(min).max(max).required();

const validateSettings = validateYupSchema(
  yup
    .object({
      publicUrl: absoluteUrl,
      ipStorage: yup
        .string()
        .oneOf([...IP_STORAGE])
        .required(),
      confirmDays: whole(1, 60),
      pendingDays: whole(1, 365),
      ratePerSecond: whole(0, 100_000),
      maxLatenessMinutes: whole(1, 60 * 24 * 30),
      urls: yup
        .object({ confirm: tokenUrl, unsubscribe: tokenUrl, thankYou: absoluteUrl })
        .noUnknown()
        .required(),
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
      senderId: yup.number().integer().min(1).required(),
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

export const settingsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    ctx.body = { data: await respond(strapi) };
  },
  async update(ctx: Context) {
    const input = (await validateSettings(ctx.request.body)) as Settings;
    await getService(strapi, 'settings').update(input);
    // A new public URL may be what waiting mail was waiting for.
    getService(strapi, 'worker').wake();
    ctx.body = { data: await respond(strapi) };
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
  adminRoute('POST', '/settings/test-transport', 'settings.testTransport', 'update-settings'),
];
