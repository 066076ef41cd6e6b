import type { FormBlock, LocalizedText } from '../../../../../../content-types';
import { useT } from '../../../../hooks/useT';
import { defaultText } from '../../model/defaults';
import { useDesigner } from '../context';
import { ConsentView, GroupView } from './ConsentView';
import { FieldView } from './FieldView';

/** Media without a host of their own are Strapi's. */
const absoluteUrl = (url: string): string => {
  const { strapi } = window as { strapi?: { backendURL?: string } };
  return url.startsWith('/') ? `${strapi?.backendURL ?? ''}${url}` : url;
};

const Prose = ({ text }: { text: LocalizedText }) => {
  const { locale } = useDesigner();
  return (
    <p part="text" style={{ whiteSpace: 'pre-line' }}>
      {text[locale] || '…'}
    </p>
  );
};

const VoteView = ({ label }: { label: LocalizedText }) => {
  const t = useT();
  const { locale, choices, definition } = useDesigner();
  const options = choices.promotions.find(({ id }) => id === definition.promotionId)?.options ?? [];
  return (
    <fieldset part="group">
      <legend part="label">{label[locale]}</legend>
      {options.length === 0 ? <em lang="">{t('forms.canvas.noVote')}</em> : null}
      {options.map((option) => (
        <div key={option.key} part="option">
          <input part="checkbox" type="radio" />
          <label part="option-label">{option.label[locale] || option.key}</label>
        </div>
      ))}
    </fieldset>
  );
};

const HiddenView = ({ name }: { name: string }) => {
  const t = useT();
  return (
    <p part="text" lang="">
      <small>{t('forms.canvas.hidden', { key: name })}</small>
    </p>
  );
};

const PlaceholderImage = () => {
  const t = useT();
  return (
    <p part="text" lang="">
      <small>{t('forms.canvas.noImage')}</small>
    </p>
  );
};

/** A block as visitors see it, in the elements of the public form. */
export const BlockView = ({ block }: { block: FormBlock }) => {
  const { locale } = useDesigner();
  switch (block.type) {
    case 'email':
    case 'name':
    case 'field':
      return <FieldView block={block} />;
    case 'consent':
      return <ConsentView block={block} />;
    case 'lists':
    case 'partners':
      return <GroupView block={block} />;
    case 'hidden':
      return <HiddenView name={block.key} />;
    case 'heading':
      return block.level === 2 ? (
        <h3 part="heading">{block.text[locale] || '…'}</h3>
      ) : (
        <h4 part="heading">{block.text[locale] || '…'}</h4>
      );
    case 'text':
      return <Prose text={block.text} />;
    case 'image':
      return block.src ? (
        <img
          part="image"
          src={absoluteUrl(block.src)}
          alt={block.isDecorative ? '' : (block.alt[locale] ?? '')}
          width={block.width ?? undefined}
          height={block.height ?? undefined}
        />
      ) : (
        <PlaceholderImage />
      );
    case 'divider':
      return <hr part="divider" />;
    case 'vote':
      return <VoteView label={block.label} />;
    case 'rules':
      return (
        <>
          <details part="rules">
            <summary>{defaultText('forms.default.rules.read', locale)}</summary>
          </details>
          <div part="consent">
            <input part="checkbox" type="checkbox" />
            <label part="consent-label">
              {block.label[locale] || defaultText('forms.default.rules', locale)}
            </label>
          </div>
        </>
      );
    case 'submit':
      return (
        <div part="actions">
          <button type="button" part="button">
            {block.label[locale] || defaultText('forms.default.submit', locale)}
          </button>
        </div>
      );
  }
};
