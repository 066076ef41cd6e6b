import { adminRoute, publicRoute } from '../core';

export const adminRoutes = [
  adminRoute('GET', '/forms', 'forms.find', 'read-forms'),
  adminRoute('GET', '/forms/:id', 'forms.findOne', 'read-forms'),
  adminRoute('POST', '/forms', 'forms.create', 'create-forms'),
  adminRoute('PUT', '/forms/:id', 'forms.update', 'update-forms'),
  adminRoute('POST', '/forms/:id/publish', 'forms.publish', 'publish-forms'),
  adminRoute('POST', '/forms/check', 'forms.check', 'read-forms'),
  adminRoute('POST', '/forms/:id/duplicate', 'forms.duplicate', 'create-forms'),
  adminRoute('GET', '/forms/:id/versions/:version', 'forms.version', 'read-forms'),
  adminRoute('POST', '/forms/:id/restore', 'forms.restore', 'update-forms'),
  adminRoute('POST', '/forms/:id/preview-link', 'forms.previewLink', 'read-forms'),
  adminRoute('GET', '/forms/:id/usage', 'forms.usage', 'read-forms'),
  adminRoute('GET', '/forms/:id/conversion', 'forms.conversion', 'read-forms'),
  adminRoute('DELETE', '/forms/:id', 'forms.delete', 'delete-forms'),
  adminRoute('POST', '/subscribers', 'enrolments.create', 'create-subscribers'),
  adminRoute('POST', '/wordings/:id/ask-again', 'wording-renewals.create', 'publish-wordings'),
];

export const publicRoutes = [
  publicRoute('GET', '/forms/:slug', 'public-forms.definition'),
  publicRoute('POST', '/forms/:slug/submissions', 'public-forms.submit'),
  publicRoute('GET', '/f/:slug', 'public-forms.hosted'),
  publicRoute('GET', '/preview/:token', 'public-preview.show'),
  publicRoute('POST', '/preview/:token', 'public-preview.act'),
  publicRoute('GET', '/thanks', 'public-forms.thanks'),
  publicRoute('GET', '/embed.js', 'public-forms.embed'),
  publicRoute('GET', '/display.js', 'public-forms.display'),
  publicRoute('GET', '/form.js', 'public-forms.page'),
  publicRoute('POST', '/forms/:slug/seen', 'public-forms.seen'),
  publicRoute('GET', '/confirm/:token', 'public-confirm.show'),
  publicRoute('POST', '/confirm/:token', 'public-confirm.act'),
  publicRoute('GET', '/q/:token', 'public-questionnaires.show'),
  publicRoute('POST', '/q/:token', 'public-questionnaires.act'),
  publicRoute('GET', '/renew/:token', 'public-renewal.show'),
  publicRoute('POST', '/renew/:token', 'public-renewal.act'),
];
