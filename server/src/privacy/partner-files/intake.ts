import type { Core } from '@strapi/types';
import type { RegisterResponse } from '../../audience/contract';
import { fieldErrors, getService, inTransaction, parseEmail, toSystemLocale } from '../../core';
import { readPartnerFile, type FileLine, type FileReading } from '../../partners';
import type { TakePartnerFileRequest, TakePartnerFileResponse } from '../contract';

/** People registered in one go; each is in a transaction of their own. */
const CHUNK = 500;
/** Refused people and faulty lines named in one answer. */
const MAX_NAMED = 100;

const REFUSALS: Partial<Record<FileReading['signature'], string>> = {
  'cut-off':
    'The file is cut off: its last line, which signs it, is missing. Ask the sender for it again.',
  changed: 'Something in the file was changed since it was signed. Ask the sender for it again.',
  forged: 'The file was not signed with this secret. Check the secret, or ask the sender.',
};

/** What the sender says last about each address counts; the file is in the order of its events. */
const lastWords = (lines: FileLine[]): FileLine[] => {
  const last = new Map<string, FileLine>();
  for (const line of lines) {
    const key = parseEmail(line.email)?.key ?? line.email;
    last.delete(key);
    last.set(key, line);
  }
  return [...last.values()];
};

export const createPartnerFiles = ({ strapi }: { strapi: Core.Strapi }) => {
  /** Takes somebody off the lists that they are on because of this file, and off no other. */
  const withdraw = async (
    { email }: FileLine,
    provenanceId: number,
    actor: string
  ): Promise<boolean> => {
    const address = parseEmail(email);
    if (!address) return false;
    const known = await getService(strapi, 'subscribers').byEmailKey(address.key);
    if (!known) return false;
    return inTransaction(strapi, async (trx) => {
      const person = await getService(strapi, 'subscribers').lock(trx, known.id);
      if (!person || person.status === 'erased') return false;
      const subscriptions = await getService(strapi, 'subscriptions').of(person.id, trx);
      const listIds = subscriptions
        .filter(
          (item) =>
            item.basis === 'third-party' &&
            item.provenanceId === provenanceId &&
            item.state === 'confirmed'
        )
        .map(({ listId }) => listId);
      if (listIds.length === 0) return false;
      await getService(strapi, 'leaving').within(trx, person, {
        subscriberId: person.id,
        listIds,
        method: 'panel',
        actor,
        evidence: null,
      });
      return true;
    });
  };

  return {
    /**
     * Takes a partner's file in: people who agreed to hear from us come onto a list with the file as
     * their evidence, people who took it back come off. What lines are at fault is said, and the
     * others go on. Without `listId` nothing is changed: it only says what is in the file.
     * @throws ValidationError at `file`, `listId`, `basis` or `provenanceId`
     */
    async take(
      file: string,
      { secret, listId, provenanceId }: TakePartnerFileRequest,
      actor: string
    ): Promise<TakePartnerFileResponse['data']> {
      const { signature, sender, lines, problems } = readPartnerFile(file, secret ? [secret] : []);
      const refusal = REFUSALS[signature];
      if (refusal) throw fieldErrors([{ path: 'file', message: refusal }]);
      if (lines.length === 0)
        throw fieldErrors([{ path: 'file', message: 'There is nobody in this file.' }]);
      const words = lastWords(lines);
      const agreed = words.filter(({ kind }) => kind === 'consent');
      const withdrawn = words.filter(({ kind }) => kind === 'withdrawal');
      const days = agreed.flatMap(({ confirmedAt }) => confirmedAt?.slice(0, 10) ?? []).sort();
      const summary = {
        signature: signature === 'verified' ? ('verified' as const) : ('unverified' as const),
        sender,
        consents: agreed.length,
        withdrawals: withdrawn.length,
        collectedOn: days.at(-1) ?? null,
        wording: agreed.find(({ wording }) => wording !== null)?.wording ?? null,
        problems: problems.slice(0, MAX_NAMED),
        outcome: null,
      };
      if (listId === undefined || provenanceId === undefined) return summary;

      let left = 0;
      // First those who must not be written to: whatever happens to the rest.
      for (const line of withdrawn) if (await withdraw(line, provenanceId, actor)) left += 1;
      const counts: Partial<RegisterResponse['data']['counts']> = {};
      const refused: { line: number; email: string; outcome: string }[] = [];
      const locales = new Map<string, FileLine[]>();
      for (const line of agreed) {
        const locale = toSystemLocale(line.locale);
        locales.set(locale, [...(locales.get(locale) ?? []), line]);
      }
      for (const [locale, people] of locales)
        for (let at = 0; at < people.length; at += CHUNK) {
          const part = people.slice(at, at + CHUNK);
          const result = await getService(strapi, 'registration').register(
            {
              listId,
              basis: 'third-party',
              locale,
              provenanceId,
              people: part.map(({ email, firstName, lastName, id }) => ({
                email,
                firstName,
                lastName,
                reference: id || null,
              })),
            },
            actor
          );
          for (const [outcome, number] of Object.entries(result.counts))
            counts[outcome as keyof typeof counts] =
              (counts[outcome as keyof typeof counts] ?? 0) + number;
          refused.push(
            ...result.refused.map(({ index, email, outcome }) => ({
              line: part[index].line,
              email,
              outcome,
            }))
          );
        }
      return {
        ...summary,
        outcome: { counts, refused: refused.slice(0, MAX_NAMED), withdrawn: left },
      };
    },
  };
};
export type PartnerFilesService = ReturnType<typeof createPartnerFiles>;
