import { errors } from '@strapi/utils';

/** 415: the body is of a kind that the route does not read. */
export class UnsupportedMediaTypeError extends errors.ApplicationError<'UnsupportedMediaTypeError'> {
  constructor(message: string) {
    super(message);
    this.name = 'UnsupportedMediaTypeError';
  }
}

/** 410: what the link stood for is over, such as an expired confirmation. */
export class GoneError extends errors.ApplicationError<
  'GoneError',
  string,
  Record<string, unknown>
> {
  constructor(message: string, details: Record<string, unknown> = {}) {
    super(message, details);
    this.name = 'GoneError';
  }
}

const STATUS: [new (...args: never[]) => Error, number][] = [
  [UnsupportedMediaTypeError, 415],
  [GoneError, 410],
  [errors.PayloadTooLargeError, 413],
  [errors.RateLimitError, 429],
  [errors.NotFoundError, 404],
  [errors.ForbiddenError, 403],
  [errors.UnauthorizedError, 401],
  [errors.ApplicationError, 400],
];

/** The HTTP status of an expected error; null for a failure of ours, which Strapi logs. */
export const statusOf = (error: unknown): number | null =>
  STATUS.find(([type]) => error instanceof type)?.[1] ?? null;

/** An expected error in the shape of Strapi's own error bodies. */
export const errorBody = (status: number, error: Error & { details?: unknown }) => ({
  data: null,
  error: { status, name: error.name, message: error.message, details: error.details ?? {} },
});
