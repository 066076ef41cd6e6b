import { adminRoute } from '../../core';
import { createAbTests, type AbTestsService } from './ab-tests';
import { abTestsController } from './controllers';

export { openTests, settleTest } from './engine';

export const abTestServices = { 'ab-tests': createAbTests };
export const abTestControllers = { 'ab-tests': abTestsController };
export const abTestRoutes = [
  adminRoute('GET', '/campaigns/:id/ab-test', 'ab-tests.find', 'read-campaigns'),
  adminRoute('POST', '/campaigns/:id/ab-test/winner', 'ab-tests.choose', 'send-campaigns'),
];

declare module '../../core/services' {
  interface ServiceMap {
    'ab-tests': AbTestsService;
  }
}
