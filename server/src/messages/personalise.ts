import { conditionHolds, type Sender } from '../../../content-types';
import {
  angleUri,
  bareToken,
  encodeListId,
  encodeUnstructured,
  formatDate,
  wireAddress,
} from './header-fields';
import { parseTemplate, renderTemplate, type Scope, type Template } from './liquid';
import type { Facts } from './facts';
import { parseMime, type ParsedMime } from './mime';
import { fieldsIn } from './slots';
import { cleanLine } from './text';
import type { CompiledTemplates, MailParts, OutgoingMail, Recipient } from './types';

/** Values for slots and headers, by the names that templates use. */
export interface Values {
  sender: Sender;
  to: string;
  /** What `email` stands for, where that is not `to`; null for nobody's address. */
  email?: string | null;
  messageId: string;
  date: Date;
  firstName?: string | null;
  lastName?: string | null;
  listName?: string;
  /** Why the reader gets this, in a sentence. */
  why?: string;
  unsubscribeUrl?: string;
  /** Their own copy in a browser. */
  viewUrl?: string;
  confirmUrl?: string;
  renewUrl?: string;
  /** The reader's own link to a questionnaire, by the id of its form. */
  questionnaireUrl?: (formId: number) => string;
  /** A moment in words, in the reader's language. */
  agreedAt?: string;
  /** What custom fields hold, in words, by key. */
  fields?: Recipient['fields'];
  /** What conditions look at; absent for somebody of whom nothing is known. */
  facts?: Facts;
  /** A personal code, or the reference of an entry. */
  code?: string;
  /** Headers beyond those of every mail. */
  list?: Pick<Recipient, 'oneClickUrl' | 'listId' | 'listName'>;
}

interface Parsed {
  mime: ParsedMime;
  /** Questionnaires that the message links to. */
  questionnaires: number[];
  /** Keys of the custom fields that it names. */
  fields: string[];
  subject: Template;
  /** The subject holds merge tags, so its encoding differs from person to person. */
  personalSubject: boolean;
  /** For providers that compose MIME themselves; most mail never needs them. */
  bodies(): { html: Template; text: Template };
}

/** Messages whose parsed templates are kept: those being sent, with room for system mail. */
const CACHE_SIZE = 64;
const cache = new Map<string, Parsed>();

const questionnairesIn = (template: string): number[] => [
  ...new Set(
    Array.from(template.matchAll(/\{\{ questionnaire(\d+) \}\}/g), ([, id]) => Number(id))
  ),
];

const parse = (compiled: CompiledTemplates): Parsed => {
  const known = cache.get(compiled.hash);
  if (known) {
    if (cache.size >= CACHE_SIZE) {
      // Moves it to the young end; a cache with room left needs no order.
      cache.delete(compiled.hash);
      cache.set(compiled.hash, known);
    }
    return known;
  }
  let bodies: ReturnType<Parsed['bodies']> | undefined;
  const parsed: Parsed = {
    mime: parseMime(compiled.mime),
    questionnaires: questionnairesIn(compiled.html),
    fields: fieldsIn([compiled.subject, compiled.html]),
    subject: parseTemplate('plain', compiled.subject),
    personalSubject: compiled.mime.includes('\r\nSubject: {{ subject }}\r\n'),
    bodies: () =>
      (bodies ??= {
        html: parseTemplate('html', compiled.html),
        text: parseTemplate('plain', compiled.text),
      }),
  };
  cache.set(compiled.hash, parsed);
  if (cache.size > CACHE_SIZE) {
    const oldest = cache.keys().next();
    if (!oldest.done) cache.delete(oldest.value);
  }
  return parsed;
};

/** White space alone is no name; the fallback reads better. */
const filled = (value: string | null | undefined): string | null => value?.trim() || null;

const NOTHING_KNOWN: Facts = () => null;

/** Which parts a person gets: `1` where the condition holds. */
const partsFor = ({ conditions }: CompiledTemplates, { facts = NOTHING_KNOWN }: Values): Scope =>
  Object.fromEntries(
    Object.entries(conditions ?? {}).map(([name, condition]) => [
      name,
      conditionHolds(condition, facts) ? '1' : null,
    ])
  );

const scopeOf = (
  values: Values,
  compiled: CompiledTemplates,
  { questionnaires, fields }: Pick<Parsed, 'questionnaires' | 'fields'>
): Scope => ({
  firstName: filled(values.firstName),
  lastName: filled(values.lastName),
  email: values.email === undefined ? values.to : values.email,
  listName: values.listName ?? null,
  why: values.why ?? null,
  unsubscribeUrl: values.unsubscribeUrl ?? null,
  viewUrl: values.viewUrl ?? null,
  confirmUrl: values.confirmUrl ?? null,
  renewUrl: values.renewUrl ?? null,
  agreedAt: values.agreedAt ?? null,
  code: values.code ?? null,
  ...Object.fromEntries(
    questionnaires.map((id) => [`questionnaire${id}`, values.questionnaireUrl?.(id) ?? null])
  ),
  ...Object.fromEntries(fields.map((key) => [`field_${key}`, filled(values.fields?.[key])])),
  ...partsFor(compiled, values),
});

const extraHeaders = ({ list, messageId, date }: Values): Record<string, string> => ({
  'Message-ID': bareToken(messageId),
  Date: formatDate(date),
  ...(list
    ? {
        'List-ID': encodeListId(list.listName, list.listId),
        'List-Unsubscribe': angleUri(list.oneClickUrl),
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }
    : { 'Auto-Submitted': 'auto-generated' }),
});

/** A finished mail from templates and values; nothing is rendered before it is asked for. */
export const fill = (compiled: CompiledTemplates, values: Values): OutgoingMail => {
  const { sender } = values;
  const to = wireAddress(values.to);
  const subjectOf = (scope: Scope): string => renderTemplate(parse(compiled).subject, scope).trim();

  let finished: Buffer[] | undefined;

  const compose = (): Buffer[] => {
    const parsed = parse(compiled);
    const { mime, personalSubject } = parsed;
    const headers = extraHeaders(values);
    const scope: Scope = {
      ...scopeOf(values, compiled, parsed),
      toField: to,
      dateField: headers.Date,
      messageIdField: headers['Message-ID'],
      listIdField: headers['List-ID'] ?? null,
      listUnsubscribeField: headers['List-Unsubscribe'] ?? null,
      subject: null,
    };
    if (personalSubject) scope.subject = encodeUnstructured(subjectOf(scope), 'Subject: '.length);
    return mime.render(scope);
  };
  const chunks = () => (finished ??= compose());

  return {
    envelope: { from: wireAddress(sender.fromEmail), to },
    messageId: values.messageId,
    chunks,
    raw: () => Buffer.concat(chunks()),
    parts(): MailParts {
      const parsed = parse(compiled);
      const { html, text } = parsed.bodies();
      const scope = scopeOf(values, compiled, parsed);
      return {
        from: { name: cleanLine(sender.fromName).trim(), address: wireAddress(sender.fromEmail) },
        replyTo: sender.replyTo ? wireAddress(sender.replyTo) : null,
        to,
        subject: subjectOf(scope),
        html: renderTemplate(html, scope),
        text: renderTemplate(text, scope),
        headers: extraHeaders(values),
      };
    },
  };
};

export interface PersonaliseInput {
  compiled: CompiledTemplates;
  sender: Sender;
  recipient: Recipient;
}

/** One person's copy of a campaign. */
export const personalise = ({ compiled, sender, recipient }: PersonaliseInput): OutgoingMail =>
  fill(compiled, {
    sender,
    to: recipient.to ?? recipient.email,
    email: recipient.email,
    messageId: recipient.messageId,
    date: recipient.date,
    firstName: recipient.firstName,
    lastName: recipient.lastName,
    listName: recipient.listName,
    why: recipient.why,
    unsubscribeUrl: recipient.unsubscribeUrl,
    viewUrl: recipient.viewUrl,
    questionnaireUrl: recipient.questionnaireUrl,
    fields: recipient.fields,
    facts: recipient.facts,
    list: recipient,
  });
