import type { Core } from '@strapi/types';
import type {
  ConsentMethod,
  EpochMs,
  FieldValues,
  LegalBasis,
  SubmissionChannel,
  SubmissionRow,
  Subscriber,
} from '../../../content-types';
import { isActiveConsent, permittedBases, type ChainEntry } from '../consent';
import {
  getService,
  insertReturningId,
  inTransaction,
  pickText,
  table,
  toRow,
  type Db,
  type EmailAddress,
} from '../core';
import type { PartnerRequest } from '../partners';
import type { EntryInput } from '../promotions';
import { queueAnswer, type Extras } from './enrolment-answer';
import { detailsOf, factsOf, proofOf, regimeOf, type EnrolmentRequest } from './enrolment-request';
import type { FollowUp } from './questionnaires/after-sign-up';

export interface EnrolmentInput {
  address: EmailAddress;
  firstName: string | null;
  lastName: string | null;
  locale: string;
  /** Where the person's clock stands, if their browser said so. */
  timeZone?: string | null;
  /** null when somebody in the panel asks on the person's behalf. */
  form: { id: number; version: number } | null;
  requests: EnrolmentRequest[];
  method: Extract<ConsentMethod, 'form' | 'panel'>;
  /** `subscriber` or `admin:<id>`. */
  actor: string;
  evidence: { ip: string | null; userAgent: string | null; pageUrl: string | null };
  /** Custom fields that were filled in. */
  values?: FieldValues;
  /** Partners that were ticked. */
  partners?: PartnerRequest[];
  /** The promotion that this takes part in. */
  entry?: Pick<EntryInput, 'promotionId' | 'choice' | 'rulesVersion'> | null;
  /** By which way a form came in, and its hidden values. */
  channel?: SubmissionChannel;
  source?: Record<string, string>;
  /** The questionnaire that the visitor is led to at once. */
  followUp?: Pick<FollowUp, 'questionnaireId' | 'draftKey'> | null;
}

export interface Enrolled {
  subscriberId: number;
  /** null where nobody filled in a form. */
  submissionId: number | null;
  /** A mail was left out, since the address got as many today as it may. */
  capped: boolean;
}

/** How many expired sign-ups one sweep handles before it looks at the clock again. */
const SWEEP = 200;

export const createEnrolment = ({ strapi }: { strapi: Core.Strapi }) => {
  /**
   * The regime that holds for each list. Whether the person was erased matters only where a box
   * asks for less than a confirmation by mail, so the rest need not be looked up.
   */
  const regimesOf = async (
    trx: Db,
    { fingerprint }: Subscriber,
    requests: EnrolmentRequest[]
  ): Promise<Map<number, LegalBasis>> => {
    const permitted = permittedBases(await getService(strapi, 'settings').get());
    const isShort = requests.some(
      (request) => regimeOf(request, permitted, false) !== 'double-opt-in'
    );
    const block = isShort ? await getService(strapi, 'suppressions').find(fingerprint, trx) : null;
    return new Map(
      requests.map((request) => [
        request.list.id,
        regimeOf(request, permitted, block?.reason === 'erasure'),
      ])
    );
  };

  /**
   * What was typed besides the address. It belongs to a person whom this very form made known;
   * for everybody else it may have been a stranger, so it waits with the submission until the
   * address is confirmed.
   * @returns id of the submission; null where nobody filled in a form
   */
  const keep = async (
    trx: Db,
    subscriber: Subscriber & { isNew: boolean },
    input: EnrolmentInput,
    at: EpochMs
  ): Promise<number | null> => {
    const { values = {}, firstName, lastName, timeZone = null, form, source = {} } = input;
    if (subscriber.isNew)
      await getService(strapi, 'customFields').write(trx, subscriber.id, values, { isNew: true });
    if (!form) return null;
    const given: FieldValues = {
      ...(firstName === null ? {} : { firstName }),
      ...(lastName === null ? {} : { lastName }),
      ...(timeZone === null ? {} : { timeZone }),
      ...values,
    };
    const row: Omit<SubmissionRow, 'id'> = {
      formId: form.id,
      formVersion: form.version,
      subscriberId: subscriber.id,
      channel: input.channel ?? 'json',
      locale: input.locale,
      pageUrl: input.evidence.pageUrl,
      source: Object.keys(source).length > 0 ? source : null,
      given: subscriber.isNew || Object.keys(given).length === 0 ? null : given,
      at,
    };
    return insertReturningId(strapi, 'submission', trx, toRow(row));
  };

  /** Partners and promotions: noted at once, in force once the address is confirmed. */
  const requestExtras = async (
    trx: Db,
    { id: subscriberId }: Subscriber,
    { form, locale, address, evidence, values = {}, partners = [], entry }: EnrolmentInput,
    now: EpochMs
  ): Promise<Pick<Extras, 'partners' | 'entries'>> => {
    if (!form || (partners.length === 0 && !entry)) return { partners: [], entries: [] };
    const context = {
      subscriberId,
      form,
      locale,
      evidence: { email: address.email, ...evidence },
      now,
    };
    const service = getService(strapi, 'partners');
    const asked = partners.length > 0 ? await service.request(trx, context, partners) : [];
    const named = asked.length > 0 ? await service.openConsents(subscriberId, asked, trx) : [];
    const promotions = getService(strapi, 'promotions');
    const entryId = entry
      ? await promotions.enter(trx, { ...entry, subscriberId, form, locale, values, now })
      : null;
    const open = entryId === null ? [] : await promotions.openEntries([entryId], trx);
    return {
      partners: named.map(({ id, name }) => ({ id, name })),
      entries: open.map(({ id, title, choice }) => ({
        id,
        title: pickText(title, locale),
        ...(choice === null ? {} : { choice }),
      })),
    };
  };

  return {
    /**
     * Takes a sign-up in: person, subscriptions, proof and mail in one transaction. Whoever calls
     * learns nothing about what the address was before.
     */
    async enrol(input: EnrolmentInput): Promise<Enrolled> {
      const now = getService(strapi, 'clock').now();
      const enrolled = await inTransaction(strapi, async (trx) => {
        const subscriber = await getService(strapi, 'subscribers').findOrCreate(trx, input);
        const regimes = await regimesOf(trx, subscriber, input.requests);
        const joins = input.requests.filter(({ declines }) => !declines);
        const results = await getService(strapi, 'subscriptions').request(trx, {
          subscriberId: subscriber.id,
          lists: joins.map(({ list }) => ({
            ...list,
            regime: regimes.get(list.id) ?? 'double-opt-in',
          })),
          proofs: new Map(joins.map((request) => [request.list.id, proofOf(request, now)])),
          now,
        });
        const refusals = input.requests.filter(({ declines }) => declines);
        const declined = await getService(strapi, 'subscriptions').refuse(trx, {
          subscriberId: subscriber.id,
          lists: refusals.map(({ list }) => list),
          now,
        });
        const entries = input.requests.flatMap((request): ChainEntry[] => {
          const { list, wording } = request;
          const result = results.find(({ listId }) => listId === list.id);
          const refusal = declined.find(({ listId }) => listId === list.id);
          const entry = {
            listId: list.id,
            basis: result?.basis ?? refusal?.kept ?? regimes.get(list.id) ?? list.regime,
            wording,
            form: input.form,
            locale: input.locale,
            method: input.method,
            actor: input.actor,
            details: detailsOf(request, result?.outcome ?? refusal?.outcome ?? null),
            evidence: {
              email: input.address.email,
              ...input.evidence,
              facts: factsOf(request, now),
            },
          };
          if (request.declines) return [{ ...entry, event: 'refused' }];
          const requested: ChainEntry = { ...entry, event: 'requested' };
          if (result?.outcome !== 'confirmed') return [requested];
          // Where the person did nothing, the ledger must not say that they confirmed.
          const event = isActiveConsent(result.basis) ? 'confirmed' : 'registered';
          return [requested, { ...entry, event }];
        });
        const records = await getService(strapi, 'ledger').appendAll(trx, subscriber.id, entries, {
          isNew: subscriber.isNew,
        });
        const agreed = records.filter(({ event }) => event === 'confirmed');
        const submissionId = await keep(trx, subscriber, input, now);
        const extras = await requestExtras(trx, subscriber, input, now);
        const receipt = {
          recordIds: agreed.map(({ id }) => id),
          lists: joins.flatMap(({ list }) =>
            agreed.some(({ listId }) => listId === list.id) ? list : []
          ),
        };
        const capped = await queueAnswer(strapi, trx, {
          subscriberId: subscriber.id,
          locale: input.locale,
          form: input.form,
          requests: input.requests,
          results,
          extras: { ...extras, submissionId },
          receipt,
          now,
        });
        if (input.followUp && submissionId !== null)
          await getService(strapi, 'questionnaires').openDraft(trx, {
            ...input.followUp,
            submissionId,
            subscriberId: subscriber.id,
            locale: input.locale,
            confirmed: subscriber.isNew && results.every(({ outcome }) => outcome === 'confirmed'),
          });
        return { subscriberId: subscriber.id, submissionId, capped };
      });
      getService(strapi, 'worker').wake();
      return enrolled;
    },

    /**
     * Takes out of a person's submissions what is theirs (erasure); that a form was sent stays, as a
     * count.
     */
    async forget(trx: Db, subscriberId: number): Promise<void> {
      await table(strapi, 'submission', trx)
        .where({ subscriber_id: subscriberId })
        .update(toRow({ subscriberId: 0, pageUrl: null, source: null, given: null }));
    },

    /**
     * Lets sign-ups that nobody confirmed expire.
     * @param before sign-ups asked for before this moment
     * @returns how many expired
     */
    async expirePending(before: EpochMs): Promise<number> {
      let expired = 0;
      for (;;) {
        const overdue = await getService(strapi, 'subscriptions').overdue(before, SWEEP);
        let changed = 0;
        for (const { id, subscriberId, listId, basis } of overdue) {
          const done = await inTransaction(strapi, async (trx) => {
            if (!(await getService(strapi, 'subscribers').lock(trx, subscriberId))) return false;
            if (!(await getService(strapi, 'subscriptions').expire(trx, id, before))) return false;
            await getService(strapi, 'ledger').append(trx, {
              subscriberId,
              listId,
              basis,
              event: 'expired',
              method: 'engine',
              actor: 'engine',
            });
            return true;
          });
          if (done) changed += 1;
        }
        expired += changed;
        // Nothing changed: another instance is at it, or the rest cannot expire.
        if (overdue.length < SWEEP || changed === 0) return expired;
      }
    },
  };
};
export type EnrolmentService = ReturnType<typeof createEnrolment>;
