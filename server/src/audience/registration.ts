import type { Core } from '@strapi/types';
import type { ConsentDetails, ConsentEvidence, List, Provenance } from '../../../content-types';
import { acceptedBasesOf, permittedBases, professionKey } from '../consent';
import {
  fieldErrors,
  getService,
  inTransaction,
  parseEmail,
  sha256,
  type EmailAddress,
} from '../core';
import {
  REGISTRATION_OUTCOMES,
  type RegisterRequest,
  type RegisterResponse,
  type RegistrationOutcome,
} from './contract';
import { professionalProblem } from './professional';
import { provenanceHash } from './provenances';
import type { SubscriptionProof } from './subscriptions';

type Result = RegisterResponse['data'];
type Person = RegisterRequest['people'][number];

/** What everybody in one request has in common. */
interface Ground {
  list: List;
  proof: SubscriptionProof;
  details: ConsentDetails;
  /** The person's part of the evidence. */
  factsOf(person: Person): NonNullable<ConsentEvidence['facts']>;
  /** The last contact that the retention clock counts from. */
  engagedAt: number;
}

const dayAt = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Puts people on a list on the strength of evidence, where no act of theirs is asked for. */
export const createRegistration = ({ strapi }: { strapi: Core.Strapi }) => {
  /** @throws ValidationError naming what the basis asks for and is not there */
  const groundOf = async (request: RegisterRequest): Promise<Ground> => {
    const { basis, relation, source } = request;
    const settings = await getService(strapi, 'settings').get();
    const [list] = await getService(strapi, 'lists').byIds([request.listId]);
    if (!list)
      throw fieldErrors([{ path: 'listId', message: 'This list does not exist any more.' }]);
    if (!permittedBases(settings).includes(basis))
      throw fieldErrors([
        { path: 'basis', message: 'The jurisdiction chosen in the settings does not permit it.' },
      ]);
    if (!acceptedBasesOf(list).includes(basis))
      throw fieldErrors([
        {
          path: 'basis',
          message: `The list "${list.name}" does not accept this basis. Allow it there first.`,
        },
      ]);
    const now = getService(strapi, 'clock').now();
    switch (basis) {
      case 'soft-opt-in': {
        if (!relation)
          throw fieldErrors([
            { path: 'relation.what', message: 'Say what was bought or negotiated, and when.' },
          ]);
        if (!relation.optOutOffered)
          throw fieldErrors([
            {
              path: 'relation.optOutOffered',
              message:
                'Soft opt-in holds only where people could object when their address was collected.',
            },
          ]);
        const relationAt = dayAt(relation.on);
        if (relationAt > now)
          throw fieldErrors([
            { path: 'relation.on', message: 'The day of the sale lies in the future.' },
          ]);
        return {
          list,
          proof: { relationAt },
          details: { optOutOffered: true },
          factsOf: ({ reference }) => ({
            what: relation.what,
            on: relation.on,
            reference: reference ?? null,
          }),
          engagedAt: relationAt,
        };
      }
      case 'b2b-opt-out': {
        const key = professionKey(list.profession);
        if (key === null)
          throw fieldErrors([
            {
              path: 'listId',
              message: `Name the profession of the people on "${list.name}" in the list's settings first.`,
            },
          ]);
        if (!source?.trim())
          throw fieldErrors([
            { path: 'source', message: 'Say where the professional addresses were found.' },
          ]);
        return {
          list,
          proof: { professionKey: key },
          details: { profession: list.profession },
          factsOf: ({ reference }) => ({ source, reference: reference ?? null }),
          engagedAt: now,
        };
      }
      case 'third-party': {
        const file = await getService(strapi, 'provenances').usable(request.provenanceId);
        return {
          list,
          proof: { provenanceId: file.id },
          details: provenanceDetails(file),
          factsOf: ({ reference }) => ({ reference: reference ?? null }),
          engagedAt: dayAt(file.collectedOn),
        };
      }
    }
  };

  /** Asked before anything is stored: who had their data erased must not come back into the tables. */
  const isSuppressed = async ({ key }: EmailAddress): Promise<boolean> => {
    const suppressions = getService(strapi, 'suppressions');
    return (await suppressions.find(suppressions.fingerprintOf(key))) !== null;
  };

  const registerOne = (
    { listId, basis, locale }: RegisterRequest,
    ground: Ground,
    address: EmailAddress,
    person: Person,
    actor: string
  ): Promise<RegistrationOutcome> =>
    inTransaction(strapi, async (trx) => {
      const subscriber = await getService(strapi, 'subscribers').findOrCreate(trx, {
        address,
        firstName: person.firstName?.trim() || null,
        lastName: person.lastName?.trim() || null,
        locale,
      });
      const { fingerprint } = subscriber;
      const { provenanceId } = ground.proof;
      // Before anything is read without a lock: MySQL would go on seeing the file as it was then.
      if (provenanceId)
        await getService(strapi, 'provenances').hold(trx, {
          id: provenanceId,
          hash: String(ground.details.provenance),
          now: getService(strapi, 'clock').now(),
        });
      if (await getService(strapi, 'suppressions').find(fingerprint, trx)) return 'suppressed';
      const [{ outcome }] = await getService(strapi, 'subscriptions').request(trx, {
        subscriberId: subscriber.id,
        lists: [{ ...ground.list, regime: basis }],
        proofs: new Map([[listId, ground.proof]]),
        engagedAt: ground.engagedAt,
        now: getService(strapi, 'clock').now(),
      });
      if (outcome === 'kept-out') return 'unsubscribed';
      if (outcome !== 'confirmed') return 'already';
      await getService(strapi, 'ledger').append(trx, {
        subscriberId: subscriber.id,
        event: 'registered',
        method: 'panel',
        actor,
        listId,
        basis,
        locale,
        details: ground.details,
        evidence: {
          email: address.email,
          ip: null,
          userAgent: null,
          pageUrl: null,
          facts: ground.factsOf(person),
        },
      });
      return 'registered';
    });

  return {
    /**
     * Each person in a transaction of their own: a request that breaks off has registered those it
     * came to, and repeating it finds them registered.
     * @throws ValidationError naming the part of the evidence that is missing; then nobody is registered
     */
    async register(request: RegisterRequest, actor: string): Promise<Result> {
      const ground = await groundOf(request);
      const { professionalAddresses } = await getService(strapi, 'settings').get();
      const seen = new Set<string>();
      const result: Result = {
        counts: Object.fromEntries(
          REGISTRATION_OUTCOMES.map((outcome) => [outcome, 0])
        ) as Result['counts'],
        refused: [],
      };
      const judge = async (person: Person): Promise<RegistrationOutcome> => {
        const address = parseEmail(person.email);
        if (!address) return 'invalid-email';
        if (seen.has(address.key)) return 'repeated';
        seen.add(address.key);
        const problem =
          request.basis === 'b2b-opt-out'
            ? professionalProblem(address, professionalAddresses)
            : null;
        if (problem) return problem;
        if (await isSuppressed(address)) return 'suppressed';
        return registerOne(request, ground, address, person, actor);
      };
      for (const [index, person] of request.people.entries()) {
        const outcome = await judge(person);
        result.counts[outcome] += 1;
        if (outcome !== 'registered') result.refused.push({ index, email: person.email, outcome });
      }
      return result;
    },
  };
};
export type RegistrationService = ReturnType<typeof createRegistration>;

/** What the ledger keeps of a file: its hash, so that the contract cannot be rewritten afterwards. */
const provenanceDetails = (file: Provenance): ConsentDetails => ({
  provenanceId: file.id,
  provenance: provenanceHash(file),
  wording: sha256(file.wording),
});
