import type { Core } from '@strapi/types';
import { toDefinition, type Form } from '../../../content-types';
import { DAY, getService, table, uid } from '../core';
import type { FormConversion, FormUsage } from './contract';

/** Where a form is in use: pages, other forms, entries, and how often it was sent. */
export const readUsage = async (
  strapi: Core.Strapi,
  { id, slug }: Pick<Form, 'id' | 'slug'>
): Promise<FormUsage> => {
  const forms = (await strapi.db.query(uid('form')).findMany({
    select: ['id', 'name', 'definition'],
    orderBy: { name: 'asc' },
  })) as Pick<Form, 'id' | 'name' | 'definition'>[];
  const [{ submissions }] = await table(strapi, 'submission')
    .where({ form_id: id })
    .count({ submissions: '*' });
  return {
    pages: await getService(strapi, 'sightings').pagesOf(id),
    forms: forms
      .filter(({ definition }) => {
        const { after } = toDefinition(definition);
        return after.kind === 'questionnaire' && after.questionnaireId === id;
      })
      .map(({ id: other, name }) => ({ id: other, name })),
    entries: await getService(strapi, 'placements').of(slug),
    submissions: Number(submissions),
  };
};

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Moments by day (UTC) over the last `days` days. Rides on optin_submissions_form_ix. */
export const readConversion = async (
  strapi: Core.Strapi,
  id: number,
  days: number
): Promise<FormConversion> => {
  const now = getService(strapi, 'clock').now();
  const from = now - (days - 1) * DAY;
  const start = from - (from % DAY);
  const byDay = async (name: 'submission' | 'consent-record', event?: string) => {
    const counts = new Map<string, number>();
    const bucket = strapi.db.connection.raw('?? - (?? % ?)', ['at', 'at', DAY]);
    const rows: { start: number | string; times: number | string }[] = await table(strapi, name)
      .where({ form_id: id, ...(event ? { event } : {}) })
      .andWhere('at', '>=', start)
      .select({ start: bucket })
      // People who confirmed, and sendings: whoever was erased since is no person any more.
      .modify((query) => {
        if (event) void query.countDistinct({ times: 'subscriber_id' });
        else void query.count({ times: '*' });
      })
      // By its name: PostgreSQL takes two equal expressions with parameters for two.
      .groupBy('start');
    for (const row of rows) counts.set(dayOf(Number(row.start)), Number(row.times));
    return counts;
  };
  const submitted = await byDay('submission');
  const seen = await getService(strapi, 'sightings').daysOf(id, dayOf(start));
  const confirmed = await byDay('consent-record', 'confirmed');
  return {
    days: Array.from({ length: days }, (_, index) => {
      const day = dayOf(start + index * DAY);
      return {
        day,
        seen: seen.get(day) ?? 0,
        submitted: submitted.get(day) ?? 0,
        confirmed: confirmed.get(day) ?? 0,
      };
    }),
  };
};
