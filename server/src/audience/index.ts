import { adminRoute } from '../core';
import { createLists, type ListsService } from './lists';
import { createSubscribers, type SubscribersService } from './subscribers';
import { createSubscriptions, type SubscriptionsService } from './subscriptions';
import { createSuppressions, type SuppressionsService } from './suppressions';

export { controllers } from './controllers';
export { createId } from './document-id';
export { onConfirm, onLeave, onRequest } from './transitions';
export type { ConfirmOutcome, RequestOutcome } from './transitions';
export type { RequestResult } from './subscriptions';

export const services = {
  lists: createLists,
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
];

declare module '../core/services' {
  interface ServiceMap {
    lists: ListsService;
    subscribers: SubscribersService;
    subscriptions: SubscriptionsService;
    suppressions: SuppressionsService;
  }
}
