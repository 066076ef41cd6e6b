import type { Core } from '@strapi/types';
import { DEFAULT_SMTP, PLUGIN_ID, type OptinConfig } from '../../core';
import type { Transport } from '../types';
import { createProviderTransport } from './provider';
import { createSmtpTransport } from './smtp';

export { sendTestMail, type TestMailRequest } from './test-mail';
export { createSmtpTransport } from './smtp';

const NO_TRANSPORT = 'no way to send mail is configured';

/** Nothing leaves, and nothing is lost: mails wait until there is a way out. */
const noTransport: Transport = {
  concurrency: 1,
  info: () => ({ kind: 'none', label: '', dkim: false, warnings: ['transport.none'] }),
  send: async () => ({ type: 'deferred', response: NO_TRANSPORT, code: 'ECONNECTION' }),
  close: async () => undefined,
};

/**
 * The way out that the configuration names: the plugin's own SMTP, else Strapi's e-mail provider.
 * @throws Error for an SMTP configuration that cannot work, such as a DKIM key that cannot sign
 */
export const createTransport = ({ strapi }: { strapi: Core.Strapi }): Transport => {
  const smtp = strapi.config.get<OptinConfig['smtp'] | undefined>(`plugin::${PLUGIN_ID}.smtp`);
  // What config/plugins leaves out has defaults; only the host has none.
  if (smtp) return createSmtpTransport({ ...DEFAULT_SMTP, ...smtp });
  const provider = strapi.config.get<string | undefined>('plugin::email.provider');
  return provider && strapi.plugin('email')
    ? createProviderTransport(strapi, provider.toLowerCase())
    : noTransport;
};
export type TransportService = Transport;
