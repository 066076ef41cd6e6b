import { Route, Routes } from 'react-router-dom';
import { NewWording } from './NewWording';
import { WordingDetail } from './WordingDetail';
import { WordingsTable } from './WordingsTable';

const Consent = () => (
  <Routes>
    <Route index element={<WordingsTable />} />
    <Route path="new" element={<NewWording />} />
    <Route path=":id" element={<WordingDetail />} />
  </Routes>
);

export default Consent;
