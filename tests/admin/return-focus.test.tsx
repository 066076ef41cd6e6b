import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { useReturnFocus } from '../../admin/src/hooks/useReturnFocus';

const Dialog = ({ onClose }: { onClose: () => void }) => {
  useReturnFocus();
  return <button onClick={onClose}>Close</button>;
};

const Page = ({ keeps }: { keeps: boolean }) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {keeps || !isOpen ? <button onClick={() => setOpen(true)}>Open</button> : null}
      {isOpen ? <Dialog onClose={() => setOpen(false)} /> : null}
    </>
  );
};

const openAndClose = () => {
  screen.getByText('Open').focus();
  fireEvent.click(screen.getByText('Open'));
  screen.getByText('Close').focus();
  fireEvent.click(screen.getByText('Close'));
};

describe('a dialog without a trigger of its own', () => {
  it('gives the focus back when it closes', async () => {
    render(<Page keeps />);
    openAndClose();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByText('Open')));
  });

  it('leaves the focus alone where the opener is gone', async () => {
    render(<Page keeps={false} />);
    openAndClose();
    await new Promise((resolve) => setTimeout(resolve));
    expect(document.activeElement).toBe(document.body);
  });
});
