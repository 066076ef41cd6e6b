import { useId } from 'react';
import { styled } from 'styled-components';
import { Page } from './page-look';

const ACCENT = '#4945ff';

/** The box alone, without the room that a whole form takes. */
const Compact = styled(Page)`
  padding: 1.6rem;
  border-radius: 0.8rem;
  font-size: 1.5rem;

  .consent {
    margin-bottom: 0;
  }
`;

interface ConsentBoxProps {
  locale: string;
  text: string;
}

/** A consent box as visitors meet it, whatever theme the panel has. Ticking it does nothing. */
export const ConsentBox = ({ locale, text }: ConsentBoxProps) => {
  const id = useId();
  return (
    <Compact lang={locale} $accent={ACCENT} $ink="#ffffff" data-preview>
      <div className="consent">
        <input type="checkbox" id={id} />
        <label htmlFor={id}>{text}</label>
      </div>
    </Compact>
  );
};
