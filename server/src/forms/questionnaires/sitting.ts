import type { Core } from '@strapi/types';
import type {
  FieldValues,
  Form,
  FormVersion,
  ResponseDraft,
  Subscriber,
} from '../../../../content-types';
import { getService, table, type Db } from '../../core';
import { isKnown } from './course';
import type { Drafts } from './drafts';
import { isExpired, type QuestionnaireLink } from './links';
import type { Responses } from './responses';

/** Somebody before a questionnaire: what the link opens, and what was said so far. */
export interface Sitting {
  link: QuestionnaireLink;
  form: Pick<Form, 'id' | 'slug' | 'isOpen'>;
  version: FormVersion;
  /** null behind a link that was handed out after a sign-up: it knows nobody. */
  subscriber: Subscriber | null;
  draft: ResponseDraft | null;
  /** Answers given in this response. */
  given: FieldValues;
  /** What is known of the person from elsewhere, names included. */
  known: FieldValues;
  /** What may stand in the fields already. */
  prefill: FieldValues;
  /** Steps of the definition saved so far. */
  saved: number;
  completed: boolean;
}

export interface Stores {
  drafts: Drafts;
  responses: Responses;
}

const formRow = async (
  strapi: Core.Strapi,
  id: number,
  db?: Db
): Promise<(Sitting['form'] & { published: number }) | null> => {
  const row = await table(strapi, 'form', db)
    .where({ id })
    .first('id', 'slug', 'is_open', 'published_version');
  if (!row || Number(row.published_version) === 0) return null;
  return {
    id: Number(row.id),
    slug: String(row.slug),
    isOpen: Boolean(row.is_open),
    published: Number(row.published_version),
  };
};

/** A version of a questionnaire; null for anything else. */
const questionnaireVersion = async (
  strapi: Core.Strapi,
  formId: number,
  number: number,
  db?: Db
): Promise<FormVersion | null> => {
  const version = await getService(strapi, 'forms').version(formId, number, db);
  return version?.definition.kind === 'questionnaire' ? version : null;
};

/** What is known of a person, and how much of it their own page may show them. */
const knowledgeOf = async (
  strapi: Core.Strapi,
  { id, firstName, lastName }: Subscriber,
  db?: Db
): Promise<{ known: FieldValues; showable: FieldValues }> => {
  const customFields = getService(strapi, 'customFields');
  const values = (await customFields.valuesOf([id], db)).get(id) ?? {};
  const hidden = new Set(
    (await customFields.all()).flatMap(({ key, access }) => (access === 'hidden' ? key : []))
  );
  const names: FieldValues = { firstName, lastName };
  const filled = (given: FieldValues) =>
    Object.fromEntries(Object.entries(given).filter(([, value]) => isKnown(value)));
  return {
    known: filled({ ...values, ...names }),
    showable: filled({
      ...Object.fromEntries(Object.entries(values).filter(([key]) => !hidden.has(key))),
      ...names,
    }),
  };
};

/** The person behind a link, if they may still be asked anything. */
const personOf = async (strapi: Core.Strapi, id: number, trx?: Db): Promise<Subscriber | null> => {
  const subscribers = getService(strapi, 'subscribers');
  const subscriber = trx ? await subscribers.lock(trx, id) : await subscribers.get(id);
  if (!subscriber || subscriber.status === 'erased') return null;
  const block = await getService(strapi, 'suppressions').find(subscriber.fingerprint, trx);
  return block ? null : subscriber;
};

/**
 * The draft behind a link of a sign-up. The person it may become an answer of is locked before it,
 * in the order in which a confirmation locks them.
 */
const draftOf = async (
  strapi: Core.Strapi,
  drafts: Drafts,
  key: number,
  subscriberId: number | null,
  trx?: Db
): Promise<ResponseDraft | null> => {
  if (!trx) return drafts.find(key);
  if (subscriberId !== null) await getService(strapi, 'subscribers').lock(trx, subscriberId);
  return drafts.lock(trx, key);
};

export interface OpenInput {
  link: QuestionnaireLink;
  /** The version that a page was made of; null for the one that the response goes by. */
  version: number | null;
  /** Of a draft, as it was before the transaction: whom to lock. */
  subscriberId?: number | null;
}

/**
 * What a link opens; null once it no longer works, whatever the reason. Inside a transaction the
 * person's row or the draft is locked first, so that two tabs save one after the other.
 */
export const openSitting = async (
  strapi: Core.Strapi,
  { drafts, responses }: Stores,
  { link, version: asked, subscriberId = null }: OpenInput,
  trx?: Db
): Promise<Sitting | null> => {
  if (isExpired(link, getService(strapi, 'clock').now())) return null;
  const isDraft = link.origin === 'submission';
  const subscriber = isDraft ? null : await personOf(strapi, link.subscriberId, trx);
  if (!isDraft && !subscriber) return null;
  const draft = isDraft ? await draftOf(strapi, drafts, link.draftKey, subscriberId, trx) : null;
  const response = subscriber ? await responses.find(link.formId, subscriber.id, trx) : null;

  const form = await formRow(strapi, link.formId, trx);
  if (!form?.isOpen) return null;
  const begun = draft ?? response;
  // What was begun is finished as it was begun; who comes back later gets the newest questions.
  const own = begun && !begun.completedAt && begun.step > 0 ? begun.formVersion : form.published;
  const version =
    (asked === null ? null : await questionnaireVersion(strapi, form.id, asked, trx)) ??
    (await questionnaireVersion(strapi, form.id, own, trx));
  if (!version) return null;

  const given = response ? await responses.given(response, version, trx) : (draft?.given ?? {});
  const { known, showable } = subscriber
    ? await knowledgeOf(strapi, subscriber, trx)
    : { known: {}, showable: {} };
  return {
    link,
    form: { id: form.id, slug: form.slug, isOpen: form.isOpen },
    version,
    subscriber,
    draft,
    given,
    known,
    prefill: { ...showable, ...given },
    saved: begun?.step ?? 0,
    completed: Boolean(begun?.completedAt),
  };
};
