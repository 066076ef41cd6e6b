import {
  consent,
  email,
  field,
  form,
  look,
  name,
  origin,
  say,
  sayFirst,
  step,
  submit,
  text,
} from './parts';
import type { FormTemplate } from './types';

/**
 * Customers may be told about similar products unless they object, and are offered to object right
 * here (ePrivacy directive, art. 13(2)).
 */
export const customer: FormTemplate = {
  key: 'customer',
  kind: 'sign-up',
  needs: ['wording', 'list'],
  build: (locales, choices) =>
    form(
      locales,
      'customer.title',
      [
        step([
          [[name('firstName', locales)], [name('lastName', locales)]],
          email(locales),
          text('why', 'customer.text', locales),
          consent(choices, {
            required: false,
            basis: 'soft-opt-in',
            relation: sayFirst('customer.relation', locales),
          }),
          submit(say('customer.submit', locales)),
        ]),
      ],
      { theme: look('paper', { width: 560 }) }
    ),
};

/** Custom fields about somebody's work, as teams call them. */
const WORK = ['company', 'organisation', 'organization', 'jobTitle', 'role', 'department'];

export const business: FormTemplate = {
  key: 'business',
  kind: 'sign-up',
  needs: ['wording', 'list'],
  build: (locales, choices) =>
    form(
      locales,
      'business.title',
      [
        step([
          [[name('firstName', locales)], [name('lastName', locales)]],
          email(locales, 'business.email'),
          ...(choices.fieldKeys ?? []).filter((key) => WORK.includes(key)).map(field),
          text('why', 'business.text', locales),
          consent(choices, { required: false, basis: 'b2b-opt-out' }),
          ...origin(),
          submit(say('business.submit', locales)),
        ]),
      ],
      { theme: look('harbour', { width: 560 }) }
    ),
};
