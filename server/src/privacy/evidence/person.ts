import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { verdictsOf } from '../../audience';
import { canonicalJson, getService, sha256, type Json } from '../../core';
import { checkProof } from './check';
import { consentRecordOf, iso } from './consent-record';
import {
  FORMAT,
  FORMAT_VERSION,
  type Header,
  type MailLine,
  type Maker,
  type PersonEvidence,
  type PersonFile,
  type SharedEvidence,
} from './model';
import { handOversOf } from './partner-processing';
import { readPeople, type RawPerson, type Reading } from './reading';
import { sealsOf, sealStateOf, type Seals } from './seals';
import { emptyShelf, takeFrom, type Shelf } from './shelf';

const deliveriesOf = ({ deliveries }: RawPerson, { campaigns, lists }: Reading): MailLine[] =>
  deliveries.map(({ id, kind, campaignId, listId, basis, state, reason, ...mail }) => ({
    id,
    kind,
    campaignId,
    campaignName: campaignId === null ? null : (campaigns.get(campaignId) ?? null),
    listId,
    listName: listId === null ? null : (lists.get(listId)?.name ?? null),
    basis,
    state,
    reason,
    messageId: mail.messageId,
    createdAt: mail.createdAt,
    finishedAt: mail.finishedAt,
  }));

const evidenceOf = (
  person: RawPerson,
  reading: Reading,
  shelf: Shelf,
  { seals, mailServer }: { seals: Seals; mailServer: string | null }
): PersonEvidence & { shared: SharedEvidence } => {
  const { subscriber, subscriptions, records, evidence } = person;
  const shared = takeFrom(shelf, person);
  const proof = {
    records,
    evidence,
    sealState: sealStateOf(records, subscriber.id, seals),
    seal: seals.proofs.get(subscriber.id) ?? null,
  };
  return {
    consentRecord: consentRecordOf(person, reading, shelf, mailServer),
    contact: {
      verdicts: verdictsOf(
        {
          person: { status: subscriber.status, suppressed: person.suppressed },
          subscriptions,
          lists: [...reading.lists.values()],
          files: [...shelf.provenances.values()].filter((file) => file !== null),
          timeline: records,
        },
        reading.context
      ),
      deliveries: deliveriesOf(person, reading),
      ...(person.transfers.length > 0 ? { partners: handOversOf(person.transfers, reading) } : {}),
    },
    proof: { check: checkProof(proof, shared), ...proof },
    shared,
  };
};

/**
 * Everything about these people, in the order of their ids; ids that nobody has are left out. The
 * seals come first: a chain that grows in between still holds the head that was sealed.
 */
export const evidenceOfPeople = async (
  strapi: Core.Strapi,
  ids: number[],
  shelf: Shelf
): Promise<(PersonEvidence & { shared: SharedEvidence })[]> => {
  const seals = await sealsOf(strapi, ids);
  const reading = await readPeople(strapi, ids, shelf);
  const transport = getService(strapi, 'transport').info();
  const mailServer = transport.kind === 'none' ? null : transport.label;
  return reading.people.map((person) => evidenceOf(person, reading, shelf, { seals, mailServer }));
};

export const headerOf = (now: number, madeBy: Maker): Header => ({
  format: FORMAT,
  formatVersion: FORMAT_VERSION,
  madeAt: iso(now),
  madeBy,
});

/** Everything known of a person in custom fields; what nobody answered is left out. */
const profileOf = async (strapi: Core.Strapi, id: number): Promise<Pick<PersonFile, 'profile'>> => {
  const customFields = getService(strapi, 'customFields');
  const values = (await customFields.valuesOf([id])).get(id) ?? {};
  const fields = (await customFields.all()).flatMap(({ key, label, type }) =>
    key in values ? { key, label, type, value: values[key] } : []
  );
  return fields.length > 0 ? { profile: { fields } } : {};
};

/** @throws NotFoundError */
export const personFile = async (
  strapi: Core.Strapi,
  id: number,
  madeBy: Maker
): Promise<PersonFile> => {
  const [person] = await evidenceOfPeople(strapi, [id], emptyShelf());
  if (!person) throw new errors.NotFoundError('This subscriber does not exist (any more).');
  const { shared, ...evidence } = person;
  const document = {
    ...headerOf(getService(strapi, 'clock').now(), madeBy),
    kind: 'person' as const,
    ...evidence,
    ...(await profileOf(strapi, id)),
    ...shared,
  };
  return { ...document, sha256: hashOfDocument(document) };
};

/** The document as a reader parses it back, so that an absent member is absent in the hash too. */
const hashOfDocument = (document: object): string =>
  sha256(canonicalJson(JSON.parse(JSON.stringify(document)) as Json));

/** Indented, since people will open it. */
export const textOfFile = (file: object): string => `${JSON.stringify(file, null, 2)}\n`;
