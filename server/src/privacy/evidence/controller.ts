import { Readable } from 'node:stream';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { actorOf, getService, readId } from '../../core';
import type { EvidenceFormat } from '../contract';
import type { Maker, Scope } from './model';
import { personPdf, summaryPdf } from './pdf';
import { textOfFile } from './person';
import { adminName } from './reading';
import { readFormat, readLocale, readPeriod } from './request';

const CONTENT_TYPES: Record<EvidenceFormat, string> = {
  json: 'application/json; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
  pdf: 'application/pdf',
};

const makerOf = (ctx: Context): Maker => ({
  id: actorOf(ctx),
  name: ctx.state.user ? adminName(ctx.state.user) : null,
});

/**
 * Answers a file. Its name is made of ids, slugs and dates, never of what people typed, so that it
 * stays plain ASCII and the header stays whole.
 */
const download = (
  ctx: Context,
  { about, day, format }: { about: string; day: string; format: EvidenceFormat },
  body: string | Buffer | Readable
): void => {
  const name = `evidence-${about}-${day}`.replace(/[^A-Za-z0-9-]/g, '-');
  ctx.set('Content-Type', CONTENT_TYPES[format]);
  ctx.set('Content-Disposition', `attachment; filename="${name}.${format}"`);
  ctx.set('Cache-Control', 'no-store');
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.body = body;
};

const nameOf = (scope: Scope): string =>
  scope.kind === 'list'
    ? `list-${scope.list.slug}`
    : `period-${scope.period.from}-to-${scope.period.to}`;

export const evidenceController = ({ strapi }: { strapi: Core.Strapi }) => {
  const evidence = () => getService(strapi, 'evidence');
  const today = (): string =>
    new Date(getService(strapi, 'clock').now()).toISOString().slice(0, 10);

  /** Who took what out of the house: ids alone. */
  const note = (ctx: Context, what: string, format: EvidenceFormat) =>
    strapi.log.info(`[optin] Evidence of ${what} exported as ${format} by ${actorOf(ctx)}.`);

  const answerScope = async (ctx: Context, scope: Scope) => {
    const format = readFormat(ctx, ['ndjson', 'pdf']);
    const locale = readLocale(ctx);
    const maker = makerOf(ctx);
    note(
      ctx,
      scope.kind === 'list'
        ? `list ${scope.list.id}`
        : `${scope.period.from} to ${scope.period.to}`,
      format
    );
    download(
      ctx,
      { about: nameOf(scope), day: today(), format },
      format === 'pdf'
        ? await summaryPdf(await evidence().summary(scope, maker), locale)
        : Readable.from(evidence().lines(scope, maker), { objectMode: false })
    );
  };

  return {
    async subscriber(ctx: Context) {
      const id = readId(ctx);
      const format = readFormat(ctx, ['json', 'pdf']);
      const locale = readLocale(ctx);
      const file = await evidence().person(id, makerOf(ctx));
      note(ctx, `subscriber ${id}`, format);
      download(
        ctx,
        { about: `person-${id}`, day: today(), format },
        format === 'pdf' ? await personPdf(file, locale) : textOfFile(file)
      );
    },

    async list(ctx: Context) {
      await answerScope(ctx, await evidence().listScope(readId(ctx)));
    },

    async period(ctx: Context) {
      await answerScope(ctx, { kind: 'period', period: readPeriod(ctx) });
    },
  };
};
