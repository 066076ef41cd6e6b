import { Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import type { Settings, SettingsResponse } from '../../../../server/src/core/contract';
import { useGetSettingsQuery, useUpdateSettingsMutation } from '../../api/settings';
import { EditForm, SaveButton } from '../../components/EditForm';
import { LoadingPage } from '../../components/LoadingPage';
import { PageShell } from '../../components/PageShell';
import { TwoColumns } from '../../components/TwoColumns';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { ArchiveFields } from './ArchiveFields';
import { ColourFields } from './ColourFields';
import { LogoFields } from './LogoFields';
import { Sample } from './Sample';
import { TypeFields } from './TypeFields';
import { brandProblems, type BrandValues } from './values';

const EditBrand = ({ settings }: { settings: Settings }) => {
  const t = useT();
  const can = useCan();
  const { toggleNotification } = useNotification();
  const [update] = useUpdateSettingsMutation();
  const initialValues = useMemo<BrandValues>(
    () => ({ brand: settings.brand, archive: settings.archive }),
    [settings]
  );
  return (
    <EditForm<BrandValues>
      method="PUT"
      initialValues={initialValues}
      disabled={!can('update-settings')}
      validate={(values) => brandProblems(values, t)}
      onSubmit={async (values, { resetForm }) => {
        const saved = await update(values).unwrap();
        resetForm({ brand: saved.settings.brand, archive: saved.settings.archive });
        toggleNotification({ type: 'success', message: t('common.saved') });
      }}
    >
      <PageShell
        title={t('brand.title')}
        subtitle={t('brand.subtitle')}
        primaryAction={can('update-settings') ? <SaveButton /> : undefined}
      >
        <TwoColumns
          main={
            <Flex direction="column" alignItems="stretch" gap={6}>
              <LogoFields />
              <ColourFields scheme="light" />
              <ColourFields scheme="dark" />
              <TypeFields />
              <ArchiveFields />
            </Flex>
          }
          aside={<Sample />}
        />
      </PageShell>
    </EditForm>
  );
};

/** How all messages look, and the public page of past ones. */
const BrandPage = () => {
  const t = useT();
  const query = useGetSettingsQuery(undefined);
  return (
    <LoadingPage query={query} title={t('brand.title')}>
      {({ settings }: SettingsResponse) => <EditBrand settings={settings} />}
    </LoadingPage>
  );
};

export default BrandPage;
