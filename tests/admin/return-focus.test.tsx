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

/** Like a header that begins to stick to the top. */
const Remade = () => {
  const [isOpen, setOpen] = useState(false);
  const [isStuck, setStuck] = useState(false);
  return (
    <>
      <button key={String(isStuck)} onClick={() => setOpen(true)}>
        Open
      </button>
      <button onClick={() => setStuck(true)}>Scroll</button>
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

  it('gives it to what stands in the place of the opener, where that was made anew', async () => {
    render(<Remade />);
    const before = screen.getByText('Open');
    before.focus();
    fireEvent.click(before);
    fireEvent.click(screen.getByText('Scroll'));
    screen.getByText('Close').focus();
    fireEvent.click(screen.getByText('Close'));
    expect(before.isConnected).toBe(false);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByText('Open')));
  });

  it('leaves the focus alone where the opener was gone already', async () => {
    render(<Page keeps={false} />);
    openAndClose();
    await new Promise((resolve) => setTimeout(resolve));
    expect(document.activeElement).toBe(document.body);
  });
});
