import { Mail } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import {
  lazy,
  Suspense,
  useMemo,
  type ComponentType,
  type ReactNode,
  type SyntheticEvent,
} from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import { PLUGIN_ID, pluginPath } from '../pluginId';
import { useUsable } from './usable';

/*
 * What stands on the pages of Strapi's content manager. The panel loads this with its first page, so
 * it holds no more than buttons: what they open comes when it is opened.
 */
const AddDialog = lazy(() => import('./AddDialog'));
const UsagePanel = lazy(() => import('./UsagePanel'));

/** What the content manager hands over of an entry; see its `content-manager.d.ts`. */
interface Entry {
  documentId?: string;
  locale?: string | null;
}
interface EditView {
  model: string;
  documentId?: string;
  document?: Entry;
}
interface ListView {
  model: string;
  documents: Entry[];
}
interface Action {
  label: string;
  icon?: ReactNode;
  position?: 'panel';
  variant?: 'secondary' | 'tertiary';
  onClick?: (event: SyntheticEvent) => void;
  dialog?: { type: 'modal'; title: string; content: ComponentType<{ onClose: () => void }> };
}
interface Panel {
  title: string;
  content: ReactNode;
}

const useText = () => {
  const { formatMessage } = useIntl();
  return (key: string) => formatMessage({ id: `${PLUGIN_ID}.content-manager.${key}` });
};

/**
 * Where an action stands first, its button would send the form of the entry. In a menu nothing is
 * held up: it would stay open behind the dialog.
 */
const keepForm = (event: Pick<SyntheticEvent, 'type' | 'preventDefault'>): void => {
  if (event.type === 'click') event.preventDefault();
};

/** A dialog whose component stays the same while its entries do, or what is typed in it would go. */
const useAddDialog = (uid: string, ids: readonly string[], locale: string) => {
  const key = ids.join(' ');
  return useMemo(
    () =>
      function Content({ onClose }: { onClose: () => void }) {
        return (
          <Suspense fallback={null}>
            <AddDialog uid={uid} documentIds={key.split(' ')} locale={locale} onClose={onClose} />
          </Suspense>
        );
      },
    [uid, key, locale]
  );
};

const useLocaleOf = (entry: Entry | undefined): string => {
  const { locale } = useIntl();
  return entry?.locale || locale;
};

/** Edit view: puts the entry into a draft. */
export const AddToNewsletter = ({ model, document }: EditView): Action | null => {
  const text = useText();
  const isUsable = useUsable(model, ['update-campaigns']);
  const id = document?.documentId ?? '';
  const content = useAddDialog(model, [id], useLocaleOf(document));
  if (!isUsable || id === '') return null;
  return {
    label: text('add'),
    icon: <Mail />,
    position: 'panel',
    onClick: keepForm,
    dialog: { type: 'modal', title: text('add'), content },
  };
};

/** Edit view: makes a draft of the entry and opens it. */
export const NewNewsletter = ({ model, document }: EditView): Action | null => {
  const text = useText();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const isUsable = useUsable(model, ['update-campaigns', 'create-campaigns']);
  const locale = useLocaleOf(document);
  const id = document?.documentId ?? '';
  if (!isUsable || id === '') return null;
  const start = async () => {
    const { startNewsletter } = await import('./start');
    const result = await startNewsletter({ uid: model, documentIds: [id], locale });
    if ('error' in result) toggleNotification({ type: 'danger', message: result.error });
    else navigate(pluginPath(`/campaigns/${result.campaignId}`));
  };
  return {
    label: text('new'),
    icon: <Mail />,
    position: 'panel',
    onClick: (event) => {
      keepForm(event);
      void start();
    },
  };
};

/** List view: puts the entries that are ticked into a draft. */
export const AddSelection = ({ model, documents }: ListView): Action | null => {
  const text = useText();
  const isUsable = useUsable(model, ['update-campaigns']);
  const ids = documents.flatMap(({ documentId }) => documentId ?? []);
  const content = useAddDialog(model, ids, useLocaleOf(documents[0]));
  if (!isUsable || ids.length === 0) return null;
  return {
    label: text('add'),
    variant: 'tertiary',
    dialog: { type: 'modal', title: text('add'), content },
  };
};

/** Edit view: the newsletters that show the entry. */
export const NewsletterPanel = ({ model, document }: EditView): Panel | null => {
  const text = useText();
  const isUsable = useUsable(model, []);
  const id = document?.documentId ?? '';
  if (!isUsable || id === '') return null;
  return {
    title: text('panel'),
    content: (
      <Suspense fallback={null}>
        <UsagePanel uid={model} documentId={id} />
      </Suspense>
    ),
  };
};
