import type { Core } from '@strapi/types';
import { canonicalJson, PLUGIN_ID, type Json } from '../core';
import { LAW_SETTINGS, type LawChange, type Settings } from '../core/contract';

/** Far more than anybody changes in the life of a site. */
const MAX_KEPT = 500;

const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

/** Who changed a setting on which the lawfulness of mail rests, and when, for whoever asks later. */
export const createLawChanges = (strapi: Core.Strapi) => {
  const store = strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'law-changes' });
  /** Newest first. */
  const list = async (): Promise<LawChange[]> =>
    ((await store.get({})) as LawChange[] | null) ?? [];
  return {
    list,
    async note(before: Settings, after: Settings, who: { by: string; at: number }): Promise<void> {
      const changes = LAW_SETTINGS.flatMap((setting): LawChange[] => {
        const [from, to] = [plain(before[setting]), plain(after[setting])];
        return canonicalJson(from) === canonicalJson(to) ? [] : [{ ...who, setting, from, to }];
      });
      if (changes.length === 0) return;
      strapi.log.info(
        `[optin] ${who.by} changed ${changes.map(({ setting }) => setting).join(', ')} in the settings.`
      );
      await store.set({ value: [...changes, ...(await list())].slice(0, MAX_KEPT) });
    },
  };
};
