import type { Core } from '@strapi/types';
import type { Campaign, EpochMs } from '../../../../content-types';
import { getService, type Db } from '../../core';
import { archiveOfIssue } from '../archive/slug';
import { syncDraftEntries } from '../campaign-entries';
import { draftOf, toStored } from '../draft-store';
import { MAX_NAME } from '../message-schema';
import { campaignQuery, findCampaign } from '../store';
import { translate } from '../texts';
import type { Series } from './series-campaign';

/** More than one issue a day: then the date alone tells nobody which one it is. */
const SEVERAL_A_DAY = /FREQ=HOURLY|BYHOUR=[^;]*,/;

/** `News, 4 December 2026`, in the campaign's language. */
export const issueName = (
  { name, locale, recurrence }: Pick<Series, 'name' | 'locale' | 'recurrence'>,
  plannedAt: EpochMs
): string => {
  const date = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: SEVERAL_A_DAY.test(recurrence.rule) ? 'short' : undefined,
    timeZone: recurrence.timeZone,
  }).format(plannedAt);
  const room = MAX_NAME - translate(locale, 'issue.name', { name: '', date }).length;
  return translate(locale, 'issue.name', { name: name.slice(0, room), date });
};

/**
 * Makes the issue of a date: a campaign of its own with the series' message and audience, planned
 * for that date, so that the ordinary start takes it from there, after a crash too. An approval of
 * the series is of what its issues say, so it holds for them.
 * @param trx the transaction that moves the series on
 * @param author who wrote the series, and with it its issues, as the ledger names them
 */
export const makeIssue = async (
  strapi: Core.Strapi,
  trx: Db,
  series: Series,
  { plannedAt, local, author }: { plannedAt: EpochMs; local: string; author: string | null }
): Promise<Campaign> => {
  const archive = await archiveOfIssue(strapi, series, local);
  const name = issueName(series, plannedAt);
  const { id } = (await campaignQuery(strapi).create({
    data: {
      ...toStored({ ...draftOf(series), name, archive }),
      state: 'scheduled',
      revision: 0,
      approval: series.approval,
      seriesId: series.id,
      scheduleMode: series.scheduleMode,
      scheduledLocal: series.scheduleMode === 'reader' ? local : null,
      scheduledAt: plannedAt,
      scheduledTimeZone: series.recurrence.timeZone,
    },
  })) as { id: number };
  const issue = await findCampaign(strapi, id);
  await syncDraftEntries(strapi, trx, issue);
  if (author) await getService(strapi, 'drafts').note(trx, issue, author);
  return issue;
};
