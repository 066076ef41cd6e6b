import type { Core } from '@strapi/types';
import type { ConsentEvent } from '../../../content-types';
import { table } from '../core';

export interface FormCounts {
  submitted: number;
  confirmed: number;
}

/** People who submitted each form, and those who confirmed, as the ledger tells. */
export const countsOf = async (
  strapi: Core.Strapi,
  forms: { id: number }[]
): Promise<Map<number, FormCounts>> => {
  const counts = new Map(forms.map(({ id }) => [id, { submitted: 0, confirmed: 0 }]));
  if (forms.length === 0) return counts;
  const rows: { form_id: number; event: ConsentEvent; people: number }[] = await table(
    strapi,
    'consent-record'
  )
    .whereIn('form_id', [...counts.keys()])
    .whereIn('event', ['requested', 'confirmed', 'registered'] satisfies ConsentEvent[])
    .groupBy('form_id', 'event')
    .select('form_id', 'event')
    .countDistinct({ people: 'subscriber_id' });
  for (const { form_id, event, people } of rows) {
    const entry = counts.get(Number(form_id));
    if (entry) entry[event === 'requested' ? 'submitted' : 'confirmed'] += Number(people);
  }
  return counts;
};
