import { pickText, toSystemLocale } from '../core';
import type { Controller } from '../core/contract';
import { organisationOf } from './footer';
import type { Node } from './layout';
import { safeLink } from './links';
import type { Slots } from './slots';
import { bullets, button, heading, htmlParagraph, lines, paragraph } from './system-nodes';
import { cleanLine, escapeHtml } from './text';
import { translate, type MailText } from './translations';
import { promotionMail, type PromotionModel } from './promotion-content';
import type { ReceiptContent, SystemMailInput } from './types';

/** What goes into a system mail before it is for anybody: decides which templates serve it. */
export type Model = Pick<
  SystemMailInput,
  'locale' | 'sender' | 'lists' | 'extras' | 'confirmDays' | 'renewal' | 'controller'
> & {
  kind: SystemMailInput['kind'] | 'test';
  receipt?: Omit<ReceiptContent, 'at'>;
  /** The code itself is a slot; here only whether there is one. */
  promotion?: PromotionModel;
};

/** Subject, preheader and body of a mail of the engine's own. */
export interface SystemContent {
  subject: string;
  preheader: string;
  body: Node[];
}

type Say = (key: MailText, values?: Record<string, string | number>) => string;

export const listTitle = (list: Model['lists'][number], locale: string): string =>
  cleanLine(pickText(list.title, locale) || list.name).trim();

/** "A", "A and B", "A and 2 more": subjects stay short. */
const nameLists = ({ lists, extras, locale, sender }: Model): string => {
  const named = [
    ...lists.map((list) => listTitle(list, locale)),
    ...(extras?.entries ?? []).map((name) => cleanLine(name).trim()),
    ...(extras?.partners ?? []).map((name) => cleanLine(name).trim()),
  ];
  const [first, ...rest] = named;
  if (first === undefined) return organisationOf(sender);
  if (rest.length === 0) return first;
  return rest.length === 1
    ? translate(locale, 'lists.and', { first, last: rest[0] })
    : translate(locale, 'lists.more', { first, count: rest.length });
};

const listNodes = ({ lists, locale }: Model): Node[] =>
  bullets(
    lists.map((list) => {
      const purpose = cleanLine(pickText(list.purpose, locale)).trim();
      const title = `<strong>${escapeHtml(listTitle(list, locale))}</strong>`;
      return `${title}${purpose ? `<br>${escapeHtml(purpose)}` : ''}`;
    })
  );

/** What a confirmation stands for besides lists. */
const extraNodes = ({ extras }: Model, say: Say): Node[] =>
  bullets([
    ...(extras?.entries ?? []).map((title) =>
      escapeHtml(say('confirmation.entry', { title: cleanLine(title).trim() }))
    ),
    ...(extras?.partners ?? []).map((name) =>
      escapeHtml(say('confirmation.partner', { name: cleanLine(name).trim() }))
    ),
  ]);

const expiry = (days: number, say: Say): Node[] => {
  if (days < 1) return [];
  return [
    paragraph(days === 1 ? say('confirmation.expiry.one') : say('confirmation.expiry', { days })),
  ];
};

/**
 * Whoever agrees to partners alone gets no list mail, so the way to take it back is in this one
 * (GDPR art. 7(3)).
 */
const takeBack = ({ extras }: Model, slots: Slots, say: Say): Node[] =>
  extras && extras.partners.length > 0
    ? [
        htmlParagraph(
          `${escapeHtml(say('confirmation.takeBack'))} <a href="${slots.mark('unsubscribeUrl')}">${escapeHtml(say('confirmation.takeBack.link'))}</a>`
        ),
      ]
    : [];

/** A reminder is a confirmation that says it is one; both have the one button. */
const toConfirm = (
  kind: 'confirmation' | 'reminder',
  model: Model,
  slots: Slots,
  say: Say
): SystemContent => {
  // Without a list nobody subscribes to anything, and the mail must not say so.
  const other = kind === 'confirmation' && model.lists.length === 0;
  return {
    subject: say(other ? 'confirmation.other.subject' : `${kind}.subject`, {
      lists: nameLists(model),
    }),
    preheader: say(other ? 'confirmation.other.preheader' : `${kind}.preheader`),
    body: [
      heading(say(other ? 'confirmation.other.heading' : `${kind}.heading`)),
      paragraph(say(other ? 'confirmation.other.intro' : `${kind}.intro`)),
      ...listNodes(model),
      ...extraNodes(model, say),
      paragraph(say('confirmation.ask')),
      button(slots, 'confirmUrl', say(other ? 'confirmation.other.button' : 'confirmation.button')),
      ...expiry(model.confirmDays ?? 0, say),
      ...takeBack(model, slots, say),
      paragraph(say(`${kind}.ignore`)),
    ],
  };
};

const toRenew = (model: Model, slots: Slots, say: Say): SystemContent => {
  const { renewal, locale } = model;
  const reason = renewal?.reason ?? 'wording';
  const day = (date: string) =>
    new Intl.DateTimeFormat(toSystemLocale(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(`${date}T00:00:00Z`)
    );
  const silence =
    renewal?.reason === 'retention'
      ? say('renewal.silence.ends', { date: day(renewal.endsOn) })
      : say(renewal?.stops ? 'renewal.silence.stops' : 'renewal.silence.goes-on');
  return {
    subject: say(`renewal.${reason}.subject`, { lists: nameLists(model) }),
    preheader: say(`renewal.${reason}.preheader`),
    body: [
      heading(say(`renewal.${reason}.heading`)),
      paragraph(say(`renewal.${reason}.intro`)),
      ...listNodes(model),
      paragraph(say(`renewal.${reason}.ask`)),
      button(slots, 'renewUrl', say(`renewal.${reason}.button`)),
      paragraph(silence),
      paragraph(say('renewal.leave')),
    ],
  };
};

/** Who answers for the data, and whom to ask about it (GDPR art. 13(1)(a) and (b)). */
const contactNodes = (controller: Controller | undefined, say: Say): Node[] => {
  if (!controller) return [];
  const mail = safeLink(`mailto:${controller.email}`);
  const who = [
    lines(controller.name),
    lines(controller.address),
    mail && `<a href="${escapeHtml(mail)}">${escapeHtml(cleanLine(controller.email))}</a>`,
  ].filter(Boolean);
  const dpo = [controller.dpo, controller.dpoContact]
    .map((text) => cleanLine(text).trim())
    .filter(Boolean)
    .join(', ');
  return [
    ...(who.length === 0
      ? []
      : [htmlParagraph(`${escapeHtml(say('receipt.controller'))}<br>${who.join('<br>')}`)]),
    ...(dpo === '' ? [] : [paragraph(say('receipt.dpo', { dpo }))]),
  ];
};

const receipt = (model: Model, slots: Slots, say: Say): SystemContent => {
  const { consented = true, wordings = [] } = model.receipt ?? {};
  // The moment is a slot, so that one template serves everybody who agreed to the same.
  const when = escapeHtml(say(consented ? 'receipt.intro' : 'receipt.intro.recorded', { at: '\0' }))
    .split('\0')
    .join(slots.mark('agreedAt'));
  return {
    subject: say('receipt.subject', { lists: nameLists(model) }),
    preheader: say('receipt.preheader'),
    body: [
      heading(say('receipt.heading')),
      htmlParagraph(when),
      ...listNodes(model),
      ...(wordings.length === 0 ? [] : [paragraph(say('receipt.words'))]),
      ...bullets(wordings.map(lines)),
      ...contactNodes(model.controller, say),
      paragraph(say('receipt.withdraw')),
    ],
  };
};

const plain = (
  model: Model,
  say: Say,
  room: 'welcome' | 'already',
  last: 'welcome.leave' | 'already.nothing'
): SystemContent => ({
  subject: say(`${room}.subject`, { lists: nameLists(model) }),
  preheader: say(`${room}.preheader`),
  body: [
    heading(say(`${room}.heading`)),
    paragraph(say(`${room}.intro`)),
    ...listNodes(model),
    paragraph(say(last)),
  ],
});

/** The mail's own text. Nothing that a visitor typed is in it, or it would carry spam (RFC 5321 7). */
export const systemContent = (model: Model, slots: Slots): SystemContent => {
  const organisation = organisationOf(model.sender);
  const say: Say = (key, values = {}) => translate(model.locale, key, { organisation, ...values });
  switch (model.kind) {
    case 'confirmation':
    case 'reminder':
      return toConfirm(model.kind, model, slots, say);
    case 'renewal':
      return toRenew(model, slots, say);
    case 'receipt':
      return receipt(model, slots, say);
    case 'welcome':
      return plain(model, say, 'welcome', 'welcome.leave');
    case 'already-subscribed':
      return plain(model, say, 'already', 'already.nothing');
    case 'entry':
    case 'already-entered':
    case 'code':
    case 'code-waiting':
    case 'winner':
      return promotionMail(model.kind, model.promotion, slots, say);
    case 'test':
      return {
        subject: say('test.subject'),
        preheader: say('test.preheader'),
        body: [
          heading(say('test.heading')),
          paragraph(say('test.intro')),
          paragraph(say('test.nothing')),
        ],
      };
  }
};
