import { Flex, type StatusVariant } from '@strapi/design-system';
import type { FormRow } from '../../../../server/src/forms/contract';
import { Chip } from '../../components/Chip';
import { useT } from '../../hooks/useT';

type FormState = 'closed' | 'never' | 'changed' | 'published';

const VARIANTS: Record<FormState, StatusVariant> = {
  closed: 'neutral',
  never: 'secondary',
  changed: 'warning',
  published: 'success',
};

type Facts = Pick<FormRow, 'isOpen' | 'publishedVersion' | 'hasChanges'>;

const statesOf = ({ isOpen, publishedVersion, hasChanges }: Facts): FormState[] => {
  const published: FormState =
    publishedVersion === 0 ? 'never' : hasChanges ? 'changed' : 'published';
  return isOpen ? [published] : ['closed', published];
};

/** Whether visitors see the form, and whether it is the one that the editor sees. */
export const FormChip = ({ form }: { form: Facts }) => {
  const t = useT();
  return (
    <Flex gap={2} wrap="wrap">
      {statesOf(form).map((state) => (
        <Chip key={state} variant={VARIANTS[state]}>
          {t(`forms.state.${state}`)}
        </Chip>
      ))}
    </Flex>
  );
};
