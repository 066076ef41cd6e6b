import type {
  CustomField,
  EmailBlock,
  FieldBlock,
  NameBlock,
} from '../../../../../../content-types';
import { defaultText } from '../../model/defaults';
import { useDesigner } from '../context';

/** Options of more than this many come in a list to open. */
const MANY_OPTIONS = 7;

const INPUT_TYPES: Partial<Record<CustomField['type'], string>> = {
  number: 'number',
  date: 'date',
  phone: 'tel',
  url: 'url',
};

interface LabelProps {
  block: EmailBlock | NameBlock | FieldBlock;
  field: CustomField | undefined;
}

const useTexts = ({ block, field }: LabelProps) => {
  const { locale } = useDesigner();
  const key = block.type === 'field' ? block.key : block.type === 'name' ? block.part : 'email';
  return {
    locale,
    label: block.label[locale] || field?.label[locale] || key,
    help: block.help?.[locale] || field?.help[locale] || '',
    placeholder: block.placeholder?.[locale] ?? '',
    isOptional: block.type !== 'email' && !block.required,
  };
};

const LabelText = (props: LabelProps) => {
  const { locale, label, isOptional } = useTexts(props);
  return (
    <>
      {label}
      {isOptional ? <small> ({defaultText('forms.default.optional', locale)})</small> : null}
    </>
  );
};

/** A question as visitors meet it; it takes no input here. */
export const FieldView = ({ block }: { block: EmailBlock | NameBlock | FieldBlock }) => {
  const { choices } = useDesigner();
  const field =
    block.type === 'field' ? choices.fields.find(({ key }) => key === block.key) : undefined;
  const { locale, label: text, help, placeholder } = useTexts({ block, field });
  const label = <LabelText block={block} field={field} />;
  const note = help ? <p part="help">{help}</p> : null;
  const options = field?.options ?? [];
  const hasOptions = field?.type === 'choice' || field?.type === 'choices';
  const control = block.type === 'field' ? (block.control ?? 'auto') : 'auto';
  if (field?.type === 'boolean')
    return (
      <div part="consent">
        <input part="checkbox" type="checkbox" />
        <label part="consent-label">
          {text}
          {help ? <small>{help}</small> : null}
        </label>
      </div>
    );
  if (
    hasOptions &&
    (control === 'buttons' ||
      field.type === 'choices' ||
      (control === 'auto' && options.length <= MANY_OPTIONS))
  )
    return (
      <fieldset part="group">
        <legend part="label">{label}</legend>
        {note}
        {options.map((option) => (
          <div key={option.key} part="option">
            <input part="checkbox" type={field.type === 'choice' ? 'radio' : 'checkbox'} />
            <label part="option-label">{option.label[locale] || option.key}</label>
          </div>
        ))}
      </fieldset>
    );
  return (
    <div part="field">
      <label part="label">{label}</label>
      {hasOptions || field?.type === 'country' || field?.type === 'language' ? (
        <select part="input">
          <option>{defaultText('forms.default.choose', locale)}</option>
        </select>
      ) : field?.type === 'long-text' ? (
        <textarea part="input" placeholder={placeholder} />
      ) : (
        <input
          part="input"
          type={field ? (INPUT_TYPES[field.type] ?? 'text') : 'text'}
          placeholder={placeholder}
        />
      )}
      {note}
    </div>
  );
};
