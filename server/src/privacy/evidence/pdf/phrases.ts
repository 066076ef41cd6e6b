import type { ContactVerdict } from '../../../audience/contract';
import type { ConsentRecordEvent, MailLine, Maker } from '../model';
import type { Words } from './words';

const ADMIN = /^admin:(.+)$/;

/** Who did something, as the ledger names them and with the name where it is known. */
export const actor = (id: string, name: string | null, words: Words): string => {
  const admin = ADMIN.exec(id)?.[1];
  if (admin === undefined) return words.name('actor', id);
  return name
    ? words.t('actor.admin', { name, id: admin })
    : words.t('actor.admin.unknown', { id: admin });
};

export const maker = ({ id, name }: Maker, words: Words): string => actor(id, name, words);

/** What a campaign must be for a yes to hold, as a phrase; null where any may be. */
export const limit = ({ onlyFor }: ContactVerdict, words: Words): string | null => {
  switch (onlyFor?.kind) {
    case undefined:
      return null;
    case 'similar-products':
      return words.t('limit.similar-products');
    case 'profession':
      return onlyFor.profession
        ? words.t('limit.profession', { profession: onlyFor.profession })
        : words.t('limit.profession.unknown');
    case 'contract':
      return onlyFor.collector && onlyFor.endsAt !== null
        ? words.t('limit.contract', {
            collector: onlyFor.collector,
            uses: onlyFor.uses.map((use) => words.name('use', use)).join(', '),
            left: onlyFor.sendsLeft ?? 0,
            ends: words.day(onlyFor.endsAt - 1),
          })
        : words.t('limit.contract.unknown');
  }
};

/** Why a mail went out, or did not. */
export const mailReason = ({ state, reason, kind, basis }: MailLine, words: Words): string => {
  if (reason) return words.name('reason', reason);
  if (kind !== 'campaign') return words.t('delivery.system');
  return state === 'sent' && basis ? words.t('delivery.why') : '';
};

const valueOf = (key: string, value: string | number | boolean, words: Words): string => {
  if (typeof value === 'boolean') return words.name('value', String(value));
  return key === 'reason' ? words.name('cause', String(value)) : String(value);
};

/** Facts of an event that have no field of their own, worded where their key is known. */
export const detailsOf = (
  { details, facts }: ConsentRecordEvent,
  words: Words
): { label: string; value: string }[] =>
  Object.entries({ ...details, ...facts }).flatMap(([key, value]) =>
    value === null || value === ''
      ? []
      : [{ label: words.name('detail', key), value: valueOf(key, value, words) }]
  );
