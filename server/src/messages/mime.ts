import type { Sender } from '../../../content-types';
import { sha256 } from '../core';
import { encodeMailbox, encodeUnstructured, wireAddress } from './header-fields';
import {
  edgeTag,
  escapeLiquid,
  hasPart,
  parseTemplate,
  slotTag,
  type Scope,
  type Template,
} from './liquid';
import { encodeQuotedPrintable, SOFT_BREAK } from './quoted-printable';
import { withFallbacks, type BodyParts, type Parts } from './slots';

const SUBJECT_HEADER = 'Subject: ';

/**
 * A body as quoted-printable with Liquid tags left in. Each value stands on a line of its own between
 * soft line breaks, so that one of any length keeps the lines short. The edges of a part that only
 * some readers get stand at the beginning of a line, so that the rest goes on there without it.
 */
const encodeBody = (parts: BodyParts): string => {
  let body = '';
  let isFresh = true;
  const breakLine = () => {
    if (!isFresh) body += SOFT_BREAK;
    isFresh = true;
  };
  for (const part of parts) {
    if (typeof part === 'string') {
      const encoded = encodeQuotedPrintable(part);
      body += encoded;
      if (encoded !== '') isFresh = encoded.endsWith('\r\n');
    } else {
      breakLine();
      body += 'name' in part ? `${slotTag(part)}${SOFT_BREAK}` : edgeTag(part);
    }
  }
  return body;
};

/** A subject that is the same for all is encoded once, any other for each person. */
const subjectValue = (subject: Parts): string =>
  subject.every((part) => typeof part === 'string')
    ? escapeLiquid(encodeUnstructured(withFallbacks(subject), SUBJECT_HEADER.length))
    : '{{ subject }}';

export interface MimeInput {
  sender: Sender;
  subject: Parts;
  text: BodyParts;
  html: BodyParts;
  /** `list`: RFC 2369, 2919 and 8058 headers; `system`: RFC 3834 Auto-Submitted instead. */
  kind: 'list' | 'system';
}

/**
 * The whole message as one template: multipart/alternative (RFC 2046 5.1.4), bodies encoded once.
 * Deterministic, so that equal messages have equal hashes.
 */
export const buildMime = ({ sender, subject, text, html, kind }: MimeInput): string => {
  const textBody = encodeBody(text);
  const htmlBody = encodeBody(html);
  // `=_` cannot occur in quoted-printable text (RFC 2045 6.7).
  const boundary = `=_optin_${sha256(`${textBody}\0${htmlBody}`).slice(0, 24)}`;
  const list = [
    'List-ID: {{ listIdField }}',
    'List-Unsubscribe: {{ listUnsubscribeField }}',
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  ];
  return [
    `From: ${escapeLiquid(encodeMailbox(sender.fromName, sender.fromEmail))}`,
    ...(sender.replyTo ? [`Reply-To: ${escapeLiquid(wireAddress(sender.replyTo))}`] : []),
    'To: {{ toField }}',
    `${SUBJECT_HEADER}${subjectValue(subject)}`,
    'Date: {{ dateField }}',
    'Message-ID: {{ messageIdField }}',
    ...(kind === 'list' ? list : ['Auto-Submitted: auto-generated']),
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative;',
    ` boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    textBody,
    `--${boundary}`,
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    htmlBody,
    `--${boundary}--`,
    '',
  ].join('\r\n');
};

/** A MIME template taken apart by place, so that each value is escaped for where it stands. */
export interface ParsedMime {
  /** The message in pieces; those that are the same for all are the same buffers each time. */
  render(scope: Scope): Buffer[];
}

type Bytes = (Buffer | ((scope: Scope) => string) | { when: string; inside: Bytes })[];

const toBytes = (template: Template): Bytes =>
  template.map((part) => {
    if (typeof part === 'function') return part;
    return typeof part === 'string'
      ? Buffer.from(part)
      : { when: part.when, inside: toBytes(part.inside) };
  });

const collect = (bytes: Bytes, scope: Scope, into: Buffer[]): Buffer[] => {
  for (const piece of bytes) {
    if (typeof piece === 'function') into.push(Buffer.from(piece(scope)));
    else if (Buffer.isBuffer(piece)) into.push(piece);
    else if (hasPart(piece, scope)) collect(piece.inside, scope, into);
  }
  return into;
};

/** @throws Error for anything that `buildMime` did not make */
export const parseMime = (mime: string): ParsedMime => {
  const boundary = /;\r\n boundary="(=_optin_[0-9a-f]{24})"\r\n\r\n/.exec(mime)?.[1];
  if (!boundary) throw new Error('not a MIME template of this plugin');
  const [head, text, html, end] = mime.split(`--${boundary}`);
  // What is the same for all is bytes once; a mail is put together from them and its few values.
  const bytes = toBytes([
    ...parseTemplate('mimeHeader', head),
    `--${boundary}`,
    ...parseTemplate('mimeText', text),
    `--${boundary}`,
    ...parseTemplate('mimeHtml', html),
    `--${boundary}${end}`,
  ]);
  return { render: (scope) => collect(bytes, scope, []) };
};
