import { Route } from 'react-router-dom';
import { PageRoutes } from '../../components/PageRoutes';
import { TemplateContentPage } from './composer/TemplateContentPage';
import { TemplatePage } from './TemplatePage';
import { TemplatesPage } from './TemplatesPage';

const Templates = () => (
  <PageRoutes>
    <Route index element={<TemplatesPage />} />
    <Route path=":id" element={<TemplatePage />} />
    <Route path=":id/content" element={<TemplateContentPage />} />
  </PageRoutes>
);

export default Templates;
