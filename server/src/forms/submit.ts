import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import type { FormVersion, List, PublishedConsent } from '../../../content-types';
import { DAY, fieldErrors, getService, HONEYPOT_FIELD, parseEmail, type Hit } from '../core';
import { professionalProblem } from '../audience';
import type { EnrolmentRequest } from './enrolment-request';
import { modeOf } from './form-mode';
import type { LiveForm } from './forms';
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

/** How long a page that somebody has open may still be sent after a newer version came out. */
const OLD_VERSION_GRACE = DAY;

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
 * The version that the visitor read: the present one, or the one before for as long as it may
 * still be open on somebody's screen. Anything else is null.
 */
const versionRead = async (
  strapi: Core.Strapi,
  { form, version }: LiveForm,
  asked: number | null
): Promise<FormVersion | null> => {
  if (asked === null || asked === version.version) return version;
  if (asked !== version.version - 1) return null;
  const age = getService(strapi, 'clock').now() - version.publishedAt;
  return age < OLD_VERSION_GRACE ? getService(strapi, 'forms').version(form.id, asked) : null;
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

/**
 * Takes one submission from the guard to the ledger.
 * @returns the version that was filled in, and whether all of it was a no, for the answer
 * @throws SubmissionError (400), ForbiddenError (403), PayloadTooLargeError (413),
 *   UnsupportedMediaTypeError (415), RateLimitError (429)
 */
export const submit = async (
  strapi: Core.Strapi,
  ctx: Context,
  live: LiveForm
): Promise<{ version: FormVersion; locale: string; declined: boolean }> => {
  const guard = getService(strapi, 'guard');
  guard.checkBody(ctx, ['json', 'urlencoded']);
  const given: unknown = ctx.request.body;
  const body: Body = isRecord(given) ? given : {};
  const { form, version: current } = live;
  const asked = typeof body.locale === 'string' ? body.locale : '';
  const locale = matchLocale(current.definition.locales, asked) ?? current.definition.locales[0];

  const address = parseEmail(body.email);
  const hits: Hit[] = [{ limit: 'form', value: String(form.id) }];
  if (address) hits.push({ limit: 'address', value: address.key });
  await guard.count(ctx, hits);
  if (!form.isOpen) throw new errors.ForbiddenError(t(locale, 'form.closed.text'));
  // Whoever fell into the trap gets the usual answer and nothing else happens.
  if (guard.isTrapped(body[HONEYPOT_FIELD])) return { version: current, locale, declined: false };

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
  const verdict = guard.judgeStamp(envelope.start, form.id);
  if (verdict === 'forged') envelope.problems.push({ path: 'start', key: 'problem.start' });
  const { submission, problems } = readSubmission(body, version.definition);
  const all = [...envelope.problems, ...problems];
  if (all.length === 0) all.push(...(await professionalProblems(strapi, version, submission)));
  if (all.length > 0) return fail(all, version);
  if (typeof verdict === 'object')
    guard.refuse(ctx, verdict.waitSeconds, 'The form came back faster than a person types.');

  const { ip, userAgent } = await guard.visitor(ctx);
  await getService(strapi, 'enrolment').enrol({
    address: submission.address,
    firstName: submission.firstName,
    lastName: submission.lastName,
    locale: submission.locale,
    form: { id: form.id, version: version.version },
    requests: await requestsOf(strapi, version, submission),
    method: 'form',
    actor: 'subscriber',
    evidence: { ip, userAgent, pageUrl: submission.pageUrl },
  });
  return { version, locale: submission.locale, declined: submission.consents.length === 0 };
};
