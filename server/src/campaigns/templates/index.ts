import { adminRoute } from '../../core';
import { templatesController } from './controllers';
import { createTemplates, type TemplatesService } from './templates';

export const templateServices = { templates: createTemplates };
export const templateControllers = { templates: templatesController };
export const templateRoutes = [
  adminRoute('GET', '/templates', 'templates.find', 'read-templates'),
  adminRoute('GET', '/templates/ready', 'templates.ready', 'read-templates'),
  adminRoute('POST', '/templates/import', 'templates.import', 'update-templates'),
  adminRoute('GET', '/templates/:id', 'templates.findOne', 'read-templates'),
  adminRoute('POST', '/templates', 'templates.create', 'update-templates'),
  adminRoute('PUT', '/templates/:id', 'templates.update', 'update-templates'),
  adminRoute('DELETE', '/templates/:id', 'templates.delete', 'update-templates'),
];

declare module '../../core/services' {
  interface ServiceMap {
    templates: TemplatesService;
  }
}
