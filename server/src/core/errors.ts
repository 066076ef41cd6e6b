import { errors } from '@strapi/utils';

export interface FieldError {
  path: string[];
  message: string;
  name: string;
}

/** A 400 in Strapi's own shape that names every field at fault and the remedy. */
export const fieldErrors = (problems: { path: string; message: string }[]) =>
  new errors.ValidationError(problems[0]?.message ?? 'Invalid input', {
    errors: problems.map(({ path, message }) => ({
      path: path.split('.'),
      message,
      name: 'ValidationError',
    })) satisfies FieldError[],
  });

/** A refusal that the panel words itself: `details.code` is a translation key there. */
export const refusal = (code: string, message: string, details: Record<string, unknown> = {}) =>
  new errors.ApplicationError(message, { code, ...details });
