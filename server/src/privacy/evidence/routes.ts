import { adminRoute } from '../../core';

export const evidenceRoutes = [
  adminRoute('GET', '/evidence/subscribers/:id', 'evidence.subscriber', 'export-evidence'),
  adminRoute('GET', '/evidence/lists/:id', 'evidence.list', 'export-evidence'),
  adminRoute('GET', '/evidence/period', 'evidence.period', 'export-evidence'),
];
