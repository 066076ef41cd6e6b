import { useEffect, useRef, useState } from 'react';
import { useSayPresenceMutation } from '../../../api/campaigns';
import { newBlockId } from '../model/ids';

/** Milliseconds between two signs of life. */
const EVERY = 20_000;

/**
 * Tells the server that this page has the campaign open, and hears by name who else does.
 * @param onRevision what is stored now
 */
export const usePresence = (id: number, onRevision: (revision: number) => void): string[] => {
  const [say] = useSayPresenceMutation();
  const [others, setOthers] = useState<string[]>([]);
  const listen = useRef(onRevision);
  listen.current = onRevision;
  useEffect(() => {
    const clientId = newBlockId();
    let isOpen = true;
    const tell = () =>
      say({ id, data: { clientId } })
        .unwrap()
        .then(
          (heard) => {
            if (!isOpen) return;
            const names = [...new Set(heard.others.map(({ name }) => name))];
            setOthers((known) => (known.join('\n') === names.join('\n') ? known : names));
            listen.current(heard.revision);
          },
          // A sign of life that does not arrive is no news; saving says when the server is away.
          () => undefined
        );
    const leave = () => void say({ id, data: { clientId, leaves: true } });
    void tell();
    const timer = setInterval(() => void tell(), EVERY);
    window.addEventListener('pagehide', leave);
    return () => {
      isOpen = false;
      clearInterval(timer);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [id, say]);
  return others;
};
