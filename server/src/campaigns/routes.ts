import { adminRoute } from '../core';
import { abTestRoutes } from './ab';
import { archiveRoutes } from './archive';
import { contentRoutes } from './content';
import { linkRoutes } from './links';
import { planRoutes } from './plan';
import { templateRoutes } from './templates';

export const adminRoutes = [
  adminRoute('GET', '/campaigns', 'campaigns.find', 'read-campaigns'),
  adminRoute('POST', '/campaigns', 'campaigns.create', 'create-campaigns'),
  adminRoute('POST', '/campaigns/preview', 'campaigns.preview', 'update-campaigns'),
  ...planRoutes,
  ...contentRoutes,
  ...abTestRoutes,
  ...archiveRoutes,
  ...linkRoutes,
  ...templateRoutes,
  adminRoute('GET', '/campaigns/:id', 'campaigns.findOne', 'read-campaigns'),
  adminRoute('PUT', '/campaigns/:id', 'campaigns.update', 'update-campaigns'),
  adminRoute('DELETE', '/campaigns/:id', 'campaigns.delete', 'delete-campaigns'),
  adminRoute('POST', '/campaigns/:id/duplicate', 'campaigns.duplicate', 'create-campaigns'),
  adminRoute('POST', '/campaigns/:id/resend', 'campaigns.resend', 'create-campaigns'),
  adminRoute('POST', '/campaigns/:id/presence', 'drafts.presence', 'update-campaigns'),
  adminRoute('GET', '/campaigns/:id/versions', 'drafts.versions', 'update-campaigns'),
  adminRoute('GET', '/campaigns/:id/versions/:revision', 'drafts.version', 'update-campaigns'),
  adminRoute('GET', '/campaigns/:id/preflight', 'campaigns.preflight', 'read-campaigns'),
  adminRoute('POST', '/campaigns/:id/check', 'checks.network', 'update-campaigns'),
  adminRoute('GET', '/campaigns/:id/approval', 'checks.approval', 'read-campaigns'),
  adminRoute('POST', '/campaigns/:id/approve', 'checks.approve', 'approve-campaigns'),
  adminRoute('POST', '/campaigns/:id/withdraw-approval', 'checks.withdraw', 'approve-campaigns'),
  adminRoute('POST', '/campaigns/:id/ask-approval', 'checks.ask', 'update-campaigns'),
  adminRoute('GET', '/campaigns/:id/recipients', 'campaigns.recipients', 'read-campaigns'),
  adminRoute('POST', '/campaigns/:id/test', 'campaigns.test', 'test-campaigns'),
  adminRoute('POST', '/campaigns/:id/send', 'campaigns.send', 'send-campaigns'),
  adminRoute('POST', '/campaigns/:id/unschedule', 'campaigns.unschedule', 'send-campaigns'),
  adminRoute('POST', '/campaigns/:id/pause', 'campaigns.pause', 'send-campaigns'),
  adminRoute('POST', '/campaigns/:id/resume', 'campaigns.resume', 'send-campaigns'),
  adminRoute('POST', '/campaigns/:id/cancel', 'campaigns.cancel', 'send-campaigns'),
];
