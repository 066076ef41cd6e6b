import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { useKeptFocus } from '../../admin/src/hooks/useKeptFocus';
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

/** Like Strapi's header, whose elements are others while it sticks. */
const Header = () => {
  const [isStuck, setStuck] = useState(false);
  const around = useKeptFocus<HTMLDivElement>();
  return (
    <>
      <div ref={around}>
        {isStuck ? (
          <section>
            <button>Save</button>
          </section>
        ) : (
          <header>
            <button>Save</button>
          </header>
        )}
      </div>
      <input aria-label="Name" />
      <button onClick={() => setStuck(!isStuck)}>Scroll</button>
    </>
  );
};

describe('a header that is made anew as the page scrolls', () => {
  const scroll = () => fireEvent.click(screen.getByText('Scroll'));

  it('keeps the focus on its button', async () => {
    render(<Header />);
    const before = screen.getByText('Save');
    before.focus();
    scroll();
    expect(before.isConnected).toBe(false);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByText('Save')));
    scroll();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByText('Save')));
  });

  it('takes it from nobody who went elsewhere, or nowhere', async () => {
    render(<Header />);
    screen.getByText('Save').focus();
    screen.getByLabelText('Name').focus();
    scroll();
    await Promise.resolve();
    expect(document.activeElement).toBe(screen.getByLabelText('Name'));
    screen.getByText('Save').focus();
    screen.getByText('Save').blur();
    await Promise.resolve();
    scroll();
    await Promise.resolve();
    expect(document.activeElement).toBe(document.body);
  });
});
