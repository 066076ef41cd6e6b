import { IANAZone } from 'luxon';

/** Names of the IANA database, and not offsets such as `+02:00`, which no clock change follows. */
const ZONE_NAME = /^[A-Za-z][\w+-]*(\/[\w+-]+){0,3}$/;
const MAX_ZONE_LENGTH = 60;

/** Whether `value` is a time zone that this server's clock knows, such as `Europe/Paris`. */
export const isTimeZone = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.length <= MAX_ZONE_LENGTH &&
  ZONE_NAME.test(value) &&
  IANAZone.isValidZone(value);
