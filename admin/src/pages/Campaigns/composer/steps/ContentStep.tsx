import { Flex } from '@strapi/design-system';
import { lazy, Suspense, type ReactNode } from 'react';
import { HistoryButtons } from '../../../../components/HistoryButtons';
import { Segments } from '../../../../components/Segments';
import { SkeletonBlock } from '../../../../components/Skeleton';
import { useT } from '../../../../hooks/useT';
import { Canvas } from '../canvas/Canvas';
import { DragArea } from '../DragArea';
import { LanguageTabs } from '../LanguageTabs';
import { RemovedNotice } from '../notices/RemovedNotice';
import { Palette } from '../palette/Palette';
import type { Writing } from '../useWriting';
import { VIEWS } from '../view';
import { Workbench } from '../Workbench';

const PreviewPane = lazy(async () => ({
  default: (await import('../preview/PreviewPane')).PreviewPane,
}));

interface ContentStepProps {
  writing: Writing;
  /** Details of what is selected. */
  inspector: ReactNode;
}

/** The message itself: written at the left and in the middle, looked at as readers will. */
export const ContentStep = ({ writing, inspector }: ContentStepProps) => {
  const t = useT();
  const { history, dispatch, removed, view, setView } = writing;
  const disabled = !writing.mayEdit;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <HistoryButtons state={history} dispatch={dispatch} />
        <LanguageTabs disabled={disabled} />
        <Segments
          label={t('composer.view')}
          options={VIEWS.map((value) => ({ value, label: t(`composer.view.${value}`) }))}
          value={view}
          onChange={setView}
        />
      </Flex>
      {view === 'edit' ? (
        <DragArea>
          <Workbench
            palette={<Palette disabled={disabled} />}
            canvas={
              <>
                <Canvas disabled={disabled} />
                {removed ? <RemovedNotice name={removed} /> : null}
              </>
            }
            inspector={inspector}
          />
        </DragArea>
      ) : (
        <Suspense fallback={<SkeletonBlock lines={8} />}>
          <PreviewPane mode={view} />
        </Suspense>
      )}
    </Flex>
  );
};
