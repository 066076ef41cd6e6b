import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import type {
  FormVersion,
  List,
  PublishedConsent,
  StopReason,
  SubmissionChannel,
} from '../../../content-types';
import { fieldErrors, getService, HONEYPOT_FIELD, parseEmail } from '../core';
import { professionalProblem } from '../audience';
import type { PartnerRequest } from '../partners';
import type { EnrolmentRequest } from './enrolment-request';
import { modeOf } from './form-mode';
import type { LiveForm } from './forms';
import { isDisposable } from './guarding/disposable';
import { answerOf, hitsOf, reasonOf } from './guarding/rules';
import { followUpOf, type FollowUp } from './questionnaires/after-sign-up';
import {
  isRecord,
  matchLocale,
  readEnvelope,
  readSubmission,
  type Body,
  type Submission,
  type SubmissionProblem,
} from './submission';
import { t } from './texts';

/** Problems named in one answer: a body of nothing but mistakes must not make it long. */
const MAX_PROBLEMS = 50;

/** A submission that named its mistakes: the caller re-renders the form, or answers 400. */
export class SubmissionError extends errors.ApplicationError<
  'ValidationError',
  string,
  { errors: { path: string[]; message: string; name: string }[] }
> {
  constructor(
    readonly problems: { path: string; message: string }[],
    readonly version: FormVersion
  ) {
    const error = fieldErrors(problems);
    super(error.message, error.details as SubmissionError['details']);
    this.name = 'ValidationError';
  }
}

/**
 * The version that the visitor read. Whoever has an old copy open, or pasted into a site, agrees to
 * what stands there, so it is taken under that version. null for one that never was.
 */
const versionRead = async (
  strapi: Core.Strapi,
  { form, version }: LiveForm,
  asked: number | null
): Promise<FormVersion | null> => {
  if (asked === null || asked === version.version) return version;
  return asked < version.version ? getService(strapi, 'forms').version(form.id, asked) : null;
};

/**
 * Which box counts where several lead to one list: a tick by which somebody agreed, then a no, then
 * what asked for no act.
 */
const weightOf = (consent: PublishedConsent, { refusals }: Submission): number => {
  if (refusals.includes(consent.key)) return 1;
  return modeOf(consent) === 'opt-in' ? 0 : 2;
};

/** The lists behind the boxes, each once, with the wording it was offered under. */
const requestsOf = async (
  strapi: Core.Strapi,
  { definition }: FormVersion,
  submission: Submission
): Promise<EnrolmentRequest[]> => {
  const { consents, refusals, relation } = submission;
  const answered = definition.consents
    .filter(({ key }) => [...consents, ...refusals].includes(key))
    .sort((a, b) => weightOf(a, submission) - weightOf(b, submission));
  const lists = await getService(strapi, 'lists').byIds(answered.flatMap(({ listIds }) => listIds));
  const byId = new Map(lists.map((list): [number, List] => [list.id, list]));
  const requests = new Map<number, EnrolmentRequest>();
  for (const consent of answered)
    for (const listId of consent.listIds) {
      const list = byId.get(listId);
      if (!list || requests.has(listId)) continue;
      const { wordingId: id, wordingVersion: version, wordingHash: hash, basis } = consent;
      requests.set(listId, {
        list,
        wording: { id, version, hash },
        basis,
        ownBasis: consent.ownBasis ?? false,
        declines: refusals.includes(consent.key),
        mode: modeOf(consent),
        relation:
          basis === 'soft-opt-in'
            ? { what: relation.what ?? consent.relation ?? '', reference: relation.reference }
            : null,
      });
    }
  return [...requests.values()];
};

/** Boxes for professional addresses take no others; the reason is the address, not who has it. */
const professionalProblems = async (
  strapi: Core.Strapi,
  { definition }: FormVersion,
  { address, consents }: Submission
): Promise<SubmissionProblem[]> => {
  const asks = definition.consents.some(
    ({ key, basis }) => basis === 'b2b-opt-out' && consents.includes(key)
  );
  if (!asks) return [];
  const { professionalAddresses } = await getService(strapi, 'settings').get();
  const problem = professionalProblem(address, professionalAddresses);
  return problem ? [{ path: 'email', key: `problem.${problem}` }] : [];
};

/** What came of a submission, for the answer; nothing in it depends on who is known already. */
export interface Submitted {
  version: FormVersion;
  locale: string;
  /** All of it was a no. */
  declined: boolean;
  /** null where nothing was taken in: whoever fell into a trap. */
  submissionId: number | null;
  /** Where the visitor goes on at once; alike for every sign-up. */
  followUp: FollowUp | null;
}

/** By which way a body came in: our own pages say so, everything else is told by its kind. */
const channelOf = (ctx: Context, body: Body): SubmissionChannel => {
  if (body.via === 'embed' || body.via === 'hosted') return body.via;
  return ctx.is('json') ? 'json' : 'html';
};

/** The partners behind ticked boxes, with the words of the box. */
const partnersOf = ({ definition }: FormVersion, { consents }: Submission): PartnerRequest[] =>
  definition.consents.flatMap((consent) =>
    consent.partnerId !== undefined && consents.includes(consent.key)
      ? [
          {
            partnerId: consent.partnerId,
            wording: {
              id: consent.wordingId,
              version: consent.wordingVersion,
              hash: consent.wordingHash,
            },
          },
        ]
      : []
  );

/** A promotion takes entries in its time alone. */
const assertRunning = async (
  strapi: Core.Strapi,
  { definition }: FormVersion,
  locale: string
): Promise<void> => {
  if (!definition.promotion) return;
  const now = getService(strapi, 'clock').now();
  const state = await getService(strapi, 'promotions').stateOf(definition.promotion.id, now);
  if (state === 'before' || state === 'over')
    throw new errors.ForbiddenError(t(locale, `form.promotion.${state}`));
};

/**
 * Takes one submission from the guard to the ledger.
 * @throws SubmissionError (400), ForbiddenError (403), PayloadTooLargeError (413),
 *   UnsupportedMediaTypeError (415), RateLimitError (429)
 */
export const submit = async (
  strapi: Core.Strapi,
  ctx: Context,
  live: LiveForm
): Promise<Submitted> => {
  const guard = getService(strapi, 'guard');
  guard.checkBody(ctx, ['json', 'urlencoded']);
  const given: unknown = ctx.request.body;
  const body: Body = isRecord(given) ? given : {};
  const { form, version: current } = live;
  const asked = typeof body.locale === 'string' ? body.locale : '';
  const locale = matchLocale(current.definition.locales, asked) ?? current.definition.locales[0];

  const channel = channelOf(ctx, body);
  const rules = current.definition.guard;
  const stop = (reason: StopReason) => getService(strapi, 'stops').note(form.id, reason, channel);
  const address = parseEmail(body.email);
  const hits = hitsOf(form.id, rules);
  if (address) hits.push({ limit: 'address', value: address.key });
  await guard.count(ctx, hits, (limit) => stop(reasonOf(limit)));
  if (!form.isOpen) throw new errors.ForbiddenError(t(locale, 'form.closed.text'));
  // Whoever fell into the trap gets the usual answer and nothing else happens.
  const asIfTaken = async (): Promise<Submitted> => ({
    version: current,
    locale,
    declined: false,
    submissionId: null,
    followUp: await followUpOf(strapi, current.definition, locale),
  });
  if (guard.isTrapped(body[HONEYPOT_FIELD])) {
    await stop('honeypot');
    return asIfTaken();
  }

  const fail = (problems: SubmissionProblem[], version: FormVersion): never => {
    throw new SubmissionError(
      problems
        .slice(0, MAX_PROBLEMS)
        .map(({ path, key, values }) => ({ path, message: t(locale, key, values) })),
      version
    );
  };
  const envelope = readEnvelope(body);
  const version = await versionRead(strapi, live, envelope.version);
  if (!version)
    return fail([...envelope.problems, { path: 'version', key: 'problem.version' }], current);
  const verdict = guard.judgeStamp(envelope.start, form.id, rules?.minFillSeconds);
  if (verdict === 'forged') {
    await stop('forged-start');
    envelope.problems.push({ path: 'start', key: 'problem.start' });
  }
  const { submission, problems } = readSubmission(body, version.definition);
  const all = [...envelope.problems, ...problems];
  if (all.length === 0) all.push(...(await professionalProblems(strapi, version, submission)));
  if (all.length > 0) return fail(all, version);
  if (typeof verdict === 'object') {
    await stop('too-fast');
    guard.refuse(ctx, verdict.waitSeconds, 'The form came back faster than a person types.');
  }
  if (rules?.disposable === 'refuse') {
    const { disposableDomains } = await getService(strapi, 'settings').get();
    if (await isDisposable(submission.address.key, disposableDomains)) {
      await stop('disposable');
      return fail([{ path: 'email', key: 'problem.disposable' }], version);
    }
  }
  // Last, so that a mistake in a field costs nobody their answer.
  const unmet = await getService(strapi, 'challenges').judge(
    form.id,
    rules,
    answerOf(body),
    guard.ip(ctx)
  );
  if (unmet) {
    await stop(unmet);
    return fail([{ path: 'challenge', key: 'problem.challenge' }], version);
  }

  await assertRunning(strapi, version, submission.locale);
  const { promotion } = version.definition;
  const { ip, userAgent } = await guard.visitor(ctx);
  const declined = submission.consents.length === 0 && !promotion;
  const followUp = declined
    ? null
    : await followUpOf(strapi, version.definition, submission.locale);
  // After everything that is said aloud: whoever is blocked meets the same questions as anybody.
  const blocked = await getService(strapi, 'blocklist').judge(
    submission.address.key,
    guard.ip(ctx)
  );
  if (blocked) {
    await stop(blocked);
    return { version, locale: submission.locale, declined, submissionId: null, followUp };
  }
  const { submissionId, capped } = await getService(strapi, 'enrolment').enrol({
    address: submission.address,
    firstName: submission.firstName,
    lastName: submission.lastName,
    locale: submission.locale,
    timeZone: submission.timeZone,
    form: { id: form.id, version: version.version },
    requests: await requestsOf(strapi, version, submission),
    method: 'form',
    actor: 'subscriber',
    evidence: { ip, userAgent, pageUrl: submission.pageUrl },
    values: submission.values,
    partners: partnersOf(version, submission),
    entry: promotion
      ? {
          promotionId: promotion.id,
          choice: submission.vote,
          rulesVersion: promotion.rulesVersion,
        }
      : null,
    channel,
    source: submission.source,
    followUp,
  });
  // Not waited for: how long the answer takes must not tell how much mail an address had.
  if (capped) void stop('mail-cap');
  return { version, locale: submission.locale, declined, submissionId, followUp };
};
