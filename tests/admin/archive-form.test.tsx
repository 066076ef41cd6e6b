import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { answer, findings, resetServer, show } from './templates-panel';
import type { ArchiveEntry } from '../../content-types';
import { ArchiveForm } from '../../admin/src/pages/Campaigns/archive/ArchiveForm';

let entry: ArchiveEntry | null = null;
const changed = jest.fn();
const Draft = ({ subject = 'Été au port' }: { subject?: string }) => {
  const [value, setValue] = useState<ArchiveEntry | null>(null);
  entry = value;
  return (
    <main>
      <ArchiveForm
        value={value}
        subject={subject}
        preheader="In short"
        onChange={(next) => {
          changed(next);
          setValue(next);
        }}
      />
    </main>
  );
};
const makePublic = () =>
  fireEvent.click(screen.getByRole('checkbox', { name: 'Show this campaign in the archive' }));
const address = () => screen.getByRole('textbox', { name: /^Address/ });
const type = (value: string) => fireEvent.change(address(), { target: { value } });

beforeEach(() => {
  resetServer();
  changed.mockClear();
  answer('GET /optin/settings', { data: { settings: { archive: { isOpen: false } } } });
});

describe('a campaign in the archive', () => {
  it('is not there until somebody says so, and then has an address of its subject', () => {
    show(<Draft />);
    expect(screen.queryByRole('textbox')).toBeNull();
    makePublic();
    expect(entry).toMatchObject({ isPublic: true, slug: 'ete-au-port' });
  });

  it('has an address where no letter of the subject can stand in one', () => {
    show(<Draft subject="夏" />);
    makePublic();
    expect(entry?.slug).toBe('campaign');
  });

  it('keeps the last good address while another one is typed', () => {
    show(<Draft />);
    makePublic();
    changed.mockClear();
    type('Summer-');
    expect(address()).toHaveValue('summer-');
    expect(address()).toBeInvalid();
    expect(changed).not.toHaveBeenCalled();
    type('summer-1');
    expect(address()).toBeValid();
    expect(entry?.slug).toBe('summer-1');
  });

  it('keeps its address when it is taken out and put in again', () => {
    show(<Draft />);
    makePublic();
    type('summer');
    makePublic();
    makePublic();
    expect(entry).toMatchObject({ isPublic: true, slug: 'summer' });
  });

  it('says that nothing is shown while the archive is closed', async () => {
    show(<Draft />);
    expect(await screen.findByText(/The archive is switched off/)).toBeInTheDocument();
  });

  it('has nothing that axe objects to', async () => {
    show(<Draft />);
    makePublic();
    expect(await findings()).toEqual([]);
  });
});
