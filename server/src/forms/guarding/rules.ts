import type { FormGuard, StopReason } from '../../../../content-types';
import { PRESSURE, type Hit } from '../../core';
import type { Body } from '../submission';

/** What a submission counts towards besides its sender: the form's limits and its pressure. */
export const hitsOf = (formId: number, rules: FormGuard | undefined): Hit[] => {
  const value = String(formId);
  return [
    { limit: 'form', value },
    ...(rules?.maxPerHour
      ? [{ limit: 'form-hour' as const, value, own: { max: rules.maxPerHour, seconds: 3600 } }]
      : []),
    ...(rules && rules.challenge !== 'none'
      ? [{ limit: 'pressure' as const, value, own: PRESSURE }]
      : []),
  ];
};

/** What the log of stops calls a limit that was full. */
export const reasonOf = (limit: Hit['limit']): StopReason => {
  switch (limit) {
    case 'ip':
      return 'ip-limit';
    case 'address':
      return 'address-limit';
    case 'form':
    case 'form-hour':
    case 'pressure':
      return 'form-limit';
  }
};

/** The answer to a challenge, also as the widgets of ALTCHA, hCaptcha and Turnstile name it. */
export const answerOf = (body: Body): unknown =>
  body.challenge ?? body.altcha ?? body['h-captcha-response'] ?? body['cf-turnstile-response'];
