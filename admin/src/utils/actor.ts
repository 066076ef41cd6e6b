import type { Translate } from '../hooks/useT';

/** Who did it, as the ledger writes it: `subscriber`, `engine` or `admin:<id>`. */
export const actorName = (actor: string, t: Translate): string => {
  const admin = /^admin:(\d+)$/.exec(actor);
  return admin
    ? t('common.actor.admin', { id: admin[1] })
    : t.maybe(`common.actor.${actor}`, actor);
};
