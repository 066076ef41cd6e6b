import { Route, Routes } from 'react-router-dom';
import { FileDetail } from './FileDetail';
import { FilesTable } from './FilesTable';
import { NewFile } from './NewFile';

const Files = () => (
  <Routes>
    <Route index element={<FilesTable />} />
    <Route path="new" element={<NewFile />} />
    <Route path=":id" element={<FileDetail />} />
  </Routes>
);

export default Files;
