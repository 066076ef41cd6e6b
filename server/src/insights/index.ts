import { adminRoute } from '../core';
import { createOverview, type OverviewService } from './overview';
import { createPerson, type PersonService } from './person';

export { controllers } from './controllers';

export const services = { overview: createOverview, person: createPerson };

export const adminRoutes = [
  adminRoute('GET', '/overview', 'overview.find', 'read-overview'),
  adminRoute('GET', '/subscribers/:id', 'person.findOne', 'read-subscribers'),
];

declare module '../core/services' {
  interface ServiceMap {
    overview: OverviewService;
    person: PersonService;
  }
}
