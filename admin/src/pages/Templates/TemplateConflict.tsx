import { Button, Flex } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { Notice } from '../../components/Notice';
import { useT } from '../../hooks/useT';
import type { TemplateValues } from './locks';

interface TemplateConflictProps {
  onSeeTheirs: () => void;
  onKeepMine: (mine: TemplateValues) => void;
}

/** Somebody else saved the template while its name and locks were changed here: lets a person decide. */
export const TemplateConflict = ({ onSeeTheirs, onKeepMine }: TemplateConflictProps) => {
  const t = useT();
  const values = useForm('TemplateConflict', (state) => state.values as TemplateValues);
  return (
    <div role="alert">
      <Notice
        tone="warning"
        title={t('templates.conflict')}
        action={
          <Flex gap={2} wrap="wrap">
            <Button type="button" variant="secondary" size="S" onClick={onSeeTheirs}>
              {t('composer.conflict.theirs')}
            </Button>
            <Button type="button" variant="tertiary" size="S" onClick={() => onKeepMine(values)}>
              {t('templates.conflict.details.mine')}
            </Button>
          </Flex>
        }
      >
        {t('templates.conflict.details')}
      </Notice>
    </div>
  );
};
