import { Menu } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import type { ResponseFilter } from '../../../../../server/src/forms/contract';
import { useDownload } from '../../../hooks/useDownload';
import { useT } from '../../../hooks/useT';

const KINDS = {
  csv: { format: 'csv' },
  excel: { format: 'csv', bom: '1' },
  json: { format: 'json' },
} as const;
type Kind = keyof typeof KINDS;

interface ExportMenuProps {
  formId: number;
  slug: string;
  filter: ResponseFilter;
}

/** Saves the responses that the filter leaves. */
export const ExportMenu = ({ formId, slug, filter }: ExportMenuProps) => {
  const t = useT();
  const { busy, start } = useDownload<Kind>();
  const save = (kind: Kind) => {
    const { format } = KINDS[kind];
    void start(kind, {
      path: `/optin/forms/${formId}/responses/export`,
      params: { ...filter, ...KINDS[kind] },
      fallbackName: `responses-${slug}.${format}`,
    });
  };
  return (
    <Menu.Root>
      <Menu.Trigger startIcon={<Download />} disabled={busy !== null} variant="default">
        {t('questionnaires.results.export')}
      </Menu.Trigger>
      <Menu.Content popoverPlacement="bottom-end">
        <Menu.Item onSelect={() => save('csv')}>{t('questionnaires.results.export.csv')}</Menu.Item>
        <Menu.Item onSelect={() => save('excel')}>
          {t('questionnaires.results.export.excel')}
        </Menu.Item>
        <Menu.Item onSelect={() => save('json')}>
          {t('questionnaires.results.export.json')}
        </Menu.Item>
      </Menu.Content>
    </Menu.Root>
  );
};
