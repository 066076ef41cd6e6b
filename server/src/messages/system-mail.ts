import { canonicalJson, pickText, sha256, type Json } from '../core';
import { assemble } from './compile';
import { footerNodes, organisationOf } from './footer';
import { CONTENT_WIDTH, frame, node, section, type Node } from './layout';
import { fill } from './personalise';
import { render } from './render';
import { createSlots, type Slots } from './slots';
import { cleanLine, escapeHtml } from './text';
import { translate, type MailText } from './translations';
import type { CompiledTemplates, OutgoingMail, SystemMailInput } from './types';

/** What goes into a system mail before it is for anybody: decides which templates serve it. */
type Model = Pick<SystemMailInput, 'locale' | 'sender' | 'lists' | 'confirmDays'> & {
  kind: SystemMailInput['kind'] | 'test';
};

const listTitle = (list: SystemMailInput['lists'][number], locale: string): string =>
  cleanLine(pickText(list.title, locale) || list.name).trim();

/** "A", "A and B", "A and 2 more": subjects stay short. */
const nameLists = ({ lists, locale, sender }: Model): string => {
  const [first, ...rest] = lists.map((list) => listTitle(list, locale));
  if (first === undefined) return organisationOf(sender);
  if (rest.length === 0) return first;
  return rest.length === 1
    ? translate(locale, 'lists.and', { first, last: rest[0] })
    : translate(locale, 'lists.more', { first, count: rest.length });
};

const paragraph = (text: string): Node =>
  node('mj-text', {}, `<p class="optin-last" style="margin:0">${escapeHtml(text)}</p>`);

const heading = (text: string): Node =>
  node(
    'mj-text',
    {},
    `<h1 style="margin:0;font-weight:700;font-size:24px;line-height:1.3">${escapeHtml(text)}</h1>`
  );

const listNodes = ({ lists, locale }: Model): Node[] => {
  if (lists.length === 0) return [];
  const items = lists.map((list) => {
    const purpose = cleanLine(pickText(list.purpose, locale)).trim();
    const title = `<strong>${escapeHtml(listTitle(list, locale))}</strong>`;
    return `<li>${title}${purpose ? `<br>${escapeHtml(purpose)}` : ''}</li>`;
  });
  return [
    node('mj-text', {}, `<ul style="margin:0;padding-inline-start:24px">${items.join('')}</ul>`),
  ];
};

/** The mail's own text. Nothing that a visitor typed is in it, or it would carry spam (RFC 5321 7). */
const content = (
  model: Model,
  slots: Slots
): { subject: string; preheader: string; body: Node[] } => {
  const { kind, locale } = model;
  const organisation = organisationOf(model.sender);
  const say = (key: MailText, values = {}) => translate(locale, key, { organisation, ...values });
  const lists = nameLists(model);
  switch (kind) {
    case 'confirmation': {
      const days = model.confirmDays ?? 0;
      const expiry =
        days === 1
          ? [say('confirmation.expiry.one')]
          : days > 1
            ? [say('confirmation.expiry', { days })]
            : [];
      return {
        subject: say('confirmation.subject', { lists }),
        preheader: say('confirmation.preheader'),
        body: [
          heading(say('confirmation.heading')),
          paragraph(say('confirmation.intro')),
          ...listNodes(model),
          paragraph(say('confirmation.ask')),
          node(
            'mj-button',
            { href: slots.mark('confirmUrl'), align: 'left', width: `${CONTENT_WIDTH / 2}px` },
            escapeHtml(say('confirmation.button'))
          ),
          ...expiry.map(paragraph),
          paragraph(say('confirmation.ignore')),
        ],
      };
    }
    case 'welcome':
      return {
        subject: say('welcome.subject', { lists }),
        preheader: say('welcome.preheader'),
        body: [
          heading(say('welcome.heading')),
          paragraph(say('welcome.intro')),
          ...listNodes(model),
          paragraph(say('welcome.leave')),
        ],
      };
    case 'already-subscribed':
      return {
        subject: say('already.subject', { lists }),
        preheader: say('already.preheader'),
        body: [
          heading(say('already.heading')),
          paragraph(say('already.intro')),
          ...listNodes(model),
          paragraph(say('already.nothing')),
        ],
      };
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

const WHY = {
  confirmation: 'system.why.confirmation',
  welcome: 'system.why.welcome',
  'already-subscribed': 'system.why.confirmation',
  test: 'system.why.test',
} as const satisfies Record<Model['kind'], MailText>;

const compileSystem = async (model: Model, leavable: boolean): Promise<CompiledTemplates> => {
  const slots = createSlots();
  const { locale, sender } = model;
  const { subject, preheader, body } = content(model, slots);
  const footer = footerNodes(
    {
      sender,
      whyHtml: escapeHtml(translate(locale, WHY[model.kind])),
      unsubscribeLabel: leavable ? translate(locale, 'footer.unsubscribe') : null,
      privacy: null,
    },
    [],
    slots,
    () => {
      throw new Error('an empty footer has no links');
    }
  );
  const { html, text } = await render(
    frame({
      locale,
      title: subject,
      preheader,
      sections: [section('card', locale, body), section('footer', locale, footer)],
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

const templatesOf = (model: Model, leavable: boolean): Promise<CompiledTemplates> => {
  const { sender } = model;
  const key = sha256(
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
    })
  );
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

/**
 * A mail that the engine writes itself. It is no list mail: no List-Unsubscribe header, but
 * `Auto-Submitted: auto-generated` (RFC 3834 5).
 * @throws Error when a confirmation has no link to confirm with
 */
export const systemMail = async (input: SystemMailInput): Promise<OutgoingMail> => {
  if (input.kind === 'confirmation' && !input.confirmUrl)
    throw new Error('a confirmation mail needs confirmUrl');
  const leavable = input.kind !== 'confirmation' && Boolean(input.unsubscribeUrl);
  return fill(await templatesOf(input, leavable), {
    sender: input.sender,
    to: input.to,
    messageId: input.messageId,
    date: input.date,
    confirmUrl: input.confirmUrl,
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
