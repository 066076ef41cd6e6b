import { randomBytes } from 'node:crypto';
import { RESPONSE_ORIGINS, type EpochMs, type ResponseOrigin } from '../../../../content-types';
import { DAY, type Tokens } from '../../core';

/**
 * How long a link to a questionnaire works. People answer mails late; and a forwarded mail should
 * not let somebody else answer for ever.
 */
export const LINK_DAYS = 90;

/** The same for the link that follows a sign-up: it is for the visit, not for later. */
export const DRAFT_LINK_DAYS = 7;

/** What a link stands for. */
export type QuestionnaireLink = { formId: number; issuedAt: EpochMs } & (
  | { origin: Exclude<ResponseOrigin, 'submission'>; subscriberId: number }
  /** Handed out after a sign-up, to whoever typed the address: it knows nobody. */
  | { origin: 'submission'; draftKey: number }
);

/** Which draft a link opens: unguessable, and the same for known and unknown addresses. */
export const newDraftKey = (): number => randomBytes(6).readUIntBE(0, 6);

export const signLink = (tokens: Tokens, link: QuestionnaireLink): string =>
  tokens.sign('questionnaire', [
    link.formId,
    link.origin === 'submission' ? link.draftKey : link.subscriberId,
    Math.floor(link.issuedAt / 1000),
    RESPONSE_ORIGINS.indexOf(link.origin),
  ]);

/** @returns null for anything that was not signed for this */
export const readLink = (tokens: Tokens, token: string): QuestionnaireLink | null => {
  const numbers = tokens.verify('questionnaire', token);
  if (numbers?.length !== 4) return null;
  const [formId, whose, issued, index] = numbers;
  const origin: ResponseOrigin | undefined = RESPONSE_ORIGINS[index];
  if (origin === undefined) return null;
  const base = { formId, issuedAt: issued * 1000 };
  return origin === 'submission'
    ? { ...base, origin, draftKey: whose }
    : { ...base, origin, subscriberId: whose };
};

export const isExpired = ({ issuedAt, origin }: QuestionnaireLink, now: EpochMs): boolean =>
  issuedAt + (origin === 'submission' ? DRAFT_LINK_DAYS : LINK_DAYS) * DAY < now;
