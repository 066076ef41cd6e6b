import { AddSelection, AddToNewsletter, NewNewsletter, NewsletterPanel } from './actions';

/** What plugins add to the content manager's pages; each takes the list so far, or more of it. */
interface ContentManager {
  addDocumentAction(actions: unknown[]): void;
  addBulkAction(actions: unknown[]): void;
  addEditViewSidePanel(panels: unknown[]): void;
}

const isContentManager = (apis: object): apis is ContentManager =>
  ['addDocumentAction', 'addBulkAction', 'addEditViewSidePanel'].every(
    (name) => name in apis && typeof Reflect.get(apis, name) === 'function'
  );

/** Brings newsletters to where entries are written. Without a content manager there is nothing to do. */
export const installInContentManager = (apis: object | undefined): void => {
  if (!apis || !isContentManager(apis)) return;
  apis.addDocumentAction([AddToNewsletter, NewNewsletter]);
  apis.addBulkAction([AddSelection]);
  apis.addEditViewSidePanel([NewsletterPanel]);
};
