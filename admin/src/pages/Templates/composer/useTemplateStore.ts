import { useCallback } from 'react';
import type { MessageTemplate } from '../../../../../content-types';
import type { TemplateRefusalCode } from '../../../../../server/src/campaigns/templates/contract';
import { useUpdateTemplateMutation } from '../../../api/templates';
import { useT } from '../../../hooks/useT';
import type { Store } from '../../Campaigns/composer/useSaving';
import { toTemplateRequest } from './template-draft';

/** Keeps a template; it has no history, so what is written over is gone. */
export const useTemplateStore = ({ id, kind, revision }: MessageTemplate): Store => {
  const t = useT();
  const [update] = useUpdateTemplateMutation();
  const save = useCallback<Store['save']>(
    async (draft, seen) => {
      const request = toTemplateRequest(draft, kind, t('templates.untitled'));
      const saved = await update({ id, data: { ...request, revision: seen } }).unwrap();
      return saved.revision;
    },
    [id, kind, t, update]
  );
  return {
    revision,
    save,
    conflictCode: 'template-changed' satisfies TemplateRefusalCode,
  };
};
