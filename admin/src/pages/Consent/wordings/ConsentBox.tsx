import { useId } from 'react';
import { Page } from '../../Forms/preview/page-look';

const ACCENT = '#4945ff';

interface ConsentBoxProps {
  locale: string;
  text: string;
}

/** A consent box as visitors meet it, whatever theme the panel has. Ticking it does nothing. */
export const ConsentBox = ({ locale, text }: ConsentBoxProps) => {
  const id = useId();
  return (
    <Page lang={locale} $accent={ACCENT} $ink="#ffffff" data-preview>
      <div className="consent" style={{ marginBottom: 0 }}>
        <input type="checkbox" id={id} />
        <label htmlFor={id}>{text}</label>
      </div>
    </Page>
  );
};
