import { bar, blank, footer, newsletter, page, popUp, slideIn } from './newsletters';
import { coregistration } from './partners';
import { contest } from './promotions';
import { questionnaire } from './questionnaire';
import { business, customer } from './regimes';
import type { FormTemplate } from './types';

export * from './types';

/** Forms to start from, in the order in which they are offered. */
export const TEMPLATES: readonly FormTemplate[] = [
  newsletter,
  footer,
  popUp,
  slideIn,
  bar,
  page,
  customer,
  business,
  contest,
  coregistration,
  questionnaire,
  blank,
];
