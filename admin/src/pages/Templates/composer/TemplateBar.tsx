import { Flex, LinkButton, Typography, VisuallyHidden } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { BackButton } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import type { MessageTemplate } from '../../../../../content-types';
import { useT } from '../../../hooks/useT';
import { pluginPath } from '../../../pluginId';
import { useComposer } from '../../Campaigns/composer/context';
import { NameField } from '../../Campaigns/composer/NameField';
import { SavedState } from '../../Campaigns/composer/SavedState';
import { Head } from '../../Campaigns/composer/TopBar';
import type { Saving } from '../../Campaigns/composer/useSaving';

interface TemplateBarProps {
  template: MessageTemplate;
  saving: Saving;
  disabled: boolean;
}

/** Name, what is kept, and the way back. */
export const TemplateBar = ({ template: { id, kind }, saving, disabled }: TemplateBarProps) => {
  const t = useT();
  const { draft } = useComposer();
  const page = pluginPath(`/templates/${id}`);
  return (
    <Head>
      <Flex direction="column" alignItems="stretch" gap={1} flex="1 1 28rem" minWidth="0">
        <Flex>
          <BackButton fallback={page} />
        </Flex>
        <VisuallyHidden>
          <h1 id="main-content-title">{draft.name.trim() || t('templates.untitled')}</h1>
        </VisuallyHidden>
        <NameField
          disabled={disabled}
          hint={t('campaigns.name.hint')}
          placeholder={t('templates.untitled')}
        />
        <Flex gap={3} wrap="wrap">
          <Typography textColor="neutral600">
            {t(kind === 'block' ? 'templates.one.block' : 'templates.one')}
          </Typography>
          <SavedState saving={saving} />
        </Flex>
      </Flex>
      <LinkButton tag={Link} to={page} startIcon={<Check aria-hidden />}>
        {t('templates.content.done')}
      </LinkButton>
    </Head>
  );
};
