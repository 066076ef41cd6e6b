import { Flex } from '@strapi/design-system';
import { lazy, Suspense, type Dispatch } from 'react';
import { HistoryButtons } from '../../../../components/HistoryButtons';
import { Segments } from '../../../../components/Segments';
import { SkeletonBlock } from '../../../../components/Skeleton';
import { useT } from '../../../../hooks/useT';
import type { History, HistoryAction } from '../../../../utils/history';
import type { ShowTarget } from '../../checks/places';
import type { Draft } from '../../model/draft';
import { Canvas } from '../canvas/Canvas';
import { DragArea } from '../DragArea';
import { Inspector } from '../inspector/Inspector';
import { LanguageTabs } from '../LanguageTabs';
import { RemovedNotice } from '../notices/RemovedNotice';
import { Palette } from '../palette/Palette';
import type { View } from '../view';
import { VIEWS } from '../view';
import { Workbench } from '../Workbench';

const PreviewPane = lazy(async () => ({
  default: (await import('../preview/PreviewPane')).PreviewPane,
}));

interface ContentStepProps {
  campaignId: number;
  revision: number;
  history: History<Draft>;
  dispatch: Dispatch<HistoryAction<Draft>>;
  removed: string | null;
  view: View;
  onView: (view: View) => void;
  onShow: (target: ShowTarget) => void;
  disabled: boolean;
}

/** The message itself: written at the left and in the middle, looked at as readers will. */
export const ContentStep = ({
  campaignId,
  revision,
  history,
  dispatch,
  removed,
  view,
  onView,
  onShow,
  disabled,
}: ContentStepProps) => {
  const t = useT();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <HistoryButtons state={history} dispatch={dispatch} />
        <LanguageTabs disabled={disabled} />
        <Segments
          label={t('composer.view')}
          options={VIEWS.map((value) => ({ value, label: t(`composer.view.${value}`) }))}
          value={view}
          onChange={onView}
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
            inspector={
              <Inspector
                campaignId={campaignId}
                revision={revision}
                disabled={disabled}
                onShow={onShow}
              />
            }
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
