import { adminRoute } from '../core';

export const adminRoutes = [
  adminRoute('GET', '/senders', 'senders.find', 'read-senders'),
  adminRoute('GET', '/senders/:id', 'senders.findOne', 'read-senders'),
  adminRoute('POST', '/senders', 'senders.create', 'create-senders'),
  adminRoute('PUT', '/senders/:id', 'senders.update', 'update-senders'),
  adminRoute('DELETE', '/senders/:id', 'senders.delete', 'delete-senders'),
];
