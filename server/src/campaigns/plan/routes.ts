import { adminRoute } from '../../core';

/** Before the routes of a campaign: `calendar` and `occurrences` are no ids. */
export const planRoutes = [
  adminRoute('GET', '/campaigns/calendar', 'plans.calendar', 'read-campaigns'),
  adminRoute('GET', '/campaigns/occurrences', 'plans.occurrences', 'read-campaigns'),
  adminRoute('GET', '/campaigns/:id/reader-times', 'plans.readerTimes', 'read-campaigns'),
  adminRoute('GET', '/campaigns/:id/series', 'plans.series', 'read-campaigns'),
  adminRoute('POST', '/campaigns/:id/schedule', 'plans.schedule', 'send-campaigns'),
  adminRoute('POST', '/campaigns/:id/skip', 'plans.skip', 'send-campaigns'),
  adminRoute('POST', '/campaigns/:id/issue', 'plans.issue', 'send-campaigns'),
];
