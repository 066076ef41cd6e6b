import { Link } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import { useGetSettingsQuery } from '../../api/settings';
import { LocalizedTextInput } from '../../components/LocalizedTextInput';
import { Panel } from '../../components/Panel';
import { ToggleField } from '../../components/ToggleField';
import { useT } from '../../hooks/useT';

/** The public page of past issues. */
export const ArchiveFields = () => {
  const t = useT();
  const isOpen = useField<boolean>('archive.isOpen').value;
  const { data } = useGetSettingsQuery(undefined);
  const saved = data?.settings.archive.isOpen && data.publicUrl.value;
  return (
    <Panel title={t('archive.settings')} hint={t('archive.settings.hint')}>
      <ToggleField
        name="archive.isOpen"
        label={t('archive.isOpen')}
        hint={t('archive.isOpen.hint')}
      />
      {isOpen ? (
        <>
          <LocalizedTextInput
            name="archive.title"
            label={t('archive.title')}
            hint={t('archive.title.hint')}
          />
          <LocalizedTextInput
            name="archive.description"
            label={t('archive.description')}
            multiline
          />
        </>
      ) : null}
      {saved ? (
        <Link href={`${saved}/api/optin/archive`} isExternal>
          {t('archive.open')}
        </Link>
      ) : null}
    </Panel>
  );
};
