import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { BlockKind, BlockRule } from '../../../../content-types';
import { fieldErrors, uid } from '../../core';
import { blockedBy, indexOf, readBlockValue, type BlockIndex } from './block-values';

/** How long another instance's change may go unnoticed. */
const CACHE_MS = 5000;
/** Enough for any list kept by hand. */
const MAX_RULES = 10_000;

const EXAMPLES: Record<BlockKind, string> = {
  address: 'an e-mail address such as name@example.org',
  domain: 'a domain such as example.org',
  ip: 'an IP address or a network such as 203.0.113.0/24',
};

/** Addresses, domains and networks from which no form takes anything. */
export const createBlocklist = ({ strapi }: { strapi: Core.Strapi }) => {
  const query = () => strapi.db.query(uid('block-rule'));
  let cached: { index: BlockIndex; until: number } | null = null;

  const all = async (): Promise<BlockRule[]> =>
    (await query().findMany({
      orderBy: [{ kind: 'asc' }, { value: 'asc' }],
      limit: MAX_RULES,
    })) as BlockRule[];

  return {
    all,

    /** Which rule keeps this address or IP out; null for none. */
    async judge(emailKey: string, ip: string) {
      if (!cached || cached.until < Date.now())
        cached = { index: indexOf(await all()), until: Date.now() + CACHE_MS };
      return blockedBy(cached.index, emailKey, ip);
    },

    /** @throws ValidationError naming `value` where it is none of its kind, or is there already */
    async add(kind: BlockKind, given: string, note: string): Promise<BlockRule> {
      const value = readBlockValue(kind, given);
      if (value === null)
        throw fieldErrors([{ path: 'value', message: `Enter ${EXAMPLES[kind]}.` }]);
      if (await query().findOne({ where: { kind, value }, select: ['id'] }))
        throw fieldErrors([{ path: 'value', message: 'This is on the list already.' }]);
      cached = null;
      return query().create({ data: { kind, value, note } }) as Promise<BlockRule>;
    },

    async remove(id: number): Promise<void> {
      const gone = await query().delete({ where: { id } });
      cached = null;
      if (!gone) throw new errors.NotFoundError('This rule does not exist (any more).');
    },
  };
};
export type BlocklistService = ReturnType<typeof createBlocklist>;
