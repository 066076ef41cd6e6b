import { Route, Routes } from 'react-router-dom';
import { TemplateContentPage } from './composer/TemplateContentPage';
import { TemplatePage } from './TemplatePage';
import { TemplatesPage } from './TemplatesPage';

const Templates = () => (
  <Routes>
    <Route index element={<TemplatesPage />} />
    <Route path=":id" element={<TemplatePage />} />
    <Route path=":id/content" element={<TemplateContentPage />} />
  </Routes>
);

export default Templates;
