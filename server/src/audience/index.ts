import { adminRoute } from '../core';
import { createCustomFields, type CustomFieldsService } from './custom-fields';
import { fieldRoutes } from './field-controllers';
import { createLists, type ListsService } from './lists';
import { createProvenances, type ProvenancesService } from './provenances';
import { createRegistration, type RegistrationService } from './registration';
import { createSubscribers, type SubscribersService } from './subscribers';
import { createSubscriptions, type SubscriptionsService } from './subscriptions';
import { createSuppressions, type SuppressionsService } from './suppressions';

export { controllers } from './controllers';
export { createId } from './document-id';
export { givenFields } from './field-validation';
export { formatFieldValue, type FormattedField, type YesNo } from './field-format';
export { problemText } from './field-problem-text';
export {
  carriesLink,
  readFieldValue,
  toList,
  type FieldProblem,
  type FieldReading,
  type FieldSpec,
} from './field-reading';
export { namedOptions, type NamedOption } from './option-lists';
export { MAX_NAME_LENGTH, nameProblem } from './person-name';
export { professionalProblem, type ProfessionalProblem } from './professional';
export { provenanceHash } from './provenances';
export { verdictsOf, type PersonFacts } from './verdicts';
export { onConfirm, onLeave, onRefusal, onRequest } from './transitions';
export type { ConfirmOutcome, RequestOutcome } from './transitions';
export type { RefusalResult, RequestResult, SubscriptionProof } from './subscriptions';

export const services = {
  customFields: createCustomFields,
  lists: createLists,
  provenances: createProvenances,
  registration: createRegistration,
  subscribers: createSubscribers,
  subscriptions: createSubscriptions,
  suppressions: createSuppressions,
};

export const adminRoutes = [
  adminRoute('GET', '/subscribers', 'subscribers.find', 'read-subscribers'),
  adminRoute('PUT', '/subscribers/:id', 'subscribers.update', 'update-subscribers'),
  adminRoute('GET', '/lists', 'lists.find', 'read-lists'),
  adminRoute('GET', '/lists/:id', 'lists.findOne', 'read-lists'),
  adminRoute('POST', '/lists', 'lists.create', 'create-lists'),
  adminRoute('PUT', '/lists/:id', 'lists.update', 'update-lists'),
  adminRoute('DELETE', '/lists/:id', 'lists.delete', 'delete-lists'),
  adminRoute('GET', '/regimes', 'regimes.find', 'read-lists'),
  adminRoute('GET', '/provenances', 'provenances.find', 'read-provenances'),
  adminRoute('GET', '/provenances/:id', 'provenances.findOne', 'read-provenances'),
  adminRoute('POST', '/provenances', 'provenances.create', 'update-provenances'),
  adminRoute('PUT', '/provenances/:id', 'provenances.update', 'update-provenances'),
  adminRoute('DELETE', '/provenances/:id', 'provenances.delete', 'update-provenances'),
  adminRoute('POST', '/registrations', 'registrations.create', 'register-subscribers'),
  ...fieldRoutes,
];

declare module '../core/services' {
  interface ServiceMap {
    customFields: CustomFieldsService;
    lists: ListsService;
    provenances: ProvenancesService;
    registration: RegistrationService;
    subscribers: SubscribersService;
    subscriptions: SubscriptionsService;
    suppressions: SuppressionsService;
  }
}
