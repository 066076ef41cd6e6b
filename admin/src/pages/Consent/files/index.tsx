import { Route } from 'react-router-dom';
import { PageRoutes } from '../../../components/PageRoutes';
import { FileDetail } from './FileDetail';
import { FilesTable } from './FilesTable';
import { NewFile } from './NewFile';

const Files = () => (
  <PageRoutes>
    <Route index element={<FilesTable />} />
    <Route path="new" element={<NewFile />} />
    <Route path=":id" element={<FileDetail />} />
  </PageRoutes>
);

export default Files;
