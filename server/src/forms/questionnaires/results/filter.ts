import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { DAY, fieldErrors, qualified } from '../../../core';
import type { ResponseFilter } from '../../contract';

const COMPLETIONS = ['all', 'completed', 'partial'] as const;

const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(at.getTime()) &&
    at.toISOString().startsWith(text)
  );
};

/** @throws ValidationError naming the parameter at fault */
export const readFilter = (ctx: Context): ResponseFilter => {
  const problems: { path: string; message: string }[] = [];
  const day = (name: 'from' | 'to'): string | undefined => {
    const value = ctx.query[name];
    if (value === undefined || value === '') return undefined;
    if (typeof value === 'string' && isDay(value)) return value;
    problems.push({ path: name, message: 'Give a day of the calendar as YYYY-MM-DD.' });
    return undefined;
  };
  const from = day('from');
  const to = day('to');
  const asked = ctx.query.completion ?? 'all';
  const completion = COMPLETIONS.find((known) => known === asked);
  if (!completion)
    problems.push({ path: 'completion', message: `Choose ${COMPLETIONS.join(', ')}.` });
  if (from && to && from > to)
    problems.push({ path: 'from', message: 'The first day lies after the last; swap the two.' });
  if (problems.length > 0) throw fieldErrors(problems);
  return { from, to, completion };
};

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/**
 * The responses that a filter leaves, as `r`. Rides on optin_responses_uq (form_id, subscriber_id);
 * a questionnaire has at most one response a person.
 */
export const responsesQuery = (strapi: Core.Strapi, formId: number, filter: ResponseFilter) => {
  const { connection } = strapi.db;
  const query = connection
    .from(connection.raw('? as r', [qualified(strapi, 'response')]))
    .where({ 'r.form_id': formId });
  if (filter.from) query.andWhere('r.updated_at', '>=', at(filter.from));
  if (filter.to) query.andWhere('r.updated_at', '<', at(filter.to) + DAY);
  if (filter.completion === 'completed') query.whereNotNull('r.completed_at');
  if (filter.completion === 'partial') query.whereNull('r.completed_at');
  return query;
};

/** Their answers, as `a`. Rides on optin_answers_uq (response_id, ...). */
export const answersQuery = (strapi: Core.Strapi, formId: number, filter: ResponseFilter) =>
  responsesQuery(strapi, formId, filter).joinRaw('JOIN ? a ON a.response_id = r.id', [
    qualified(strapi, 'answer'),
  ]);
