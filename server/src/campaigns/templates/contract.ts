import type {
  InlineNode,
  MessageDocument,
  MessageTemplate,
  TemplateKind,
} from '../../../../content-types';
import type { Data, Page, PageQuery } from '../../core/contract';

/** GET /optin/templates?kind=message|block; `_q` looks in names; sort: name, updatedAt. */
export interface ListTemplatesRequest extends PageQuery {
  kind?: TemplateKind;
}
export type ListTemplatesResponse = Page<MessageTemplate>;
/** GET /optin/templates/:id */
export type GetTemplateResponse = Data<MessageTemplate>;

/** POST /optin/templates, PUT /optin/templates/:id */
export interface SaveTemplateRequest extends Pick<
  MessageTemplate,
  'kind' | 'name' | 'locale' | 'subject' | 'preheader' | 'document' | 'translations'
> {
  /**
   * PUT: the revision that the editor started from. Another one in the database is refused with
   * `template-changed` (a 400 whose `details.revision` is theirs); without it the last save wins.
   */
  revision?: number;
}
export type TemplateRefusalCode = 'template-changed';
export type SaveTemplateResponse = Data<MessageTemplate>;
/** DELETE /optin/templates/:id: what was made from it stays. */
export type DeleteTemplateResponse = Data<{ id: number }>;

export const READY_TEMPLATES = [
  'letter',
  'digest',
  'announcement',
  'event',
  'news',
  'note',
] as const;
export type ReadyTemplateKey = (typeof READY_TEMPLATES)[number];
export interface ReadyTemplate {
  key: ReadyTemplateKey;
  name: string;
  description: string;
  locale: string;
  subject: InlineNode[];
  preheader: string;
  document: MessageDocument;
}
/** GET /optin/templates/ready?locale= */
export type ReadyTemplatesResponse = Data<ReadyTemplate[]>;

export const IMPORT_FORMATS = ['mjml', 'html'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];
/** POST /optin/templates/import: a template made of markup from elsewhere. */
export interface ImportTemplateRequest {
  name: string;
  locale: string;
  format: ImportFormat;
  /** At most 500,000 characters. */
  source: string;
}
/** What an import left out or could not keep as blocks, so that a person looks at it. */
export interface ImportNote {
  code: 'dropped' | 'kept-as-html' | 'styles-inlined' | 'scripts-removed';
  /** Names of the elements concerned, each once. */
  elements: string[];
}
export type ImportTemplateResponse = Data<{ template: MessageTemplate; notes: ImportNote[] }>;
