import { useT } from '../../../../hooks/useT';
import { LinkInput } from '../../editor/LinkInput';
import { questionnaireIn } from '../../model/links';
import { TextField } from './TextField';

/** Characters of an address at most, as the server has it. */
export const MAX_URL = 2048;

interface LinkFieldProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (url: string) => void;
  disabled: boolean;
}

/** Where a click leads: a web or e-mail address, or a questionnaire. */
export const LinkField = ({ disabled, ...props }: LinkFieldProps) => {
  const t = useT();
  const questionnaire = questionnaireIn(props.value);
  if (!disabled) return <LinkInput {...props} />;
  return (
    <TextField
      {...props}
      value={
        questionnaire === null ? props.value : t('blocks.link.questionnaire', { id: questionnaire })
      }
      disabled
      maxLength={MAX_URL}
    />
  );
};
