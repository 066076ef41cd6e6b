import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { actorOf, getService, readId } from '../../core';
import type {
  CalendarResponse,
  CampaignActionResponse,
  IssueNowResponse,
  PreviewOccurrencesResponse,
  ReaderTimesResponse,
  SeriesResponse,
  SkipOccurrenceResponse,
} from '../contract';
import {
  readCalendarQuery,
  readPreviewQuery,
  readReaderQuery,
  validateOccurrence,
  validateSchedule,
} from './validation';

const plans = ({ strapi }: { strapi: Core.Strapi }) => {
  const launch = () => getService(strapi, 'launch');
  const series = () => getService(strapi, 'series');
  const preview = () => getService(strapi, 'plan-preview');

  return {
    async schedule(ctx: Context) {
      const request = await validateSchedule(ctx.request.body);
      const data = await launch().schedule(readId(ctx), request);
      ctx.body = { data } satisfies CampaignActionResponse;
    },
    async calendar(ctx: Context) {
      const data = await getService(strapi, 'calendar').between(readCalendarQuery(ctx.query));
      ctx.body = { data } satisfies CalendarResponse;
    },
    async occurrences(ctx: Context) {
      const data = preview().occurrences(readPreviewQuery(ctx.query));
      ctx.body = { data } satisfies PreviewOccurrencesResponse;
    },
    async readerTimes(ctx: Context) {
      const data = await preview().readerTimes(readId(ctx), readReaderQuery(ctx.query));
      ctx.body = { data } satisfies ReaderTimesResponse;
    },
    async series(ctx: Context) {
      ctx.body = { data: await series().about(readId(ctx)) } satisfies SeriesResponse;
    },
    async skip(ctx: Context) {
      const { plannedAt } = await validateOccurrence(ctx.request.body);
      const data = await series().skip(readId(ctx), plannedAt, actorOf(ctx));
      ctx.body = { data } satisfies SkipOccurrenceResponse;
    },
    async issue(ctx: Context) {
      const { plannedAt } = await validateOccurrence(ctx.request.body);
      const data = await series().issueNow(readId(ctx), plannedAt, actorOf(ctx));
      launch().kick();
      ctx.body = { data } satisfies IssueNowResponse;
    },
  };
};

export const planControllers = { plans };
