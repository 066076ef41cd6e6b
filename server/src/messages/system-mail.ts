import { canonicalJson, pickText, sha256, toSystemLocale, type Json } from '../core';
import { assemble } from './compile';
import { footerNodes, privacyLink } from './footer';
import { frame, section } from './layout';
import { fill } from './personalise';
import { lookOf } from './palette';
import { render } from './render';
import { createSlots } from './slots';
import { isPromotionMail } from './promotion-content';
import { listTitle, systemContent, type Model } from './system-content';
import { escapeHtml } from './text';
import { translate, type MailText } from './translations';
import type { CompiledTemplates, OutgoingMail, SystemMailInput } from './types';

const WHY = {
  confirmation: 'system.why.confirmation',
  reminder: 'system.why.reminder',
  welcome: 'system.why.welcome',
  'already-subscribed': 'system.why.confirmation',
  renewal: 'system.why.renewal',
  receipt: 'system.why.receipt',
  entry: 'system.why.promotion',
  'already-entered': 'system.why.promotion',
  code: 'system.why.promotion',
  'code-waiting': 'system.why.promotion',
  winner: 'system.why.promotion',
  test: 'system.why.test',
} as const satisfies Record<Model['kind'], MailText>;

const compileSystem = async (model: Model, leavable: boolean): Promise<CompiledTemplates> => {
  const slots = createSlots();
  const { locale, sender } = model;
  const look = lookOf();
  const { subject, preheader, body } = systemContent(model, slots);
  const footer = footerNodes(
    {
      look,
      locale,
      sender,
      whyHtml: escapeHtml(translate(locale, WHY[model.kind])),
      unsubscribeLabel: leavable ? translate(locale, 'footer.unsubscribe') : null,
      unsubscribeHref: leavable ? slots.mark('unsubscribeUrl') : '',
      viewHref: null,
      privacy: privacyLink(model.controller?.privacyPolicyUrl ?? '', locale),
    },
    null
  );
  const { html, text } = await render(
    frame({
      locale,
      look,
      title: subject,
      preheader,
      sections: [section('card', locale, look, body), section('footer', locale, look, footer)],
    })
  );
  return assemble({
    sender,
    subject: [subject],
    html: slots.split(html),
    text: slots.split(text),
    kind: 'system',
  });
};

/** Sets of texts and lists whose templates are kept: MJML takes milliseconds, a mail microseconds. */
const CACHE_SIZE = 100;
const cache = new Map<string, Promise<CompiledTemplates>>();

const keyOf = (model: Model, leavable: boolean): string => {
  const { sender, controller, renewal, receipt, promotion } = model;
  return sha256(
    canonicalJson({
      kind: model.kind,
      locale: model.locale,
      leavable,
      days: model.confirmDays ?? null,
      sender: [
        sender.fromName,
        sender.fromEmail,
        sender.replyTo,
        sender.organisation,
        sender.postalAddress,
      ],
      lists: model.lists.map((list): Json => [
        listTitle(list, model.locale),
        pickText(list.purpose, model.locale),
      ]),
      extras: model.extras ? { ...model.extras } : null,
      renewal: renewal ? { ...renewal } : null,
      receipt: receipt ? { consented: receipt.consented, wordings: receipt.wordings } : null,
      promotion: promotion ? { ...promotion } : null,
      controller: controller ? { ...controller } : null,
    })
  );
};

const templatesOf = (model: Model, leavable: boolean): Promise<CompiledTemplates> => {
  const key = keyOf(model, leavable);
  const known = cache.get(key);
  if (known) return known;
  const made = compileSystem(model, leavable);
  cache.set(key, made);
  made.catch(() => cache.delete(key));
  if (cache.size > CACHE_SIZE) {
    const oldest = cache.keys().next();
    if (!oldest.done) cache.delete(oldest.value);
  }
  return made;
};

/** What a mail cannot do without: its one button has to lead somewhere. */
const assertComplete = (input: SystemMailInput): void => {
  if ((input.kind === 'confirmation' || input.kind === 'reminder') && !input.confirmUrl)
    throw new Error(`a ${input.kind} mail needs confirmUrl`);
  if (input.kind === 'renewal' && !(input.renewUrl && input.renewal))
    throw new Error('a renewal mail needs renewUrl and renewal');
  if (input.kind === 'receipt' && !input.receipt) throw new Error('a receipt mail needs receipt');
  if (isPromotionMail(input.kind) && !input.promotion)
    throw new Error(`a mail of the kind ${input.kind} needs promotion`);
  if (input.kind === 'code' && !input.promotion?.code) throw new Error('a code mail needs a code');
};

/** A moment in words, in the reader's language, to the second. */
const inWords = (at: Date, locale: string): string =>
  new Intl.DateTimeFormat(toSystemLocale(locale), {
    dateStyle: 'long',
    timeStyle: 'long',
    timeZone: 'UTC',
  }).format(at);

/**
 * A mail that the engine writes itself. It is no list mail: no List-Unsubscribe header, but
 * `Auto-Submitted: auto-generated` (RFC 3834 5).
 * @throws Error when a mail lacks the link or the content that it is about
 */
export const systemMail = async (input: SystemMailInput): Promise<OutgoingMail> => {
  assertComplete(input);
  const confirms = input.kind === 'confirmation' || input.kind === 'reminder';
  const leavable = !confirms && Boolean(input.unsubscribeUrl);
  const { promotion: told, ...rest } = input;
  const promotion = told && {
    kind: told.kind,
    title: told.title,
    proofUrl: told.proofUrl,
    hasCode: told.code !== null,
  };
  return fill(await templatesOf({ ...rest, promotion }, leavable), {
    sender: input.sender,
    to: input.to,
    messageId: input.messageId,
    date: input.date,
    confirmUrl: input.confirmUrl,
    renewUrl: input.renewUrl,
    agreedAt: input.receipt && inWords(input.receipt.at, input.locale),
    code: told?.code ?? undefined,
    unsubscribeUrl: input.unsubscribeUrl,
  });
};

export type TestMailInput = Pick<
  SystemMailInput,
  'locale' | 'to' | 'sender' | 'messageId' | 'date'
>;

/** A small fixed mail that shows whether sending works. */
export const testMail = async (input: TestMailInput): Promise<OutgoingMail> =>
  fill(await templatesOf({ ...input, kind: 'test', lists: [] }, false), input);
