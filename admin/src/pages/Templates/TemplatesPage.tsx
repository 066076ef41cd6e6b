import { Button, Flex } from '@strapi/design-system';
import { Upload } from '@strapi/icons';
import { useQueryParams } from '@strapi/strapi/admin';
import { useState } from 'react';
import { ListTools } from '../../components/ListTools';
import { PageShell } from '../../components/PageShell';
import { Panel } from '../../components/Panel';
import { Segments } from '../../components/Segments';
import { useCan } from '../../hooks/useCan';
import { useT } from '../../hooks/useT';
import { ImportDialog } from './ImportDialog';
import { OwnTemplates } from './OwnTemplates';
import { ReadyTemplates } from './ReadyTemplates';

const KINDS = ['message', 'block'] as const;

/** What messages start from: one's own templates, saved blocks, and those that come along. */
export const TemplatesPage = () => {
  const t = useT();
  const can = useCan();
  const [isImporting, setImporting] = useState(false);
  const [{ query }, setQuery] = useQueryParams<{ kind?: string; page?: string }>();
  const kind = query.kind === 'block' ? 'block' : 'message';
  return (
    <PageShell
      title={t('templates.title')}
      subtitle={t('templates.subtitle')}
      primaryAction={
        can('update-templates') ? (
          <Button
            size="S"
            variant="secondary"
            startIcon={<Upload />}
            onClick={() => setImporting(true)}
          >
            {t('templates.import')}
          </Button>
        ) : undefined
      }
      actions={<ListTools searchLabel={t('templates.search')} filters={[]} />}
    >
      <Flex direction="column" alignItems="stretch" gap={6}>
        <Panel
          title={t('templates.own.title')}
          action={
            <Segments
              label={t('templates.kind')}
              options={KINDS.map((value) => ({ value, label: t(`templates.kind.${value}`) }))}
              value={kind}
              onChange={(value) => setQuery({ kind: value, page: '1' })}
            />
          }
        >
          <OwnTemplates kind={kind} />
        </Panel>
        {kind === 'message' ? <ReadyTemplates /> : null}
      </Flex>
      {isImporting ? <ImportDialog onClose={() => setImporting(false)} /> : null}
    </PageShell>
  );
};
