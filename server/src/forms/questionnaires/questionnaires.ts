import type { Core } from '@strapi/types';
import type { EpochMs, FieldValues, FormVersion } from '../../../../content-types';
import { getService, inTransaction, table, type Db } from '../../core';
import { createDrafts } from './drafts';
import { newDraftKey, readLink, signLink, type QuestionnaireLink } from './links';
import { createResponses } from './responses';
import { judgeStep, type StepInput, type StepOutcome } from './saving';
import { openSitting, type Sitting } from './sitting';

export interface NewSignUp {
  questionnaireId: number;
  draftKey: number;
  submissionId: number;
  subscriberId: number;
  locale: string;
  /**
   * Nobody knew the address before, and no confirmation is asked for: then what was typed is all
   * that will ever be known, as with the name on the form.
   */
  confirmed: boolean;
}

const without = (values: FieldValues, keys: string[]): FieldValues =>
  Object.fromEntries(
    Object.entries(values).filter(([key, value]) => value !== null && !keys.includes(key))
  );

export const createQuestionnaires = ({ strapi }: { strapi: Core.Strapi }) => {
  const drafts = createDrafts(strapi);
  const responses = createResponses(strapi);
  const stores = { drafts, responses };
  const now = (): EpochMs => getService(strapi, 'clock').now();
  const tokens = () => getService(strapi, 'tokens');

  const published = async (formId: number, db?: Db): Promise<FormVersion | null> => {
    const row = await table(strapi, 'form', db)
      .where({ id: formId, is_open: true })
      .first('published_version');
    const number = Number(row?.published_version ?? 0);
    if (number === 0) return null;
    const version = await getService(strapi, 'forms').version(formId, number, db);
    return version?.definition.kind === 'questionnaire' ? version : null;
  };

  const saveForPerson = async (trx: Db, sitting: Sitting, outcome: StepOutcome): Promise<void> => {
    const { subscriber, version, link, form } = sitting;
    if (!subscriber) return;
    await responses.apply(trx, {
      subscriberId: subscriber.id,
      version: { ...version, formId: form.id },
      values: outcome.values,
      dropped: outcome.dropped,
      origin: link.origin,
      locale: subscriber.locale,
      step: outcome.saved,
      completed: outcome.completed,
      now: now(),
    });
  };

  const saveDraft = async (
    trx: Db,
    sitting: Sitting,
    outcome: StepOutcome,
    key: number,
    locale: string
  ): Promise<void> => {
    const { version, form } = sitting;
    if (!sitting.draft)
      await drafts.insert(trx, {
        key,
        version,
        locale,
        submissionId: null,
        subscriberId: null,
        confirmedAt: null,
        now: now(),
      });
    const draft = sitting.draft ?? (await drafts.lock(trx, key));
    if (!draft) return;
    const given = without({ ...draft.given, ...outcome.values }, outcome.dropped);
    await drafts.update(trx, draft.id, {
      given,
      locale,
      formVersion: version.version,
      step: Math.max(draft.step, outcome.saved),
      updatedAt: now(),
      completedAt: outcome.completed ? now() : draft.completedAt,
    });
    if (draft.confirmedAt === null || draft.subscriberId === null) return;
    await responses.apply(trx, {
      subscriberId: draft.subscriberId,
      version: { ...version, formId: form.id },
      values: without(outcome.values, []),
      dropped: outcome.dropped,
      origin: 'submission',
      locale,
      step: outcome.saved,
      completed: outcome.completed,
      now: now(),
    });
  };

  return {
    read: (token: string): QuestionnaireLink | null => readLink(tokens(), token),

    /** What a link shows; reads only. @returns null once it no longer works */
    look: (link: QuestionnaireLink, version: number | null): Promise<Sitting | null> =>
      openSitting(strapi, stores, { link, version }),

    /**
     * Saves one step.
     * @returns the sitting as it was, and what came of the step; null where the link, or the step,
     *   is not there any more
     */
    async save(
      link: QuestionnaireLink,
      version: number | null,
      input: StepInput,
      locale: string
    ): Promise<{ sitting: Sitting; outcome: StepOutcome } | null> {
      // Whom to lock has to be known before the transaction: see `draftOf`.
      const subscriberId =
        link.origin === 'submission'
          ? ((await drafts.find(link.draftKey))?.subscriberId ?? null)
          : null;
      return inTransaction(strapi, async (trx) => {
        const sitting = await openSitting(strapi, stores, { link, version, subscriberId }, trx);
        const outcome = sitting && judgeStep(sitting, input);
        if (!sitting || !outcome) return null;
        if (outcome.problems.length > 0) return { sitting, outcome };
        if (link.origin === 'submission')
          await saveDraft(trx, sitting, outcome, link.draftKey, locale);
        else await saveForPerson(trx, sitting, outcome);
        return { sitting, outcome };
      });
    },

    /** Whether people can answer this questionnaire now. */
    isOpen: async (formId: number, db?: Db): Promise<boolean> =>
      (await published(formId, db)) !== null,

    /** A personal link for a mail or a page that only the person sees. */
    personalToken: (
      formId: number,
      subscriberId: number,
      origin: 'confirmation' | 'link',
      issuedAt: EpochMs = now()
    ): string => signLink(tokens(), { formId, subscriberId, issuedAt, origin }),

    /**
     * The link that every sign-up gets alike, whatever was known of the address, and also where
     * nothing was stored: it opens an empty questionnaire.
     */
    followUp(formId: number): { token: string; draftKey: number } {
      const draftKey = newDraftKey();
      return {
        draftKey,
        token: signLink(tokens(), { formId, draftKey, issuedAt: now(), origin: 'submission' }),
      };
    },

    /** Notes whose answers a draft will be, in the transaction that takes the sign-up in. */
    async openDraft(trx: Db, signUp: NewSignUp): Promise<void> {
      const version = await published(signUp.questionnaireId, trx);
      if (!version) return;
      const { draftKey: key, submissionId, subscriberId, locale } = signUp;
      await drafts.insert(trx, {
        key,
        version: { ...version, formId: signUp.questionnaireId },
        locale,
        submissionId,
        subscriberId,
        confirmedAt: signUp.confirmed ? now() : null,
        now: now(),
      });
    },

    /**
     * The address behind a sign-up was confirmed: what was answered after it becomes the person's
     * own, now and from now on. The person's row is locked by the caller.
     */
    async confirmDraft(
      trx: Db,
      { submissionId, subscriberId }: { submissionId: number; subscriberId: number }
    ): Promise<void> {
      const draft = await drafts.lockOfSubmission(trx, submissionId);
      if (!draft || draft.subscriberId !== subscriberId || draft.confirmedAt !== null) return;
      await drafts.update(trx, draft.id, { confirmedAt: now() });
      const version = await getService(strapi, 'forms').version(
        draft.formId,
        draft.formVersion,
        trx
      );
      if (!version || draft.step === 0) return;
      await responses.apply(trx, {
        subscriberId,
        version,
        values: draft.given,
        dropped: [],
        origin: 'submission',
        locale: draft.locale,
        step: draft.step,
        completed: draft.completedAt !== null,
        now: now(),
      });
    },

    /** Removes what a person answered (GDPR art. 17). */
    async forget(trx: Db, subscriberId: number): Promise<void> {
      await drafts.forget(trx, subscriberId);
      await responses.forget(trx, subscriberId);
    },

    /** Drops answers whose address nobody confirmed. */
    prune: (at: EpochMs): Promise<number> => drafts.prune(at),
  };
};
export type QuestionnairesService = ReturnType<typeof createQuestionnaires>;
