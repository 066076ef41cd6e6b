import { validateYupSchema, yup } from '@strapi/utils';
import { SCHEDULE_MODES } from '../../../../content-types';
import { DAY, fieldErrors } from '../../core';
import type {
  CalendarRequest,
  OccurrenceRequest,
  PreviewOccurrencesRequest,
  ReaderTimesRequest,
  ScheduleCampaignRequest,
} from '../contract';
import { line } from '../message-schema';

const UNKNOWN = 'unknown fields: ${unknown}';
const MAX_RULE = 600;
/** Two views of a year. */
const MAX_RANGE = 800 * DAY;
/** Year 9999, where dates end. */
const MAX_MS = 253_402_300_799_999;

const localTime = line(40).required();
const timeZone = line(100).required();

const scheduleSchema = yup
  .object({
    localTime,
    timeZone,
    mode: yup
      .string()
      .strict()
      .oneOf([...SCHEDULE_MODES]),
    recurrence: yup
      .object({ rule: line(MAX_RULE).defined(), skipEmpty: yup.boolean().strict().required() })
      .noUnknown(true, UNKNOWN)
      .nullable()
      .default(undefined),
  })
  .noUnknown(true, UNKNOWN)
  .required();

const occurrenceSchema = yup
  .object({ plannedAt: yup.number().strict().integer().min(0).max(MAX_MS).required() })
  .noUnknown(true, UNKNOWN)
  .required();

/** @throws ValidationError that names each field at fault */
const validator = <T>(schema: Parameters<typeof validateYupSchema>[0]) => {
  const validate = validateYupSchema(schema);
  return async (input: unknown): Promise<T> => {
    await validate(input);
    // The schema has just proved the shape; yup's own types cannot say it.
    return input as T;
  };
};

export const validateSchedule = validator<ScheduleCampaignRequest>(scheduleSchema);
export const validateOccurrence = validator<OccurrenceRequest>(occurrenceSchema);

const text = (query: Record<string, unknown>, name: string, max: number): string => {
  const value = query[name];
  if (typeof value !== 'string' || value.length > max)
    throw fieldErrors([{ path: name, message: `${name} must be given once, as text` }]);
  return value;
};

/** @throws ValidationError */
export const readPreviewQuery = (query: Record<string, unknown>): PreviewOccurrencesRequest => ({
  rule: text(query, 'rule', MAX_RULE),
  start: text(query, 'start', 40),
  timeZone: text(query, 'timeZone', 100),
});

/** @throws ValidationError */
export const readReaderQuery = (query: Record<string, unknown>): ReaderTimesRequest => ({
  localTime: text(query, 'localTime', 40),
  timeZone: text(query, 'timeZone', 100),
});

const moment = (query: Record<string, unknown>, name: string): number => {
  const value = text(query, name, 20);
  if (!/^\d{1,15}$/.test(value) || Number(value) > MAX_MS)
    throw fieldErrors([{ path: name, message: `${name} must be milliseconds since the epoch` }]);
  return Number(value);
};

/** @throws ValidationError */
export const readCalendarQuery = (query: Record<string, unknown>): CalendarRequest => {
  const from = moment(query, 'from');
  const to = moment(query, 'to');
  if (to <= from || to - from > MAX_RANGE)
    throw fieldErrors([{ path: 'to', message: 'to must be after from, by at most 800 days' }]);
  return { from, to };
};
