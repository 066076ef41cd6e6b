import { Readable } from 'node:stream';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { actorOf, fieldErrors, getService, LOCALE_PATTERN, readId } from '../../../core';
import type { PageQuery } from '../../../core/contract';
import type {
  GetResultsResponse,
  ListPersonResponsesResponse,
  ListTextAnswersResponse,
} from '../../contract';
import { csvExport, jsonExport } from './export';
import { readFilter } from './filter';
import { questionnaireRow } from './questions';

/** The panel's language, for labels of options. */
const localeOf = (ctx: Context): string => {
  const { locale } = ctx.query;
  return typeof locale === 'string' && LOCALE_PATTERN.test(locale) ? locale : 'en';
};

export const responsesController = ({ strapi }: { strapi: Core.Strapi }) => {
  const results = () => getService(strapi, 'responseResults');
  return {
    async results(ctx: Context) {
      const data = await results().read(readId(ctx), readFilter(ctx), localeOf(ctx));
      ctx.body = { data } satisfies GetResultsResponse;
    },

    async texts(ctx: Context) {
      const { key } = ctx.query;
      if (typeof key !== 'string')
        throw fieldErrors([{ path: 'key', message: 'Say which question: its key.' }]);
      ctx.body = (await results().texts(
        readId(ctx),
        key,
        readFilter(ctx),
        ctx.query as PageQuery
      )) satisfies ListTextAnswersResponse;
    },

    async export(ctx: Context) {
      const { format } = ctx.query;
      if (format !== 'csv' && format !== 'json')
        throw fieldErrors([{ path: 'format', message: 'Choose csv or json.' }]);
      const form = await questionnaireRow(strapi, readId(ctx));
      const input = { formId: form.id, published: form.published, filter: readFilter(ctx) };
      const day = new Date(getService(strapi, 'clock').now()).toISOString().slice(0, 10);
      // Who took what out of the house: ids alone.
      strapi.log.info(
        `[optin] Responses to form ${form.id} exported as ${format} by ${actorOf(ctx)}.`
      );
      ctx.set(
        'Content-Type',
        format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8'
      );
      ctx.set(
        'Content-Disposition',
        `attachment; filename="responses-${form.slug}-${day}.${format}"`
      );
      ctx.set('Cache-Control', 'no-store');
      ctx.set('X-Content-Type-Options', 'nosniff');
      ctx.body = Readable.from(
        format === 'csv'
          ? csvExport(strapi, input, ctx.query.bom === '1')
          : jsonExport(strapi, input),
        { objectMode: false }
      );
    },

    async ofPerson(ctx: Context) {
      const data = await results().ofPerson(readId(ctx), localeOf(ctx));
      ctx.body = { data } satisfies ListPersonResponsesResponse;
    },
  };
};
